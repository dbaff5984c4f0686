import { sigmoid } from '#server/domain/scoring/log-odds.ts'

/** `score * slope + intercept` is what is published. */
export interface Platt {
  readonly slope: number
  readonly intercept: number
}

/** Published scores whose outcomes are known, oldest first. */
export interface KnownScores {
  readonly scores: readonly number[]
  readonly won: readonly number[]
}

export const NO_CHANGE: Platt = { slope: 1, intercept: 0 }

/** Outcomes that recalibration and stake look back on, and after how many of them one weighs half as much. */
export const LAST = 3_000
export const HALF_LIFE = 1_000
/** Draws the slope towards 1 and the intercept towards 0: one bad week must not move everything. */
const RIDGE = 50
const STEPS = 25

/**
 * Recalibration by a line in log-odds (Platt 1999) on the last 3,000 known outcomes, the newest weighing most, with
 * ridge 50: it re-levels when the world moves. Two unknowns, solved by Newton's method.
 */
export function fitPlatt({ scores, won }: KnownScores): Platt {
  const from = Math.max(0, scores.length - LAST)
  let { slope, intercept } = NO_CHANGE
  for (let step = 0; step < STEPS; step += 1) {
    let [gs, gi, hss, hsi, hii] = [RIDGE * (slope - 1), RIDGE * intercept, RIDGE, 0, RIDGE]
    for (let at = from; at < scores.length; at += 1) {
      const weight = 0.5 ** ((scores.length - 1 - at) / HALF_LIFE)
      const score = scores[at]!
      const probability = sigmoid(score * slope + intercept)
      const [error, bend] = [weight * (probability - won[at]!), weight * probability * (1 - probability)]
      gs += error * score
      gi += error
      hss += bend * score * score
      hsi += bend * score
      hii += bend
    }
    const determinant = hss * hii - hsi * hsi
    const [moveSlope, moveIntercept] = [
      (hii * gs - hsi * gi) / determinant,
      (hss * gi - hsi * gs) / determinant,
    ]
    slope -= moveSlope
    intercept -= moveIntercept
    if (Math.abs(moveSlope) + Math.abs(moveIntercept) < 1e-10) break
  }
  return { slope, intercept }
}
