import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import { draftOn, lineCode } from '#server/domain/compensation/draft.ts'
import { levelGrid } from '#server/domain/compensation/level-grid.ts'
import { rateTerms } from '#server/domain/compensation/level-terms.ts'
import type { PaidBonus } from '#server/domain/compensation/paid-bonus.ts'
import { pathsOf } from '#server/domain/compensation/paths.ts'
import { type Walk, walkAll } from '#server/domain/compensation/walk.ts'
import { walkNotes } from '#server/domain/compensation/walk-notes.ts'
import type { LevelBonus } from '#server/domain/compensation/walking-bonuses.ts'

/** Pays a level bonus on the sponsor tree (`UNILEVEL`) or a placement tree (`UNILEVEL`, `MATRIX`). */
export function payLevels(ground: BonusGround<LevelBonus>): PaidBonus {
  const { bonus, run, at } = ground
  const sources = run.sources(at, run.plan.rounding.source)
  const grid = levelGrid(ground, bonus.rates, bonus.rateWhen)
  const walk: Walk = {
    ground,
    paths: pathsOf(ground, { compression: bonus.compression, passUp: bonus.passUp, grid }),
    terms: rateTerms(grid, sources, bonus.maxLevel),
    draft: draftOn(sources, 64 + sources.count * Math.min(bonus.maxLevel, 8)),
    code: lineCode('LEVEL'),
    fields: bonus,
  }
  walkAll(walk)
  return { draft: walk.draft, notes: (spot, most) => walkNotes(walk, spot, most) }
}
