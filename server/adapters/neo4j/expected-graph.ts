import type { CompensationEvents } from '#server/domain/compensation/events.ts'
import type { LoggedEvent, LoggedOf } from '#server/ports/events.ts'

/** What a run must look like, and the event that last said so. */
export interface ExpectedRun {
  readonly seq: bigint
  readonly period: string
  readonly state: string
  readonly computation: number
  readonly totalMinor: bigint
  readonly statements: number
  readonly resultDigest: string
  readonly statementsDigest: string
}

/** An edge to a sponsor; `to` is `OPEN` while it is current. */
export interface ExpectedEdge {
  readonly sponsorId: string
  readonly from: number
  readonly to: number
}

/** The end of an edge that has none: 9999-12-31. */
export const OPEN = Date.UTC(9999, 11, 31)

/** What the events say of a member's place, oldest edge first. */
export interface ExpectedPlace {
  readonly seq: bigint
  readonly ordinal: number | undefined
  /** False for a member whom a bulk import brought: no event tells the first edge. */
  readonly enrolled: boolean
  readonly edges: readonly ExpectedEdge[]
}

/** What a user may do, and the event that last said so. */
export interface ExpectedUser {
  readonly seq: bigint
  readonly roles: readonly string[]
  readonly blocked: boolean
  readonly contactId: string | null
}

/** The part of the log's meaning that only its end decides: who stands below whom, what was cancelled, runs, users. */
export interface ExpectedGraph {
  readonly places: Map<string, ExpectedPlace>
  readonly users: Map<string, ExpectedUser>
  readonly cancelled: Map<string, bigint>
  readonly runs: Map<string, ExpectedRun>
}

export const emptyGraph = (): ExpectedGraph => ({
  places: new Map(),
  users: new Map(),
  cancelled: new Map(),
  runs: new Map(),
})

/** Notes what one event changes, in the order of the log. */
export function expectEvent(graph: ExpectedGraph, event: LoggedEvent): void {
  const { seq } = event
  switch (event.kind) {
    case 'MEMBER_ENROLLED':
      graph.places.set(event.body.id, enrolled(event))
      break
    case 'MEMBER_MOVED':
      graph.places.set(event.body.id, moved(graph.places.get(event.body.id), event))
      break
    case 'USER_CREATED': {
      const { id, roles, contactId } = event.body
      graph.users.set(id, { seq, roles, blocked: false, contactId })
      break
    }
    case 'USER_ROLES_CHANGED':
      changeUser(graph, event.body.id, { seq, roles: event.body.roles })
      break
    case 'USER_BLOCKED':
      changeUser(graph, event.body.id, { seq, blocked: true })
      break
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

function enrolled({ seq, body, ordinal }: LoggedOf<'MEMBER_ENROLLED'>): ExpectedPlace {
  const { sponsorId, enrolledAt } = body
  const edges = sponsorId === null ? [] : [{ sponsorId, from: enrolledAt, to: OPEN }]
  return { seq, ordinal, enrolled: true, edges }
}

/** The edge that was current ends where the next begins. */
function moved(place: ExpectedPlace | undefined, { seq, body }: LoggedOf<'MEMBER_MOVED'>): ExpectedPlace {
  const { ordinal, enrolled = false, edges = [] } = place ?? { ordinal: undefined }
  const ended = edges.map((edge) => (edge.to === OPEN ? { ...edge, to: body.from } : edge))
  const next = { sponsorId: body.sponsorId, from: body.from, to: OPEN }
  return { seq, ordinal, enrolled, edges: [...ended, next] }
}

function changeUser({ users }: ExpectedGraph, id: string, changed: Partial<ExpectedUser>): void {
  const user = users.get(id)
  if (user !== undefined) users.set(id, { ...user, ...changed })
}

function computed(body: CompensationEvents['RUN_COMPUTED']['body'], seq: bigint): ExpectedRun {
  const { computation, totalMinor, statements, resultDigest, statementsDigest, period } = body
  const sums = { computation, totalMinor, statements, resultDigest, statementsDigest }
  return { seq, state: 'DRAFT', ...sums, period }
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
