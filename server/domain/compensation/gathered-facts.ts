import type { ContactId, CreditNoteId, MemberId, OrderId, RunId } from '#server/domain/kernel/ids.ts'
import type { Period } from '#server/domain/kernel/period.ts'

/** Members by ordinal, as they stood at the last instant of the period. Ordinals nobody holds have an empty id. */
export interface GatheredMembers {
  readonly count: number
  readonly ids: readonly MemberId[]
  readonly numbers: readonly string[]
  /** Milliseconds since the epoch. */
  readonly joinedAt: Float64Array
  /** Contract status then. */
  readonly statuses: readonly string[]
  /** Ordinal of the sponsor then; -1 for a root. */
  readonly sponsors: Int32Array
}

/** Orders of the period by column; lines of order i are `lineStart[i] .. lineStart[i + 1] - 1`. */
export interface GatheredOrders {
  readonly count: number
  readonly ids: readonly OrderId[]
  readonly numbers: readonly string[]
  readonly kinds: readonly string[]
  /** Ordinal of the member whose volume it is. */
  readonly member: Int32Array
  /** Position in `customers`; -1 when the member bought. */
  readonly customer: Int32Array
  readonly acceptedAt: Float64Array
  readonly lineStart: Int32Array
  /** Position in `products`. */
  readonly product: Int32Array
  readonly quantity: Float64Array
  readonly cvMinor: Float64Array
  readonly pvHundredths: Float64Array
  readonly amountMinor: Float64Array
}

/** One credit note of the period; amounts positive, parallel to `lineNumbers` (from 1). */
export interface GatheredCredit {
  readonly id: CreditNoteId
  readonly number: string
  readonly orderId: OrderId
  readonly orderPeriod: string
  readonly reason: string
  readonly creditedAt: number
  readonly lineNumbers: readonly number[]
  readonly quantities: readonly number[]
  readonly cvMinor: readonly number[]
  readonly pvHundredths: readonly number[]
  readonly amountMinor: readonly number[]
}

/** An order of an earlier period that a credit note of this one takes back, with what was paid for it. */
export interface GatheredEarlierOrder {
  readonly id: OrderId
  readonly number: string
  readonly kind: string
  readonly period: string
  readonly member: number
  readonly customer: number
  readonly productCodes: readonly string[]
  readonly quantities: readonly number[]
  readonly cvMinor: readonly number[]
  readonly pvHundredths: readonly number[]
  readonly amountMinor: readonly number[]
  readonly paid: readonly GatheredPaidLine[]
}

/** One closed line on an earlier order; `orderLine` from 0, -1 for the whole order. */
export interface GatheredPaidLine {
  readonly earner: number
  readonly bonus: string
  readonly orderLine: number
  readonly base: number
  readonly amountMinor: number
  readonly takenBack: number
}

/** What a closed run left behind, by ordinal: rank names ('' for none) and named volumes. */
export interface GatheredHistory {
  readonly period: string
  readonly runId: RunId
  readonly paidAsRanks: readonly string[]
  readonly highestRanks: readonly string[]
  readonly volumes: ReadonlyMap<string, Float64Array>
}

/** Everything a run of one period looks at, read once; nothing in it depends on a plan. */
export interface GatheredFacts {
  readonly period: Period
  readonly members: GatheredMembers
  readonly customers: { readonly ids: readonly ContactId[]; readonly numbers: readonly string[] }
  readonly products: readonly string[]
  readonly orders: GatheredOrders
  readonly credits: readonly GatheredCredit[]
  readonly earlierOrders: readonly GatheredEarlierOrder[]
  /** Newest first, without a gap as far as periods were closed. */
  readonly history: readonly GatheredHistory[]
}
