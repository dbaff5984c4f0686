import type { Driver } from 'neo4j-driver'
import type { ExpectedGraph, ExpectedRun } from '#server/adapters/neo4j/expected-graph.ts'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import { statementTotals } from '#server/adapters/neo4j/staging-queries.ts'
import type { Troubles } from '#server/adapters/neo4j/troubles.ts'
import {
  creditNoteTotals,
  currentSponsors,
  orderTotals,
  runTotals,
} from '#server/adapters/neo4j/verify-queries.ts'
import { type CanonicalValue, canonicalJson } from '#server/domain/kernel/canonical-json.ts'
import type { LoggedEvent } from '#server/ports/events.ts'

type LoggedOf<Kind extends LoggedEvent['kind']> = Extract<LoggedEvent, { kind: Kind }>

/** Members asked for at once. */
const AT_ONCE = 5_000

/** What a comparison reads from and reports to. */
export interface Comparison {
  readonly driver: Driver
  readonly troubles: Troubles
}

const differs = (left: CanonicalValue, right: CanonicalValue): boolean =>
  canonicalJson(left) !== canonicalJson(right)

/** Compares orders with the events that recorded them; gives the ids that stand cancelled in the graph. */
export async function compareOrders(
  { driver, troubles }: Comparison,
  events: readonly LoggedOf<'ORDER_RECORDED'>[],
): Promise<readonly string[]> {
  if (events.length === 0) return []
  const rows = await readRows(driver, orderTotals, { ids: events.map(({ body }) => body.id) })
  const stored = new Map(rows.map(({ id, state: _, ...order }) => [id, order]))
  for (const { seq, body } of events) {
    const { buyerId, memberId, period, amountMinor, cvMinor, pvHundredths, lines } = body
    const said = {
      ...{ buyerId, memberId, period, amountMinor, cvMinor, pvHundredths },
      lineAmountMinor: lines.amountMinor,
      lineCvMinor: lines.cvMinor,
      linePvHundredths: lines.pvHundredths,
    }
    if (differs(said, stored.get(body.id))) troubles.add({ code: 'ORDER_DIFFERS', seq, subject: body.id })
  }
  return rows.filter(({ state }) => state === 'CANCELLED').map(({ id }) => id)
}

/** Compares credit notes with the events that wrote them. */
export async function compareCreditNotes(
  { driver, troubles }: Comparison,
  events: readonly LoggedOf<'ORDER_CREDITED'>[],
): Promise<void> {
  if (events.length === 0) return
  const rows = await readRows(driver, creditNoteTotals, { ids: events.map(({ body }) => body.id) })
  const stored = new Map(rows.map((note) => [note.id, note]))
  for (const { seq, body } of events) {
    const { id, orderId, period, amountMinor, cvMinor, pvHundredths } = body
    const said = { id, orderId, period, amountMinor, cvMinor, pvHundredths }
    if (differs(said, stored.get(id))) troubles.add({ code: 'CREDIT_NOTE_DIFFERS', seq, subject: id })
  }
}

/**
 * Compares, at the end of the log, every current sponsor edge and ordinal with what the events say. The ordinal of a
 * member that a bulk import brought stands in no event.
 */
export async function compareEdges(
  { driver, troubles }: Comparison,
  { sponsors }: ExpectedGraph,
): Promise<void> {
  const members = [...sponsors.keys()]
  for (let from = 0; from < members.length; from += AT_ONCE) {
    const ids = members.slice(from, from + AT_ONCE)
    const rows = await readRows(driver, currentSponsors, { ids })
    const stored = new Map(rows.map((row) => [row.id, row]))
    for (const id of ids) {
      const said = sponsors.get(id)
      const found = stored.get(id)
      const wanted = said?.sponsorId === null ? [] : [said?.sponsorId]
      const ordinal = said?.ordinal ?? found?.ordinal
      if (differs([wanted, ordinal], [found?.sponsorIds, found?.ordinal]))
        troubles.add({ code: 'EDGE_DIFFERS', seq: said?.seq ?? 0n, subject: id })
    }
  }
}

/**
 * Compares cancellations: each event has its cancelled order (also one that a bulk import brought without an event),
 * and no order that was recorded stands cancelled without an event. `standing` are the cancelled among the recorded.
 */
export async function compareCancellations(
  { driver, troubles }: Comparison,
  { cancelled }: ExpectedGraph,
  standing: ReadonlySet<string>,
): Promise<void> {
  const unseen = [...cancelled.keys()].filter((id) => !standing.has(id))
  for (let from = 0; from < unseen.length; from += AT_ONCE) {
    const ids = unseen.slice(from, from + AT_ONCE)
    const states = new Map((await readRows(driver, orderTotals, { ids })).map(({ id, state }) => [id, state]))
    for (const id of ids.filter((found) => states.get(found) !== 'CANCELLED'))
      troubles.add({ code: 'ORDER_DIFFERS', seq: cancelled.get(id) ?? 0n, subject: id })
  }
  for (const id of standing) {
    if (!cancelled.has(id)) troubles.add({ code: 'ORDER_DIFFERS', seq: 0n, subject: id })
  }
}

/** Compares every run with its events, and the statements under it with the run's total. */
export async function compareRuns({ driver, troubles }: Comparison, { runs }: ExpectedGraph): Promise<void> {
  const stored = new Map((await readRows(driver, runTotals, {})).map((run) => [run.id, run]))
  for (const [id, said] of runs) {
    const { seq, period: _, ...wanted } = said
    if (differs({ id, ...wanted }, stored.get(id))) troubles.add({ code: 'RUN_DIFFERS', seq, subject: id })
    if (!(await statementsHold(driver, id, said)))
      troubles.add({ code: 'STATEMENTS_DIFFER', seq, subject: id })
  }
  for (const id of stored.keys()) {
    if (!runs.has(id)) troubles.add({ code: 'RUN_DIFFERS', seq: 0n, subject: id })
  }
}

/** Total of the statements, of their entries, and of the run are one; so is the number of statements. */
async function statementsHold(driver: Driver, runId: string, said: ExpectedRun): Promise<boolean> {
  const sums = await readOne(driver, statementTotals, { runId, computation: said.computation })
  return (
    sums !== undefined &&
    sums.statements === said.statements &&
    sums.totalMinor === said.totalMinor &&
    sums.entriesMinor === said.totalMinor
  )
}
