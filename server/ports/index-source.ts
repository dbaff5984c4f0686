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
}

/** PV of a period in hundredths, by own orders and by those of customers, credit notes taken off. */
export interface MemberVolume {
  readonly own: bigint
  readonly customers: bigint
}

/** Volumes by member; who is not named has none. */
export type MemberVolumes = Map<MemberId, MemberVolume>

/** Reads the graph for the index: in blocks, so that a million members neither stand in memory twice nor block. */
export interface IndexSource {
  /** One more than the highest ordinal that was given. */
  count(): Promise<number>
  /** Members with ordinals `from` to `to - 1`. */
  block(range: BlockRange): Promise<MemberBlock>
  /** The volumes of everybody in a period. */
  volumes(period: Period): Promise<MemberVolumes>
  /** The volumes of a few members in a period; each of them is named. */
  volumesOf(period: Period, ids: readonly MemberId[]): Promise<MemberVolumes>
}

/** Which members are read. */
export interface BlockRange {
  readonly from: number
  readonly to: number
}
