import type { GenealogyIndex } from '#server/domain/genealogy/genealogy-index.ts'
import type { Period } from '#server/domain/kernel/period.ts'
import type { LoggedEvent } from '#server/ports/events.ts'
import type { MemberVolumes } from '#server/ports/index-source.ts'

/** How the index stands beside the log. */
export interface IndexHealth {
  readonly seq: bigint
  readonly headSeq: bigint
  /** Milliseconds since the index had last reached the head; 0 while it is there. */
  readonly behindMs: number
  readonly members: number
  readonly bytesPerMember: number
}

/** The genealogy index of this process and its follower. */
export interface Genealogy {
  /** The index as it stands now; reads are synchronous. A rebuild may replace it: never keep it across an await. */
  readonly index: GenealogyIndex
  /**
   * True as soon as the index has applied `seq`; looks at the log at once instead of waiting for the next turn.
   * False when that took longer than `timeoutMs`.
   */
  reached(seq: bigint, timeoutMs: number): Promise<boolean>
  health(): IndexHealth
  /** PV of everybody in a period other than the running one, at most two seconds behind. */
  volumesIn(period: Period): Promise<MemberVolumes>
  /** Calls `listener` with the events of every page after they were applied, in order; returns how to stop it. */
  follow(listener: (events: readonly LoggedEvent[]) => void): () => void
}
