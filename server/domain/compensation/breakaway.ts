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
import { atLeastRank, nearestMarked } from '#server/domain/compensation/leaders.ts'
import { factorAt, levelGrid, oneFactor } from '#server/domain/compensation/level-grid.ts'
import type { Note, PaidBonus, Spot } from '#server/domain/compensation/paid-bonus.ts'
import { NO_FACTOR } from '#server/domain/compensation/rate-list.ts'
import type { BreakawayBonus } from '#server/domain/compensation/walking-bonuses.ts'
import { compareRates, type Rate, subtractRates, ZERO_RATE } from '#server/domain/kernel/rate.ts'

const OVERRIDE = lineCode('OVERRIDE')
const UNQUALIFIED = reasonCode('UNQUALIFIED')
const TITLE = reasonCode('TITLE')
const NO_UPLINE = reasonCode('NO_UPLINE')

/** Rates of the leaders above a group. */
interface Overrides {
  readonly generations: number
  /** What the leader of this generation has above the leader of the group. */
  at(leader: number, lower: number, generation: number): Factor
  /** The most any leader could have there. */
  top(lower: number, generation: number): Factor
}

/**
 * Pays leaders on the groups of the leaders below them. An order belongs to the group of the first leader at or
 * above its buyer; the next leader above is generation 1. What a leader may not have lapses, unless the plan looks
 * past leaders who may not earn.
 */
export function payOverrides(ground: BonusGround<BreakawayBonus>): PaidBonus {
  const { bonus, run, at, tree } = ground
  const leads = atLeastRank(ground.ranks, bonus.threshold)
  const nextLeader = nearestMarked(tree, leads)
  const overrides = overridesOf(ground)
  const passes = bonus.unqualified === 'TRANSPARENT'
  const earning = passes ? leads.map((leader, at) => leader & ground.payable[at]!) : leads
  const nextEarning = passes ? nearestMarked(tree, earning) : nextLeader
  const sources = run.sources(at, run.plan.rounding.source)
  const draft = draftOn(sources)
  for (let source = 0; source < sources.count; source += 1) {
    const buyer = sources.member[source]!
    if (sources.base[source] === 0 || (bonus.sourceMustBeActive && run.active[buyer] === 0)) continue
    const lower = leads[buyer] === 1 ? buyer : nextLeader[buyer]!
    if (lower >= 0) payAbove({ ground, overrides, nextLeader: nextEarning, draft }, source, lower)
  }
  return { draft, notes: (spot, most) => leaderNotes({ ground, leads, draft, earning }, spot, most) }
}

function overridesOf(ground: BonusGround<BreakawayBonus>): Overrides {
  const { override } = ground.bonus
  if (override.mode === 'FIXED') {
    const grid = levelGrid(ground, override.rates)
    return {
      generations: grid.top.length,
      at: (leader, _lower, generation) => factorAt(grid, { earner: leader, buyer: leader }, generation),
      top: (_lower, generation) => grid.top[generation - 1] ?? NO_FACTOR,
    }
  }
  const rateOf = (leader: number): Rate => override.byRank[ground.ranks[leader]!] ?? ZERO_RATE
  const highest = override.byRank.reduce<Rate>(
    (best, rate) => (rate && compareRates(rate, best) > 0 ? rate : best),
    ZERO_RATE,
  )
  const above = (rate: Rate, lower: number): Factor => {
    const difference = subtractRates(rate, rateOf(lower))
    return ground.factor(compareRates(difference, override.minimum) > 0 ? difference : override.minimum)
  }
  const later = override.generationRates.map((rate) => oneFactor(ground.factor, rate))
  return {
    generations: 1 + later.length,
    at: (leader, lower, generation) =>
      generation === 1 ? above(rateOf(leader), lower) : (later[generation - 2] ?? NO_FACTOR),
    top: (lower, generation) =>
      generation === 1 ? above(highest, lower) : (later[generation - 2] ?? NO_FACTOR),
  }
}

interface Group {
  readonly ground: BonusGround<BreakawayBonus>
  readonly overrides: Overrides
  readonly nextLeader: Int32Array
  readonly draft: Draft
}

function payAbove({ ground, overrides, nextLeader, draft }: Group, source: number, lower: number): void {
  const base = draft.sources.base[source]!
  const { depth } = ground.tree
  let leader = nextLeader[lower]!
  for (let generation = 1; generation <= overrides.generations; generation += 1) {
    const factor = leader < 0 ? NO_FACTOR : overrides.at(leader, lower, generation)
    if (leader >= 0 && ground.payable[leader] === 1 && factor.positive) {
      addLine(draft, {
        earner: leader,
        source,
        level: generation,
        distance: depth[draft.sources.member[source]!]! - depth[leader]!,
        base,
        rate: factor.rate,
        amount: scaled(base, factor),
        code: OVERRIDE,
      })
    } else {
      const reason = leader < 0 ? NO_UPLINE : ground.payable[leader] === 1 ? TITLE : UNQUALIFIED
      const amount = scaled(base, overrides.top(lower, generation))
      addLapse(draft, { source, level: generation, member: leader, reason, amount })
    }
    if (leader >= 0) leader = nextLeader[leader]!
  }
}

interface LeaderWalk {
  readonly ground: BonusGround
  readonly leads: Uint8Array
  /** Leaders who are not looked past; absent: all. */
  readonly earning?: Uint8Array
  readonly draft: Draft
}

/** Everybody between the buyer and the earning leader: leaders as boundaries, the rest below their rank. */
export function leaderNotes({ ground, leads, draft, earning }: LeaderWalk, spot: Spot, most: number): Note[] {
  const notes: Note[] = []
  const { parent } = ground.tree
  let inGroup = true
  for (
    let member = draft.sources.member[spot.source]!;
    member !== spot.earner && notes.length < most;
    member = parent[member]!
  ) {
    const passed = !inGroup && earning?.[member] === 0
    notes.push({ member, why: leads[member] !== 1 ? 'NO_RATE' : passed ? 'UNQUALIFIED' : 'BOUNDARY' })
    if (leads[member] === 1) inGroup = false
  }
  return notes
}
