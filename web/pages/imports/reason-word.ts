import type { MessageId, Say } from '#web/words/words.ts'

/** Reasons of an import that have words; a new one is shown by its code until it has some. */
export const REASON_WORDS: Readonly<Record<string, MessageId>> = {
  ROW_LENGTH: 'rowReason.ROW_LENGTH',
  NUMBER_MISSING: 'rowReason.NUMBER_MISSING',
  TEXT_TOO_LONG: 'rowReason.TEXT_TOO_LONG',
  MEMBER_TWICE: 'rowReason.MEMBER_TWICE',
  DATE_IMPOSSIBLE: 'rowReason.DATE_IMPOSSIBLE',
  DATE_FUTURE: 'rowReason.DATE_FUTURE',
  STATUS_UNKNOWN: 'rowReason.STATUS_UNKNOWN',
  SPONSOR_UNKNOWN: 'rowReason.SPONSOR_UNKNOWN',
  SPONSOR_RING: 'rowReason.SPONSOR_RING',
  SPONSOR_LATER: 'rowReason.SPONSOR_LATER',
  SPONSOR_REJECTED: 'rowReason.SPONSOR_REJECTED',
  QUANTITY_UNREADABLE: 'rowReason.QUANTITY_UNREADABLE',
  PRICE_UNREADABLE: 'rowReason.PRICE_UNREADABLE',
  PRODUCT_MISSING: 'rowReason.PRODUCT_MISSING',
  PRICE_NEGATIVE: 'rowReason.PRICE_NEGATIVE',
  AMOUNT_TOO_LARGE: 'rowReason.AMOUNT_TOO_LARGE',
  QUANTITY_NEGATIVE: 'rowReason.QUANTITY_NEGATIVE',
  QUANTITY_ZERO: 'rowReason.QUANTITY_ZERO',
  CREDIT_POSITIVE: 'rowReason.CREDIT_POSITIVE',
  CREDIT_UNMATCHED: 'rowReason.CREDIT_UNMATCHED',
  ORDER_TWO_BUYERS: 'rowReason.ORDER_TWO_BUYERS',
  BUYER_UNKNOWN: 'rowReason.BUYER_UNKNOWN',
  ORDER_BEFORE_JOINED: 'rowReason.ORDER_BEFORE_JOINED',
  ORDER_IN_FUTURE: 'rowReason.ORDER_IN_FUTURE',
  PERIOD_CLOSED: 'rowReason.PERIOD_CLOSED',
  UNKNOWN_COLUMN: 'rowReason.UNKNOWN_COLUMN',
  COUNTRY_UNKNOWN: 'rowReason.COUNTRY_UNKNOWN',
  EMAIL_UNREADABLE: 'rowReason.EMAIL_UNREADABLE',
  MEMBER_DIFFERS: 'rowReason.MEMBER_DIFFERS',
  ORDER_DIFFERS: 'rowReason.ORDER_DIFFERS',
  ORDER_TWO_INSTANTS: 'rowReason.ORDER_TWO_INSTANTS',
  DUPLICATE_LINE: 'rowReason.DUPLICATE_LINE',
  CREDIT_PARTLY: 'rowReason.CREDIT_PARTLY',
  PRICE_BELOW_MINOR: 'rowReason.PRICE_BELOW_MINOR',
}

/** Why rows were refused or noted, in words. */
export function reasonWord(code: string, say: Say): string {
  const id = REASON_WORDS[code]
  return id ? say(id) : code
}
