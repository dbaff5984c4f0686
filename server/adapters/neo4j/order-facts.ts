import type { Driver } from 'neo4j-driver'
import { gather, gatherAll } from '#server/adapters/neo4j/gather.ts'
import {
  buyersByNumber,
  countByNumber,
  countOfBuyer,
  countOfMember,
  countOfOrders,
  countOfPeriod,
  countOfState,
  creditNotesOfOrder,
  ordersByNumber,
  ordersOfBuyer,
  ordersOfMember,
  ordersOfPeriod,
  recentOrders,
  wholeOrder,
} from '#server/adapters/neo4j/order-queries.ts'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'
import type { OrderFacts, OrderListed, OrdersNarrowed, OrdersWanted } from '#server/ports/order-facts.ts'

/** Later than any order: 9999-12-31. */
const END_OF_TIME = instantOf(253_402_214_400_000)

/** Orders of the store. Each kind of page has its own statement, so that each walks an index. */
export function orderFactsOf(driver: Driver): OrderFacts {
  const buyer = gather(async (numbers: readonly string[]) => {
    const rows = await readRows(driver, buyersByNumber, { numbers: [...numbers] })
    return new Map(rows.map((row) => [row.number, row]))
  })
  return {
    list: (wanted) => listOrders(driver, wanted),
    count: (narrowed) => countOrders(driver, narrowed),
    async order(name) {
      const row = await readOne(driver, wholeOrder, name)
      if (!row) return undefined
      const { productCodes, quantities, lineAmountMinor, lineCvMinor, linePvHundredths, ...head } = row
      const lines = {
        productCodes,
        quantities,
        amountMinor: lineAmountMinor,
        cvMinor: lineCvMinor,
        pvHundredths: linePvHundredths,
      }
      return { ...head, lines, creditNotes: await readRows(driver, creditNotesOfOrder, { orderId: row.id }) }
    },
    buyers: (numbers) => gatherAll(buyer, numbers),
  }
}

function listOrders(driver: Driver, wanted: OrdersWanted): Promise<readonly OrderListed[]> {
  const { memberId, buyerId, period, state, search, after, limit } = wanted
  const page = { beforeAt: after?.acceptedAt ?? END_OF_TIME, afterId: after?.id ?? '', limit }
  const whose = { memberId, buyerId }
  if (search !== '') {
    const afterNumber = after?.number ?? ''
    return readRows(driver, ordersByNumber, { state, period, ...whose, search, afterNumber, limit })
  }
  if (memberId !== '') return readRows(driver, ordersOfMember, { ...page, state, period, ...whose })
  if (buyerId !== '') return readRows(driver, ordersOfBuyer, { ...page, state, period, buyerId })
  if (period !== '') return readRows(driver, ordersOfPeriod, { ...page, state, period })
  return readRows(driver, recentOrders, { ...page, state })
}

/** Orders a count looks at: half a second of the database. */
const MOST_COUNTED = 500_000

/** Walks the index that `listOrders` walks for the same wish. */
async function countOrders(driver: Driver, narrowed: OrdersNarrowed): Promise<number | null> {
  const { memberId, buyerId, period, state, search } = narrowed
  const most = MOST_COUNTED
  const everything = `${memberId}${buyerId}${period}${state}${search}` === ''
  if (everything) return (await readOne(driver, countOfOrders, {}))?.orders ?? 0
  const ask = () => {
    if (search !== '') return readOne(driver, countByNumber, { most, ...narrowed })
    if (memberId !== '') return readOne(driver, countOfMember, { most, state, period, memberId, buyerId })
    if (buyerId !== '') return readOne(driver, countOfBuyer, { most, state, period, buyerId })
    if (period !== '') return readOne(driver, countOfPeriod, { most, state, period })
    return readOne(driver, countOfState, { most, state, beforeAt: END_OF_TIME })
  }
  const found = await ask()
  return found === undefined || found.walked === most ? null : found.orders
}
