import { binRows, type FieldBins, learnBins } from '#server/domain/scoring/bins.ts'
import { type BoostedTrees, boostedScores, fitBoosted } from '#server/domain/scoring/boosted-trees.ts'
import { type Design, designRows, learnDesign, type Span } from '#server/domain/scoring/design.ts'
import type { LeadTable } from '#server/domain/scoring/lead-table.ts'
import { logit } from '#server/domain/scoring/log-odds.ts'
import { fitLogistic, type LogisticModel, logisticScores } from '#server/domain/scoring/logistic.ts'

/** Outcomes after which an older one weighs half as much; Infinity: all weigh alike. */
export const HALF_LIVES = [2_000, 6_000, Number.POSITIVE_INFINITY] as const

/** Both models under each half-life, learnt from the same rows. */
export interface SixFits {
  readonly design: Design
  readonly bins: readonly FieldBins[]
  readonly logistic: readonly LogisticModel[]
  readonly trees: readonly BoostedTrees[]
  /** Log-odds of the share won among the rows. */
  readonly baseScore: number
  /** Share of the blend that is kept; the rest is the base rate's (see `shrinkage`). */
  readonly kept: number
}

/** Log-odds of rows, by model family and blended; all drawn towards the base rate by the same share. */
export interface BlendScores {
  readonly blend: Float64Array
  readonly logistic: Float64Array
  readonly trees: Float64Array
}

/** The rarer outcome this often keeps half of what the models say. */
const SHRINK = 20

/** Weakly supported models lose to the base rate; drawn towards it they do not (`crm.md` 3, measured). */
export const shrinkage = (rarer: number): number => rarer / (rarer + SHRINK)

/** Learns all six from the rows of a span, oldest first. */
export function learnSix(table: LeadTable, span: Span): SixFits {
  const won = table.won.subarray(span.from, span.to)
  const design = learnDesign(table, span)
  const rows = designRows(design, table, span)
  const bins = learnBins(table, span)
  const binned = binRows(bins, table, span)
  const weights = HALF_LIVES.map((halfLife) => recency(won.length, halfLife))
  const good = won.reduce((sum, each) => sum + each, 0)
  return {
    design,
    bins,
    logistic: weights.map((each) => fitLogistic({ rows, won, weights: each }, design)),
    trees: weights.map((each) => fitBoosted({ bins, binned, won, weights: each })),
    baseScore: logit((good + 0.5) / (won.length + 1)),
    kept: shrinkage(Math.min(good, won.length - good)),
  }
}

function recency(count: number, halfLife: number): Float64Array {
  return Float64Array.from({ length: count }, (_, row) => 0.5 ** ((count - 1 - row) / halfLife))
}

/** What the six say of the rows of a span: means of log-odds, drawn towards the base rate. */
export function blendScores(fits: SixFits, table: LeadTable, span: Span): BlendScores {
  const count = span.to - span.from
  const rows = designRows(fits.design, table, span)
  const binned = binRows(fits.bins, table, span)
  const logistic = meanOf(
    fits.logistic.map((model) => logisticScores(model, rows)),
    count,
  )
  const trees = meanOf(
    fits.trees.map((model) => boostedScores(model, binned, count)),
    count,
  )
  const drawn = (score: number): number => fits.baseScore + fits.kept * (score - fits.baseScore)
  return {
    blend: logistic.map((score, row) => drawn((score + trees[row]!) / 2)),
    logistic: logistic.map(drawn),
    trees: trees.map(drawn),
  }
}

function meanOf(columns: readonly Float64Array[], count: number): Float64Array {
  const mean = new Float64Array(count)
  for (const column of columns) {
    for (let row = 0; row < count; row += 1) mean[row] = mean[row]! + column[row]! / columns.length
  }
  return mean
}
