import { invariant } from '#server/domain/kernel/invariant.ts'
import { type Rate, roundHalfAway } from '#server/domain/kernel/rate.ts'

/** The largest integer below which every integer is a double. */
export const SAFE_MAX = Number.MAX_SAFE_INTEGER
const SAFE_MAX_EXACT = BigInt(SAFE_MAX)

/** The same integer as a double; beyond 2^53-1 it would no longer be the same, which is a bug of the caller. */
export function doubleOf(value: bigint): number {
  invariant(value <= SAFE_MAX_EXACT && value >= -SAFE_MAX_EXACT, 'an amount stays within 2^53-1')
  return Number.parseInt(value.toString(), 10)
}

/**
 * An exact factor made ready for doubles: up to `limit` units the product and its rounding stay below 2^53, where
 * double arithmetic on integers is exact; beyond it the same sum is done with bigints.
 */
export interface Factor {
  readonly numerator: number
  readonly denominator: number
  readonly limit: number
  readonly exact: Rate
  /** Position of the plan's own rate (without share and multiplier) in the run's list of rates. */
  readonly rate: number
  readonly positive: boolean
}

/** Readies `exact`; `rate` is where the line will say the plan's rate stands. */
export function factorOf(exact: Rate, rate: number): Factor {
  const { numerator, denominator } = exact
  const room = (SAFE_MAX_EXACT - 3n * denominator) / (2n * (numerator > 0n ? numerator : 1n))
  const small = numerator >= 0n && room > 0n
  return {
    numerator: small ? doubleOf(numerator) : 0,
    denominator: small ? doubleOf(denominator) : 1,
    limit: small ? doubleOf(room) : -1,
    exact,
    rate,
    positive: numerator > 0n,
  }
}

/**
 * `units * factor`, rounded once, halves away from zero. The quotient of two integers whose sum stays below 2^53
 * never rounds up to the next integer in double arithmetic, so its floor is exact.
 */
export function scaled(units: number, factor: Factor): number {
  const magnitude = units < 0 ? -units : units
  if (magnitude > factor.limit) return scaledExactly(units, factor.exact)
  const { numerator, denominator } = factor
  const rounded = Math.floor((2 * magnitude * numerator + denominator) / (2 * denominator))
  return units < 0 ? 0 - rounded : rounded
}

const scaledExactly = (units: number, exact: Rate): number =>
  doubleOf(roundHalfAway(BigInt(units) * exact.numerator, exact.denominator))

/** True when `part` is at least `share` of `whole`, all exact. */
export function reachesShare(part: number, whole: number, share: Rate): boolean {
  return BigInt(part) * share.denominator >= BigInt(whole) * share.numerator
}

/** `floor(units * rate)` for units and rate that are not negative. */
export const flooredShare = (units: number, rate: Rate): number =>
  doubleOf((BigInt(units) * rate.numerator) / rate.denominator)
