import type { Measure } from '#server/domain/compensation/bonus-terms.ts'
import { type Currency, isCurrency } from '#server/domain/kernel/money.ts'
import { ONE_RATE, parseRate, type Rate, roundHalfAway } from '#server/domain/kernel/rate.ts'
import {
  currencyDigits,
  type FactsContext,
  measureDigits,
  toNumber,
  unitsAt,
} from '#server/formats/facts-document/document-context.ts'
import type { OrderDocument } from '#server/formats/facts-document/facts-schema.ts'

/** What one line of an order moves, in the plan's minor units and hundredths of points, of the whole line. */
export interface LineAmounts {
  readonly cv: number
  readonly pv: number
  readonly pricePaid: number
  readonly memberPrice: number
}

export type WrittenLine = Pick<
  OrderDocument,
  'cv' | 'pv' | 'price' | 'memberPrice' | 'product' | 'quantity' | 'retail'
>

const NOTHING: LineAmounts = { cv: 0, pv: 0, pricePaid: 0, memberPrice: 0 }

/** Reads the amounts of a line: missing ones follow from CV, another currency is converted once at the day's rate. */
export function lineAmounts(
  context: FactsContext,
  line: WrittenLine,
  order: { currency: string; day: string; path: string },
): LineAmounts {
  const { plan, document } = context
  const { path } = order
  if (!isCurrency(order.currency)) {
    context.problems.add('CURRENCY_UNKNOWN', path, `"${order.currency}" is no currency Stemma knows.`)
    return NOTHING
  }
  const rate = exchangeRate(context, order.currency, order)
  const money = (text: string, key: string): number => {
    const written = unitsAt(context, text, {
      digits: currencyDigits(order.currency as Currency),
      path: `${path}.${key}`,
    })
    return order.currency === plan.currency ? written : applied(written, rate)
  }
  const cv = line.cv === undefined ? 0 : money(line.cv, 'cv')
  const pricePaid = line.price === undefined ? cv : money(line.price, 'price')
  const memberPrice = line.memberPrice === undefined ? pricePaid : money(line.memberPrice, 'memberPrice')
  const pv =
    line.pv === undefined
      ? applied(cv, pointsPerMinor(context, document.points?.perMoney))
      : unitsAt(context, line.pv, { digits: measureDigits(plan, 'PV'), path: `${path}.pv` })
  refuseNegative(context, line, path)
  return { cv, pv, pricePaid, memberPrice }
}

const applied = (units: number, rate: Rate): number =>
  toNumber(roundHalfAway(BigInt(units) * rate.numerator, rate.denominator))

/** Hundredths of points for one minor unit. */
function pointsPerMinor({ plan }: FactsContext, perMoney: string | undefined): Rate {
  const points = perMoney === undefined ? ONE_RATE : (parseRate(perMoney) ?? ONE_RATE)
  return {
    numerator: points.numerator * 100n,
    denominator: points.denominator * 10n ** BigInt(currencyDigits(plan.currency)),
  }
}

/** Minor units of the plan's currency for one minor unit of another on a day. */
function exchangeRate(
  context: FactsContext,
  from: Currency,
  { day, path }: { day: string; path: string },
): Rate {
  const { plan, document } = context
  if (from === plan.currency) return ONE_RATE
  const found = document.exchange?.find(
    (row) => row.from === from && row.to === plan.currency && row.date === day,
  )
  const rate = found && parseRate(found.rate)
  if (!rate) {
    const text = `No rate ${from} to ${plan.currency} for ${day}; add it under "exchange".`
    context.problems.add('CURRENCY_MISSING', path, text)
    return ONE_RATE
  }
  return {
    numerator: rate.numerator * 10n ** BigInt(currencyDigits(plan.currency)),
    denominator: rate.denominator * 10n ** BigInt(currencyDigits(from)),
  }
}

function refuseNegative(context: FactsContext, line: WrittenLine, path: string): void {
  for (const key of ['cv', 'pv', 'price', 'memberPrice'] as const) {
    if (!line[key]?.startsWith('-') || /^-0*(\.0*)?$/.test(line[key])) continue
    const text = `Negative ${key} (${line[key]}) without a refund; give the order as it was and a refund.`
    context.problems.add('VOLUME_NEGATIVE', `${path}.${key}`, text)
  }
}

/** Decimals of a measure's unit under a plan. */
export const digitsOf = ({ plan }: FactsContext, measure: Measure): number => measureDigits(plan, measure)
