import type { OrderKind, PackedLines } from '#server/domain/commerce/events.ts'
import type { ContactId, CreditNoteId, MemberId, OrderId } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import type { Currency } from '#server/domain/kernel/money.ts'

export type OrderState = 'ACCEPTED' | 'CANCELLED'

/** An order in a list. */
export interface OrderHead {
  readonly id: OrderId
  readonly number: string
  readonly state: OrderState
  readonly kind: OrderKind
  readonly acceptedAt: Instant
  readonly period: string
  readonly currency: Currency
  readonly byCustomer: boolean
  /** Null for a company sale. */
  readonly buyerId: ContactId | null
  readonly memberId: MemberId | null
  readonly amountMinor: bigint
  readonly cvMinor: bigint
  readonly pvHundredths: bigint
}

/** An order in a list, with what was credited of it so far. */
export interface OrderListed extends OrderHead {
  readonly creditedMinor: bigint
}

/** A credit note with its lines. */
export interface CreditNoteRead {
  readonly id: CreditNoteId
  readonly number: string
  readonly creditedAt: Instant
  readonly period: string
  readonly reason: string
  readonly currency: Currency
  readonly amountMinor: bigint
  readonly cvMinor: bigint
  readonly lineNumbers: readonly number[]
  readonly quantities: readonly number[]
  readonly lineAmountMinor: readonly bigint[]
  readonly lineCvMinor: readonly bigint[]
  readonly linePvHundredths: readonly bigint[]
}

/** A whole order. */
export interface OrderRead extends OrderHead {
  readonly lines: PackedLines
  readonly creditNotes: readonly CreditNoteRead[]
}

/** Who may buy under a number: a member, or a customer with those who looked after the customer. */
export interface BuyerRead {
  readonly id: ContactId
  readonly number: string
  readonly member: boolean
  readonly joinedAt: Instant
  readonly care: readonly {
    readonly carerId: MemberId
    readonly from: Instant
    readonly to: Instant | null
  }[]
}

/** What orders are narrowed to, all of it at once; '' for anything. */
export interface OrdersNarrowed {
  readonly memberId: string
  readonly buyerId: string
  readonly period: string
  readonly state: string
  /** Beginning of an order number. */
  readonly search: string
}

/** A page of them. */
export interface OrdersWanted extends OrdersNarrowed {
  /** The last order of the page before; null for the first. */
  readonly after: Pick<OrderHead, 'acceptedAt' | 'id' | 'number'> | null
  readonly limit: number
}

/** Reads orders and their buyers. */
export interface OrderFacts {
  /** Newest first; in the order of their numbers where a number is searched for. */
  list(wanted: OrdersWanted): Promise<readonly OrderListed[]>
  /** How many there are; null where more than 500,000 would have to be looked at. */
  count(narrowed: OrdersNarrowed): Promise<number | null>
  /** By id or number; '' for the one that is not known. */
  order(name: { readonly id: string; readonly number: string }): Promise<OrderRead | undefined>
  /** By number; unknown numbers are left out. */
  buyers(numbers: Iterable<string>): Promise<ReadonlyMap<string, BuyerRead>>
}
