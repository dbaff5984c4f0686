import type { Plan } from '#server/domain/compensation/plan-document.ts'
import type { LedgerRow } from '#server/domain/compensation/result.ts'
import { allocate, type Rate } from '#server/domain/kernel/rate.ts'

/** The account of lines that a case keeps out of the payout. */
export const HELD_ACCOUNT = 'HELD'

/** What each member earned, by index: all of it, and what of it is on hold. */
export interface Earned {
  readonly totals: Float64Array
  readonly held: Float64Array
}

/**
 * Splits each earner's total over the plan's accounts by the largest remainder, ties to the earlier account; what is
 * on hold stands on an account of its own and is split when it is released. The rows of an earner add up to the
 * total; shares that do not add up to 1 are taken as weights.
 */
export function ledgerRows(plan: Plan, { totals, held }: Earned, memberOrder: Int32Array): LedgerRow[] {
  const { split } = plan.payout
  const weights = wholeWeights(split.map(({ share }) => share))
  const rows: LedgerRow[] = []
  for (const earner of memberOrder) {
    const free = BigInt(totals[earner]! - held[earner]!)
    if (free !== 0n) {
      allocate(free, weights).forEach((amount, at) => {
        rows.push({ earner, account: split[at]!.account, amount })
      })
    }
    if (held[earner] !== 0) rows.push({ earner, account: HELD_ACCOUNT, amount: BigInt(held[earner]!) })
  }
  return rows
}

/** Shares brought to one denominator. */
function wholeWeights(shares: readonly Rate[]): bigint[] {
  const common = shares.reduce((product, { denominator }) => product * denominator, 1n)
  return shares.map(({ numerator, denominator }) => (common / denominator) * numerator)
}
