import { frequentCodes, type Span } from '#server/domain/scoring/design.ts'
import type { ChoiceColumn, LeadTable, NumberColumn } from '#server/domain/scoring/lead-table.ts'

/** Bins a field may have; one bit each in a split's set. */
export const BINS_MOST = 64

/** How a field is cut into bins; bin 0 is "missing". */
export type FieldBins =
  | { readonly kind: 'NUMBER'; readonly edges: Float64Array; readonly count: number }
  | { readonly kind: 'CHOICE'; readonly binOf: ReadonlyMap<number, number>; readonly count: number }

/** Bins of every field, learnt from the rows of a span. */
export function learnBins(table: LeadTable, span: Span): readonly FieldBins[] {
  return table.columns.map((column) =>
    column.kind === 'NUMBER' ? numberBins(column, span) : choiceBins(column, span),
  )
}

/** Quantile edges: bin b (from 1) holds values above edge b - 2 and up to edge b - 1. */
function numberBins({ values }: NumberColumn, { from, to }: Span): FieldBins {
  const sorted = values
    .subarray(from, to)
    .filter((value) => !Number.isNaN(value))
    .sort()
  const edges: number[] = []
  const most = BINS_MOST - 2
  for (let cut = 1; cut <= most; cut += 1) {
    const value = sorted[Math.floor((cut * sorted.length) / (most + 1))]
    if (value !== undefined && value !== edges.at(-1) && value !== sorted.at(-1)) edges.push(value)
  }
  return { kind: 'NUMBER', edges: Float64Array.from(edges), count: edges.length + 2 }
}

/** Frequent levels from bin 2 on; bin 1 is "other". */
function choiceBins(column: ChoiceColumn, span: Span): FieldBins {
  const frequent = frequentCodes(column, span).slice(0, BINS_MOST - 2)
  const binOf = new Map(frequent.map((code, place) => [code, place + 2]))
  binOf.set(-1, 0)
  return { kind: 'CHOICE', binOf, count: frequent.length + 2 }
}

/** The bin of each row of a span, a column of bytes a field. */
export function binRows(
  bins: readonly FieldBins[],
  table: LeadTable,
  { from, to }: Span,
): readonly Uint8Array[] {
  return bins.map((field, position) => {
    const column = table.columns[position]!
    const binned = new Uint8Array(to - from)
    for (let row = from; row < to; row += 1) {
      if (field.kind === 'NUMBER' && column.kind === 'NUMBER') {
        binned[row - from] = numberBin(field.edges, column.values[row]!)
      } else if (field.kind === 'CHOICE' && column.kind === 'CHOICE') {
        binned[row - from] = field.binOf.get(column.codes[row]!) ?? 1
      }
    }
    return binned
  })
}

function numberBin(edges: Float64Array, value: number): number {
  if (Number.isNaN(value)) return 0
  let [low, high] = [0, edges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= edges[middle]!) high = middle
    else low = middle + 1
  }
  return low + 1
}
