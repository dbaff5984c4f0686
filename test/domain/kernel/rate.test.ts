import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allocate,
  applyRate,
  compareRates,
  formatRate,
  multiplyRates,
  parseRate,
  parseScaled,
  rateOf,
  roundHalfAway,
} from '#server/domain/kernel/rate.ts'

const fraction = fc
  .tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 6n))
  .map(([numerator, denominator]) => rateOf(numerator, denominator))

describe('rate', () => {
  test.each([
    ['0.025', 1n, 40n],
    ['-3', -3n, 1n],
    ['1/3', 1n, 3n],
    ['2/4', 1n, 2n],
  ])('reads %s exactly', (text, numerator, denominator) => {
    expect(parseRate(text)).toEqual({ numerator, denominator })
  })

  test.each(['', '1e3', '0.1.2', '1/0', 'NaN', ' 1', '٣', '.5', '1,5'])('refuses %j', (text) => {
    expect(parseRate(text)).toBeUndefined()
  })

  test('what is written is read back', () => {
    fc.assert(fc.property(fraction, (rate) => compareRates(parseRate(formatRate(rate))!, rate) === 0))
  })

  test('halves go away from zero, on both sides', () => {
    expect([5n, -5n, 15n, -15n, 4n, -4n].map((n) => roundHalfAway(n, 10n))).toEqual([
      1n,
      -1n,
      2n,
      -2n,
      0n,
      0n,
    ])
  })

  test('rounding is never more than half a unit off and mirrors at zero', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), fraction, (units, rate) => {
        const exact = units * rate.numerator
        const error = applyRate(units, rate) * rate.denominator - exact
        expect(2n * (error < 0n ? -error : error) <= rate.denominator).toBe(true)
        expect(applyRate(-units, rate)).toBe(-applyRate(units, rate))
      }),
    )
  })

  test('a product does not depend on the order', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => compareRates(multiplyRates(a, b), multiplyRates(b, a)) === 0),
    )
  })
})

describe('allocate', () => {
  test('the parts add up, and none is more than one unit from its exact share', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 12n), 10n ** 12n),
        fc.array(fc.bigInt(0n, 10n ** 9n), { minLength: 1, maxLength: 30 }),
        (total, weights) => {
          const parts = allocate(total, weights)
          expect(parts.reduce((a, b) => a + b, 0n)).toBe(total)
          const sum = weights.reduce((a, b) => a + b, 0n)
          if (sum === 0n) return
          parts.forEach((part, position) => {
            const error = part * sum - total * weights[position]!
            expect((error < 0n ? -error : error) < sum).toBe(true)
          })
        },
      ),
    )
  })

  test('ties go to the earlier part', () => {
    expect(allocate(2n, [1n, 1n, 1n])).toEqual([1n, 1n, 0n])
  })
})

test('scaled text refuses more decimals than the unit has', () => {
  expect(parseScaled('1.234', 2)).toBeUndefined()
  expect(parseScaled('-1.2', 2)).toBe(-120n)
})
