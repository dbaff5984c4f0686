import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import {
  addLapse,
  addLine,
  type Draft,
  draftOn,
  lineCode,
  reasonCode,
} from '#server/domain/compensation/draft.ts'
import { type Factor, scaled } from '#server/domain/compensation/exact.ts'
import { nearestMarked } from '#server/domain/compensation/leaders.ts'
import { oneFactor } from '#server/domain/compensation/level-grid.ts'
import type { Note, PaidBonus, Spot } from '#server/domain/compensation/paid-bonus.ts'
import { NO_FACTOR } from '#server/domain/compensation/rate-list.ts'
import type { InfinityBonus } from '#server/domain/compensation/walking-bonuses.ts'

const INFINITY = lineCode('INFINITY')
const UNQUALIFIED = reasonCode('UNQUALIFIED')

interface Endless {
  readonly ground: BonusGround<InfinityBonus>
  readonly factors: readonly Factor[]
  /** 1 for whoever has a rate or blocks. */
  readonly seen: Uint8Array
  readonly blocks: Uint8Array
  readonly next: Int32Array
  readonly most: number
  readonly draft: Draft
}

/** Pays by rank on every order from a level down, until enough blocking members stand between. */
export function payInfinity(ground: BonusGround<InfinityBonus>): PaidBonus {
  const { bonus, run, at, ranks } = ground
  const factors = bonus.byRank.map((rate) => oneFactor(ground.factor, rate))
  const blockRank = bonus.blockRank ?? Number.POSITIVE_INFINITY
  const blocks = Uint8Array.from(ranks, (rank) => (rank >= blockRank ? 1 : 0))
  const seen = blocks.map((block, member) => (block === 1 || factors[ranks[member]!]?.positive ? 1 : 0))
  const sources = run.sources(at, run.plan.rounding.source)
  const endless: Endless = {
    ground,
    factors,
    seen,
    blocks,
    next: nearestMarked(ground.tree, seen),
    most: Math.max(bonus.stopAfter, ...bonus.stopAfterByRank.map((own) => own ?? 0)),
    draft: draftOn(sources),
  }
  for (let source = 0; source < sources.count; source += 1) {
    if (sources.base[source] === 0) continue
    if (bonus.sourceMustBeActive && run.active[sources.member[source]!] === 0) continue
    payOne(endless, source)
  }
  return { draft: endless.draft, notes: (spot, most) => infinityNotes(endless, spot, most) }
}

/** The member for whom the order lies on `fromLevel`, or nobody. */
function firstReached({ ground, draft }: Endless, source: number): number {
  const { parent } = ground.tree
  let member = draft.sources.member[source]!
  let steps = ground.bonus.fromLevel - (draft.sources.customer[source]! >= 0 ? 1 : 0)
  for (; steps > 0 && member >= 0; steps -= 1) member = parent[member]!
  return member
}

function payOne(endless: Endless, source: number): void {
  const { ground, factors, seen, blocks, next, most, draft } = endless
  const { stopAfter, stopAfterByRank } = ground.bonus
  const base = draft.sources.base[source]!
  const first = firstReached(endless, source)
  let blocked = 0
  for (
    let member = first < 0 || seen[first] === 1 ? first : next[first]!;
    member >= 0;
    member = next[member]!
  ) {
    const rank = ground.ranks[member]!
    const factor = factors[rank] ?? NO_FACTOR
    if (factor.positive && blocked < (stopAfterByRank[rank] ?? stopAfter)) {
      const amount = scaled(base, factor)
      const distance = levelFor(endless, source, member)
      const spot = { source, level: distance, amount }
      if (ground.payable[member] === 0) addLapse(draft, { ...spot, member, reason: UNQUALIFIED })
      else addLine(draft, { ...spot, earner: member, distance, base, rate: factor.rate, code: INFINITY })
    }
    blocked += blocks[member]!
    if (blocked >= most) return
  }
}

function levelFor({ ground, draft }: Endless, source: number, member: number): number {
  const { depth } = ground.tree
  const customer = draft.sources.customer[source]! >= 0 ? 1 : 0
  return depth[draft.sources.member[source]!]! - depth[member]! + customer
}

function infinityNotes(endless: Endless, spot: Spot, most: number): Note[] {
  const notes: Note[] = []
  const { ground, blocks, draft, factors } = endless
  for (
    let member = draft.sources.member[spot.source]!;
    member !== spot.earner && notes.length < most;
    member = ground.tree.parent[member]!
  ) {
    const reaches = levelFor(endless, spot.source, member) >= ground.bonus.fromLevel
    const rated = factors[ground.ranks[member]!]?.positive ?? false
    notes.push({
      member,
      why: reaches && blocks[member] === 1 ? 'BLOCKS' : reaches && rated ? 'COUNTED' : 'NO_RATE',
    })
  }
  return notes
}
