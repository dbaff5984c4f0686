/**
 * Every way Stemma says no. A refusal is data, never a sentence: sentences are made in `web/words` and in
 * `server/cli`, one per code and language, and a house test compares the lists.
 */
export const REFUSAL_CODES = [
  'NOT_FOUND',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'SIGN_IN_FAILED',
  'TOO_MANY_ATTEMPTS',
  'PASSWORD_WEAK',
  'PASSWORD_WRONG',
  'REQUEST_KEY_REUSED',
  'STALE',
  // members and moves
  'SPONSOR_UNKNOWN',
  'SPONSOR_ENDED',
  'SPONSOR_LATER',
  'SPONSOR_SAME',
  'MOVE_RING',
  'MOVE_BEFORE_JOINED',
  'MOVE_IN_CLOSED_PERIOD',
  'MOVE_IN_FUTURE',
  'MEMBER_NUMBER_TAKEN',
  'EMAIL_TAKEN',
  'APPROVER_SAME',
  'APPROVER_UNKNOWN',
  'MEMBER_ENDED',
  'AGREEMENT_MISSING',
  'REASON_MISSING',
  // orders
  'BUYER_UNKNOWN',
  'ORDER_NUMBER_TAKEN',
  'ORDER_BEFORE_JOINED',
  'ORDER_IN_FUTURE',
  'ORDER_EMPTY',
  'ORDER_CANCELLED',
  'PRODUCT_UNKNOWN',
  'PRICE_UNKNOWN',
  'PRICE_NEGATIVE',
  'QUANTITY_NEGATIVE',
  'CURRENCY_MISMATCH',
  'CREDIT_TOO_MUCH',
  'LINE_UNKNOWN',
  // periods and plans
  'PERIOD_CLOSED',
  'PERIOD_RUNNING',
  'PERIOD_NOT_BEGUN',
  'PERIOD_UNKNOWN',
  'PERIOD_EARLIER_OPEN',
  'PERIOD_BUSY',
  'PERIOD_THAWED',
  'RUN_NOT_DRAFT',
  'RUN_NOT_REVIEWED',
  'RUN_CHANGED',
  'REVIEWER_SAME',
  'FOUR_EYES',
  'PLAN_NONE',
  'PLAN_TWO',
  'PLAN_SCHEMA',
  'PLAN_REFUSED',
  'VERSION_USED',
  'VERSION_OVERLAP',
  'FACTS_DIFFER',
  'RANK_UNSTABLE',
  'VOLUME_TOO_LARGE',
  'TREE_CYCLE',
  // imports
  'IMPORT_RUNNING',
  'IMPORT_UNKNOWN',
  'IMPORT_ENDED',
  // limits
  'QUERY_TOO_DEEP',
  'QUERY_TOO_COSTLY',
  'PAGE_TOO_LARGE',
  'TEXT_TOO_LONG',
  'INDEX_BEHIND',
] as const

export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** Typed facts of a refusal: text only, so that they travel unchanged to every door. */
export type RefusalFacts = Readonly<Record<string, string>>

export interface Refusal {
  readonly code: RefusalCode
  readonly facts: RefusalFacts
  /** The input field the refusal is about, as a dotted path, when there is one. */
  readonly field?: string
}

/** Makes a refusal; `facts` name what the sentence needs (ids, dates, amounts as text). */
export function refusal(code: RefusalCode, facts: RefusalFacts = {}, field?: string): Refusal {
  return field === undefined ? { code, facts } : { code, facts, field }
}
