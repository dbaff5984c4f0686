import type { RunDigests, RunState } from '#server/domain/compensation/events.ts'
import type { RunReport } from '#server/domain/compensation/run-report.ts'
import type { StatementSummary } from '#server/domain/compensation/statement-summary.ts'
import type { MemberId, OrderId, RunId, UserId } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'

/** The newest computation of a period's run. */
export interface StoredRun extends RunDigests {
  readonly id: RunId
  readonly period: string
  readonly plan: string
  readonly version: number
  readonly state: RunState
  readonly computation: number
  readonly computedAt: Instant
  readonly totalMinor: bigint
  readonly lines: number
  readonly statements: number
  readonly report: RunReport
  readonly reviewerId: UserId | null
  readonly reviewedAt: Instant | null
  readonly closerId: UserId | null
  readonly closedAt: Instant | null
}

/** Orders of a period, without what was cancelled; CV less what was credited in the period, as runs count it. */
export interface PeriodSales {
  readonly period: string
  readonly orders: number
  readonly cvMinor: bigint
}

/** A statement without its lines. */
export interface StatementHead {
  readonly runId: RunId
  readonly computation: number
  readonly period: string
  readonly earnerId: MemberId
  readonly totalMinor: bigint
  readonly currency: string
  readonly lineCount: number
  readonly summary: StatementSummary
}

/** One line of a statement, as it was published; `line` counts from 1. */
export interface StoredLine {
  readonly line: number
  readonly bonus: string
  readonly sourceKind: string
  readonly orderId: string
  readonly orderLine: number
  readonly buyerId: string
  readonly memberId: string
  readonly level: number
  readonly distance: number
  readonly base: bigint
  readonly rate: string
  readonly amountBeforeCapsMinor: bigint
  readonly amountMinor: bigint
  readonly code: string
  readonly caps: number
  readonly hold: string
}

/** An order as a statement names it. `memberId` is whose volume it is, `buyerId` who bought; '' for none. */
export interface OrderFace {
  readonly id: OrderId
  readonly number: string
  readonly acceptedAt: Instant
  readonly byCustomer: boolean
  readonly buyerId: string
  readonly memberId: string
}

/** One page of a run's statements, largest totals first. `after` is where the page before ended. */
export interface StatementPageWanted {
  readonly runId: RunId
  readonly computation: number
  readonly after: { readonly totalMinor: bigint; readonly earnerId: string } | null
  readonly first: number
}

/** Reads runs, periods and statements. */
export interface PeriodFacts {
  /** The run of a period, `undefined` while nothing was computed. */
  run(period: string): Promise<StoredRun | undefined>
  runById(id: RunId): Promise<StoredRun | undefined>
  /** Every run, oldest period first. */
  runs(): Promise<readonly StoredRun[]>
  /** Periods whose closing was begun and not ended, with who closes them. */
  frozen(): Promise<readonly { readonly period: string; readonly closerId: UserId }[]>
  /** Sales of these periods; periods without an order are left out. */
  sales(periods: readonly string[]): Promise<readonly PeriodSales[]>
  statements(page: StatementPageWanted): Promise<readonly StatementHead[]>
  statement(runId: RunId, computation: number, earnerId: MemberId): Promise<StatementHead | undefined>
  /** Statements of a member in closed runs, newest first. */
  statementsOf(earnerId: MemberId): Promise<readonly StatementHead[]>
  /** Lines `from` to `to` (from 1, both included) in canonical order. */
  lines(head: StatementHead, from: number, to: number): Promise<readonly StoredLine[]>
  /** By id; unknown and empty ids are left out. */
  orderFaces(ids: Iterable<string>): Promise<ReadonlyMap<string, OrderFace>>
}
