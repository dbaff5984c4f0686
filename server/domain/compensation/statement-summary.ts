/** Amounts are decimal text of whole minor units or hundredths, so that the summary is exact as JSON. */
export interface SummaryAdjustment {
  readonly kind: 'CLAWED_BACK' | 'ADJUSTED'
  readonly orderId: string
  readonly orderNumber: string
  readonly originalPeriod: string
  readonly bonus: string
  readonly amountMinor: string
  readonly reason: string
}

/** A condition of the next rank that falls short; figures in the unit named. */
export interface SummaryMissing {
  readonly code: string
  readonly unit: string
  readonly volume: string
  /** What counts, after leg caps. */
  readonly have: string
  readonly need: string
  /**
   * What is asked for where no figure says it: ranks, statuses, products, classes; of a leg the rank in it, and whether
   * its head is active. Older statements do not say.
   */
  readonly wanted?: readonly string[]
  /** The most one leg counts for, in the unit named; '' where legs are not capped, or on older statements. */
  readonly legCap?: string
}

/** What a statement shows beside its lines. Stored as canonical JSON on its first page. */
export interface StatementSummary {
  readonly number: string
  readonly rank: string
  readonly highestRank: string
  readonly active: boolean
  /** Hundredths of points by volume name. */
  readonly volumes: Readonly<Record<string, string>>
  readonly byBonus: readonly {
    readonly bonus: string
    readonly lines: number
    readonly amountMinor: string
  }[]
  readonly earnedMinor: string
  readonly adjustments: readonly SummaryAdjustment[]
  readonly missing: { readonly rank: string; readonly leaves: readonly SummaryMissing[] } | null
}
