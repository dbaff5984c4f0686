import type { Result } from '#server/domain/kernel/result.ts'
import type { NewEvent } from '#server/ports/events.ts'

/**
 * What a decision looked at: `tree:SPONSOR`, `period:2026-10`, `member:<id>`, `contact:<id>` (a customer), `order:<id>`, `user:<id>`,
 * `run:<period>`, `plan:<plan>`, `identifier:<kind>:<digest>`, `number:<member number>`. What was never raised has
 * version 0.
 */
export interface VersionRead {
  readonly key: string
  readonly version: number
}

/** A plain value a pure function makes: what shall be written, and what that rested on. */
export interface Change {
  readonly events: readonly NewEvent[]
  /** Checked under the lock: if one has risen meanwhile the verb runs again from its facts. */
  readonly restsOn: readonly VersionRead[]
  /** Keys whose version this change raises. */
  readonly raises: readonly string[]
}

/** Who did it and under which request key (bound to actor and verb): the same key twice gives the first result. */
export interface CommitContext {
  readonly actor: string
  readonly verb: string
  readonly requestKey?: string
}

export interface Committed {
  /** Place of the change's last event. A read that waits for the index to reach it sees the change. */
  readonly seq: bigint
  /** True when the request key had been used before: nothing was written again. */
  readonly repeated: boolean
  /** Subjects of the events, in their order (of the first run, when repeated). */
  readonly subjects: readonly string[]
}

/** Writes changes with their events in one transaction. Faults of the database are thrown as `Fault`. */
export interface Changes {
  /**
   * Runs `decide` (facts, then judgement) and commits its change; runs it again, at most three times, when
   * something it rested on has risen. A refusal of `decide` is passed through and nothing is written.
   */
  commit(context: CommitContext, decide: () => Promise<Result<Change>>): Promise<Result<Committed>>
  /** Current versions, in the order of the keys; 0 for what was never raised. */
  versions(keys: readonly string[]): Promise<readonly VersionRead[]>
}
