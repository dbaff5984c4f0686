import type { LeadColumn } from '#server/domain/scoring/lead-table.ts'
import { ERRORS_LEAST, isFilledByOutcome, LEAK_FROM, strengthOf } from '#server/domain/scoring/leak-guard.ts'
import { isProtectedColumn } from '#server/domain/scoring/protected-columns.ts'

/** Fewer values than this tell nothing about what a column is. */
const ROWS_TOLD = 20

/** Why a column takes no part. */
export const DROP_REASONS = ['EXCLUDED', 'CONSTANT', 'ID_LIKE', 'PROTECTED', 'LEAK'] as const
export type DropReason = (typeof DROP_REASONS)[number]

/** A column that takes no part; `strength` is the area under the curve that gave a leak away. */
export interface DroppedColumn {
  readonly column: string
  readonly why: DropReason
  readonly strength?: number
}

/** What people decided about columns by name. */
export interface ColumnWishes {
  readonly excluded: ReadonlySet<string>
  /** Kept although the leak guard objects; protected columns are never kept. */
  readonly kept: ReadonlySet<string>
}

/**
 * Sorts columns into those that may be learnt from and those that may not, each with its reason: what people
 * excluded, what is protected, what never changes, what only names the row, and what was known only after the
 * outcome. The guard judges with all known outcomes. Both lists are in the order of names, so that the order of a
 * file's columns moves no sum and breaks no tie.
 */
export function admitColumns(
  columns: readonly LeadColumn[],
  won: Uint8Array,
  wishes: ColumnWishes,
): { readonly admitted: readonly LeadColumn[]; readonly dropped: readonly DroppedColumn[] } {
  const admitted: LeadColumn[] = []
  const dropped: DroppedColumn[] = []
  for (const column of [...columns].sort(byName)) {
    const objection = objectionTo(column, won, wishes)
    if (objection) dropped.push({ column: column.name, ...objection })
    else admitted.push(column)
  }
  return { admitted, dropped }
}

const byName = (left: LeadColumn, right: LeadColumn): number =>
  left.name < right.name ? -1 : left.name > right.name ? 1 : 0

function objectionTo(
  column: LeadColumn,
  won: Uint8Array,
  { excluded, kept }: ColumnWishes,
): Omit<DroppedColumn, 'column'> | undefined {
  if (excluded.has(column.name)) return { why: 'EXCLUDED' }
  if (isProtectedColumn(column.name)) return { why: 'PROTECTED' }
  if (isConstant(column)) return { why: 'CONSTANT' }
  const { area, errors } = strengthOf(column, won)
  const leaks = isFilledByOutcome(column, won) || (area >= LEAK_FROM && errors >= ERRORS_LEAST)
  if (leaks && !kept.has(column.name)) return { why: 'LEAK', strength: area }
  return isIdLike(column) ? { why: 'ID_LIKE' } : undefined
}

function isConstant(column: LeadColumn): boolean {
  if (column.kind === 'CHOICE') return new Set(column.codes).size <= 1
  const first = column.values[0]
  return column.values.every((value) => value === first || (Number.isNaN(value) && Number.isNaN(first)))
}

/**
 * Text of which more than half of the values are different, or whole numbers that count: all different, and either
 * in order or close together. An amount that happens to differ in every row is neither.
 */
function isIdLike(column: LeadColumn): boolean {
  if (column.kind === 'CHOICE') {
    const present = column.codes.reduce((count, code) => count + (code >= 0 ? 1 : 0), 0)
    return present >= ROWS_TOLD && column.levels.length > present / 2
  }
  const { values } = column
  const count = values.length
  const differ = new Set(values).size === count && values.every((value) => Number.isInteger(value))
  if (!differ || count < ROWS_TOLD) return false
  const up = values.every((value, row) => row === 0 || value > values[row - 1]!)
  const down = values.every((value, row) => row === 0 || value < values[row - 1]!)
  const [least, most] = values.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [values[0]!, values[0]!],
  )
  return up || down || most - least < 2 * count
}
