import type { Driver } from 'neo4j-driver'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import {
  contactNumbers,
  creditsOfOrder,
  orderForReplay,
  sponsorsAt,
  standing,
} from '#server/adapters/neo4j/run-queries.ts'
import type { RecordedMember, RecordedOrder } from '#server/domain/compensation/replay-facts.ts'
import type { MemberId } from '#server/domain/kernel/ids.ts'
import type { Recorded, Replay, ReplayWanted } from '#server/ports/replay.ts'

/** Reads one order and the members its line passed, as the period recorded them. */
export const replayOf = (driver: Driver): Replay => ({
  recorded: (wanted) => recorded(driver, wanted),
})

async function recorded(driver: Driver, wanted: ReplayWanted): Promise<Recorded | undefined> {
  const order = await readOne(driver, orderForReplay, { id: wanted.orderId })
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
  return { walk, ids, order: await netOrder(driver, order, wanted) }
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

async function netOrder(driver: Driver, order: OrderRow, { period }: ReplayWanted): Promise<RecordedOrder> {
  const credits = await readRows(driver, creditsOfOrder, { orderId: order.id, period: period.id })
  const [cv, pv, price] = [[...order.cvMinor], [...order.pvHundredths], [...order.amountMinor]]
  if (order.period === period.id) {
    for (const credit of credits) {
      credit.lineNumbers.forEach((line, position) => {
        cv[line - 1] = cv[line - 1]! - credit.cvMinor[position]!
        pv[line - 1] = pv[line - 1]! - credit.pvHundredths[position]!
        price[line - 1] = price[line - 1]! - credit.amountMinor[position]!
      })
    }
  }
  const customer =
    order.customerId === '' ? [] : await readRows(driver, contactNumbers, { ids: [order.customerId] })
  return {
    ...{ number: order.number, kind: order.kind, acceptedAt: order.acceptedAt },
    ...{ byCustomer: order.customerId !== '', customerNumber: customer[0]?.number ?? '' },
    ...{ products: order.productCodes, quantities: order.quantities, cv, pv, price },
  }
}
