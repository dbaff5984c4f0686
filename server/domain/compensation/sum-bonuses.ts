import type {
  AmountTable,
  BonusCommon,
  LevelRates,
  PositionRates,
  WalkFields,
} from '#server/domain/compensation/bonus-terms.ts'
import type { ClassIndex, Condition, RankIndex } from '#server/domain/compensation/condition-document.ts'
import type { PoolShares } from '#server/domain/compensation/pool-division.ts'
import type { Rate } from '#server/domain/kernel/rate.ts'

export interface PersonalSalesBonus extends BonusCommon {
  readonly type: 'PERSONAL_SALES'
  readonly rates: PositionRates
}

export interface CycleRatio {
  /** s of s:1. */
  readonly strong: number
  /** For a position's very first cycle alone; the others count after it. */
  readonly once?: true
  /** Of `units * unit`; exactly one of `rate` and `amount` is set. */
  readonly rate?: Rate
  /** Minor units for each unit. */
  readonly amount?: bigint
  readonly ranks?: readonly RankIndex[]
  readonly classes?: readonly ClassIndex[]
}

export type BinaryMode =
  | { readonly kind: 'WEAKER_LEG' | 'VOLUME_RATIO'; readonly rates: PositionRates }
  | {
      readonly kind: 'CYCLE'
      readonly unit: bigint
      readonly ratios: readonly CycleRatio[]
      /** When it is decided which leg is the stronger: once a period, or anew for each cycle. */
      readonly strongLeg: 'PERIOD' | 'CYCLE'
    }
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
