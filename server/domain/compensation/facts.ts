import type { BonusIndex, TreeName, VolumeIndex } from '#server/domain/compensation/condition-document.ts'
import type { Currency } from '#server/domain/kernel/money.ts'
import type { Period } from '#server/domain/kernel/period.ts'
import type { Rate } from '#server/domain/kernel/rate.ts'

/** Codes of `MemberFacts.status`. `ABSENT`: not yet a member at the end of the period. */
export const MEMBER_STATUSES = ['ABSENT', 'ENROLLED', 'GRACE', 'SUSPENDED', 'TERMINATED'] as const
/** Codes of `OrderFacts.kind`. */
export const ORDER_KINDS = ['SIGN_UP', 'FIRST', 'AUTOSHIP', 'NORMAL'] as const
/** "Not stated" in `StatedFacts.rank`; -1 there states that the member holds no rank. */
export const RANK_NOT_STATED = -2
/** "Not stated" in `StatedFacts.active`; 0 and 1 state it. */
export const ACTIVE_NOT_STATED = 255

/**
 * Everything one run may look at, for one period, as of the period's last instant. Members are dense indexes
 * 0..n-1 in any order (the engine breaks ties by member number, so the order never shows in a result).
 *
 * Amounts are integers in `Float64Array`s: minor units of `currency` (CV, PRICE) or hundredths of points (PV). Who
 * builds facts proves that the absolute values of each column sum up to at most 2^53-1 (`VOLUME_TOO_LARGE`).
 */
export interface Facts {
  readonly period: Period
  /** The plan's currency; other orders were converted before. */
  readonly currency: Currency
  readonly members: MemberFacts
  /** Sponsor of each member, -1 for a root or an absent member. No loops. */
  readonly sponsorParent: Int32Array
  /** One for each placement tree of the plan that has placements. */
  readonly placements: readonly PlacementFacts[]
  readonly customers: { readonly numbers: readonly string[] }
  readonly orders: OrderFacts
  readonly lines: OrderLineFacts
  /** Names of the products that `OrderLineFacts.product` points at. */
  readonly products: readonly string[]
  readonly refunds: readonly RefundFacts[]
  readonly history: HistoryFacts
  readonly carry: readonly CarryFacts[]
  readonly blocks: readonly BlockFacts[]
  readonly stated: StatedFacts
  /** Who asks for a place, in order; placed before anything is computed. */
  readonly arrivals: readonly Arrival[]
}

export interface MemberFacts {
  readonly count: number
  readonly numbers: readonly string[]
  /** Instants in milliseconds. */
  readonly joinedAt: Float64Array
  /** Positions in `MEMBER_STATUSES`. */
  readonly status: Uint8Array
  /** Who stands behind the position: equal numbers are one owner. */
  readonly owner: Int32Array
  /** `ClassIndex`, -1 for none. */
  readonly class: Int16Array
  /** A contract's own rate: position in `rates`, -1 for none. */
  readonly ownRate: Int32Array
  readonly rates: readonly Rate[]
}

export interface PlacementFacts {
  readonly tree: TreeName
  /** -1 for a root of the tree and for whoever is not placed. */
  readonly parent: Int32Array
  /** 1..width (binary: 1 left, 2 right); 0 for a root; -1 not placed (holding tank). */
  readonly leg: Int16Array
}

/** Columns by order, in any order. Orders of the period only. */
export interface OrderFacts {
  readonly count: number
  readonly numbers: readonly string[]
  /** The buying member, or who looked after the customer at acceptance; -1 for a company sale. */
  readonly member: Int32Array
  /** Index in `customers`; -1 when the member bought. */
  readonly customer: Int32Array
  readonly acceptedAt: Float64Array
  readonly countedAt: Float64Array
  /** Positions in `ORDER_KINDS`. */
  readonly kind: Uint8Array
  /** Member, -1 for none. */
  readonly referredBy: Int32Array
  /** Length `count + 1`: the lines of order i are lineStart[i] .. lineStart[i + 1] - 1. */
  readonly lineStart: Int32Array
}

/** Columns by order line, amounts of the whole line (not a piece). */
export interface OrderLineFacts {
  /** Position in `products`, -1 for none. */
  readonly product: Int32Array
  readonly quantity: Float64Array
  readonly cv: Float64Array
  readonly pv: Float64Array
  readonly pricePaid: Float64Array
  readonly memberPrice: Float64Array
  /** 1: counts as retail. */
  readonly retail: Uint8Array
}

/** A reversal that counts in this period; `cv`, `pv`, `price` are what falls, not negative, rounded once. */
export interface RefundFacts {
  /** An order of this period (netted before anything is computed), else of an earlier one (section 10). */
  readonly of:
    | { readonly kind: 'THIS_PERIOD'; readonly order: number }
    | { readonly kind: 'EARLIER'; readonly order: EarlierOrder }
  /** Line of the order from 0; absent: the whole order, every line by `share`. */
  readonly line?: number
  /** Part of the line (or order) that is reversed, of what it first was. */
  readonly share: Rate
  readonly cv: number
  readonly pv: number
  readonly price: number
  readonly reason: string
  readonly countedAt: number
}

/** An order of an earlier period that a refund of this one takes back. */
export interface EarlierOrder {
  readonly number: string
  readonly periodId: string
  readonly member: number
  readonly customer: number
  readonly kind: number
  /** CV of the whole order as it was counted. */
  readonly cv: number
  /**
   * What closed runs paid for it and what was taken back already; `runPeriods` fills it from its own earlier
   * results, a caller of `runPlan` gives it.
   */
  readonly paid: readonly PaidLine[]
  /**
   * True for one that was excluded in its own period: it never counted, so that its return takes no volume. Filled like
   * `paid`.
   */
  readonly excluded?: boolean
  /** Refunds of this order in periods between its own and this one; lines from 0, absent for the whole order. */
  readonly before?: readonly EarlierRefund[]
  /** The order's own lines, as they were counted, in their order. */
  readonly lines: readonly {
    readonly cv: number
    readonly pv: number
    readonly price: number
    /** What a member would have paid; absent where nobody knows. */
    readonly memberPrice?: number
    /** Pieces; absent for one. */
    readonly quantity?: number
    readonly product: number
    readonly retail: boolean
  }[]
}

export interface EarlierRefund {
  readonly line?: number
  readonly share: Rate
  readonly reason: string
}

/** One closed line that stands on an earlier order. */
export interface PaidLine {
  readonly earner: number
  readonly bonus: BonusIndex
  /** Order line from 0; -1 where the line stands for the whole order. */
  readonly line: number
  /** On which level it was paid; absent where nobody knows, 0 where the bonus knows none. */
  readonly level?: number
  /**
   * What the line stood on, in the unit of the bonus's measure: the order's lines that the bonus admits, less what
   * was given back in the order's own period; all orders of the buyer under `MEMBER_PERIOD`.
   */
  readonly stoodOn: Rate
  readonly amount: number
  /** Already taken back by earlier refunds, not negative. */
  readonly takenBack: number
}

/** From closed runs only. Lists run from the newest earlier period backwards and may be shorter than asked for. */
export interface HistoryFacts {
  /** `RankIndex` ever reached, -1 for none. */
  readonly highestRank: Int16Array
  readonly paidAs: readonly Int16Array[]
  readonly volumes: readonly { readonly volume: VolumeIndex; readonly periods: readonly Float64Array[] }[]
  /**
   * FIXED bonuses: what was granted once, and when the amount was last due: 0 is the newest earlier period, 1 the one
   * before, -1 never.
   */
  readonly granted: readonly { readonly bonus: BonusIndex; readonly member: number; readonly rank: number }[]
  readonly lastHeld: readonly { readonly bonus: BonusIndex; readonly periodsAgo: Int16Array }[]
}

/** Volume left over by the newest closed run, in the unit of the bonus's measure, by member. */
export interface CarryFacts {
  readonly bonus: BonusIndex
  readonly tree: TreeName
  readonly left: Float64Array
  readonly right: Float64Array
  /** 1: was paid a cycle before; given where a ratio counts once. */
  readonly paired?: Uint8Array
}

export interface BlockFacts {
  readonly target:
    | { readonly kind: 'MEMBER'; readonly member: number }
    | { readonly kind: 'ORDER'; readonly order: number }
    | { readonly kind: 'EARNER_ON_ORDER'; readonly member: number; readonly order: number }
  readonly effect: 'HOLD' | 'EXCLUDE'
  readonly caseNumber: string
}

/** Values that another system has settled; what is stated is not computed. Empty arrays: nothing is stated. */
export interface StatedFacts {
  /** `RankIndex`, -1 for "none", `RANK_NOT_STATED`. Length 0 or n. */
  readonly rank: Int16Array
  /** 1, 0 or `ACTIVE_NOT_STATED`. Length 0 or n. */
  readonly active: Uint8Array
  /** Hundredths, 0 where not stated: the shares of a pool `BY_POINTS`. Length 0 or n. */
  readonly points: Float64Array
  /** Replace the computed volume of a member; NaN where not stated. Length n each. */
  readonly volumes: readonly { readonly volume: VolumeIndex; readonly values: Float64Array }[]
  /** Earnings as lines of a bonus of the plan (usually of type `STATED`); caps, matches and payout apply. */
  readonly earnings: readonly {
    readonly member: number
    readonly bonus: BonusIndex
    readonly sourceMember: number
    readonly amount: number
  }[]
  /** CV of all counted orders for company caps and pools, where the orders themselves are not given. */
  readonly companyCv?: number
}

/** Nothing is stated: everything is computed. */
export const nothingStated = (): StatedFacts => ({
  rank: new Int16Array(0),
  active: new Uint8Array(0),
  points: new Float64Array(0),
  volumes: [],
  earnings: [],
})

export interface Arrival {
  readonly tree: TreeName
  readonly member: number
  /** -1: the first of the tree becomes its root. */
  readonly sponsor: number
  /** The leg the recruit or sponsor chose (`FREE`, or against the tree's rule); 0 for none. */
  readonly leg: number
}

/** One period after the other over the same members, customers and products: an index means the same in each. */
export type FactsSeries = readonly Facts[]
