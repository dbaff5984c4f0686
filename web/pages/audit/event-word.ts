import type { MessageId, Say } from '#web/words/words.ts'

/** Kinds of events that have words; a kind without one is shown by its code, which is honest and searchable. */
export const EVENT_WORDS: Readonly<Record<string, MessageId>> = {
  MEMBER_ENROLLED: 'event.MEMBER_ENROLLED',
  CUSTOMER_REGISTERED: 'event.CUSTOMER_REGISTERED',
  LEAD_CAPTURED: 'event.LEAD_CAPTURED',
  CONTACT_CHANGED: 'event.CONTACT_CHANGED',
  MEMBER_MOVED: 'event.MEMBER_MOVED',
  MEMBER_STATUS_CHANGED: 'event.MEMBER_STATUS_CHANGED',
  ORDER_RECORDED: 'event.ORDER_RECORDED',
  ORDER_CANCELLED: 'event.ORDER_CANCELLED',
  ORDER_CREDITED: 'event.ORDER_CREDITED',
  PRODUCT_SAVED: 'event.PRODUCT_SAVED',
  RUN_COMPUTED: 'event.RUN_COMPUTED',
  RUN_REVIEWED: 'event.RUN_REVIEWED',
  PERIOD_FROZEN: 'event.PERIOD_FROZEN',
  PERIOD_THAWED: 'event.PERIOD_THAWED',
  RUN_CLOSED: 'event.RUN_CLOSED',
  PLAN_VERSION_SAVED: 'event.PLAN_VERSION_SAVED',
  COMPANY_SET_UP: 'event.COMPANY_SET_UP',
  COMPANY_IMPORTED: 'event.COMPANY_IMPORTED',
  IMPORT_FINISHED: 'event.IMPORT_FINISHED',
  USER_CREATED: 'event.USER_CREATED',
  USER_ROLES_CHANGED: 'event.USER_ROLES_CHANGED',
  USER_BLOCKED: 'event.USER_BLOCKED',
  USER_LANGUAGE_SET: 'event.USER_LANGUAGE_SET',
  SESSIONS_REVOKED: 'event.SESSIONS_REVOKED',
  PASSWORD_CHANGED: 'event.PASSWORD_CHANGED',
  API_KEY_CREATED: 'event.API_KEY_CREATED',
  API_KEY_REVOKED: 'event.API_KEY_REVOKED',
  SIGHT_POLICY_SET: 'event.SIGHT_POLICY_SET',
}

/** What happened, in words. */
export function eventWord(kind: string, say: Say): string {
  const id = EVENT_WORDS[kind]
  return id ? say(id) : kind
}
