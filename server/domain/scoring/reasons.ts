import { binRows } from '#server/domain/scoring/bins.ts'
import { walkTree } from '#server/domain/scoring/boosted-trees.ts'
import { designRows } from '#server/domain/scoring/design.ts'
import type { LeadTable } from '#server/domain/scoring/lead-table.ts'
import { sigmoid } from '#server/domain/scoring/log-odds.ts'
import type { PublishedModel } from '#server/domain/scoring/rolling.ts'
import type { SixFits } from '#server/domain/scoring/six-fits.ts'
import { stakedScore } from '#server/domain/scoring/stake.ts'

/** What one field adds to the log-odds of one lead. */
export interface Reason {
  readonly column: string
  readonly logOdds: number
}

/** A score taken apart: `general` and all reasons add up to `logOdds` (to 1e-9). */
export interface ExplainedScore {
  readonly probability: number
  readonly logOdds: number
  /** The general level just now: the whole answer while the base rate holds the seat. */
  readonly general: number
  /** Strongest first. */
  readonly reasons: readonly Reason[]
}

/**
 * Takes the score of one row apart by field. Logistic: weight times (value less mean). Trees: each step from a node
 * to its child is the split's field's; a path telescopes to its leaf. Blend, shrinkage, recalibration and stake are
 * linear in log-odds and scale both.
 */
export function explainScore(model: PublishedModel, table: LeadTable, row: number): ExplainedScore {
  const { fits, seat, platt, stake, baseScore } = model
  if (seat === 'BASE' || !fits) {
    return { probability: sigmoid(baseScore), logOdds: baseScore, general: baseScore, reasons: [] }
  }
  const parts = new Float64Array(table.columns.length)
  const share = SHARES[seat]
  const raw =
    share[0] * addLogistic(fits, table, { row, parts, share: share[0] }) +
    share[1] * addTrees(fits, table, { row, parts, share: share[1] })
  const scale = fits.kept * platt.slope * stake
  const total = raw + parts.reduce((sum, part) => sum + part, 0)
  const drawn = fits.baseScore + fits.kept * (total - fits.baseScore)
  const logOdds = stakedScore(baseScore, drawn * platt.slope + platt.intercept, stake)
  const reasons = table.columns
    .map(({ name }, column) => ({ column: name, logOdds: parts[column]! * scale }))
    .sort((left, right) => Math.abs(right.logOdds) - Math.abs(left.logOdds))
  const general = logOdds - reasons.reduce((sum, reason) => sum + reason.logOdds, 0)
  return { probability: sigmoid(logOdds), logOdds, general, reasons }
}

/** Share of each family in what is published: logistic, trees. */
const SHARES: Readonly<Record<'BLEND' | 'LOGISTIC' | 'TREES', readonly [number, number]>> = {
  BLEND: [0.5, 0.5],
  LOGISTIC: [1, 0],
  TREES: [0, 1],
}

interface Adding {
  readonly row: number
  /** By field, before scaling. */
  readonly parts: Float64Array
  readonly share: number
}

/** Adds each field's part and answers what belongs to no field: the mean of the models' answers at the mean row. */
function addLogistic({ design, logistic }: SixFits, table: LeadTable, { row, parts, share }: Adding): number {
  const rows = designRows(design, table, { from: row, to: row + 1 })
  let level = 0
  for (const { weights } of logistic) {
    const part = share / logistic.length
    level += weights[0]! / logistic.length
    for (const field of design.fields) {
      const width = field.kind === 'NUMBER' ? 2 : field.width
      let mean = 0
      for (let at = field.first; at < field.first + width; at += 1) mean += weights[at]! * design.means[at]!
      level += mean / logistic.length
      parts[field.field] = parts[field.field]! - part * mean
    }
    for (let at = 0; at < rows.column.length; at += 1) {
      const field = design.fields[at]!
      parts[field.field] = parts[field.field]! + part * weights[rows.column[at]!]! * rows.value[at]!
    }
  }
  return level
}

function addTrees({ bins, trees }: SixFits, table: LeadTable, { row, parts, share }: Adding): number {
  const binned = binRows(bins, table, { from: row, to: row + 1 })
  let level = 0
  for (const { start, trees: grown } of trees) {
    level += start / trees.length
    for (const tree of grown) {
      walkTree(
        tree,
        (field) => binned[field]![0]!,
        (field, change) => {
          if (field < 0) level += change / trees.length
          else parts[field] = parts[field]! + (share * change) / trees.length
        },
      )
    }
  }
  return level
}
