import type { Driver } from 'neo4j-driver'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import {
  contactNumbers,
  orderForReplay,
  ordersForReplay,
  sponsorsAt,
  standing,
} from '#server/adapters/neo4j/run-queries.ts'
import type { RecordedMember, RecordedOrder } from '#server/domain/compensation/replay-facts.ts'
import type { MemberId } from '#server/domain/kernel/ids.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import type { Period } from '#server/domain/kernel/period.ts'
import type { Recorded, Replay, ReplayWanted } from '#server/ports/replay.ts'

/** Reads one order, the members its line passed as the period recorded them, and what those had besides. */
export const replayOf = (driver: Driver): Replay => ({
  recorded: (wanted) => recorded(driver, wanted),
})

async function recorded(driver: Driver, wanted: ReplayWanted): Promise<Recorded | undefined> {
  const { period } = wanted
  const order = await readOne(driver, orderForReplay, { id: wanted.orderId, period: period.id })
  if (!order) return undefined
  const ids = await climb(driver, order.memberId, wanted)
  const { runId, computation } = wanted
  const rows = new Map(
    (await readRows(driver, standing, { ids, runId, computation })).map((row) => [row.id, row]),
  )
  const walk = ids.flatMap((id) => {
    const row = rows.get(id)
    return row ? [memberOf(row)] : []
  })
  if (walk.length !== ids.length) return undefined
  const { from, to } = period
  const span = { period: period.id, from, to: instantOf(to) }
  const around = await readRows(driver, ordersForReplay, { memberIds: ids, ...span })
  const others = around.filter(({ id }) => id !== order.id)
  const [first, ...rest] = await netOrders(driver, [order, ...others], { period, walk: ids })
  invariant(first, 'an order that was read is netted')
  return { walk, ids, order: first, others: rest }
}

/** The buyer's member and those above, as they stood at the end of the period, `distance` steps up. */
async function climb(
  driver: Driver,
  from: MemberId,
  { period, distance }: ReplayWanted,
): Promise<MemberId[]> {
  const ids = [from]
  while (ids.length <= distance) {
    const step = await readOne(driver, sponsorsAt, { ids: [ids.at(-1)!], until: period.to })
    if (!step) break
    ids.push(step.sponsorId)
  }
  return ids
}

type StandingRow = Awaited<ReturnType<typeof readRows<typeof standing.params, typeof standing.row>>>[number]
type OrderRow = NonNullable<
  Awaited<ReturnType<typeof readOne<typeof orderForReplay.params, typeof orderForReplay.row>>>
>

const memberOf = ({
  number,
  joinedAt,
  rank,
  highestRank,
  active,
  volumeNames,
  volumes,
}: StandingRow): RecordedMember => ({
  number,
  joinedAt,
  rank,
  highestRank,
  active,
  volumes: Object.fromEntries(volumeNames.map((name, column) => [name, volumes[column]!])),
})

/** Orders as the period counted them: what it credited of its own orders is taken off. */
async function netOrders(
  driver: Driver,
  orders: readonly OrderRow[],
  { period, walk }: { readonly period: Period; readonly walk: readonly MemberId[] },
): Promise<RecordedOrder[]> {
  const customers = [...new Set(orders.flatMap(({ customerId }) => (customerId === '' ? [] : [customerId])))]
  const rows = await readRows(driver, contactNumbers, { ids: customers })
  const numbers = new Map<string, string>(rows.map(({ id, number }) => [id, number]))
  return orders.map((order) => ({
    ...{ number: order.number, kind: order.kind, acceptedAt: order.acceptedAt },
    ...{ member: walk.indexOf(order.memberId), byCustomer: order.customerId !== '' },
    ...{ customerNumber: numbers.get(order.customerId) ?? '' },
    ...{ products: order.productCodes, quantities: order.quantities },
    ...netColumns(order, period),
  }))
}

function netColumns(order: OrderRow, period: Period): Pick<RecordedOrder, 'cv' | 'pv' | 'price'> {
  const [cv, pv, price] = [[...order.cvMinor], [...order.pvHundredths], [...order.amountMinor]]
  for (const credit of order.period === period.id ? order.credits : []) {
    credit.lineNumbers.forEach((line, position) => {
      cv[line - 1] = cv[line - 1]! - credit.cvMinor[position]!
      pv[line - 1] = pv[line - 1]! - credit.pvHundredths[position]!
      price[line - 1] = price[line - 1]! - credit.amountMinor[position]!
    })
  }
  return { cv, pv, price }
}
