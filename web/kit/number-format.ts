import { CURRENCY_DIGITS, isCurrency } from '#server/domain/kernel/money.ts'
import { formatScaled, parseScaled } from '#server/domain/kernel/rate.ts'
import type { Language } from '#web/words/words.ts'

/** Money as it arrives: integer minor units as text, never a JavaScript number. */
export interface MoneyShown {
  readonly minor: string
  readonly currency: string
}

const TRUE_MINUS = '\u2212'
const formats = new Map<string, Intl.NumberFormat>()

function formatOf(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language}${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB', options)
  formats.set(key, made)
  return made
}

/** Exact decimal text goes into `Intl` as text; the sign becomes a true minus. */
function write(format: Intl.NumberFormat, decimal: string): string {
  return format.format(decimal as Intl.StringNumericLiteral).replace('-', TRUE_MINUS)
}

/** `{minor: "-123456", currency: "EUR"}` as "−1.234,56 €" or "−€1,234.56". */
export function formatMoneyText(value: MoneyShown, language: Language): string {
  const { currency } = value
  return formatCurrencyText(formatScaled(BigInt(value.minor), digitsOf(currency)), { currency, language })
}

/** Decimal text with its currency; `whole` drops the minor units, for tiles whose title has the full value. */
export function formatCurrencyText(
  decimal: string,
  form: { readonly currency: string; readonly language: Language; readonly whole?: boolean },
): string {
  const { currency, language } = form
  const digits = form.whole ? 0 : digitsOf(currency)
  const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const
  const shown = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return write(formatOf(language, { ...options, ...shown }), decimal)
}

const digitsOf = (currency: string): number => (isCurrency(currency) ? CURRENCY_DIGITS[currency] : 2)

/** True when an amount is below zero. */
export const isNegativeMoney = (value: MoneyShown): boolean => value.minor.startsWith('-')

/** Plain decimal text (`"1234.50"`) with as many decimals as it has, at least `digits` of them. */
export function formatDecimalText(decimal: string, language: Language, digits = 0): string {
  const has = decimal.includes('.') ? decimal.length - decimal.indexOf('.') - 1 : 0
  const shown = Math.max(digits, trimmed(decimal, has))
  return write(formatOf(language, { minimumFractionDigits: shown, maximumFractionDigits: shown }), decimal)
}

/** Decimals that are left when zeros at the end are dropped. */
function trimmed(decimal: string, has: number): number {
  const zeros = /0*$/.exec(decimal)?.[0].length ?? 0
  return Math.max(0, has - zeros)
}

/** Points: alone as short as they are ("1,234" or "1,234.5"), in a column with their hundredths ("1,234.50"). */
export const formatPointsText = (decimal: string, language: Language, column = false): string =>
  formatDecimalText(decimal, language, column ? 2 : 0)

/** A count. */
export const formatCount = (count: number, language: Language): string =>
  write(formatOf(language, {}), `${count}`)

/** A rate such as `"0.05"` as "5 %"; a fraction such as `"1/3"` stays a fraction. */
export function formatRateText(rate: string, language: Language): string {
  const units = parseScaled(rate, 12)
  if (units === undefined) return rate
  const percent = formatDecimalText(formatScaled(units, 10), language)
  return language === 'de' ? `${percent}\u00a0%` : `${percent}%`
}

/** Percent text (`"38.42"`) with its sign. */
export const formatPercentText = (percent: string, language: Language): string =>
  language === 'de'
    ? `${formatDecimalText(percent, language)}\u00a0%`
    : `${formatDecimalText(percent, language)}%`

/**
 * Short text for narrow places such as tree labels: "12.3k". Only for pictures and tiles, never in a table; the full
 * value belongs into the title.
 */
export function formatShort(decimal: string, language: Language): string {
  return write(formatOf(language, { notation: 'compact', maximumSignificantDigits: 3 }), decimal)
}

/** How `after` compares with `before`, both decimal text: the sign and the change in whole percent, or none. */
export function compareDecimals(
  after: string,
  before: string,
): { readonly sign: -1 | 0 | 1; readonly percent: string | undefined } {
  const [a, b] = [parseScaled(after, 4), parseScaled(before, 4)]
  if (a === undefined || b === undefined) return { sign: 0, percent: undefined }
  const sign = a > b ? 1 : a < b ? -1 : 0
  if (b <= 0n) return { sign, percent: undefined }
  const tenths = ((a - b) * 1000n) / b
  return { sign, percent: formatScaled(tenths < 0n ? -tenths : tenths, 1) }
}
