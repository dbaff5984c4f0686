import { setImmediate as endOfMoment } from 'node:timers/promises'
import type { Instant } from '#server/domain/kernel/instant.ts'
import type { Clock } from '#server/ports/clock.ts'
import type { EventLog } from '#server/ports/event-log.ts'
import type { LoggedEvent } from '#server/ports/events.ts'

const EVENTS_AT_ONCE = 1_000
const TURN_MS = 200
/** After a failed turn, for instance while the database is away. */
const TURN_AFTER_TROUBLE_MS = 1_000

export interface FollowerParts {
  readonly log: EventLog
  readonly clock: Clock
  /** The place the index stands at. */
  readonly seq: () => bigint
  /** Applies events that follow that place; it has moved on when the promise ends. */
  readonly apply: (events: readonly LoggedEvent[]) => Promise<void>
  /** Done at every turn, before the log is asked. */
  readonly beforeTurn: () => Promise<void>
  /** Hears of a turn that failed; the next turn tries again. */
  readonly onTrouble: (error: unknown) => void
}

interface Waiter {
  readonly seq: bigint
  readonly heard: () => void
}

/** Reads the log in order, every 200 ms and whenever somebody waits, and hands every event on exactly once. */
export class Follower {
  readonly #parts: FollowerParts
  readonly #waiters = new Set<Waiter>()
  #turn: Promise<void> | undefined
  #again = false
  #stopped = false
  #timer: NodeJS.Timeout | undefined
  #headSeq = 0n
  #current = false
  #lastCurrentAt: Instant

  constructor(parts: FollowerParts) {
    this.#parts = parts
    this.#lastCurrentAt = parts.clock.now()
  }

  /** Goes to the head of the log and keeps following; fails when the first turn does. */
  async start(): Promise<void> {
    await this.look()
    this.#schedule(TURN_MS)
  }

  /** Ends after the turn that is under way; waiters are told that their place was not reached. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#turn?.catch(() => undefined)
    for (const { heard } of this.#waiters) heard()
  }

  /** Reads on until the head that stands when this is called, or a later one. */
  look(): Promise<void> {
    this.#again = true
    this.#turn ??= this.#turns().finally(() => {
      this.#turn = undefined
    })
    return this.#turn
  }

  /** True as soon as the index has reached `seq`, false when that takes longer than `timeoutMs`. */
  async reached(seq: bigint, timeoutMs: number): Promise<boolean> {
    const there = () => this.#parts.seq() >= seq
    if (there() || this.#stopped) return there()
    this.look().catch(this.#parts.onTrouble)
    if (timeoutMs > 0) await this.#heardOf(seq, timeoutMs)
    return there()
  }

  get headSeq(): bigint {
    return this.#headSeq
  }

  /** Milliseconds since the head had last been reached; 0 while it is. */
  get behindMs(): number {
    return this.#current ? 0 : Math.max(0, this.#parts.clock.now() - this.#lastCurrentAt)
  }

  #heardOf(seq: bigint, timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const waiter = {
        seq,
        heard: () => {
          clearTimeout(timer)
          this.#waiters.delete(waiter)
          resolve()
        },
      }
      const timer = setTimeout(waiter.heard, timeoutMs)
      this.#waiters.add(waiter)
    })
  }

  /**
   * A look that comes while a page is under way may have missed its news: then there is another turn. All who were
   * told of one commit look in the same moment, so each turn waits for the end of that moment.
   */
  async #turns(): Promise<void> {
    try {
      while (this.#again && !this.#stopped) {
        await endOfMoment()
        this.#again = false
        await this.#catchUp()
      }
    } catch (error) {
      this.#current = false
      throw error
    }
  }

  async #catchUp(): Promise<void> {
    const { log, clock, seq, apply, beforeTurn } = this.#parts
    await beforeTurn()
    for (;;) {
      const { events, headSeq } = await log.after(seq(), EVENTS_AT_ONCE)
      this.#headSeq = headSeq
      if (events.length > 0) await apply(events)
      for (const waiter of this.#waiters) if (waiter.seq <= seq()) waiter.heard()
      this.#current = seq() >= headSeq
      if (this.#current) this.#lastCurrentAt = clock.now()
      if (this.#current || events.length === 0) return
    }
  }

  #schedule(afterMs: number): void {
    this.#timer = setTimeout(async () => {
      const next = await this.look().then(
        () => TURN_MS,
        (error: unknown) => {
          this.#parts.onTrouble(error)
          return TURN_AFTER_TROUBLE_MS
        },
      )
      if (!this.#stopped) this.#schedule(next)
    }, afterMs)
    this.#timer.unref()
  }
}
