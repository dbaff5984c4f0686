import { setTimeout as pause } from 'node:timers/promises'
import { takeBatch, type Waiting } from '#server/adapters/neo4j/batch.ts'
import { checkChainKey } from '#server/adapters/neo4j/chain-key.ts'
import { type CommitterParts, commitBatch, type Outcome } from '#server/adapters/neo4j/commit-transaction.ts'
import { asFault, isConstraintViolation, isWorthAnotherTry } from '#server/adapters/neo4j/faults.ts'
import { gather } from '#server/adapters/neo4j/gather.ts'
import {
  currentVersions,
  logHead,
  type RequestDone,
  requestsDone,
} from '#server/adapters/neo4j/log-queries.ts'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import { takenRefusals } from '#server/adapters/neo4j/taken.ts'
import { Fault } from '#server/domain/kernel/failure.ts'
import { type Refusal, refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'
import type { Change, Changes, CommitContext, Committed, VersionRead } from '#server/ports/changes.ts'

/** What became of one waiting change. */
type Answer =
  | { readonly kind: 'COMMITTED'; readonly committed: Committed }
  | { readonly kind: 'STALE' }
  | { readonly kind: 'REFUSED'; readonly refusals: readonly Refusal[] }

interface Queued extends Waiting {
  readonly resolve: (answer: Answer) => void
  readonly reject: (reason: unknown) => void
}

/** A verb runs once, and again so often when what it rested on has risen. */
const RUNS_AGAIN = 3
/** Deadlocks with another process are tried again so often. */
const TRIES = 6

/**
 * The one way to write what has an event. Changes that wait share a transaction; one is in flight at a time. Other
 * processes may commit to the same store at once.
 */
export class Committer implements Changes {
  readonly #parts: CommitterParts
  readonly #committed: (seq: bigint) => void
  readonly #version: (key: string) => Promise<number | undefined>
  readonly #requested: (requestKey: string) => Promise<RequestDone | undefined>
  /** Asked once a process, before its first write. */
  #keyFits: Promise<void> | undefined
  #queue: Queued[] = []
  #running = false

  /** `committed` is called after each transaction with its last seq, so that the follower need not wait. */
  constructor(parts: CommitterParts, committed: (seq: bigint) => void = () => {}) {
    this.#parts = parts
    this.#committed = committed
    this.#version = gather(async (keys) => {
      const rows = await readRows(parts.driver, currentVersions, { keys: [...keys] })
      return new Map(rows.map(({ key, version }) => [key, version]))
    })
    this.#requested = gather(async (requestKeys) => {
      const rows = await readRows(parts.driver, requestsDone, { requestKeys: [...requestKeys] })
      return new Map(rows.map((row) => [row.requestKey, row]))
    })
  }

  async commit(context: CommitContext, decide: () => Promise<Result<Change>>): Promise<Result<Committed>> {
    const earlier = await this.#repeated(context)
    if (earlier !== undefined) return earlier
    this.#keyFits ??= checkChainKey(this.#parts)
    await this.#keyFits.catch((error: unknown) => {
      this.#keyFits = undefined
      throw error
    })
    for (let run = 0; run <= RUNS_AGAIN; run += 1) {
      const decision = await decide()
      if (!decision.ok) return decision
      if (decision.value.events.length === 0) return accepted(await this.#nothing())
      const answer = await this.#enqueue(decision.value, context)
      if (answer.kind === 'COMMITTED') return accepted(answer.committed)
      if (answer.kind === 'REFUSED') return (await this.#repeated(context)) ?? refused(...answer.refusals)
    }
    throw new Fault({ source: 'NEO4J', code: 'NEO4J_BUSY', retriable: true })
  }

  async versions(keys: readonly string[]): Promise<readonly VersionRead[]> {
    return Promise.all(keys.map(async (key) => ({ key, version: (await this.#version(key)) ?? 0 })))
  }

  /** What the request key has done already; a key that another actor or verb used is refused. */
  async #repeated({ requestKey, actor, verb }: CommitContext): Promise<Result<Committed> | undefined> {
    if (requestKey === undefined) return undefined
    const first = await this.#requested(requestKey)
    if (first === undefined) return undefined
    if (first.actor !== actor || first.verb !== verb)
      return refused(refusal('REQUEST_KEY_REUSED', { requestKey }))
    return accepted({ seq: first.seq, repeated: true, subjects: first.subjects })
  }

  async #nothing(): Promise<Committed> {
    const head = await readOne(this.#parts.driver, logHead, {})
    return { seq: head?.seq ?? 0n, repeated: false, subjects: [] }
  }

  #enqueue(change: Change, context: CommitContext): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ change, context, resolve, reject })
      void this.#drain()
    })
  }

  async #drain(): Promise<void> {
    if (this.#running) return
    this.#running = true
    while (this.#queue.length > 0) {
      // What the last transaction has answered asks again in this turn of the event loop: it shares the next one.
      await new Promise(setImmediate)
      const { batch, rest } = takeBatch(this.#queue)
      this.#queue = rest
      await this.#settle(batch)
    }
    this.#running = false
  }

  /** Commits a batch and answers every change of it; what fails in company is tried by halves. Never throws. */
  async #settle(batch: readonly Queued[]): Promise<void> {
    try {
      const outcome = await this.#try(batch)
      if (outcome.ok) this.#answerAll(batch, outcome.committed)
      else await this.#settleStale(batch, outcome.stale)
    } catch (error) {
      const fault = asFault(error)
      const everybody = fault instanceof Fault && !isConstraintViolation(error)
      if (everybody) for (const { reject } of batch) reject(fault)
      else if (batch.length > 1) for (const half of halvesOf(batch)) await this.#settle(half)
      else for (const item of batch) await this.#explain(item, error)
    }
  }

  async #settleStale(batch: readonly Queued[], stale: ReadonlySet<Waiting>): Promise<void> {
    for (const item of batch) if (stale.has(item)) item.resolve({ kind: 'STALE' })
    const others = batch.filter((item) => !stale.has(item))
    if (others.length > 0) await this.#settle(others)
  }

  #answerAll(batch: readonly Queued[], committed: readonly Committed[]): void {
    for (const [position, { resolve }] of batch.entries()) {
      const answer = committed[position]
      if (answer !== undefined) resolve({ kind: 'COMMITTED', committed: answer })
    }
    const last = committed.at(-1)
    if (last !== undefined) this.#committed(last.seq)
  }

  /** A deadlock lost against another process is the database's to name and ours to try again. */
  async #try(batch: readonly Queued[]): Promise<Outcome> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await commitBatch(this.#parts, batch)
      } catch (error) {
        if (attempt === TRIES || !isWorthAnotherTry(error)) throw error
        await pause(5 * attempt ** 2)
      }
    }
  }

  /** One change alone has failed: a taken number is a refusal, everything else what it is. */
  async #explain(item: Queued, error: unknown): Promise<void> {
    try {
      if (!isConstraintViolation(error)) throw error
      const refusals = await takenRefusals(this.#parts.driver, item.change.events)
      const used = await this.#repeated(item.context)
      if (refusals.length === 0 && used === undefined) throw error
      item.resolve({ kind: 'REFUSED', refusals })
    } catch (reason) {
      item.reject(asFault(reason))
    }
  }
}

/** Halves find the one bad change among n in about 2 log2 n transactions; depth is log2 of a batch. */
function halvesOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const middle = Math.ceil(items.length / 2)
  return [items.slice(0, middle), items.slice(middle)]
}
