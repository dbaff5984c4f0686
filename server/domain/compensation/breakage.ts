import type { BonusIndex } from '#server/domain/compensation/condition-document.ts'
import type { Draft } from '#server/domain/compensation/draft.ts'
import {
  BREAKAGE_REASONS,
  type BreakageReason,
  type BreakageRow,
} from '#server/domain/compensation/result.ts'

/** Adds up what reached nobody, by bonus and reason. */
export interface Breakage {
  add(entry: { bonus: BonusIndex; reason: BreakageReason; amount: number }): void
  addDraft(bonus: BonusIndex, draft: Draft): void
  /** One row a bonus and reason, in plan order, then in the order of the reasons. */
  rows(): BreakageRow[]
  totalOf(bonus: BonusIndex): number
}

export function breakageOf(bonuses: number): Breakage {
  const reasons = BREAKAGE_REASONS.length
  const counts = new Int32Array(bonuses * reasons)
  const amounts = new Float64Array(bonuses * reasons)
  const note = (at: number, amount: number): void => {
    counts[at]! += 1
    amounts[at]! += amount
  }
  return {
    add: ({ bonus, reason, amount }) => note(bonus * reasons + BREAKAGE_REASONS.indexOf(reason), amount),
    addDraft(bonus, { lapses }) {
      for (let at = 0; at < lapses.count; at += 1)
        note(bonus * reasons + lapses.reason[at]!, lapses.amount[at]!)
    },
    rows: () =>
      Array.from(counts, (count, at) => ({
        bonus: Math.floor(at / reasons),
        reason: BREAKAGE_REASONS[at % reasons]!,
        count,
        amount: BigInt(amounts[at]!),
      })).filter(({ count }) => count > 0),
    totalOf: (bonus) =>
      amounts.subarray(bonus * reasons, (bonus + 1) * reasons).reduce((sum, next) => sum + next, 0),
  }
}
