import type { Ordinal } from '#server/domain/kernel/ids.ts'

/** Which computation of which run, and what its plan calls the two volumes that screens show. */
export interface ColumnsWanted {
  readonly runId: string
  readonly computation: number
  readonly personalVolume: string
  readonly groupVolume: string
}

/** Figures of every member in one period, by ordinal; ordinals beyond the columns had not joined. */
export interface PeriodColumns {
  readonly count: number
  /** Paid-as and highest rank as positions in `rankNames`; 0 is no rank. */
  readonly rank: Uint8Array
  readonly highestRank: Uint8Array
  readonly rankNames: readonly string[]
  readonly active: Uint8Array
  /** In hundredths of points (or what the plan measures). */
  readonly personal: BigInt64Array
  readonly group: BigInt64Array
}

/** Columns of a period by its name. */
export interface NamedColumns extends ColumnsWanted {
  readonly period: string
}

/** One member's figures in one period. Volumes in hundredths of points. */
export interface MemberInPeriod {
  readonly period: string
  readonly active: boolean
  readonly rank: string
  readonly highestRank: string
  readonly personal: bigint
  readonly group: bigint
}

/** Reads the period records of a computation; a computation never changes, so they are kept in memory for a while. */
export interface PeriodRecords {
  columns(wanted: ColumnsWanted): Promise<PeriodColumns>
  /** One member in several computations; those from before it joined are left out. */
  ofMember(ordinal: Ordinal, wanted: readonly NamedColumns[]): Promise<readonly MemberInPeriod[]>
}
