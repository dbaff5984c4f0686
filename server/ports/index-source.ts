import type { ContractStatus } from '#server/domain/genealogy/events.ts'
import type { MemberId } from '#server/domain/kernel/ids.ts'
import type { Period } from '#server/domain/kernel/period.ts'

/** Members of a range of ordinals as the graph shows them, as columns of one length. */
export interface MemberBlock {
  readonly ordinals: readonly number[]
  readonly ids: readonly MemberId[]
  /** Ordinal of the current sponsor; -1 for a root. */
  readonly sponsors: readonly number[]
  readonly statuses: readonly ContractStatus[]
  readonly countries: readonly string[]
  /** Days since 1970-01-01. */
  readonly joinedDays: readonly number[]
  /** PV of the asked period in hundredths, by own orders and by those of customers, credit notes taken off. */
  readonly own: readonly bigint[]
  readonly customers: readonly bigint[]
}

/** Reads the graph for the index: in blocks, so that a million members neither stand in memory twice nor block. */
export interface IndexSource {
  /** One more than the highest ordinal that was given. */
  count(): Promise<number>
  /** Members with ordinals `from` to `to - 1`; without a period all volumes are 0. */
  block(range: BlockRange): Promise<MemberBlock>
}

/** Which members are read, and the period whose volumes they are given with. */
export interface BlockRange {
  readonly from: number
  readonly to: number
  readonly period: Period | null
}
