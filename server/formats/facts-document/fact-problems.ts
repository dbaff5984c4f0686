/** Stable codes of facts that contradict themselves or the plan (section 14). */
export type FactCode =
  | 'FACTS_SCHEMA'
  | 'TREE_CYCLE'
  | 'SPONSOR_MISSING'
  | 'SPONSOR_TWICE'
  | 'SPONSOR_LATER'
  | 'PLACE_TAKEN'
  | 'PLACED_TWICE'
  | 'PLACE_UNKNOWN'
  | 'MEMBER_TWICE'
  | 'CUSTOMER_TWICE'
  | 'ORDER_TWICE'
  | 'MEMBER_UNKNOWN'
  | 'BUYER_UNKNOWN'
  | 'ORDER_UNKNOWN'
  | 'RANK_UNKNOWN'
  | 'CLASS_UNKNOWN'
  | 'VOLUME_UNKNOWN'
  | 'BONUS_UNKNOWN'
  | 'TREE_UNKNOWN'
  | 'PERIOD_UNKNOWN'
  | 'ORDER_BEFORE_JOINED'
  | 'ORDER_OUTSIDE'
  | 'DATE_UNREADABLE'
  | 'AMOUNT_UNREADABLE'
  | 'AMOUNT_TWICE'
  | 'SPAN_REVERSED'
  | 'VOLUME_NEGATIVE'
  | 'VOLUME_TOO_LARGE'
  | 'REFUND_TOO_MUCH'
  | 'REFUND_EARLY'
  | 'CURRENCY_MISSING'
  | 'CURRENCY_UNKNOWN'
  | 'CARRY_TWICE'

/** One contradiction: its code, the place in the document and a sentence with the remedy. */
export interface FactProblem {
  readonly code: FactCode
  readonly path: string
  readonly text: string
}

const MOST = 100

/** Collects contradictions: the first 100 with their sentences, and how many there are in all. */
export class FactProblems {
  readonly cases: FactProblem[] = []
  total = 0
  private readonly said = new Set<string>()

  /** A problem that shows in several periods is said once. */
  add(code: FactCode, path: string, text: string): void {
    const key = `${code} ${path} ${text}`
    if (this.said.has(key)) return
    this.said.add(key)
    this.total += 1
    if (this.cases.length < MOST) this.cases.push({ code, path, text })
  }
}
