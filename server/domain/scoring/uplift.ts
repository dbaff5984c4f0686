import type { Span } from '#server/domain/scoring/design.ts'
import { designRows, learnDesign } from '#server/domain/scoring/design.ts'
import type { LeadTable } from '#server/domain/scoring/lead-table.ts'
import { sigmoid } from '#server/domain/scoring/log-odds.ts'
import { fitLogistic, logisticScores } from '#server/domain/scoring/logistic.ts'
import { wilson } from '#server/domain/scoring/metrics.ts'

/** A table whose rows were treated (1) or held out (0) by lot. */
export interface TreatedTable {
  readonly table: LeadTable
  readonly treated: Uint8Array
}

/** A difference of shares with its interval at 95 %. */
export interface Effect {
  readonly effect: number
  readonly low: number
  readonly high: number
}

/**
 * Share won of the treated less share won of the held-out, with Newcombe's hybrid score interval (Newcombe 1998,
 * method 10): two Wilson intervals, combined. Nothing is known of an arm without anybody: its share may be anything.
 */
export function effectOf(
  treated: readonly [wins: number, n: number],
  heldOut: readonly [wins: number, n: number],
): Effect {
  const shareOf = ([wins, n]: readonly [number, number]): number => (n === 0 ? 0.5 : wins / n)
  const [p1, p2] = [shareOf(treated), shareOf(heldOut)]
  const [w1, w2] = [wilson(...treated), wilson(...heldOut)]
  const effect = p1 - p2
  return {
    effect,
    low: effect - Math.hypot(p1 - w1.low, w2.high - p2),
    high: effect + Math.hypot(w1.high - p1, p2 - w2.low),
  }
}

/** Folds of the cross-fit. */
const FOLDS = 5

/** Estimates of one model family by row. */
export interface UpliftScores {
  /** T-learner: probability if treated less probability if not. */
  readonly difference: Float64Array
  /** Probability of being won, treated or not. */
  readonly response: Float64Array
}

/**
 * Cross-fitted estimates (Künzel et al. 2019, T-learner on logistic regression): every row is judged by models that
 * did not see it. Folds are interleaved, so each holds all times.
 */
export function upliftScores({ table, treated }: TreatedTable): UpliftScores {
  const difference = new Float64Array(table.count)
  const response = new Float64Array(table.count)
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const rows = Array.from({ length: table.count }, (_, row) => row)
    const outside = rows.filter((row) => row % FOLDS !== fold)
    const inside = rows.filter((row) => row % FOLDS === fold)
    const judged = pickRows(table, inside)
    const said = (learnFrom: readonly number[]) => predictWith(pickRows(table, learnFrom), judged)
    const ifTreated = said(outside.filter((row) => treated[row] === 1))
    const ifNot = said(outside.filter((row) => treated[row] === 0))
    const either = said(outside)
    inside.forEach((row, at) => {
      difference[row] = ifTreated[at]! - ifNot[at]!
      response[row] = either[at]!
    })
  }
  return { difference, response }
}

function predictWith(lesson: LeadTable, judged: LeadTable): Float64Array {
  const span: Span = { from: 0, to: lesson.count }
  const design = learnDesign(lesson, span)
  const weights = new Float64Array(lesson.count).fill(1)
  const model = fitLogistic({ rows: designRows(design, lesson, span), won: lesson.won, weights }, design)
  return logisticScores(model, designRows(design, judged, { from: 0, to: judged.count })).map(sigmoid)
}

function pickRows({ columns, won }: LeadTable, rows: readonly number[]): LeadTable {
  return {
    count: rows.length,
    won: Uint8Array.from(rows, (row) => won[row]!),
    columns: columns.map((column) =>
      column.kind === 'NUMBER'
        ? { ...column, values: Float64Array.from(rows, (row) => column.values[row]!) }
        : { ...column, codes: Int32Array.from(rows, (row) => column.codes[row]!) },
    ),
  }
}

/** One point of a Qini curve: share targeted and extra wins per head of all. */
export interface QiniPoint {
  readonly share: number
  readonly gain: number
}

/** A ranking's Qini curve, its area above a ranking by lot with its interval at 95 %, and that area over the total. */
export interface Qini {
  readonly curve: readonly QiniPoint[]
  readonly area: number
  readonly low: number
  readonly high: number
  readonly ofTotal: number
}

/** Parts that are left out in turn for the interval. */
const PARTS = 20
const NORMAL_95 = 1.959963984540054

/**
 * Qini (Radcliffe 2007): going down a ranking, wins of the treated less wins of the held-out scaled to the same
 * number; area between the curve and the straight line of a ranking by lot. The interval leaves out each twentieth of
 * the rows in turn (delete-a-group jackknife, Kott 2001).
 */
export function qiniOf(arms: TreatedTable, scores: Float64Array): Qini {
  const order = ranking(scores)
  const { gains, area } = gainsOf(arms, order)
  const step = Math.ceil(order.length / 100)
  const curve = gains.flatMap((gain, at) =>
    (at + 1) % step === 0 || at + 1 === gains.length ? [{ share: (at + 1) / gains.length, gain }] : [],
  )
  const parts = Math.max(1, Math.min(PARTS, order.length))
  const left = Array.from(
    { length: parts },
    (_, part) =>
      gainsOf(
        arms,
        order.filter((row) => row % parts !== part),
      ).area,
  )
  const mean = left.reduce((sum, each) => sum + each, 0) / parts
  const variance = ((parts - 1) / parts) * left.reduce((sum, each) => sum + (each - mean) ** 2, 0)
  const half = NORMAL_95 * Math.sqrt(variance)
  const total = gains.at(-1) ?? 0
  const ofTotal = total === 0 ? 0 : area / Math.abs(total)
  return { curve: [{ share: 0, gain: 0 }, ...curve], area, low: area - half, high: area + half, ofTotal }
}

/** Rows, the most promising first. */
const ranking = (scores: Float64Array): number[] =>
  Array.from(scores.keys()).sort((left, right) => scores[right]! - scores[left]! || left - right)

/** Extra wins a head of all after each row of a ranking, and the area above the straight line to the last. */
function gainsOf({ table, treated }: TreatedTable, order: readonly number[]) {
  let [treatedWins, treatedCount, heldWins, heldCount] = [0, 0, 0, 0]
  const gains = order.map((row) => {
    if (treated[row] === 1) {
      treatedCount += 1
      treatedWins += table.won[row]!
    } else {
      heldCount += 1
      heldWins += table.won[row]!
    }
    return (treatedWins - (heldCount === 0 ? 0 : (heldWins * treatedCount) / heldCount)) / order.length
  })
  const under = gains.reduce((sum, gain) => sum + gain, 0) / Math.max(1, order.length)
  return { gains, area: under - (gains.at(-1) ?? 0) / 2 }
}

/** Effect within a tenth of the ranking, most promising first. */
export interface DecileEffect extends Effect {
  readonly decile: number
  readonly treated: number
  readonly heldOut: number
}

/** The effect in each tenth of a ranking. */
export function effectByDecile({ table, treated }: TreatedTable, scores: Float64Array): DecileEffect[] {
  const order = ranking(scores)
  return Array.from({ length: 10 }, (_, decile) => {
    const rows = order.slice(
      Math.round((decile * order.length) / 10),
      Math.round(((decile + 1) * order.length) / 10),
    )
    const arm = (side: number): readonly [number, number] => {
      const here = rows.filter((row) => treated[row] === side)
      return [here.reduce((sum, row) => sum + table.won[row]!, 0), here.length]
    }
    const [given, held] = [arm(1), arm(0)]
    return { decile: decile + 1, treated: given[1], heldOut: held[1], ...effectOf(given, held) }
  })
}
