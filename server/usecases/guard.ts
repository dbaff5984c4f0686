import { type Action, permits } from '#server/domain/kernel/access.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { type Result, refused } from '#server/domain/kernel/result.ts'
import type { Change, CommitContext, Committed } from '#server/ports/changes.ts'
import { type Actor, isKnown } from '#server/usecases/actor.ts'
import type { Ports } from '#server/usecases/ports.ts'
import { type Sight, sightOf } from '#server/usecases/sight.ts'

/** Who asks, what answers, and which place of the log the asker has already seen. */
export interface Caller {
  readonly ports: Ports
  readonly actor: Actor
  /** The read waits until the index has reached it. */
  readonly seen?: bigint | undefined
}

/** What a verb gets to work with. */
export interface Call {
  readonly ports: Ports
  readonly actor: Actor
  /** What this actor may see; every read applies it. */
  readonly sight: Sight
  readonly now: Instant
  /** Commits under the actor's and the verb's name and returns when the index shows the change. */
  commit(decide: () => Promise<Result<Change>>, requestKey?: string): Promise<Result<Committed>>
}

/** How a verb is declared. */
export interface VerbParts<Input, Output> {
  /** What the event log and the request keys call it. */
  readonly name: string
  readonly action: Action
  /** The member the verb is about: outside the actor's sight it answers NOT_FOUND and does not run. */
  readonly subject?: (input: Input) => string | null | undefined
  run(call: Call, input: Input): Promise<Result<Output>>
}

/** A verb as doors call it. */
export interface Verb<Input, Output> {
  (caller: Caller, input: Input): Promise<Result<Output>>
  readonly verbName: string
  readonly action: Action
}

/** How long a read waits for the index to reach what its asker has seen, and a write for its own change. */
const READ_PATIENCE_MS = 1_000
const WRITE_PATIENCE_MS = 5_000

/**
 * Declares a verb; the one place where rights are checked. In this order: may this role say it (UNAUTHENTICATED for
 * nobody we know, else FORBIDDEN); has the index reached what the asker saw (INDEX_BEHIND); is the subject in sight
 * (NOT_FOUND, the same as for what does not exist). Only then does `run` begin.
 */
export function verb<Input, Output>(parts: VerbParts<Input, Output>): Verb<Input, Output> {
  const { name, action, subject, run } = parts
  const said = async (caller: Caller, input: Input): Promise<Result<Output>> => {
    const { ports, actor, seen } = caller
    if (!permits(actor.standings, action)) {
      return refused(refusal(isKnown(actor) ? 'FORBIDDEN' : 'UNAUTHENTICATED', { action }))
    }
    if (seen !== undefined && !(await ports.genealogy.reached(seen, READ_PATIENCE_MS))) {
      return refused(refusal('INDEX_BEHIND'))
    }
    const sight = await sightOf(ports, actor)
    const about = subject?.(input)
    if (about !== undefined && about !== null && sight.find(about) === undefined) {
      return refused(refusal('NOT_FOUND'))
    }
    return run({ ports, actor, sight, now: ports.clock.now(), commit: committer(caller, name) }, input)
  }
  return Object.assign(said, { verbName: name, action })
}

function committer({ ports, actor }: Caller, verbName: string): Call['commit'] {
  return async (decide, requestKey) => {
    const context: CommitContext =
      requestKey === undefined
        ? { actor: actor.id, verb: verbName }
        : { actor: actor.id, verb: verbName, requestKey }
    const committed = await ports.changes.commit(context, decide)
    if (committed.ok) await ports.genealogy.reached(committed.value.seq, WRITE_PATIENCE_MS)
    return committed
  }
}
