import type { CommerceEvents, PackedLines } from '#server/domain/commerce/events.ts'
import type { CreditNoteId, MemberId, OrderId } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import type { Currency } from '#server/domain/kernel/money.ts'
import { type PeriodCalendar, periodAt } from '#server/domain/kernel/period.ts'
import { roundHalfAway } from '#server/domain/kernel/rate.ts'
import { type Refusal, refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'

/** What has been credited on an order so far, line by line (parallel to its lines). */
export interface CreditedSoFar {
  readonly quantities: readonly number[]
  readonly amountMinor: readonly bigint[]
  readonly cvMinor: readonly bigint[]
  readonly pvHundredths: readonly bigint[]
}

export interface CreditableOrder {
  readonly id: OrderId
  readonly memberId: MemberId | null
  readonly byCustomer: boolean
  readonly period: string
  readonly currency: Currency
  readonly cancelled: boolean
  readonly lines: PackedLines
  readonly credited: CreditedSoFar
}

export interface CreditRequest {
  readonly id: CreditNoteId
  readonly number: string
  readonly creditedAt: Instant
  /** Line numbers from 1 with pieces; empty for everything that is left. */
  readonly lines: readonly { readonly line: number; readonly quantity: number }[]
  readonly reason: string
}

/** What the decision looks at beside the order. */
export interface CreditFacts {
  readonly calendar: PeriodCalendar
  readonly isClosed: (period: string) => boolean
}

/**
 * Decides a credit note. It counts in the period it is dated into: the order's own (then it nets) or a later one
 * (then it becomes an adjustment there, `compensation.md` 10). A part of a line takes its share by pieces, rounded
 * once; whatever comes last takes the rest, so the sum never exceeds the original.
 */
export function decideCredit(
  request: CreditRequest,
  order: CreditableOrder,
  { calendar, isClosed }: CreditFacts,
): Result<CommerceEvents['ORDER_CREDITED']['body']> {
  const period = periodAt(request.creditedAt, calendar).id
  const wanted = request.lines.length > 0 ? request.lines : everythingLeft(order)
  const refusals = creditRefusals(wanted, order, request)
  if (isClosed(period)) refusals.push(refusal('PERIOD_CLOSED', { period }, 'creditedAt'))
  if (refusals.length > 0) return refused(...refusals)
  const share = (whole: readonly bigint[], before: readonly bigint[]) =>
    wanted.map(({ line, quantity }) => {
      const position = line - 1
      const done = order.credited.quantities[position]!
      return shareOfLine(whole[position]!, before[position]!, {
        done: done + quantity,
        of: order.lines.quantities[position]!,
      })
    })
  return accepted({
    id: request.id,
    number: request.number,
    orderId: order.id,
    memberId: order.memberId,
    byCustomer: order.byCustomer,
    creditedAt: request.creditedAt,
    period,
    orderPeriod: order.period,
    reason: request.reason,
    currency: order.currency,
    lineNumbers: wanted.map(({ line }) => line),
    quantities: wanted.map(({ quantity }) => quantity),
    amountMinor: share(order.lines.amountMinor, order.credited.amountMinor),
    cvMinor: share(order.lines.cvMinor, order.credited.cvMinor),
    pvHundredths: share(order.lines.pvHundredths, order.credited.pvHundredths),
  })
}

/** The share of a line up to `done` pieces, less what was credited before. */
function shareOfLine(whole: bigint, before: bigint, pieces: { done: number; of: number }): bigint {
  return roundHalfAway(whole * BigInt(pieces.done), BigInt(pieces.of)) - before
}

function everythingLeft({ lines, credited }: CreditableOrder): { line: number; quantity: number }[] {
  return lines.quantities
    .map((quantity, position) => ({
      line: position + 1,
      quantity: quantity - credited.quantities[position]!,
    }))
    .filter(({ quantity }) => quantity > 0)
}

function creditRefusals(
  wanted: readonly { line: number; quantity: number }[],
  order: CreditableOrder,
  { reason }: CreditRequest,
): Refusal[] {
  const found: Refusal[] = []
  if (reason.trim() === '') found.push(refusal('REASON_MISSING', {}, 'reason'))
  if (order.cancelled) found.push(refusal('ORDER_CANCELLED', { order: order.id }))
  if (wanted.length === 0) found.push(refusal('CREDIT_TOO_MUCH', { left: '0' }))
  const seen = new Set<number>()
  wanted.forEach(({ line, quantity }, position) => {
    const field = `lines.${position}`
    const ordered = order.lines.quantities[line - 1]
    if (ordered === undefined || seen.has(line)) {
      found.push(refusal('LINE_UNKNOWN', { line: String(line) }, `${field}.line`))
      return
    }
    seen.add(line)
    const left = ordered - order.credited.quantities[line - 1]!
    if (!Number.isInteger(quantity) || quantity < 1) {
      found.push(
        refusal('QUANTITY_NEGATIVE', { line: String(line), quantity: String(quantity) }, `${field}.quantity`),
      )
    } else if (quantity > left) {
      found.push(refusal('CREDIT_TOO_MUCH', { line: String(line), left: String(left) }, `${field}.quantity`))
    }
  })
  return found
}
