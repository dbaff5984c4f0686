/** Why a row was not taken, or was taken with a warning: the code's sentence, `{name}` filled from its facts. */
const SENTENCES = {
  ROW_LENGTH: 'The row has {fields} fields where the header has {columns}; check quotes and separators.',
  NUMBER_MISSING: 'The row names no number; give it one.',
  TEXT_TOO_LONG: 'The field {field} has {length} characters where {most} are the most; shorten it.',
  MEMBER_TWICE: 'Member {number} stands in the file before; the first row holds.',
  DATE_IMPOSSIBLE: '"{text}" is no date that exists; correct it.',
  DATE_FUTURE: '{text} lies in the future; correct it.',
  STATUS_UNKNOWN: 'The mapping does not say what the status "{text}" is; name it under statuses.',
  SPONSOR_UNKNOWN: 'Sponsor {sponsor} is neither in the file nor in the company; add the member.',
  SPONSOR_RING: 'Following sponsors from {number} leads back to {number}; correct one of them.',
  SPONSOR_LATER: 'Sponsor {sponsor} joined after {number}; correct one of the dates.',
  SPONSOR_REJECTED: 'Sponsor {sponsor} was not taken itself; correct that row first.',
  QUANTITY_UNREADABLE: '"{text}" is no whole number of pieces; correct it.',
  PRICE_UNREADABLE: '"{text}" is no price; correct it, or say in the mapping how decimals are written.',
  PRODUCT_MISSING: 'The row names no product.',
  PRICE_NEGATIVE: 'A negative price is bookkeeping and not goods.',
  AMOUNT_TOO_LARGE: 'The amount of this line is larger than any order; correct price and pieces.',
  QUANTITY_NEGATIVE: '{quantity} pieces without a credit note is a stock correction and not an order.',
  QUANTITY_ZERO: 'The row orders no pieces.',
  CREDIT_POSITIVE: 'A credit note takes back, but this line has {quantity} pieces.',
  CREDIT_UNMATCHED: 'Buyer {buyer} has no earlier line of {product} left that this could take back.',
  ORDER_TWO_BUYERS: 'Order {order} names two buyers.',
  BUYER_UNKNOWN: 'Buyer {buyer} is no member of the company; import the member first.',
  ORDER_BEFORE_JOINED: 'The order is dated before its buyer joined.',
  ORDER_IN_FUTURE: 'The order is dated in the future.',
  PERIOD_CLOSED: 'Period {period} is closed; nothing may be dated into it.',
  // warnings
  UNKNOWN_COLUMN: 'The mapping does not read the column "{column}"; name it under ignore if that is right.',
  COUNTRY_UNKNOWN: 'The mapping has no code for the country "{text}"; it is kept as ZZ.',
  MEMBER_DIFFERS: 'Member {number} is in the company with another sponsor or date; it was left as it is.',
  ORDER_DIFFERS: 'Order {order} is in the company with other lines; it was left as it is.',
  ORDER_TWO_INSTANTS: 'Order {order} has lines of another time; the first holds.',
  DUPLICATE_LINE: 'The same line stands in this order before; both are kept.',
  CREDIT_PARTLY: 'Only {taken} of {quantity} pieces were left to take back; {rest} stay open.',
  PRICE_BELOW_MINOR: 'A price of {text} is below the smallest coin; the line was rounded once.',
} as const

export type RowReason = keyof typeof SENTENCES

/** Facts of a reason, all text. */
export type RowFacts = Readonly<Record<string, string>>

/** True for a code that has a sentence. */
export const isRowReason = (code: string): code is RowReason => Object.hasOwn(SENTENCES, code)

/** The sentence of a reason with its facts. */
export const reasonSentence = (code: RowReason, facts: RowFacts): string =>
  SENTENCES[code].replace(/\{(\w+)\}/g, (_all, name: string) => facts[name] ?? '')
