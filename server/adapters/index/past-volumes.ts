import type { Instant } from '#server/domain/kernel/instant.ts'
import type { Period } from '#server/domain/kernel/period.ts'
import type { Clock } from '#server/ports/clock.ts'
import type { IndexSource, MemberVolumes } from '#server/ports/index-source.ts'

/** Periods kept in memory: nobody looks at more open ones than these. */
const KEPT = 3
/** While orders keep coming a period is read again no sooner than this, in milliseconds. */
const FRESH_MS = 2_000

interface Kept {
  readonly seq: bigint
  readonly at: Instant
  readonly volumes: Promise<MemberVolumes>
}

/**
 * Volumes of periods the index does not hold. One reading of the graph serves everybody as long as the log stands
 * still, and for two seconds while it does not.
 */
export class PastVolumes {
  readonly #source: Pick<IndexSource, 'volumes'> | undefined
  readonly #clock: Clock
  readonly #kept = new Map<string, Kept>()

  constructor(source: Pick<IndexSource, 'volumes'> | undefined, clock: Clock) {
    this.#source = source
    this.#clock = clock
  }

  /** Volumes of a period as the graph shows them at place `seq` of the log, or up to two seconds before. */
  of(period: Period, seq: bigint): Promise<MemberVolumes> {
    const now = this.#clock.now()
    const known = this.#kept.get(period.id)
    if (known && (known.seq === seq || now - known.at < FRESH_MS)) return known.volumes
    const volumes = this.#source?.volumes(period) ?? Promise.resolve(new Map())
    this.#kept.delete(period.id)
    this.#kept.set(period.id, { seq, at: now, volumes })
    volumes.catch(() => this.#forget(period.id, volumes))
    for (const [oldest] of this.#kept) if (this.#kept.size > KEPT) this.#kept.delete(oldest)
    return volumes
  }

  #forget(period: string, volumes: Promise<MemberVolumes>): void {
    if (this.#kept.get(period)?.volumes === volumes) this.#kept.delete(period)
  }
}
