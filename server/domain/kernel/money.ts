import { invariant } from '#server/domain/kernel/invariant.ts'
import { applyRate, formatScaled, parseScaled, type Rate } from '#server/domain/kernel/rate.ts'

/** Minor-unit digits by currency code (ISO 4217). A currency that is not here is refused, never guessed. */
export const CURRENCY_DIGITS = {
  AUD: 2,
  BGN: 2,
  BHD: 3,
  BRL: 2,
  CAD: 2,
  CHF: 2,
  CNY: 2,
  CZK: 2,
  DKK: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  HUF: 2,
  ILS: 2,
  INR: 2,
  ISK: 0,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  MXN: 2,
  MYR: 2,
  NOK: 2,
  NZD: 2,
  PHP: 2,
  PLN: 2,
  RON: 2,
  RSD: 2,
  RUB: 2,
  SEK: 2,
  SGD: 2,
  THB: 2,
  TRY: 2,
  TWD: 2,
  UAH: 2,
  USD: 2,
  VND: 0,
  ZAR: 2,
} as const satisfies Record<string, number>

export type Currency = keyof typeof CURRENCY_DIGITS

/** An amount in integer minor units with its currency. */
export interface Money {
  readonly minor: bigint
  readonly currency: Currency
}

/** True for a currency code this house knows. */
export const isCurrency = (code: string): code is Currency => Object.hasOwn(CURRENCY_DIGITS, code)

export const money = (minor: bigint, currency: Currency): Money => ({ minor, currency })

/** Reads decimal text with a point, at most the currency's decimals (`"12.50"`); `undefined` otherwise. */
export function parseMoney(text: string, currency: Currency): Money | undefined {
  const minor = parseScaled(text, CURRENCY_DIGITS[currency])
  return minor === undefined ? undefined : money(minor, currency)
}

/** Decimal text with exactly the currency's decimals and a point, without the code: `"-12.50"`. */
export const formatMoney = ({ minor, currency }: Money): string =>
  formatScaled(minor, CURRENCY_DIGITS[currency])

/** Exact sum; mixed currencies are a bug of the caller. */
export function addMoney(left: Money, right: Money): Money {
  invariant(left.currency === right.currency, 'money of two currencies is never added')
  return money(left.minor + right.minor, left.currency)
}

/** -1, 0 or 1; mixed currencies are a bug of the caller. */
export function compareMoney(left: Money, right: Money): -1 | 0 | 1 {
  invariant(left.currency === right.currency, 'money of two currencies is never compared')
  return left.minor < right.minor ? -1 : left.minor > right.minor ? 1 : 0
}

export const negateMoney = ({ minor, currency }: Money): Money => money(-minor, currency)

/** `amount * rate`, rounded once, halves away from zero. */
export const shareOfMoney = (amount: Money, rate: Rate): Money =>
  money(applyRate(amount.minor, rate), amount.currency)
