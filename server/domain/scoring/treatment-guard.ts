import type { DroppedColumn } from '#server/domain/scoring/admit-columns.ts'
import type { LeadColumn } from '#server/domain/scoring/lead-table.ts'
import { ERRORS_LEAST, isFilledByOutcome, LEAK_FROM, strengthOf } from '#server/domain/scoring/leak-guard.ts'

/** A field by which treated and held out differ more than a lot lets them. */
export interface UnevenField {
  readonly column: string
  /** Area under the curve with which it alone tells who was treated. */
  readonly strength: number
}

/** Below this a difference is too small to matter, however sure. */
const UNEVEN_FROM = 0.55

/**
 * Sorts fields of a trial: what tells treated from held out was written after the treatment (a voucher's value, the
 * time a mail was opened) and is left out as a leak; what differs more than by lot is kept and named, since then it
 * may not have been a lot.
 */
export function admitByLot(
  columns: readonly LeadColumn[],
  treated: Uint8Array,
  kept: ReadonlySet<string>,
): {
  readonly admitted: readonly LeadColumn[]
  readonly dropped: readonly DroppedColumn[]
  readonly uneven: readonly UnevenField[]
} {
  const admitted: LeadColumn[] = []
  const dropped: DroppedColumn[] = []
  const uneven: UnevenField[] = []
  for (const column of columns) {
    const { area, errors } = strengthOf(column, treated)
    const tells = isFilledByOutcome(column, treated) || (area >= LEAK_FROM && errors >= ERRORS_LEAST)
    if (tells && !kept.has(column.name)) {
      dropped.push({ column: column.name, why: 'LEAK', strength: area })
      continue
    }
    admitted.push(column)
    if (area >= UNEVEN_FROM && errors >= ERRORS_LEAST) uneven.push({ column: column.name, strength: area })
  }
  return { admitted, dropped, uneven }
}
