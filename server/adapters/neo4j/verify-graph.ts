import { hash } from 'node:crypto'
import type { Driver } from 'neo4j-driver'
import type { z } from 'zod'
import type {
  ExpectedEdge,
  ExpectedGraph,
  ExpectedPlace,
  ExpectedRun,
} from '#server/adapters/neo4j/expected-graph.ts'
import { readOne, readRows, streamRows } from '#server/adapters/neo4j/query.ts'
import { statementTotals } from '#server/adapters/neo4j/staging-queries.ts'
import type { Troubles } from '#server/adapters/neo4j/troubles.ts'
import {
  creditNoteTotals,
  orderTotals,
  runTotals,
  sponsorEdges,
  statementAmounts,
  userRights,
} from '#server/adapters/neo4j/verify-queries.ts'
import { type MarkedStatement, statementMark } from '#server/domain/compensation/statement-mark.ts'
import { type CanonicalValue, canonicalJson } from '#server/domain/kernel/canonical-json.ts'
import type { LoggedOf } from '#server/ports/events.ts'

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
    const { buyerId, memberId, kind, byCustomer, acceptedAt, period, lines } = body
    const { amountMinor, cvMinor, pvHundredths } = body
    const said = {
      ...{ buyerId, memberId, kind, byCustomer, acceptedAt, period, amountMinor, cvMinor, pvHundredths },
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
 * Compares, at the end of the log, every sponsor edge, past and present, and every ordinal with what the events say. Of
 * a member that a bulk import brought, the first edge and the ordinal stand in no event.
 */
export async function compareEdges(
  { driver, troubles }: Comparison,
  { places }: ExpectedGraph,
): Promise<void> {
  const members = [...places.keys()]
  for (let from = 0; from < members.length; from += AT_ONCE) {
    const ids = members.slice(from, from + AT_ONCE)
    const rows = await readRows(driver, sponsorEdges, { ids })
    const stored = new Map(rows.map((row) => [row.id, row]))
    for (const id of ids) {
      const said = places.get(id)!
      if (!placeHolds(said, stored.get(id)))
        troubles.add({ code: 'EDGE_DIFFERS', seq: said.seq, subject: id })
    }
  }
}

type StoredPlace = z.output<typeof sponsorEdges.row>

function placeHolds({ enrolled, ordinal, edges }: ExpectedPlace, stored: StoredPlace | undefined): boolean {
  if (stored === undefined || (ordinal !== undefined && stored.ordinal !== ordinal)) return false
  const { froms, ends } = stored
  const found = stored.sponsorIds.map((sponsorId, at) => ({ sponsorId, from: froms[at]!, to: ends[at]! }))
  const told = enrolled ? found : found.slice(found.length - edges.length)
  return !differs(inOrder(edges), inOrder(told))
}

/** Edges that begin at one instant stand in no order in the graph. */
const inOrder = (edges: readonly ExpectedEdge[]): string[] =>
  edges.map(({ sponsorId, from, to }) => `${from} ${to} ${sponsorId}`).sort()

/** Compares the rights of every user with what the events say; who stands in no event has none. */
export async function compareUsers(
  { driver, troubles }: Comparison,
  { users }: ExpectedGraph,
): Promise<void> {
  const stored = new Map((await readRows(driver, userRights, {})).map(({ id, ...user }) => [id, user]))
  for (const [id, { seq, ...said }] of users) {
    if (differs(said as never, stored.get(id))) troubles.add({ code: 'USER_DIFFERS', seq, subject: id })
  }
  for (const id of stored.keys()) {
    if (!users.has(id)) troubles.add({ code: 'USER_DIFFERS', seq: 0n, subject: id })
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
    const { seq, period: _, statementsDigest: __, ...wanted } = said
    if (differs({ id, ...wanted }, stored.get(id))) troubles.add({ code: 'RUN_DIFFERS', seq, subject: id })
    if (!(await statementsHold(driver, id, said)))
      troubles.add({ code: 'STATEMENTS_DIFFER', seq, subject: id })
  }
  for (const id of stored.keys()) {
    if (!runs.has(id)) troubles.add({ code: 'RUN_DIFFERS', seq: 0n, subject: id })
  }
}

/** Totals of the statements, of their entries and of the run are one, and every amount is what the run published. */
async function statementsHold(driver: Driver, runId: string, said: ExpectedRun): Promise<boolean> {
  const { computation } = said
  const sums = await readOne(driver, statementTotals, { runId, computation })
  return (
    sums !== undefined &&
    sums.statements === said.statements &&
    sums.totalMinor === said.totalMinor &&
    sums.entriesMinor === said.totalMinor &&
    (await digestOfStatements(driver, { runId, computation })) === said.statementsDigest
  )
}

/** The digest of the marks, made anew from what is stored. */
async function digestOfStatements(
  driver: Driver,
  of: { readonly runId: string; readonly computation: number },
): Promise<string> {
  const marks: string[] = []
  let pages: StatementPage[] = []
  const close = (): void => {
    const [first] = pages
    if (first) marks.push(statementMark(joined(first, pages), (text) => hash('sha256', text)))
    pages = []
  }
  for await (const page of streamRows(driver, statementAmounts, of)) {
    if (pages[0]?.earnerId !== page.earnerId) close()
    pages.push(page)
  }
  close()
  return hash('sha256', marks.sort().join(''))
}

type StatementPage = z.output<typeof statementAmounts.row>

/** Total and entries stand on the first page, lines on all of them. */
const joined = (first: StatementPage, pages: readonly StatementPage[]): MarkedStatement => ({
  earnerId: first.earnerId,
  totalMinor: first.totalMinor ?? 0n,
  amountMinor: pages.flatMap(({ amountMinor }) => amountMinor ?? []),
  entryAmountMinor: first.entryAmountMinor ?? [],
})
