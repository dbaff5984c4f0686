import type { Driver } from 'neo4j-driver'
import { gather, gatherAll } from '#server/adapters/neo4j/gather.ts'
import {
  buyersByNumber,
  countOfMember,
  countOfOrders,
  countOfPeriod,
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
import type { OrderFacts, OrderListed, OrdersWanted } from '#server/ports/order-facts.ts'

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
    count: async ({ memberId, period }) => {
      const row =
        memberId !== ''
          ? await readOne(driver, countOfMember, { memberId })
          : period !== ''
            ? await readOne(driver, countOfPeriod, { period })
            : await readOne(driver, countOfOrders, {})
      return row?.orders ?? 0
    },
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
  const page = { beforeAt: after?.at ?? END_OF_TIME, afterId: after?.id ?? '', limit }
  if (search !== '') return readRows(driver, ordersByNumber, { ...page, search, memberId })
  if (memberId !== '') return readRows(driver, ordersOfMember, { ...page, state, period, memberId, buyerId })
  if (buyerId !== '') return readRows(driver, ordersOfBuyer, { ...page, state, period, buyerId })
  if (period !== '') return readRows(driver, ordersOfPeriod, { ...page, state, period })
  return readRows(driver, recentOrders, { ...page, state })
}
