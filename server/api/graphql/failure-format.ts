import { Fault, InvalidInput } from '#server/domain/kernel/failure.ts'
import type { Refusal, RefusalCode } from '#server/domain/kernel/refusal.ts'

/** Every code that can leave the house. */
export type FailureCode = RefusalCode | 'BAD_USER_INPUT' | 'UNAVAILABLE' | 'INTERNAL'

/** One failure as it leaves: a code, typed facts, a field when there is one; never a foreign sentence. */
export interface FailureFace {
  readonly code: FailureCode
  readonly facts: Readonly<Record<string, string>>
  readonly field?: string
  /** Only for bugs: names the line in the log. */
  readonly correlationId?: string
}

/** A verb's "no" on its way through the GraphQL executor, which knows only throwing. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[]
  constructor(refusals: readonly Refusal[]) {
    super(refusals.map(({ code }) => code).join(' '))
    this.name = 'Refused'
    this.refusals = refusals
  }
}

/** HTTP status of a code at the doors beside GraphQL (GraphQL answers refusals with 200, faults with 503). */
export const HTTP_STATUS = {
  BAD_USER_INPUT: 400,
  UNAVAILABLE: 503,
  INTERNAL: 500,
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  UNAUTHENTICATED: 401,
  SIGN_IN_FAILED: 401,
  TOO_MANY_ATTEMPTS: 429,
  PASSWORD_WEAK: 409,
  PASSWORD_WRONG: 409,
  REQUEST_KEY_REUSED: 409,
  STALE: 409,
  SPONSOR_UNKNOWN: 409,
  SPONSOR_ENDED: 409,
  SPONSOR_LATER: 409,
  SPONSOR_SAME: 409,
  MOVE_RING: 409,
  MOVE_BEFORE_JOINED: 409,
  MOVE_IN_CLOSED_PERIOD: 409,
  MOVE_IN_FUTURE: 409,
  MEMBER_NUMBER_TAKEN: 409,
  EMAIL_TAKEN: 409,
  APPROVER_SAME: 409,
  APPROVER_UNKNOWN: 409,
  MEMBER_ENDED: 409,
  AGREEMENT_MISSING: 409,
  REASON_MISSING: 409,
  BUYER_UNKNOWN: 409,
  ORDER_NUMBER_TAKEN: 409,
  ORDER_BEFORE_JOINED: 409,
  ORDER_IN_FUTURE: 409,
  ORDER_EMPTY: 409,
  ORDER_CANCELLED: 409,
  PRODUCT_UNKNOWN: 409,
  PRICE_UNKNOWN: 409,
  PRICE_NEGATIVE: 409,
  QUANTITY_NEGATIVE: 409,
  CURRENCY_MISMATCH: 409,
  CREDIT_TOO_MUCH: 409,
  LINE_UNKNOWN: 409,
  PERIOD_CLOSED: 409,
  PERIOD_RUNNING: 409,
  PERIOD_NOT_BEGUN: 409,
  PERIOD_UNKNOWN: 409,
  PERIOD_EARLIER_OPEN: 409,
  PERIOD_BUSY: 409,
  PERIOD_THAWED: 409,
  RUN_NOT_DRAFT: 409,
  RUN_NOT_REVIEWED: 409,
  RUN_CHANGED: 409,
  REVIEWER_SAME: 409,
  FOUR_EYES: 409,
  PLAN_NONE: 409,
  PLAN_TWO: 409,
  PLAN_SCHEMA: 409,
  PLAN_REFUSED: 409,
  VERSION_USED: 409,
  VERSION_OVERLAP: 409,
  FACTS_DIFFER: 409,
  RANK_UNSTABLE: 409,
  VOLUME_TOO_LARGE: 409,
  TREE_CYCLE: 409,
  IMPORT_RUNNING: 409,
  IMPORT_UNKNOWN: 409,
  IMPORT_ENDED: 409,
  QUERY_TOO_DEEP: 400,
  QUERY_TOO_COSTLY: 400,
  PAGE_TOO_LARGE: 400,
  TEXT_TOO_LONG: 400,
  INDEX_BEHIND: 503,
} as const satisfies Record<FailureCode, number>

/**
 * The faces of whatever was thrown: one per refusal, one per malformed field, `UNAVAILABLE` for a fault, and
 * `INTERNAL` with the correlation id for everything else. Never empty, never a library's or driver's sentence.
 */
export function facesOf(error: unknown, correlationId: string): readonly FailureFace[] {
  if (error instanceof Refused) return error.refusals.map(faceOfRefusal)
  if (error instanceof InvalidInput) {
    return error.issues.map(({ path, reason }) => ({
      code: 'BAD_USER_INPUT',
      facts: { reason },
      field: path,
    }))
  }
  if (error instanceof Fault) {
    return [{ code: 'UNAVAILABLE', facts: { fault: error.code, retriable: String(error.retriable) } }]
  }
  return [{ code: 'INTERNAL', facts: {}, correlationId }]
}

const faceOfRefusal = ({ code, facts, field }: Refusal): FailureFace =>
  field === undefined ? { code, facts } : { code, facts, field }
