import type { LoggedEvent } from '#server/ports/events.ts'

export interface EventPage {
  readonly events: readonly LoggedEvent[]
  /** Seq of the newest event of the whole log when the page was read; 0n for an empty log. */
  readonly headSeq: bigint
}

/** Which events an audit page shows; all parts optional and joined by "and". */
export interface EventFilter {
  readonly subject?: string
  readonly actor?: string
  readonly kind?: string
  /** Only events before this seq (pages go backwards in time). */
  readonly before?: bigint
}

/** Reads the one log. */
export interface EventLog {
  /** Events after `seq` in order, at most `limit`, whole transactions only. */
  after(seq: bigint, limit: number): Promise<EventPage>
  /** Newest first, for history and audit. */
  find(filter: EventFilter, limit: number): Promise<readonly LoggedEvent[]>
  head(): Promise<bigint>
}
