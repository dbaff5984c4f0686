import { designRows, learnDesign, type Span } from '#server/domain/scoring/design.ts'
import type { LeadTable } from '#server/domain/scoring/lead-table.ts'
import { fitLogistic, logisticScores } from '#server/domain/scoring/logistic.ts'
import { areaUnderCurve } from '#server/domain/scoring/metrics.ts'

/** A field without which the model falls by more than a field should carry alone. */
export interface Jump {
  readonly column: string
  /** Area under the curve in the last block with all fields, less that without this one. */
  readonly drop: number
}

/** A larger fall of the area than this is reported. */
export const JUMP_FROM = 0.03
const LAST_BLOCK = 0.2
/** Rows learnt from at most, the newest: enough to see a jump, and a fit a field stays quick. */
const LESSON_MOST = 8_000
/** Fewer rows of either outcome than this in the last block measure nothing. */
const RARER_LEAST = 10

/**
 * Fields that carry more than one field should (leak guard by jump): a logistic regression learnt before the last
 * fifth of the rows, with all fields and without each in turn, judged on that fifth. A report, not a verdict: an
 * honest field can be that good.
 */
export function findJumps(table: LeadTable): Jump[] {
  const middle = Math.floor((1 - LAST_BLOCK) * table.count)
  const lesson = { from: Math.max(0, middle - LESSON_MOST), to: middle }
  const judged = table.won.subarray(middle)
  const wins = judged.reduce((sum, each) => sum + each, 0)
  if (Math.min(wins, judged.length - wins) < RARER_LEAST) return []
  const whole = areaAfter(table, lesson)
  return table.columns.flatMap(({ name }, left) => {
    const without = { ...table, columns: table.columns.filter((_, at) => at !== left) }
    const drop = whole - areaAfter(without, lesson)
    return drop > JUMP_FROM ? [{ column: name, drop }] : []
  })
}

function areaAfter(table: LeadTable, lesson: Span): number {
  const design = learnDesign(table, lesson)
  const won = table.won.subarray(lesson.from, lesson.to)
  const weights = new Float64Array(won.length).fill(1)
  const model = fitLogistic({ rows: designRows(design, table, lesson), won, weights }, design)
  const last = { from: lesson.to, to: table.count }
  const probability = logisticScores(model, designRows(design, table, last))
  return areaUnderCurve({ probability, won: table.won.subarray(last.from) })
}
