import { applyChange, markActive } from '#server/adapters/index/apply-change.ts'
import { Follower } from '#server/adapters/index/follower.ts'
import { changesOf, type IndexChange } from '#server/adapters/index/index-change.ts'
import { loadIndex } from '#server/adapters/index/load-index.ts'
import { PastVolumes } from '#server/adapters/index/past-volumes.ts'
import { Renumberer } from '#server/adapters/index/renumberer.ts'
import { RenumberingSchedule } from '#server/adapters/index/renumbering-schedule.ts'
import { type RankSources, takeRanks } from '#server/adapters/index/standings.ts'
import { verifyIndex } from '#server/adapters/index/verify-index.ts'
import { GenealogyIndex } from '#server/domain/genealogy/genealogy-index.ts'
import { Fault } from '#server/domain/kernel/failure.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import { type Period, type PeriodCalendar, periodAt } from '#server/domain/kernel/period.ts'
import { parseTimeZone } from '#server/domain/kernel/time-zone.ts'
import type { Clock } from '#server/ports/clock.ts'
import type { EventLog } from '#server/ports/event-log.ts'
import type { EventKind, LoggedEvent } from '#server/ports/events.ts'
import type { Genealogy, IndexHealth, IndexReport } from '#server/ports/genealogy.ts'
import type { IndexSource, MemberVolumes } from '#server/ports/index-source.ts'

/** What the index of a process is hosted with. */
export interface HostParts extends RankSources {
  readonly log: EventLog
  readonly clock: Clock
  /** The graph. Without it the index is made from the log alone, which cannot show a bulk import. */
  readonly source?: IndexSource
  /** True where nobody asks the index anything but whether it agrees with the graph: it is filled only then. */
  readonly idle?: boolean
  /** Hears of turns and renumberings that failed; both are tried again. */
  readonly onTrouble?: (error: unknown) => void
}

type Listener = (events: readonly LoggedEvent[]) => void

/** Fills the index, follows the log and renumbers in a worker thread, until it is stopped. */
export async function openIndex(parts: HostParts): Promise<IndexHost> {
  const host = new IndexHost(parts)
  if (!parts.idle) await host.start()
  return host
}

/** The genealogy index of this process. Own and foreign commits reach it by the same road: the log. */
export class IndexHost implements Genealogy {
  readonly #parts: HostParts
  readonly #renumberer = new Renumberer()
  readonly #schedule: RenumberingSchedule
  readonly #follower: Follower
  readonly #pastVolumes: PastVolumes
  readonly #listeners = new Set<Listener>()
  #index = new GenealogyIndex()
  /** The period whose volumes the index shows; `null` before a company is set up. */
  #period: Period | null = null
  /** Volumes of later periods, from a process whose clock is ahead. */
  #early: IndexChange[] = []
  #reload = false
  #started = false
  /** Known from set-up on, and never changed afterwards. */
  #calendar: PeriodCalendar | undefined

  constructor(parts: HostParts) {
    const onTrouble = parts.onTrouble ?? (() => undefined)
    this.#parts = parts
    this.#schedule = new RenumberingSchedule(this.#renumberer, onTrouble)
    this.#pastVolumes = new PastVolumes(parts.source, parts.clock)
    this.#follower = new Follower({
      log: parts.log,
      clock: parts.clock,
      seq: () => this.#index.seq,
      apply: (events) => this.#apply(events),
      beforeTurn: () => this.#beforeTurn(),
      onTrouble,
    })
  }

  async start(): Promise<void> {
    await this.#load()
    await this.#follower.start()
    for (const name of ['SPONSOR', 'PLACEMENT'] as const) {
      const tree = this.#index.tree(name)
      if (!tree.isFresh) tree.renumber(this.#index.seq, this.#index.members.joinedDay)
    }
    this.#started = true
  }

  async stop(): Promise<void> {
    this.#schedule.stop()
    await this.#follower.stop()
    await this.#renumberer.stop()
  }

  get index(): GenealogyIndex {
    return this.#index
  }

  reached(seq: bigint, timeoutMs: number): Promise<boolean> {
    return this.#follower.reached(seq, timeoutMs)
  }

  health(): IndexHealth {
    const { seq, count, bytes } = this.#index
    const { headSeq, behindMs } = this.#follower
    return {
      seq,
      headSeq,
      behindMs,
      members: count,
      bytesPerMember: count === 0 ? 0 : Math.ceil(bytes / count),
    }
  }

  volumesIn(period: Period): Promise<MemberVolumes> {
    return this.#pastVolumes.of(period, this.#index.seq)
  }

  follow(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** The one full comparison with the graph; needs a source. A graph no index can be made of is a finding. */
  async verify(): Promise<IndexReport> {
    const { source, log } = this.#parts
    invariant(source, 'an index is compared with the graph it was filled from')
    const look = (): Promise<void> => this.#follower.look()
    try {
      await (this.#started ? look() : this.start())
      return await verifyIndex(() => this.#index, { source, log, period: () => this.#period, look })
    } catch (error) {
      if (error instanceof Fault && error.code !== 'TREE_CYCLE') throw error
      this.#parts.onTrouble?.(error)
      return { members: this.#index.count, differences: 1, found: [UNREADABLE], quiet: true }
    }
  }

  async #load(): Promise<void> {
    const { source, log } = this.#parts
    this.#period = await this.#currentPeriod()
    this.#index = source ? await loadIndex({ source, log, period: this.#period }) : new GenealogyIndex()
    this.#early = []
    this.#reload = false
    for (let member = 0; member < this.#index.count; member += 1) markActive(this.#index, member as Ordinal)
    await takeRanks(this.#index, this.#parts)
  }

  /** A bulk import is not told member by member, and what could not be applied must be read anew. */
  async #beforeTurn(): Promise<void> {
    if (this.#reload) await this.#load()
    const period = await this.#currentPeriod()
    if (period?.id === this.#period?.id) return
    this.#period = period
    this.#index.clearVolumes()
    for (const change of this.#early) applyChange(this.#index, change, period?.id ?? null)
    this.#early = this.#early.filter((change) => isLater(change, period))
  }

  async #currentPeriod(): Promise<Period | null> {
    this.#calendar ??= (await this.#parts.company.company())?.calendar
    return this.#calendar ? periodAt(this.#parts.clock.now(), this.#calendar) : null
  }

  async #apply(events: readonly LoggedEvent[]): Promise<void> {
    this.#calendar ??= calendarSetUp(events)
    this.#period ??= await this.#currentPeriod()
    const changes = await changesOf(events, this.#parts.log)
    try {
      for (const change of changes) applyChange(this.#index, change, this.#period?.id ?? null)
    } catch (error) {
      this.#reload = true
      throw error
    }
    this.#early.push(...changes.filter((change) => isLater(change, this.#period)))
    this.#index.seq = events.at(-1)!.seq
    if (this.#parts.source && has(events, 'COMPANY_IMPORTED')) await this.#load()
    this.#schedule.look(() => this.#index)
    this.#tell(events)
    if (has(events, 'RUN_CLOSED') || has(events, 'PLAN_VERSION_SAVED'))
      await takeRanks(this.#index, this.#parts)
  }

  /** A listener's trouble is its own: the index goes on. */
  #tell(events: readonly LoggedEvent[]): void {
    for (const listener of this.#listeners) {
      try {
        listener(events)
      } catch (error) {
        this.#parts.onTrouble?.(error)
      }
    }
  }
}

const UNREADABLE = { member: '', what: 'UNREADABLE' } as const

const has = (events: readonly LoggedEvent[], kind: EventKind): boolean =>
  events.some((event) => event.kind === kind)

/** The calendar of a company that these events set up. */
function calendarSetUp(events: readonly LoggedEvent[]): PeriodCalendar | undefined {
  const setUp = events.find((event) => event.kind === 'COMPANY_SET_UP')
  const zone = setUp && parseTimeZone(setUp.body.timeZone)
  return zone && { kind: setUp.body.periodKind, zone }
}

const isLater = (change: IndexChange, period: Period | null): boolean =>
  change.kind === 'VOLUME' && (period === null || change.period > period.id)
