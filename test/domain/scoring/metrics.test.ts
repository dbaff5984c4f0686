import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logit, logLossOf, sigmoid } from '#server/domain/scoring/log-odds.ts'
import {
  areaUnderCurve,
  brier,
  calibrationError,
  calibrationTable,
  liftAtTenth,
  logLoss,
  wilson,
} from '#server/domain/scoring/metrics.ts'
import { effectOf } from '#server/domain/scoring/uplift.ts'

const judged = (probability: readonly number[], won: readonly number[]) => ({
  probability: Float64Array.from(probability),
  won: Uint8Array.from(won),
})

/** Every pair looked at. */
function naiveArea(probability: readonly number[], won: readonly number[]): number {
  let [pairs, better] = [0, 0]
  probability.forEach((a, i) => {
    probability.forEach((b, j) => {
      if (won[i] !== 1 || won[j] !== 0) return
      pairs += 1
      better += a > b ? 1 : a === b ? 0.5 : 0
    })
  })
  return pairs === 0 ? 0.5 : better / pairs
}

const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 1 })), {
  maxLength: 40,
})

describe('area under the curve', () => {
  it('is what looking at every pair gives, ties counting half', () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const [scores, won] = [drawn.map(([score]) => score / 12), drawn.map(([, each]) => each)]
        expect(areaUnderCurve(judged(scores, won))).toBeCloseTo(naiveArea(scores, won), 12)
      }),
    )
  })

  it('turns round when the order does', () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const won = drawn.map(([, each]) => each)
        const area = areaUnderCurve(
          judged(
            drawn.map(([score]) => score),
            won,
          ),
        )
        expect(
          areaUnderCurve(
            judged(
              drawn.map(([score]) => -score),
              won,
            ),
          ),
        ).toBeCloseTo(1 - area, 12)
      }),
    )
  })
})

describe('figures by hand', () => {
  const four = judged([0.9, 0.6, 0.4, 0.2], [1, 0, 1, 0])

  it('log-loss, Brier and area of four leads', () => {
    expect(logLoss(four)).toBeCloseTo(
      (-Math.log(0.9) - Math.log(0.4) - Math.log(0.4) - Math.log(0.8)) / 4,
      12,
    )
    expect(brier(four)).toBeCloseTo((0.01 + 0.36 + 0.36 + 0.04) / 4, 12)
    expect(areaUnderCurve(four)).toBe(0.75)
  })

  it('calibration of twenty leads, two a bin', () => {
    const probability = Array.from({ length: 20 }, (_, row) => (row + 0.5) / 20)
    const won = probability.map((_, row) => (row % 2 === 0 ? 1 : 0))
    const table = calibrationTable(judged(probability, won))
    expect(table).toHaveLength(10)
    expect(table[3]).toMatchObject({
      from: 6.5 / 20,
      to: 7.5 / 20,
      mean: expect.closeTo(7 / 20),
      observed: 0.5,
      n: 2,
    })
    // The bins say 0.05, 0.15 ... 0.95 and half is won in each.
    expect(calibrationError(judged(probability, won))).toBeCloseTo(0.25, 12)
  })

  it('lift of the best tenth', () => {
    const probability = Array.from({ length: 20 }, (_, row) => row / 20)
    const won = probability.map((_, row) => (row >= 18 || row < 3 ? 1 : 0))
    expect(liftAtTenth(judged(probability, won))).toBeCloseTo(1 / (5 / 20), 12)
    expect(
      liftAtTenth(
        judged(
          probability,
          probability.map(() => 0),
        ),
      ),
    ).toBe(1)
  })

  it('says something finite of nothing at all', () => {
    const nothing = judged([], [])
    expect([logLoss(nothing), brier(nothing), calibrationError(nothing), areaUnderCurve(nothing)]).toEqual([
      0, 0, 0, 0.5,
    ])
    expect(calibrationTable(nothing)).toEqual([])
  })
})

describe('intervals as published', () => {
  // Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3; and 873-890, table II, method 10.
  it.each([
    [81, 263, [0.2553, 0.3662]],
    [15, 148, [0.0624, 0.1605]],
    [0, 20, [0, 0.1611]],
    [1, 29, [0.0061, 0.1718]],
  ] as const)('Wilson: %i of %i', (wins, n, [low, high]) => {
    expect(wilson(wins, n).low).toBeCloseTo(low, 4)
    expect(wilson(wins, n).high).toBeCloseTo(high, 4)
  })

  it.each([
    [
      [56, 70],
      [48, 80],
      [0.0524, 0.3339],
    ],
    [
      [9, 10],
      [3, 10],
      [0.1705, 0.809],
    ],
    [
      [6, 7],
      [2, 7],
      [0.0582, 0.8062],
    ],
    [
      [5, 56],
      [0, 29],
      [-0.0381, 0.1926],
    ],
    [
      [0, 10],
      [0, 20],
      [-0.1611, 0.2775],
    ],
    [
      [0, 10],
      [0, 10],
      [-0.2775, 0.2775],
    ],
    [
      [10, 10],
      [0, 20],
      [0.6791, 1],
    ],
    [
      [10, 10],
      [0, 10],
      [0.6075, 1],
    ],
  ] as const)('Newcombe: %j less %j', (treated, held, [low, high]) => {
    const { effect, low: from, high: to } = effectOf(treated, held)
    expect(effect).toBeCloseTo(treated[0] / treated[1] - held[0] / held[1], 12)
    expect(from).toBeCloseTo(low, 4)
    expect(to).toBeCloseTo(high, 4)
  })
})

describe('log-odds', () => {
  it('probability and log-odds undo each other, and extremes stay finite', () => {
    fc.assert(
      fc.property(fc.double({ min: -15, max: 15, noNaN: true }), (score) => {
        expect(logit(sigmoid(score))).toBeCloseTo(score, 6)
        expect(logLossOf(score, 1)).toBeCloseTo(-Math.log(sigmoid(score)), 8)
      }),
    )
    expect(logLossOf(-1000, 1)).toBe(1000)
    expect(sigmoid(-1000)).toBe(0)
    expect(sigmoid(1000)).toBe(1)
  })
})
