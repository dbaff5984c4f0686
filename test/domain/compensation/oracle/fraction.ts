import { type Rate, rateOf } from '#server/domain/kernel/rate.ts'

/** Half away from zero, by counting: the whole part, and one more when twice the rest reaches the denominator. */
export function wholeCents(amount: Rate): bigint {
  const negative = amount.numerator < 0n
  const size = negative ? -amount.numerator : amount.numerator
  const whole = size / amount.denominator
  const rest = size % amount.denominator
  const rounded = 2n * rest >= amount.denominator ? whole + 1n : whole
  return negative ? -rounded : rounded
}

export const product = (...factors: readonly Rate[]): Rate =>
  factors.reduce((left, right) =>
    rateOf(left.numerator * right.numerator, left.denominator * right.denominator),
  )

export const isPositive = (rate: Rate | undefined): rate is Rate => rate !== undefined && rate.numerator > 0n
export const isHigher = (left: Rate, right: Rate): boolean =>
  left.numerator * right.denominator > right.numerator * left.denominator
export const minus = (left: Rate, right: Rate): Rate =>
  rateOf(
    left.numerator * right.denominator - right.numerator * left.denominator,
    left.denominator * right.denominator,
  )
export const NOTHING: Rate = rateOf(0n)
