import type { LeadColumn } from '#server/domain/scoring/lead-table.ts'
import { LEAK_FROM, strengthOf } from '#server/domain/scoring/leak-guard.ts'
import { isProtectedColumn } from '#server/domain/scoring/protected-columns.ts'

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
 * outcome. The guard judges with all known outcomes.
 */
export function admitColumns(
  columns: readonly LeadColumn[],
  won: Uint8Array,
  wishes: ColumnWishes,
): { readonly admitted: readonly LeadColumn[]; readonly dropped: readonly DroppedColumn[] } {
  const admitted: LeadColumn[] = []
  const dropped: DroppedColumn[] = []
  for (const column of columns) {
    const objection = objectionTo(column, won, wishes)
    if (objection) dropped.push({ column: column.name, ...objection })
    else admitted.push(column)
  }
  return { admitted, dropped }
}

function objectionTo(
  column: LeadColumn,
  won: Uint8Array,
  { excluded, kept }: ColumnWishes,
): Omit<DroppedColumn, 'column'> | undefined {
  if (excluded.has(column.name)) return { why: 'EXCLUDED' }
  if (isProtectedColumn(column.name)) return { why: 'PROTECTED' }
  if (isConstant(column)) return { why: 'CONSTANT' }
  if (isIdLike(column)) return { why: 'ID_LIKE' }
  const strength = strengthOf(column, won)
  return strength >= LEAK_FROM && !kept.has(column.name) ? { why: 'LEAK', strength } : undefined
}

function isConstant(column: LeadColumn): boolean {
  if (column.kind === 'CHOICE') return new Set(column.codes).size <= 1
  const first = column.values[0]
  return column.values.every((value) => value === first || (Number.isNaN(value) && Number.isNaN(first)))
}

/** Text of which more than half of the values are different, or whole numbers that count the rows. */
function isIdLike(column: LeadColumn): boolean {
  if (column.kind === 'CHOICE') {
    const present = column.codes.reduce((count, code) => count + (code >= 0 ? 1 : 0), 0)
    return present >= 20 && column.levels.length > present / 2
  }
  const { values } = column
  const whole = values.every((value) => Number.isInteger(value))
  return whole && values.length >= 20 && new Set(values).size === values.length
}
