import { describe, expect, it } from 'vitest'
import { chanceOf } from '#server/domain/kernel/chance.ts'
import { championOf, type LossRecord } from '#server/domain/scoring/champion.ts'
import { logLossOf, sigmoid } from '#server/domain/scoring/log-odds.ts'
import { fitPlatt } from '#server/domain/scoring/platt.ts'
import { shrinkage } from '#server/domain/scoring/six-fits.ts'
import { bell } from '#test/domain/scoring/generated-leads.ts'

/** A record of constant losses. */
function record(count: number, losses: { blend: number; logistic?: number; trees?: number }): LossRecord {
  const { blend, logistic = 9, trees = 9 } = losses
  const rows = (loss: number): number[] => Array(count).fill(loss)
  return { BLEND: rows(blend), LOGISTIC: rows(logistic), TREES: rows(trees) }
}

describe('who speaks', () => {
  it('is the blend while there is no record', () => {
    expect(championOf(record(0, { blend: 0.4 }))).toBe('BLEND')
  })

  it('is one family only for 0.01 a lead and a record of 5,000', () => {
    expect(championOf(record(4_999, { blend: 0.4, trees: 0.38 }))).toBe('BLEND')
    expect(championOf(record(5_000, { blend: 0.4, trees: 0.38 }))).toBe('TREES')
    expect(championOf(record(5_000, { blend: 0.4, logistic: 0.38, trees: 0.39 }))).toBe('LOGISTIC')
    expect(championOf(record(5_000, { blend: 0.4, trees: 0.392 }))).toBe('BLEND')
  })

  it('is judged by the last 1,500 outcomes', () => {
    const rows = Array.from({ length: 6_000 }, (_, row) => (row < 4_500 ? 0.9 : 0.3))
    expect(championOf({ ...record(6_000, { blend: 0.4 }), TREES: rows })).toBe('TREES')
  })
})

describe('shrinkage', () => {
  it('keeps half at 20 of the rarer outcome and nothing at none', () => {
    expect([shrinkage(0), shrinkage(20), shrinkage(180)]).toEqual([0, 0.5, 0.9])
  })
})

describe('recalibration', () => {
  it('changes nothing while nothing is known', () => {
    expect(fitPlatt({ scores: [], won: [] })).toEqual({ slope: 1, intercept: 0 })
  })

  it.each([1, 2, 3])(
    'is the lowest point of its penalised loss, found by a search that knows no derivative, seed %i',
    (seed) => {
      const chance = chanceOf(seed)
      const scores = Array.from({ length: 3_400 }, () => 2 * bell(chance))
      const won = scores.map((score) => (chance.happens(sigmoid(0.6 * score - 0.8)) ? 1 : 0))
      const found = fitPlatt({ scores, won })
      const numeric = lowestOf((slope, intercept) => {
        let loss = 25 * ((slope - 1) ** 2 + intercept ** 2)
        for (let at = 400; at < 3_400; at += 1) {
          loss += 0.5 ** ((3_399 - at) / 1_000) * logLossOf(slope * scores[at]! + intercept, won[at]!)
        }
        return loss
      })
      expect(found.slope).toBeCloseTo(numeric.slope, 4)
      expect(found.intercept).toBeCloseTo(numeric.intercept, 4)
    },
  )

  it('follows a world whose level has moved, and one bad week only a little', () => {
    const level = (scores: number, share: number) => {
      const won = Array.from({ length: scores }, (_, at) =>
        Math.floor((at + 1) * share) > Math.floor(at * share) ? 1 : 0,
      )
      return fitPlatt({ scores: won.map(() => 0), won }).intercept
    }
    expect(level(3_000, 0.2)).toBeLessThan(-1)
    expect(Math.abs(level(20, 0.2))).toBeLessThan(0.15)
  })
})

/** Compass search: steps along both axes, halved when none goes down. */
function lowestOf(loss: (slope: number, intercept: number) => number) {
  let [slope, intercept] = [1, 0]
  let least = loss(slope, intercept)
  for (let step = 0.25; step > 1e-6; ) {
    const moves = [
      [step, 0],
      [-step, 0],
      [0, step],
      [0, -step],
    ] as const
    const better = moves.find(([a, b]) => loss(slope + a, intercept + b) < least)
    if (better) {
      slope += better[0]
      intercept += better[1]
      least = loss(slope, intercept)
    } else step /= 2
  }
  return { slope, intercept }
}
