import type { Plan } from '#server/domain/compensation/plan-document.ts'
import type { LedgerRow } from '#server/domain/compensation/result.ts'
import { allocate, type Rate } from '#server/domain/kernel/rate.ts'

/**
 * Splits each earner's total over the plan's accounts by the largest remainder, ties to the earlier account. The
 * rows of an earner add up to the total; shares that do not add up to 1 are taken as weights.
 */
export function ledgerRows(plan: Plan, totals: Float64Array, memberOrder: Int32Array): LedgerRow[] {
  const { split } = plan.payout
  if (split.length === 0) return []
  const weights = wholeWeights(split.map(({ share }) => share))
  const rows: LedgerRow[] = []
  for (const earner of memberOrder) {
    const total = totals[earner]!
    if (total === 0) continue
    if (split.length === 1) {
      rows.push({ earner, account: split[0]!.account, amount: BigInt(total) })
      continue
    }
    allocate(BigInt(total), weights).forEach((amount, at) => {
      rows.push({ earner, account: split[at]!.account, amount })
    })
  }
  return rows
}

/** Shares brought to one denominator. */
function wholeWeights(shares: readonly Rate[]): bigint[] {
  const common = shares.reduce((product, { denominator }) => product * denominator, 1n)
  return shares.map(({ numerator, denominator }) => (common / denominator) * numerator)
}
