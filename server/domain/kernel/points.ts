import { formatScaled, parseScaled } from '#server/domain/kernel/rate.ts'

/** Points in integer hundredths: a brand of their own; only a plan turns money into points. */
export type Points = bigint & { readonly __points: true }

/** Decimals of points. */
export const POINTS_DIGITS = 2

export const pointsOf = (hundredths: bigint): Points => hundredths as Points

/** Reads decimal text with at most two decimals; `undefined` otherwise. */
export function parsePoints(text: string): Points | undefined {
  const hundredths = parseScaled(text, POINTS_DIGITS)
  return hundredths === undefined ? undefined : pointsOf(hundredths)
}

/** Decimal text with two decimals and a point. */
export const formatPoints = (points: Points): string => formatScaled(points, POINTS_DIGITS)
