import type { RefundFacts } from '#server/domain/compensation/facts.ts'
import {
  addRates,
  compareRates,
  ONE_RATE,
  parseRate,
  type Rate,
  rateOf,
  roundHalfAway,
  ZERO_RATE,
} from '#server/domain/kernel/rate.ts'
import {
  type FactsContext,
  instantAt,
  periodIndex,
  toNumber,
} from '#server/formats/facts-document/document-context.ts'
import type { FactsDocument } from '#server/formats/facts-document/facts-schema.ts'
import type { OrderRecord } from '#server/formats/facts-document/order-records.ts'

type Written = NonNullable<FactsDocument['refunds']>[number]

/** A refund with the period it counts in. */
export interface RefundRecord {
  readonly period: number
  readonly refund: RefundFacts
}

/** Reads the refunds in the document's order; refunds beyond an order, or before it, are problems. */
export function readRefunds(
  context: FactsContext,
  orders: readonly OrderRecord[],
  places: OrderPlaces,
): RefundRecord[] {
  const records = writtenRefunds(context, orders, places)
  return records.map((record) => ({ ...record, refund: withEarlier(record, records) }))
}

interface OrderPlaces {
  readonly byNumber: ReadonlyMap<string, number>
  readonly inPeriod: Int32Array
}

/** An order of an earlier period learns what was taken back of it in the periods between. */
function withEarlier({ refund, period, place }: Placed, records: readonly Placed[]): RefundFacts {
  if (refund.of.kind === 'THIS_PERIOD') return refund
  const before = records
    .filter((other) => other.place === place && other.period < period && other.refund.of.kind === 'EARLIER')
    .map(({ refund: { line, share, reason } }) => ({
      ...(line === undefined ? {} : { line }),
      share,
      reason,
    }))
  return { ...refund, of: { kind: 'EARLIER', order: { ...refund.of.order, before } } }
}

/** A refund with the place of its order in the document. */
type Placed = RefundRecord & { readonly place: number }

function writtenRefunds(
  context: FactsContext,
  orders: readonly OrderRecord[],
  places: OrderPlaces,
): Placed[] {
  const used = new Map<string, Rate>()
  return (context.document.refunds ?? []).flatMap((written, index) => {
    const path = `refunds[${index}]`
    const place = places.byNumber.get(written.order)
    const order = place === undefined ? undefined : orders[place]
    if (place === undefined || order === undefined) {
      const stands = context.document.orders?.some(({ id }) => id === written.order) ?? false
      const text = stands
        ? `Refund of order ${written.order}, which counts in no period of this document; say when it counts, or drop the refund.`
        : `Refund of order ${written.order}, which does not exist; add the order with its period.`
      context.problems.add('ORDER_UNKNOWN', `${path}.order`, text)
      return []
    }
    const time = timeOf(context, written, { order, path })
    const share = shareOf(context, written, { order, path })
    if (time === undefined || share === undefined) return []
    checkUsed(context, used, { order, line: written.line, share, path })
    const fallen = fallenAmounts(order, written.line, share)
    const refund: RefundFacts = {
      of:
        time.period === order.period
          ? { kind: 'THIS_PERIOD', order: places.inPeriod[place]! }
          : { kind: 'EARLIER', order: earlierOrder(context, order) },
      ...(written.line === undefined ? {} : { line: written.line - 1 }),
      share,
      ...fallen,
      reason: written.reason ?? 'RETURN',
      countedAt: time.countedAt,
    }
    return [{ period: time.period, refund, place }]
  })
}

function timeOf(
  context: FactsContext,
  written: Written,
  { order, path }: { order: OrderRecord; path: string },
): { period: number; countedAt: number } | undefined {
  const counted =
    written.counted === undefined ? undefined : instantAt(context, written.counted, `${path}.counted`)
  let period = order.period
  if (written.period !== undefined) period = periodIndex(context, written.period, `${path}.period`)
  else if (counted !== undefined) {
    period = context.periods.findIndex(({ from, to }) => counted >= from && counted < to)
    if (period < 0) {
      const text = `The refund of ${order.number} counts in no period of this document; add the period.`
      context.problems.add('ORDER_OUTSIDE', path, text)
    }
  } else if (context.periods.length > 1) {
    const text = `The refund of ${order.number} says neither "counted" nor "period"; add one of them.`
    context.problems.add('PERIOD_UNKNOWN', path, text)
    return undefined
  }
  if (period < 0) return undefined
  const countedAt = counted ?? context.periods[period]!.to - 1
  if (countedAt >= order.countedAt && period >= order.period) return { period, countedAt }
  const text = `The refund of ${order.number} lies before the order; correct one of the dates.`
  context.problems.add('REFUND_EARLY', path, text)
  return undefined
}

function shareOf(
  context: FactsContext,
  written: Written,
  { order, path }: { order: OrderRecord; path: string },
): Rate | undefined {
  if (written.line !== undefined && order.lines[written.line - 1] === undefined) {
    const text = `Order ${order.number} has no line ${written.line}; it has ${order.lines.length}.`
    context.problems.add('ORDER_UNKNOWN', `${path}.line`, text)
    return undefined
  }
  if (written.quantity === undefined) return parseRate(written.share ?? '1') ?? ONE_RATE
  const line = order.lines[(written.line ?? 1) - 1]
  if (
    written.share !== undefined ||
    line === undefined ||
    (written.line === undefined && order.lines.length > 1)
  ) {
    const text = 'A refund by quantity names its line and no share; add "line" or drop one of the two.'
    context.problems.add('FACTS_SCHEMA', path, text)
    return undefined
  }
  return rateOf(BigInt(written.quantity), BigInt(line.quantity))
}

function checkUsed(
  context: FactsContext,
  used: Map<string, Rate>,
  { order, line, share, path }: { order: OrderRecord; line: number | undefined; share: Rate; path: string },
): void {
  const lines = line === undefined ? order.lines.map((_, index) => index + 1) : [line]
  let tooMuch = false
  for (const one of lines) {
    const key = `${order.number}\n${one}`
    const sum = addRates(used.get(key) ?? ZERO_RATE, share)
    used.set(key, sum)
    tooMuch ||= compareRates(sum, ONE_RATE) > 0
  }
  if (!tooMuch) return
  const text = `Refunds of order ${order.number} exceed the order; lower one of them.`
  context.problems.add('REFUND_TOO_MUCH', path, text)
}

/** What falls, rounded once a measure over the whole refund. */
function fallenAmounts(order: OrderRecord, line: number | undefined, share: Rate) {
  const lines = line === undefined ? order.lines : order.lines.slice(line - 1, line)
  const fall = (measure: 'cv' | 'pv' | 'pricePaid'): number => {
    const sum = lines.reduce((total, item) => total + BigInt(item[measure]), 0n)
    return toNumber(roundHalfAway(sum * share.numerator, share.denominator))
  }
  return { cv: fall('cv'), pv: fall('pv'), price: fall('pricePaid') }
}

function earlierOrder(context: FactsContext, order: OrderRecord) {
  const { number, member, customer, kind, lines } = order
  return {
    number,
    periodId: context.periods[order.period]!.id,
    member,
    customer,
    kind,
    cv: lines.reduce((sum, line) => sum + line.cv, 0),
    paid: [],
    before: [],
    lines: lines.map(({ pricePaid: price, ...line }) => ({ ...line, price })),
  }
}
