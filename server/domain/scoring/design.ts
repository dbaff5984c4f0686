import type { ChoiceColumn, LeadTable, NumberColumn } from '#server/domain/scoring/lead-table.ts'

/** How one field of the table stands in the design matrix. `first` is its first design column. */
export type DesignField =
  | {
      readonly kind: 'NUMBER'
      readonly field: number
      readonly first: number
      readonly mean: number
      readonly spread: number
      /** The number is skewed to the right: its logarithm is what is standardised. */
      readonly logarithm: boolean
    }
  | {
      readonly kind: 'CHOICE'
      readonly field: number
      readonly first: number
      /** Offset from `first` by level code; codes that are not here are "other" (offset 0). */
      readonly offsets: ReadonlyMap<number, number>
      readonly width: number
    }

/** What was learnt about the fields: which columns the matrix has and how values become entries. */
export interface Design {
  readonly fields: readonly DesignField[]
  /** Columns, the intercept (0) included. */
  readonly width: number
  /** Mean of each column over the training rows, for reasons. */
  readonly means: Float64Array
}

/** Rows of a design, sparse, columns ascending within a row; the intercept is not listed. */
export interface DesignRows {
  readonly count: number
  readonly start: Int32Array
  readonly column: Int32Array
  readonly value: Float64Array
}

/** Rows of a table, `from` included, `to` not. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Standardised numbers are clipped here: one typing mistake must not move a model. */
const CLIP = 5
/** Choices beyond this many levels of a field are "other". */
const LEVELS_MOST = 250
/** A design's time grows with the cube of its columns: with more levels together, each field has no more than this. */
const LEVELS_TOGETHER = 500
const LEVELS_THEN = 60
const SKEWED = 2

/** Choices seen fewer times are "other": 10, or 5 in files under 500 rows. */
export const rareBelow = (rows: number): number => (rows < 500 ? 5 : 10)

/** Learns a design from the rows of a span. */
export function learnDesign(table: LeadTable, span: Span): Design {
  const fields: DesignField[] = []
  let width = 1
  const frequent = table.columns.map((column) =>
    column.kind === 'CHOICE' ? frequentCodes(column, span).slice(0, LEVELS_MOST) : [],
  )
  const together = frequent.reduce((sum, { length }) => sum + length, 0)
  const most = together > LEVELS_TOGETHER ? LEVELS_THEN : LEVELS_MOST
  table.columns.forEach((column, field) => {
    const learnt =
      column.kind === 'NUMBER'
        ? { ...learnNumber(column, span), field, first: width }
        : { ...choiceOf(frequent[field]!.slice(0, most)), field, first: width }
    fields.push(learnt)
    width += learnt.kind === 'NUMBER' ? 2 : learnt.width
  })
  const design = { fields, width, means: new Float64Array(width) }
  const rows = designRows(design, table, span)
  for (let at = 0; at < rows.column.length; at += 1) {
    const column = rows.column[at]!
    design.means[column] = design.means[column]! + rows.value[at]! / Math.max(1, rows.count)
  }
  return design
}

function learnNumber({ values }: NumberColumn, { from, to }: Span) {
  const present = values.subarray(from, to).filter((value) => !Number.isNaN(value))
  const plain = moments(present)
  const logarithm = present.length > 0 && present.every((value) => value >= 0) && plain.skew > SKEWED
  const used = logarithm ? moments(present.map(Math.log1p)) : plain
  return { kind: 'NUMBER' as const, mean: used.mean, spread: used.spread || 1, logarithm }
}

function moments(values: Float64Array): { mean: number; spread: number; skew: number } {
  if (values.length === 0) return { mean: 0, spread: 1, skew: 0 }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  let [second, third] = [0, 0]
  for (const value of values) {
    second += (value - mean) ** 2
    third += (value - mean) ** 3
  }
  const spread = Math.sqrt(second / values.length)
  return { mean, spread, skew: spread > 0 ? third / values.length / spread ** 3 : 0 }
}

/** Codes of levels that are not rare, the most frequent first. */
export function frequentCodes({ codes }: ChoiceColumn, { from, to }: Span): number[] {
  const counts = new Map<number, number>()
  for (let row = from; row < to; row += 1) counts.set(codes[row]!, (counts.get(codes[row]!) ?? 0) + 1)
  return [...counts]
    .filter(([code, count]) => code >= 0 && count >= rareBelow(to - from))
    .sort(([left, a], [right, b]) => b - a || left - right)
    .map(([code]) => code)
}

function choiceOf(frequent: readonly number[]) {
  // Offset 0 is "other", offset 1 missing.
  const offsets = new Map(frequent.map((code, place) => [code, place + 2]))
  offsets.set(-1, 1)
  return { kind: 'CHOICE' as const, offsets, width: frequent.length + 2 }
}

/** The rows of a span in a design. */
export function designRows(design: Design, table: LeadTable, { from, to }: Span): DesignRows {
  const count = to - from
  const room = count * design.fields.length
  const rows = {
    count,
    start: new Int32Array(count + 1),
    column: new Int32Array(room),
    value: new Float64Array(room),
  }
  let at = 0
  for (let row = from; row < to; row += 1) {
    for (const field of design.fields) {
      const entry = entryOf(field, table, row)
      rows.column[at] = entry.column
      rows.value[at] = entry.value
      at += 1
    }
    rows.start[row - from + 1] = at
  }
  return rows
}

/** The one entry a field has in a row: its standardised number, or 1 in the column of its choice or of "missing". */
function entryOf(field: DesignField, table: LeadTable, row: number): { column: number; value: number } {
  const column = table.columns[field.field]!
  if (field.kind === 'CHOICE') {
    const code = column.kind === 'CHOICE' ? column.codes[row]! : -1
    return { column: field.first + (field.offsets.get(code) ?? 0), value: 1 }
  }
  const value = column.kind === 'NUMBER' ? column.values[row]! : Number.NaN
  if (Number.isNaN(value)) return { column: field.first + 1, value: 1 }
  const used = field.logarithm ? Math.log1p(Math.max(0, value)) : value
  const standard = (used - field.mean) / field.spread
  return { column: field.first, value: Math.min(CLIP, Math.max(-CLIP, standard)) }
}
