import type { CreditableOrder } from '#server/domain/commerce/credit-note.ts'
import type { CommerceEvents } from '#server/domain/commerce/events.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import { type Refusal, refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'

/**
 * Decides a cancellation: the order never was. Only while its period is open and nothing of it was credited;
 * afterwards a credit note is the way, and the refusal says so.
 */
export function decideCancellation(
  order: CreditableOrder,
  request: { readonly reason: string; readonly now: Instant },
  isClosed: (period: string) => boolean,
): Result<CommerceEvents['ORDER_CANCELLED']['body']> {
  const refusals: Refusal[] = []
  if (request.reason.trim() === '') refusals.push(refusal('REASON_MISSING', {}, 'reason'))
  if (order.cancelled) refusals.push(refusal('ORDER_CANCELLED', { order: order.id }))
  if (isClosed(order.period)) refusals.push(refusal('PERIOD_CLOSED', { period: order.period }))
  if (order.credited.quantities.some((quantity) => quantity > 0)) {
    refusals.push(refusal('CREDIT_TOO_MUCH', { left: 'credited already' }))
  }
  if (refusals.length > 0) return refused(...refusals)
  return accepted({ id: order.id, period: order.period, cancelledAt: request.now, reason: request.reason })
}
