import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import { draftOn, lineCode } from '#server/domain/compensation/draft.ts'
import { levelGrid } from '#server/domain/compensation/level-grid.ts'
import { rateTerms } from '#server/domain/compensation/level-terms.ts'
import { payMatchesByGeneration } from '#server/domain/compensation/matching-generations.ts'
import type { PaidBonus } from '#server/domain/compensation/paid-bonus.ts'
import { pathsOf } from '#server/domain/compensation/paths.ts'
import { memberSources, type Sources } from '#server/domain/compensation/sources.ts'
import type { Terms, Walk } from '#server/domain/compensation/walk.ts'
import { walkAll } from '#server/domain/compensation/walk.ts'
import { walkNotes } from '#server/domain/compensation/walk-notes.ts'
import type { MatchingUpBonus } from '#server/domain/compensation/walking-bonuses.ts'

/** Pays a percentage of what downline members earned under other bonuses, by level or by generation. */
export function payMatches(ground: BonusGround<MatchingUpBonus>): PaidBonus {
  const { bonus, run } = ground
  const sources = earners(run.earnedAfterOwnerCaps(bonus.of), run.memberOrder)
  const byLevel = bonus.count === 'LEVEL' && !bonus.lastRateForDeeper
  return byLevel ? payByLevel(ground, sources) : payMatchesByGeneration(ground, sources)
}

/** Members with earnings, by number, with what they earned. */
export function earners(earned: Float64Array, memberOrder: Int32Array): Sources {
  const members = memberOrder.filter((member) => earned[member]! > 0)
  return memberSources(
    members,
    Float64Array.from(members, (member) => earned[member]!),
  )
}

function payByLevel(ground: BonusGround<MatchingUpBonus>, sources: Sources): PaidBonus {
  const { bonus } = ground
  const grid = levelGrid(ground, bonus.rates)
  const walk: Walk = {
    ground: { ...ground, bonus: { ...bonus, sourceMustBeActive: false } },
    paths: pathsOf(ground, { compression: bonus.compression, grid }),
    terms: withReach(ground, rateTerms(grid, sources, grid.top.length)),
    draft: draftOn(sources),
    code: lineCode('MATCH'),
    fields: { selfLevel: false, customerOrders: 'LEVEL_1' },
  }
  walkAll(walk)
  return { draft: walk.draft, notes: (spot, most) => walkNotes(walk, spot, most) }
}

/** Levels beyond a rank's reach have no rate. */
function withReach({ bonus, ranks }: BonusGround<MatchingUpBonus>, terms: Terms): Terms {
  const { generationsByRank } = bonus
  if (generationsByRank.every((reach) => reach === undefined)) return terms
  return {
    ...terms,
    ask: (earner, source, level) =>
      level <= (generationsByRank[ranks[earner]!] ?? Number.POSITIVE_INFINITY) &&
      terms.ask(earner, source, level),
  }
}
