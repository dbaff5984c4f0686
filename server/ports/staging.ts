import type { MemberId, RunId } from '#server/domain/kernel/ids.ts'

/**
 * One computation of a run. What is staged under it is reached only through a `:Run` whose `computation` is this
 * number: RUN_COMPUTED publishes it as the draft, RUN_CLOSED for everybody. Until then it is invisible, and a
 * crash leaves nothing but rows that `sweep` removes.
 */
export interface StagedUnder {
  readonly runId: RunId
  readonly computation: number
  readonly period: string
  readonly currency: string
}

/** Lines of one earner as parallel lists of one length, in canonical order. Text is '' and a number 0 where absent. */
export interface StagedLines {
  readonly bonuses: readonly string[]
  /** `ORDER`, `BUYER_PERIOD` or `MEMBER`. */
  readonly sourceKinds: readonly string[]
  readonly orderIds: readonly string[]
  readonly orderLines: readonly number[]
  /** The customer, when the source is a customer's. */
  readonly buyerIds: readonly string[]
  readonly memberIds: readonly string[]
  readonly levels: readonly number[]
  readonly distances: readonly number[]
  /** In the unit of the bonus's measure. */
  readonly bases: readonly bigint[]
  /** Exact text of the rate, '' for a fixed amount. */
  readonly rates: readonly string[]
  readonly amountBeforeCapsMinor: readonly bigint[]
  readonly amountMinor: readonly bigint[]
  readonly codes: readonly string[]
  /** Bits by position in `CAP_CODES`. */
  readonly caps: readonly number[]
  /** Reason of a hold, '' for none. */
  readonly holds: readonly string[]
}

/** An entry of the earner's account, posted when the run is closed: the sum of entries is the statement's total. */
export interface StagedEntry {
  readonly kind: 'EARNED' | 'ADJUSTED' | 'CLAWED_BACK' | 'HELD'
  readonly amountMinor: bigint
  readonly reason: string
}

/** One earner's statement. More than 5,000 lines are spread over pages; totals and entries stand on the first. */
export interface StagedStatement {
  readonly earnerId: MemberId
  readonly totalMinor: bigint
  readonly lines: StagedLines
  readonly entries: readonly StagedEntry[]
  /** Canonical JSON of what the page shows besides (rank, activity, volumes, sums by bonus, adjustments). */
  readonly summary: string
}

/** Volumes, activity and ranks of up to 5,000 members in the period, as columns beside `ordinals`. */
export interface StagedPeriodRecord {
  readonly ordinals: readonly number[]
  /** Rank names, '' for none. */
  readonly paidAsRanks: readonly string[]
  readonly highestRanks: readonly string[]
  readonly active: readonly boolean[]
  readonly volumeNames: readonly string[]
  /** Column after column: the first name's volume of every ordinal, then the second's ... */
  readonly volumes: readonly bigint[]
}

/** What stands under a computation, counted and summed in the database. */
export interface StagedTotals {
  readonly statements: number
  readonly lines: number
  readonly totalMinor: bigint
  /** Sums of the lines' amounts and of the entries: equal to `totalMinor` in a sound run without adjustments. */
  readonly linesMinor: bigint
  readonly entriesMinor: bigint
  readonly periodRecords: number
}

/** Bulk rows of commission runs, written in many transactions and published by one change. */
export interface Staging {
  /** Adds statements (any number; written in batches). The same earner twice under one computation is a `Bug`. */
  stageStatements(under: StagedUnder, statements: Iterable<StagedStatement>): Promise<void>
  /** Adds period records; ordinals of one record are ascending. */
  stagePeriodRecords(under: StagedUnder, records: Iterable<StagedPeriodRecord>): Promise<void>
  /** To be compared with the result before publishing. */
  totals(under: StagedUnder): Promise<StagedTotals>
  /** Removes what stands under the run, except under `keep` (a computation); tells how many nodes went. */
  sweep(runId: RunId, keep?: number): Promise<number>
  /** Removes what no run publishes: leftovers of computations that were killed. Closed runs are never touched. */
  sweepAbandoned(): Promise<number>
}
