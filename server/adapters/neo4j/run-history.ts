import type { Driver } from 'neo4j-driver'
import { readRows } from '#server/adapters/neo4j/query.ts'
import type { Positions } from '#server/adapters/neo4j/run-orders.ts'
import {
  clawedBack,
  closedRuns,
  ordersById,
  paidLines,
  periodRecords,
  sponsorsAt,
} from '#server/adapters/neo4j/run-queries.ts'
import type {
  GatheredCredit,
  GatheredEarlierOrder,
  GatheredHistory,
  GatheredPaidLine,
} from '#server/domain/compensation/gathered-facts.ts'
import type { StatementSummary } from '#server/domain/compensation/statement-summary.ts'
import type { ContactId, MemberId } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import { type Period, type PeriodCalendar, parsePeriod } from '#server/domain/kernel/period.ts'

/** Closed runs a company can have: 20 years of months. */
const ALL_RUNS = 240

/** What the newest closed runs before a period left behind, newest first. */
export async function readHistory(
  driver: Driver,
  before: Period,
  { periods, count }: { readonly periods: number; readonly count: number },
): Promise<GatheredHistory[]> {
  const runs = await readRows(driver, closedRuns, { before: before.id, limit: periods })
  const history: GatheredHistory[] = []
  for (const run of runs) {
    const past = {
      period: run.period,
      runId: run.id,
      paidAsRanks: new Array<string>(count).fill(''),
      highestRanks: new Array<string>(count).fill(''),
      volumes: new Map<string, Float64Array>(),
    }
    for (const record of await readRows(driver, periodRecords, {
      runId: run.id,
      computation: run.computation,
    })) {
      record.ordinals.forEach((ordinal, position) => {
        past.paidAsRanks[ordinal] = record.paidAsRanks[position]!
        past.highestRanks[ordinal] = record.highestRanks[position]!
      })
      record.volumeNames.forEach((name, column) => {
        const values = past.volumes.get(name) ?? new Float64Array(count)
        past.volumes.set(name, values)
        const start = column * record.ordinals.length
        record.ordinals.forEach((ordinal, position) => {
          values[ordinal] = record.volumes[start + position]!
        })
      })
    }
    history.push(past)
  }
  return history
}

/** What the reading of earlier orders needs beside the driver. */
export interface EarlierContext {
  readonly period: Period
  readonly calendar: PeriodCalendar
  readonly ordinalOf: (memberId: string) => number | undefined
  readonly customers: Positions<ContactId>
}

type EarlierRow = Awaited<
  ReturnType<typeof readRows<typeof ordersById.params, typeof ordersById.row>>
>[number]
type RunRow = Awaited<ReturnType<typeof readRows<typeof closedRuns.params, typeof closedRuns.row>>>[number]

/** Orders of earlier periods that credit notes of this one take back, with what closed runs paid for them. */
export async function readEarlierOrders(
  driver: Driver,
  credits: readonly GatheredCredit[],
  context: EarlierContext,
): Promise<GatheredEarlierOrder[]> {
  const late = credits.filter(({ orderPeriod }) => orderPeriod !== context.period.id)
  const ids = [...new Set(late.map(({ orderId }) => orderId))]
  if (ids.length === 0) return []
  const orders = await readRows(driver, ordersById, { ids })
  const runs = await readRows(driver, closedRuns, { before: context.period.id, limit: ALL_RUNS })
  const paid = new Map<string, GatheredPaidLine[]>()
  for (const run of runs) {
    const ofPeriod = orders.filter(({ period }) => period === run.period)
    if (ofPeriod.length > 0) await addPaidLines(driver, paid, { run, orders: ofPeriod, context })
  }
  return orders.map(({ memberId, customerId, ...order }) => ({
    ...order,
    member: context.ordinalOf(memberId)!,
    customer: customerId === '' ? -1 : context.customers.of(customerId as ContactId),
    paid: paid.get(order.id) ?? [],
  }))
}

interface PaidOf {
  readonly run: RunRow
  readonly orders: readonly EarlierRow[]
  readonly context: EarlierContext
}

async function addPaidLines(
  driver: Driver,
  paid: Map<string, GatheredPaidLine[]>,
  { run, orders, context }: PaidOf,
): Promise<void> {
  const ended = parsePeriod(run.period, context.calendar)
  invariant(ended, 'a closed run belongs to a period of the company')
  const earnerIds = await uplinesAt(
    driver,
    orders.map(({ memberId }) => memberId),
    ended.to,
  )
  const orderIds = orders.map(({ id }) => id)
  const of = { earnerIds, orderIds, period: run.period, runId: run.id, computation: run.computation }
  const left = await readTakenBack(driver, earnerIds, { after: run.period, before: context.period.id })
  for (const { earnerId, orderId, ...line } of await readRows(driver, paidLines, of)) {
    const key = `${earnerId} ${orderId} ${line.bonus}`
    const takenBack = Math.min(line.amountMinor, left.get(key) ?? 0)
    left.set(key, (left.get(key) ?? 0) - takenBack)
    const list = paid.get(orderId) ?? []
    list.push({ ...line, earner: context.ordinalOf(earnerId)!, takenBack })
    paid.set(orderId, list)
  }
}

/** These members and everybody above them at the last instant before `until`: who can have earned on their orders. */
async function uplinesAt(driver: Driver, members: readonly MemberId[], until: Instant): Promise<MemberId[]> {
  const met = new Set<MemberId>(members)
  let asked = [...met]
  while (asked.length > 0) {
    const rows = await readRows(driver, sponsorsAt, { ids: asked, until })
    asked = [...new Set(rows.map(({ sponsorId }) => sponsorId))].filter((id) => !met.has(id))
    for (const id of asked) met.add(id)
  }
  return [...met]
}

/** What closed statements between two periods took back already, by earner, order and bonus; not negative. */
async function readTakenBack(
  driver: Driver,
  earnerIds: readonly MemberId[],
  between: { readonly after: string; readonly before: string },
): Promise<Map<string, number>> {
  const taken = new Map<string, number>()
  for (const { earnerId, summary } of await readRows(driver, clawedBack, {
    earnerIds: [...earnerIds],
    ...between,
  })) {
    for (const { orderId, bonus, amountMinor } of (JSON.parse(summary) as StatementSummary).adjustments) {
      const key = `${earnerId} ${orderId} ${bonus}`
      taken.set(key, (taken.get(key) ?? 0) - Number(amountMinor))
    }
  }
  return taken
}
