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

/** One member in which index and graph, or index and own sums, do not agree. */
export interface IndexDifference {
  /** Id of the member; '' where the graph is such that no index can be made of it. */
  readonly member: string
  readonly what:
    | 'MEMBER'
    | 'SPONSOR'
    | 'STATUS'
    | 'COUNTRY'
    | 'JOINED'
    | 'VOLUME'
    | 'GROUP_VOLUME'
    | 'NUMBERING'
    | 'UNREADABLE'
}

/** What comparing the index with the graph has shown. */
export interface IndexReport {
  readonly members: number
  readonly differences: number
  /** The first ten. */
  readonly found: readonly IndexDifference[]
  /** False when events came in between: what differs then is looked at again, and told only when it stays. */
  readonly quiet: boolean
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
  /** The one full comparison with the graph, also while people write. */
  verify(): Promise<IndexReport>
  /** PV of everybody in a period other than the running one, at most two seconds behind. */
  volumesIn(period: Period): Promise<MemberVolumes>
  /** Calls `listener` with the events of every page after they were applied, in order; returns how to stop it. */
  follow(listener: (events: readonly LoggedEvent[]) => void): () => void
}
