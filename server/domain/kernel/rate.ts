import { invariant } from '#server/domain/kernel/invariant.ts'

/** An exact fraction in lowest terms; `denominator` is always positive. It never was a float. */
export interface Rate {
  readonly numerator: bigint
  readonly denominator: bigint
}

const DECIMAL = /^([+-]?)(\d{1,15})(?:\.(\d{1,15}))?$/
const FRACTION = /^([+-]?\d{1,15})\/(\d{1,15})$/

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let a = left < 0n ? -left : left
  let b = right < 0n ? -right : right
  while (b !== 0n) {
    const rest = a % b
    a = b
    b = rest
  }
  return a
}

/** A fraction of two integers in lowest terms. The denominator must not be 0. */
export function rateOf(numerator: bigint, denominator = 1n): Rate {
  invariant(denominator !== 0n, 'a rate has a denominator other than zero')
  const sign = denominator < 0n ? -1n : 1n
  const divisor = greatestCommonDivisor(numerator, denominator) || 1n
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor }
}

/** Reads `"0.025"`, `"-3"` or `"1/3"`; `undefined` for anything else. */
export function parseRate(text: string): Rate | undefined {
  const fraction = FRACTION.exec(text)
  if (fraction?.[1] && fraction[2]) {
    const denominator = BigInt(fraction[2])
    return denominator === 0n ? undefined : rateOf(BigInt(fraction[1]), denominator)
  }
  const decimal = DECIMAL.exec(text)
  if (!decimal?.[2]) return undefined
  const digits = decimal[3] ?? ''
  const magnitude = BigInt(decimal[2] + digits)
  return rateOf(decimal[1] === '-' ? -magnitude : magnitude, 10n ** BigInt(digits.length))
}

export const ZERO_RATE: Rate = { numerator: 0n, denominator: 1n }
export const ONE_RATE: Rate = { numerator: 1n, denominator: 1n }

/** Exact product. */
export const multiplyRates = (left: Rate, right: Rate): Rate =>
  rateOf(left.numerator * right.numerator, left.denominator * right.denominator)

/** Exact sum. */
export const addRates = (left: Rate, right: Rate): Rate =>
  rateOf(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  )

/** Exact difference `left - right`. */
export const subtractRates = (left: Rate, right: Rate): Rate =>
  addRates(left, { numerator: -right.numerator, denominator: right.denominator })

/** -1, 0 or 1. */
export function compareRates(left: Rate, right: Rate): -1 | 0 | 1 {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/**
 * The one rounding of the house: halves away from zero (commercial rounding, DIN 1333).
 * `denominator` must be positive.
 */
export function roundHalfAway(numerator: bigint, denominator: bigint): bigint {
  invariant(denominator > 0n, 'rounding needs a positive denominator')
  const magnitude = numerator < 0n ? -numerator : numerator
  const rounded = (2n * magnitude + denominator) / (2n * denominator)
  return numerator < 0n ? -rounded : rounded
}

/** `units` (minor units or hundredths of points) times `rate`, rounded once. */
export const applyRate = (units: bigint, rate: Rate): bigint =>
  roundHalfAway(units * rate.numerator, rate.denominator)

/** Decimal text where it ends (`0.025`), otherwise the fraction (`1/3`). `parseRate` reads both back. */
export function formatRate(rate: Rate): string {
  let scale = 1n
  for (let digits = 0; digits <= 15; digits += 1, scale *= 10n) {
    if (scale % rate.denominator !== 0n) continue
    const units = rate.numerator * (scale / rate.denominator)
    return formatScaled(units, digits)
  }
  return `${rate.numerator}/${rate.denominator}`
}

/** Integer `units` of ten to the minus `digits` as plain decimal text with a point. */
export function formatScaled(units: bigint, digits: number): string {
  const sign = units < 0n ? '-' : ''
  const text = (units < 0n ? -units : units).toString().padStart(digits + 1, '0')
  if (digits === 0) return sign + text
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** Reads plain decimal text with at most `digits` decimals into integer units; `undefined` otherwise. */
export function parseScaled(text: string, digits: number): bigint | undefined {
  const decimal = DECIMAL.exec(text)
  if (!decimal?.[2]) return undefined
  const decimals = decimal[3] ?? ''
  if (decimals.length > digits) return undefined
  const magnitude = BigInt(decimal[2] + decimals.padEnd(digits, '0'))
  return decimal[1] === '-' ? -magnitude : magnitude
}

/**
 * Splits `total` units by non-negative integer `weights` so that the parts add up: each part is floored and the
 * spare units go to the largest remainders, ties to the earlier part. A negative total mirrors the positive one.
 * All weights 0: the first part gets all.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  invariant(weights.length > 0, 'a split has at least one part')
  const sum = weights.reduce((left, right) => left + right, 0n)
  if (sum === 0n) return weights.map((_, position) => (position === 0 ? total : 0n))
  const magnitude = total < 0n ? -total : total
  const parts = weights.map((weight) => (magnitude * weight) / sum)
  let spare = magnitude - parts.reduce((left, right) => left + right, 0n)
  const order = weights
    .map((weight, position) => ({ position, remainder: (magnitude * weight) % sum }))
    .sort((a, b) =>
      a.remainder === b.remainder ? a.position - b.position : a.remainder < b.remainder ? 1 : -1,
    )
  for (const { position } of order) {
    if (spare === 0n) break
    parts[position] = (parts[position] ?? 0n) + 1n
    spare -= 1n
  }
  return total < 0n ? parts.map((part) => -part) : parts
}
