import { choleskySolve } from '#server/domain/scoring/cholesky.ts'
import type { Design, DesignRows } from '#server/domain/scoring/design.ts'
import { logLossOf, sigmoid } from '#server/domain/scoring/log-odds.ts'

/** What a fit learns from: rows of a design, outcomes (0 or 1) and weights, all of one length. */
export interface Lesson {
  readonly rows: DesignRows
  readonly won: Uint8Array
  readonly weights: Float64Array
}

/** Weights by design column; column 0 is the intercept. */
export interface LogisticModel {
  readonly weights: Float64Array
}

/** Ridge on every weight but the intercept. */
const RIDGE = 5
const STEPS_MOST = 30
const CONVERGED = 1e-8

/**
 * Logistic regression by Newton's method with an L2 penalty of `RIDGE / 2 * |w|^2` (Hastie, Tibshirani, Friedman,
 * The Elements of Statistical Learning, 4.4.1). A step that does not lower the penalised loss is halved.
 */
export function fitLogistic(lesson: Lesson, design: Design): LogisticModel {
  const size = design.width
  const weights = new Float64Array(size)
  weights[0] = startingIntercept(lesson)
  let loss = penalisedLoss(lesson, weights)
  for (let step = 0; step < STEPS_MOST; step += 1) {
    const { gradient, hessian } = derivatives(lesson, weights)
    const move = choleskySolve(hessian, gradient, size)
    const next = lineSearch(lesson, weights, { move, loss })
    if (!next) break
    const gained = loss - next.loss
    weights.set(next.weights)
    loss = next.loss
    if (gained < CONVERGED * (1 + Math.abs(loss))) break
  }
  return { weights }
}

/** Log-odds of each row. */
export function logisticScores({ weights }: LogisticModel, rows: DesignRows): Float64Array {
  const scores = new Float64Array(rows.count)
  for (let row = 0; row < rows.count; row += 1) {
    let sum = weights[0]!
    for (let at = rows.start[row]!; at < rows.start[row + 1]!; at += 1) {
      sum += weights[rows.column[at]!]! * rows.value[at]!
    }
    scores[row] = sum
  }
  return scores
}

function startingIntercept({ won, weights }: Lesson): number {
  let [good, all] = [0.5, 1]
  for (let row = 0; row < won.length; row += 1) {
    good += weights[row]! * won[row]!
    all += weights[row]!
  }
  return Math.log(good / (all - good))
}

/** Gradient of the penalised loss and its Hessian, row-major. */
export function derivatives({ rows, won, weights: importance }: Lesson, weights: Float64Array) {
  const size = weights.length
  const gradient = new Float64Array(size)
  const hessian = new Float64Array(size * size)
  const scores = logisticScores({ weights }, rows)
  for (let row = 0; row < rows.count; row += 1) {
    const probability = sigmoid(scores[row]!)
    const slope = importance[row]! * (probability - won[row]!)
    const bend = importance[row]! * probability * (1 - probability)
    gradient[0] = gradient[0]! + slope
    hessian[0] = hessian[0]! + bend
    addRow({ gradient, hessian, size }, rows, { row, slope, bend })
  }
  for (let column = 1; column < size; column += 1) {
    gradient[column] = gradient[column]! + RIDGE * weights[column]!
    hessian[column * size + column] = hessian[column * size + column]! + RIDGE
  }
  return { gradient, hessian }
}

interface Sums {
  readonly gradient: Float64Array
  readonly hessian: Float64Array
  readonly size: number
}

/** Adds a row's part; only the lower triangle is kept, columns of a row ascend. */
function addRow(
  { gradient, hessian, size }: Sums,
  rows: DesignRows,
  { row, slope, bend }: { readonly row: number; readonly slope: number; readonly bend: number },
): void {
  const [from, to] = [rows.start[row]!, rows.start[row + 1]!]
  for (let at = from; at < to; at += 1) {
    const column = rows.column[at]!
    const value = rows.value[at]!
    gradient[column] = gradient[column]! + slope * value
    const base = column * size
    const part = bend * value
    hessian[base] = hessian[base]! + part
    for (let other = from; other <= at; other += 1) {
      const place = base + rows.column[other]!
      hessian[place] = hessian[place]! + part * rows.value[other]!
    }
  }
}

/** The penalised loss that `fitLogistic` minimises. */
export function penalisedLoss({ rows, won, weights: importance }: Lesson, weights: Float64Array): number {
  const scores = logisticScores({ weights }, rows)
  let loss = 0
  for (let row = 0; row < rows.count; row += 1) loss += importance[row]! * logLossOf(scores[row]!, won[row]!)
  for (let column = 1; column < weights.length; column += 1) loss += (RIDGE / 2) * weights[column]! ** 2
  return loss
}

function lineSearch(
  lesson: Lesson,
  weights: Float64Array,
  { move, loss }: { readonly move: Float64Array; readonly loss: number },
): { readonly weights: Float64Array; readonly loss: number } | undefined {
  for (let scale = 1; scale > 1e-4; scale /= 2) {
    const next = weights.map((weight, column) => weight - scale * move[column]!)
    const lower = penalisedLoss(lesson, next)
    if (lower <= loss) return { weights: next, loss: lower }
  }
  return undefined
}
