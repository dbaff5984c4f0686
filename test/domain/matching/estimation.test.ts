import { describe, expect, it } from 'vitest'
import { chanceOf } from '#server/domain/kernel/chance.ts'
import { COMPARISON, COMPARISON_COUNT, LEVEL_COUNTS } from '#server/domain/matching/comparisons.ts'
import { estimateLevels } from '#server/domain/matching/estimate-levels.ts'
import { correctedU, placeTieBits } from '#server/domain/matching/estimate-u.ts'
import { FIRST_M, type LevelProbabilities, levelsOf, patternOf } from '#server/domain/matching/match-model.ts'
import type { TrainingBlock } from '#server/domain/matching/training-blocks.ts'

/** Probabilities that put `best` on the first level, `last` on *else* and spread the rest. */
const spread = (best: number, last: number): LevelProbabilities =>
  LEVEL_COUNTS.map((count) =>
    Array.from({ length: count }, (_, level) => {
      if (level === 0) return count === 2 ? 1 - last : best
      return level === count - 1 ? last : (1 - best - last) / (count - 2)
    }),
  )

const PLANTED_M = spread(0.6, 0.1)
const U = spread(0.001, 0.98)

const NO_PLACE = { share: 0, pairs: 0 }

/** A training block whose pairs were drawn from planted probabilities: `same` of one person, the rest strangers. */
function plantedBlock(options: {
  same: number
  strangers: number
  without: number
  seed: number
}): TrainingBlock {
  const chance = chanceOf(options.seed)
  const patterns = new Map<number, number>()
  const draw = (from: LevelProbabilities, count: number): void => {
    for (let pair = 0; pair < count; pair += 1) {
      const levels = Uint8Array.from(from, (shares) =>
        chance.happens(0.1) ? 0 : 1 + chance.weighted(shares),
      )
      levels[options.without] = 1
      const pattern = patternOf(levels)
      patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1)
    }
  }
  draw(PLANTED_M, options.same)
  draw(U, options.strangers)
  const pairs = options.same + options.strangers
  return { without: [options.without], home: false, patterns, pairs, allPairs: pairs }
}

describe('estimation of m', () => {
  it('finds planted probabilities again without being told which pairs are one person', () => {
    const blocks = [
      plantedBlock({ same: 6000, strangers: 9000, without: COMPARISON.name, seed: 1 }),
      plantedBlock({ same: 6000, strangers: 30_000, without: COMPARISON.birthDate, seed: 2 }),
    ]
    const { m } = estimateLevels(blocks, U)
    m.forEach((levels, at) => {
      for (const [level, share] of levels.entries()) expect(share).toBeCloseTo(PLANTED_M[at]![level]!, 1)
      expect(levels.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
      expect(Math.abs(levels[0]! - PLANTED_M[at]![0]!)).toBeLessThan(0.03)
    })
  })

  it('keeps its first values where a file has nothing to teach', () => {
    expect(estimateLevels([], U).m).toEqual(FIRST_M)
    const strangers = plantedBlock({ same: 0, strangers: 5000, without: COMPARISON.name, seed: 3 })
    expect(estimateLevels([strangers], U).m).toEqual(FIRST_M)
    const few = plantedBlock({ same: 40, strangers: 0, without: COMPARISON.name, seed: 4 })
    expect(estimateLevels([few], U).m).toEqual(FIRST_M)
  })
})

describe('correction of u', () => {
  it('takes out what true pairs have put into a random sample', () => {
    const prior = 0.02
    const shares = U.map((levels, at) =>
      levels.map((share, level) => prior * PLANTED_M[at]![level]! + (1 - prior) * share),
    )
    const corrected = correctedU(
      { shares, pairs: LEVEL_COUNTS.map(() => 1_000_000), place: NO_PLACE },
      prior,
      PLANTED_M,
    )
    corrected.forEach((levels, at) => {
      for (const [level, share] of levels.entries()) expect(share).toBeCloseTo(U[at]![level]!, 3)
    })
  })

  it('never falls to nothing, also for a level nobody has seen or a comparison without any pair', () => {
    const shares = LEVEL_COUNTS.map((count) => [...new Array<number>(count - 1).fill(0), 1])
    const seen = correctedU({ shares, pairs: LEVEL_COUNTS.map(() => 1000), place: NO_PLACE }, 0.5, PLANTED_M)
    expect(Math.min(...seen.flat())).toBeGreaterThan(0)
    const unseen = correctedU(
      {
        shares: LEVEL_COUNTS.map((count) => new Array<number>(count).fill(0)),
        pairs: LEVEL_COUNTS.map(() => 0),
        place: NO_PLACE,
      },
      0.1,
      PLANTED_M,
    )
    for (const levels of unseen) expect(levels.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
  })
})

describe('city and postcode', () => {
  const shares = U.map((levels) => [...levels])
  const tied = (share: number): number =>
    placeTieBits({ shares, pairs: LEVEL_COUNTS.map(() => 1e6), place: { share, pairs: 1e6 } }, 0.001, {
      m: PLANTED_M,
      u: U,
    })
  const both = 0.001 * 0.6 * 0.6

  it('say the same twice where a postcode lies in one city, and nothing twice where they are drawn apart', () => {
    expect(tied(both + 0.999 * 0.001)).toBeCloseTo(-Math.log2(0.001), 6)
    expect(tied(both + 0.999 * 0.001 * 0.25)).toBeCloseTo(-Math.log2(0.001) - 2, 6)
    expect(tied(both + 0.999 * 0.001 ** 2)).toBeCloseTo(0, 1)
    expect(tied(both)).toBeCloseTo(0, 1)
  })
})

describe('patterns', () => {
  it('read back as the levels they were made of', () => {
    const chance = chanceOf(5)
    for (let round = 0; round < 500; round += 1) {
      const levels = Uint8Array.from(LEVEL_COUNTS, (count) => chance.below(count + 1))
      const back = new Uint8Array(COMPARISON_COUNT)
      levelsOf(patternOf(levels), back)
      expect(back).toEqual(levels)
    }
  })
})
