import type {
  BonusIndex,
  ClassIndex,
  Condition,
  RankIndex,
  TreeName,
  VolumeIndex,
} from '#server/domain/compensation/condition-document.ts'
import type { PoolShares } from '#server/domain/compensation/pool-division.ts'
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

/** `UNILEVEL` walks the sponsor tree or a placement tree; `MATRIX` a matrix tree. */
export interface LevelBonus extends BonusCommon, WalkFields {
  readonly type: 'UNILEVEL' | 'MATRIX'
  readonly rates: LevelRates
  /** The first condition that the earner meets replaces the rates. */
  readonly rateWhen: readonly { readonly when: Condition; readonly rates: readonly Rate[] }[]
}

export interface PersonalSalesBonus extends BonusCommon {
  readonly type: 'PERSONAL_SALES'
  readonly rates: PositionRates
}

export interface DifferentialBonus extends BonusCommon {
  readonly type: 'DIFFERENTIAL'
  readonly rates: PositionRates
  readonly ownVolume: boolean
  /** Positions at a smaller distance earn nothing; 0 lets the buyer earn. */
  readonly fromLevel: number
  readonly unqualified: 'TRANSPARENT' | 'BLOCKS'
}

export interface BreakawayBonus extends BonusCommon {
  readonly type: 'BREAKAWAY'
  readonly threshold: RankIndex
  readonly override:
    | {
        readonly mode: 'DIFFERENTIAL'
        readonly byRank: ByRank<Rate>
        readonly minimum: Rate
        /** Rates of generation 2, 3 ...; empty: generation 1 only. */
        readonly generationRates: readonly Rate[]
      }
    | { readonly mode: 'FIXED'; readonly rates: LevelRates }
}

export type Boundary = { readonly kind: 'RANK'; readonly rank: RankIndex } | { readonly kind: 'OWN_RANK' }

export interface GenerationBonus extends BonusCommon {
  readonly type: 'GENERATION'
  readonly boundary: Boundary
  readonly rates: LevelRates
  readonly maxGenerations: number
  /** Replaces `maxGenerations` for the ranks it lists; a rank that is not listed keeps `maxGenerations`. */
  readonly depthByRank: ByRank<number>
  readonly inactiveBoundary: 'COUNTS' | 'IGNORED'
}

export interface InfinityBonus extends BonusCommon {
  readonly type: 'INFINITY'
  readonly byRank: ByRank<Rate>
  readonly fromLevel: number
  /** Absent: nobody blocks. */
  readonly blockRank?: RankIndex
  readonly stopAfter: number
  /** Replaces `stopAfter` for the ranks it lists. */
  readonly stopAfterByRank: ByRank<number>
}

export interface CycleRatio {
  /** s of s:1. */
  readonly strong: number
  /** Of `units * unit`; exactly one of `rate` and `amount` is set. */
  readonly rate?: Rate
  /** Minor units for each unit. */
  readonly amount?: bigint
  readonly ranks?: readonly RankIndex[]
  readonly classes?: readonly ClassIndex[]
}

export type BinaryMode =
  | { readonly kind: 'WEAKER_LEG' | 'VOLUME_RATIO'; readonly rates: PositionRates }
  | { readonly kind: 'CYCLE'; readonly unit: bigint; readonly ratios: readonly CycleRatio[] }
  | {
      readonly kind: 'TIERS'
      /** `from` in the base's unit, rising; `amount` in minor units. */
      readonly tiers: readonly { readonly from: bigint; readonly amount: bigint }[]
    }

export interface BinaryBonus extends BonusCommon {
  readonly type: 'BINARY'
  readonly mode: BinaryMode
  readonly after: 'FULL_FLUSH' | 'NET_OFF' | 'CARRY_FORWARD'
  /** Holds: both legs 0 after the payout. */
  readonly flushWhen?: Condition
  /** Most a leg may carry, in the base's unit; absent: no limit. */
  readonly carryCap?: bigint
  /** Not listed: no limit. */
  readonly positionCap?: AmountTable
  readonly maxCycles?: number
}

/** Percentage of what a downline member earned under `of`. */
export interface MatchingUpBonus extends BonusCommon {
  readonly type: 'MATCHING'
  readonly direction: 'UP'
  readonly of: readonly BonusIndex[]
  readonly count: 'LEVEL' | 'GENERATION'
  /** Set exactly when `count` is `GENERATION`. */
  readonly boundary?: Boundary
  readonly inactiveBoundary: 'COUNTS' | 'IGNORED'
  readonly rates: LevelRates
  /** Levels or generations within reach by rank; not listed: the length of the earner's rates. */
  readonly generationsByRank: ByRank<number>
  /** Beyond the list the last rate goes on without end (within `generationsByRank`). */
  readonly lastRateForDeeper: boolean
  readonly compression: Compression
}

/** `share` of a sponsor's amount under `of`, divided over the active direct recruits. */
export interface MatchingDownBonus extends BonusCommon {
  readonly type: 'MATCHING'
  readonly direction: 'DOWN'
  readonly of: readonly BonusIndex[]
  readonly share: Rate
  readonly dividedBy: 'DIRECT_RECRUITS' | 'SECOND_LEVEL_RECRUITS'
}

export interface FastStartBonus extends BonusCommon, WalkFields {
  readonly type: 'FAST_START'
  readonly pay:
    | { readonly kind: 'RATES'; readonly rates: LevelRates; readonly maximum?: bigint }
    /** Minor units by level, once an order; `byProduct` by level for each piece of the product. */
    | {
        readonly kind: 'AMOUNTS'
        readonly amounts: readonly bigint[]
        readonly byProduct: ReadonlyMap<string, readonly bigint[]>
      }
    /** [class of the earner][class of the buyer], level 1 only. */
    | {
        readonly kind: 'CLASS_TABLE'
        readonly amounts: readonly (readonly (bigint | undefined)[] | undefined)[]
      }
  /** Other bonuses see only 1 - hides of such an order's CV. */
  readonly hides: Rate
}

export interface RetailProfitBonus extends BonusCommon {
  readonly type: 'RETAIL_PROFIT'
  /** `rate` of the base, else price paid minus member price. `OUTSIDE`: the margin was kept in cash: not paid. */
  readonly rate?: Rate
  readonly settled: 'PAYOUT' | 'OUTSIDE'
}

export interface ReferrerBonus extends BonusCommon {
  readonly type: 'REFERRER'
  readonly rate: Rate
}

export interface PoolBonus extends BonusCommon {
  readonly type: 'POOL'
  /** `share` of the admitted orders' base, or a fixed sum in minor units. */
  readonly fund:
    | { readonly kind: 'SHARE'; readonly share: Rate }
    | { readonly kind: 'SUM'; readonly amount: bigint }
  readonly shares: PoolShares
  /** Cuts the value of one share down to a multiple of this many minor units; the rest is breakage. */
  readonly shareValueUnit?: bigint
}

export interface FixedBonus extends BonusCommon {
  readonly type: 'FIXED'
  /** By rank: a rank that is not listed gets nothing. */
  readonly amount: AmountTable
  /** `once`: once per rank ever; `grace`: goes on for so many periods after the condition last held. */
  readonly once: boolean
  readonly grace: number
}

/** Amounts come from the facts (another system's bonus); only caps, matches and payout apply. */
export interface StatedBonus extends BonusCommon {
  readonly type: 'STATED'
}

export type Bonus =
  | PersonalSalesBonus
  | LevelBonus
  | DifferentialBonus
  | BreakawayBonus
  | GenerationBonus
  | InfinityBonus
  | BinaryBonus
  | MatchingUpBonus
  | MatchingDownBonus
  | FastStartBonus
  | RetailProfitBonus
  | ReferrerBonus
  | PoolBonus
  | FixedBonus
  | StatedBonus

export type BonusType = Bonus['type']
