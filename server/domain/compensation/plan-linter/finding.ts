/** Stable codes of the plan linter (section 9). */
export const LINT_CODES = [
  'RECRUITING_PAY',
  'RECRUITING_LOOKALIKE',
  'NO_RETAIL_RULE',
  'OWN_PURCHASE_REQUIRED',
  'PAYOUT_UNBOUNDED',
  'PAYOUT_ABOVE',
  'RANK_UNREACHABLE',
  'RANK_CIRCULAR',
  'BONUS_CIRCULAR',
  'RANK_TWO_TREES',
  'CAP_BELOW',
  'RATE_REGRESS',
  'BRACKET_GAP',
  'CARRY_UNCAPPED',
  'UNUSED',
  'VERSION_OVERLAP',
] as const

export type LintCode = (typeof LINT_CODES)[number]

/** A sentence in both languages of the house. */
export interface BothLanguages {
  readonly de: string
  readonly en: string
}

/** One objection to a plan. `REFUSE` cannot be overridden; `WARN` needs a named person's note. */
export interface Finding {
  readonly severity: 'REFUSE' | 'WARN'
  readonly code: LintCode
  /** The place in the document: `bonuses[1].rates.GOLD`. */
  readonly path: string
  /** What is wrong and what to do. */
  readonly text: BothLanguages
  /** The law or the arithmetic behind the rule. */
  readonly basis: BothLanguages
}
