import type { ContactId, CreditNoteId, MemberId, OrderId } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import type { Currency } from '#server/domain/kernel/money.ts'

export const ORDER_KINDS = ['SIGN_UP', 'FIRST', 'AUTOSHIP', 'NORMAL'] as const
export type OrderKind = (typeof ORDER_KINDS)[number]

export const PRODUCT_KINDS = ['GOODS', 'SERVICE'] as const
export type ProductKind = (typeof PRODUCT_KINDS)[number]

/**
 * The lines of an order as parallel lists of one length (an order of the real company has 21 lines): money in
 * minor units of the order's currency, points in hundredths. A line's number is its position, from 1.
 */
export interface PackedLines {
  readonly productCodes: readonly string[]
  readonly quantities: readonly number[]
  /** What is paid for the line, net. */
  readonly amountMinor: readonly bigint[]
  readonly cvMinor: readonly bigint[]
  readonly pvHundredths: readonly bigint[]
}

/** What can happen in trade. */
export interface CommerceEvents {
  PRODUCT_SAVED: {
    body: {
      code: string
      name: string
      kind: ProductKind
      currency: Currency
      /** Net price of one piece for members / for customers, and what one piece carries. */
      memberPriceMinor: bigint
      customerPriceMinor: bigint
      cvMinor: bigint
      pvHundredths: bigint
    }
  }
  /** `buyerId` is null for a company sale (no buyer known): it counts for sales reports and carries no CV. */
  ORDER_RECORDED: {
    body: {
      id: OrderId
      number: string
      kind: OrderKind
      buyerId: ContactId | null
      /** The member whose volume it is: the buyer, or who looked after the customer at acceptance. */
      memberId: MemberId | null
      byCustomer: boolean
      acceptedAt: Instant
      period: string
      currency: Currency
      lines: PackedLines
      amountMinor: bigint
      cvMinor: bigint
      pvHundredths: bigint
    }
  }
  ORDER_CANCELLED: { body: { id: OrderId; period: string; cancelledAt: Instant; reason: string } }
  /**
   * Reverses quantities of lines of one order. `period` is where it counts (an open one): inside the order's own
   * period it nets, later it becomes an adjustment. Lists are parallel; amounts are positive.
   */
  ORDER_CREDITED: {
    body: {
      id: CreditNoteId
      number: string
      orderId: OrderId
      memberId: MemberId | null
      byCustomer: boolean
      creditedAt: Instant
      period: string
      orderPeriod: string
      reason: string
      currency: Currency
      lineNumbers: readonly number[]
      quantities: readonly number[]
      amountMinor: readonly bigint[]
      cvMinor: readonly bigint[]
      pvHundredths: readonly bigint[]
    }
  }
}
