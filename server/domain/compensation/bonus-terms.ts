import type {
  Condition,
  RankIndex,
  TreeName,
  VolumeIndex,
} from '#server/domain/compensation/condition-document.ts'
import type { Rate } from '#server/domain/kernel/rate.ts'

export type Measure = 'PV' | 'CV' | 'PRICE'
export type OrderKind = 'SIGN_UP' | 'FIRST' | 'AUTOSHIP' | 'NORMAL'
export type BuyerKind = 'MEMBER' | 'CUSTOMER'

/** Which orders a bonus sees. An absent part admits everything. */
export interface OrderFilter {
  readonly kinds?: readonly OrderKind[]
  readonly products?: readonly string[]
  readonly buyers?: readonly BuyerKind[]
  /** Accepted at most this many days after the buyer joined (joining is day 0; the buying member's joining). */
  readonly windowDays?: number
}

export type SkipReason = 'INACTIVE' | 'UNQUALIFIED' | 'BELOW_RANK' | 'TITLE'

/** Who uses up no level, and where the money of a counted but unpayable position goes. */
export interface Compression {
  readonly skip: readonly SkipReason[]
  /** Set exactly when `skip` holds `BELOW_RANK`. */
  readonly belowRank?: RankIndex
  readonly lapsed: 'BREAKAGE' | 'ROLL_UP'
}

/** The first `count` recruits of a position pass it: for their orders (`branch`: all below them) it is skipped. */
export interface PassUp {
  readonly count: number
  readonly branch: boolean
}

/** One value, or one by paid-as rank; a rank that is not listed has none. Indexed by rank, `undefined` = none. */
export type ByRank<T> = readonly (T | undefined)[]

/**
 * Rates by level or generation: `[0]` is level 1, deeper is 0. `RANK` looks the list up by the earner's rank (a
 * rank without a list earns nothing), `CLASS` by class under the bonus's `classRule`.
 */
export type LevelRates =
  | { readonly kind: 'LIST'; readonly rates: readonly Rate[] }
  | { readonly kind: 'RANK'; readonly byRank: ByRank<readonly Rate[]> }
  | {
      readonly kind: 'CLASS'
      readonly byClass: readonly (readonly Rate[] | undefined)[]
      /** Whose class counts. `LOWER`: the lower of buyer and earner, base and rate alike (`PlanClass.cv`). */
      readonly rule: 'BUYER' | 'EARNER' | 'LOWER'
    }
  | { readonly kind: 'BRACKET'; readonly brackets: Brackets<readonly Rate[]> }

/** One rate a position: one for all, by paid-as rank, by volume bracket, or the member's own contract rate. */
export type PositionRates =
  | { readonly kind: 'ONE'; readonly rate: Rate }
  | { readonly kind: 'RANK'; readonly byRank: ByRank<Rate> }
  | { readonly kind: 'BRACKET'; readonly brackets: Brackets<Rate> }
  | { readonly kind: 'MEMBER_RATE' }

/** A table over a named volume or the number of own customers with a counted order, `from` rising; below: nothing. */
export interface Brackets<T> {
  readonly over: { readonly kind: 'VOLUME'; readonly volume: VolumeIndex } | { readonly kind: 'CUSTOMERS' }
  readonly table: readonly { readonly from: bigint; readonly value: T }[]
}

/** An amount in minor units for everybody, or by paid-as rank or class (who is not listed: see the field). */
export type AmountTable =
  | { readonly kind: 'ONE'; readonly amount: bigint }
  | { readonly kind: 'RANK'; readonly byRank: ByRank<bigint> }
  | { readonly kind: 'CLASS'; readonly byClass: readonly (bigint | undefined)[] }

/** What every bonus has. `amount = base * share * multiplier * rate` unless the family says otherwise. */
export interface BonusCommon {
  readonly id: string
  readonly title?: { readonly de: string; readonly en: string }
  readonly tree: TreeName
  readonly base: { readonly measure: Measure; readonly share: Rate; readonly multiplier: Rate }
  readonly orders: OrderFilter
  /** Absent: who is active. */
  readonly earner?: Condition
  readonly rankBasis: 'PAID_AS' | 'HIGHEST'
  /** Most a position may earn under this bonus in a period; not listed in the table: no limit. */
  readonly maxPerEarner?: AmountTable
  /** Left out of caps 4 to 6 (person, bonuses, company). */
  readonly outsideCaps: boolean
  /** The volume of an inactive buyer (customer: of the member who looks after it) pays nobody. */
  readonly sourceMustBeActive: boolean
}

/** Fields of the walk of section 5. */
export interface WalkFields {
  readonly maxLevel: number
  readonly compression: Compression
  readonly passUp?: PassUp
  /** The buying member stands on level 1 of the own order. */
  readonly selfLevel: boolean
  /** `LEVEL_1`: the member who looks after the customer is level 1; `AS_OWN`: that member's upline is. */
  readonly customerOrders: 'LEVEL_1' | 'AS_OWN'
  /** A position with this rank or a higher one closes the walk after its own level. */
  readonly stopAt?: RankIndex
}
