import type { CompensationEvents } from '#server/domain/compensation/events.ts'
import type { LoggedEvent } from '#server/ports/events.ts'

/** What a run must look like, and the event that last said so. */
export interface ExpectedRun {
  readonly seq: bigint
  readonly period: string
  readonly state: string
  readonly computation: number
  readonly totalMinor: bigint
  readonly statements: number
  readonly resultDigest: string
}

/** The part of the log's meaning that only its end decides: who stands below whom, what was cancelled, the runs. */
export interface ExpectedGraph {
  /** By member: current sponsor (null for a root) and ordinal. */
  readonly sponsors: Map<string, { seq: bigint; sponsorId: string | null; ordinal: number | undefined }>
  readonly cancelled: Map<string, bigint>
  readonly runs: Map<string, ExpectedRun>
}

export const emptyGraph = (): ExpectedGraph => ({
  sponsors: new Map(),
  cancelled: new Map(),
  runs: new Map(),
})

/** Notes what one event changes, in the order of the log. */
export function expectEvent(graph: ExpectedGraph, event: LoggedEvent): void {
  const { seq } = event
  switch (event.kind) {
    case 'MEMBER_ENROLLED':
      graph.sponsors.set(event.body.id, { seq, sponsorId: event.body.sponsorId, ordinal: event.ordinal })
      break
    case 'MEMBER_MOVED': {
      const ordinal = graph.sponsors.get(event.body.id)?.ordinal
      graph.sponsors.set(event.body.id, { seq, sponsorId: event.body.sponsorId, ordinal })
      break
    }
    case 'ORDER_CANCELLED':
      graph.cancelled.set(event.body.id, seq)
      break
    case 'RUN_COMPUTED':
      graph.runs.set(event.body.runId, computed(event.body, seq))
      break
    case 'RUN_REVIEWED':
      change(graph, event.body.runId, { seq, state: 'REVIEWED' })
      break
    case 'PERIOD_THAWED':
      thaw(graph, event.body.period)
      break
    case 'RUN_CLOSED':
      change(graph, event.body.runId, { seq, state: 'CLOSED', totalMinor: event.body.totalMinor })
      break
    default:
  }
}

function computed(body: CompensationEvents['RUN_COMPUTED']['body'], seq: bigint): ExpectedRun {
  const { computation, totalMinor, statements, resultDigest, period } = body
  return { seq, state: 'DRAFT', computation, totalMinor, statements, resultDigest, period }
}

function change({ runs }: ExpectedGraph, runId: string, changed: Partial<ExpectedRun>): void {
  const run = runs.get(runId)
  if (run !== undefined) runs.set(runId, { ...run, ...changed })
}

function thaw(graph: ExpectedGraph, period: string): void {
  for (const [runId, run] of graph.runs) {
    if (run.state === 'REVIEWED' && run.period === period) change(graph, runId, { state: 'DRAFT' })
  }
}
