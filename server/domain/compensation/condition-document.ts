import type { Rate } from '#server/domain/kernel/rate.ts'

/** Position of a rank in `Plan.ranks`, lowest first. */
export type RankIndex = number
/** Position of a volume in `Plan.volumes`. */
export type VolumeIndex = number
/** Position of a bonus in `Plan.bonuses`. */
export type BonusIndex = number
/** Position of a class (entry package) in `Plan.classes`, lowest first. */
export type ClassIndex = number
/** `SPONSOR` or the name of a placement tree of the plan. */
export type TreeName = string

export type MemberStatus = 'ENROLLED' | 'GRACE' | 'SUSPENDED' | 'TERMINATED'

/** A test on the frontline member at the head of a leg and on the leg below; all given parts must hold. */
export interface LegTest {
  /** The named volume, read at the head of the leg, is at least `min` (the volume's own unit). */
  readonly volume?: { readonly volume: VolumeIndex; readonly min: bigint; readonly windows: number }
  /** The head is (or is not) active in the period. */
  readonly active?: boolean
  /** Somebody in the leg, head included, holds this paid-as rank or a higher one. */
  readonly containsRank?: RankIndex
  /** The head holds this paid-as rank or a higher one. */
  readonly headRank?: RankIndex
}

/** The named volume reaches `min`. Under `legCap` no leg counts for more than `legCap * min`. */
export interface VolumeLeaf {
  readonly kind: 'VOLUME'
  readonly volume: VolumeIndex
  /** In the unit of the volume: hundredths of points for PV, minor units for CV and PRICE. */
  readonly min: bigint
  readonly legCap?: Rate
  /** Caps the own volume like a leg. */
  readonly capOwn: boolean
  /** Sum of the last n periods, this one included; 1 is this period alone. */
  readonly windows: number
}

/** At least `count` different frontline legs of `tree`, each of which passes `where`. */
export interface LegsLeaf {
  readonly kind: 'LEGS'
  readonly tree: TreeName
  readonly count: number
  readonly where: LegTest
}

export type ConditionLeaf =
  | VolumeLeaf
  | LegsLeaf
  | {
      /** Own recruits (sponsor tree) on each side of the binary `tree`. */
      readonly kind: 'SPONSORED_IN_LEGS'
      readonly tree: TreeName
      readonly each: number
      readonly active: boolean
    }
  /** Direct recruits; with `active` only active ones count. */
  | { readonly kind: 'FRONTLINE'; readonly count: number; readonly active: boolean }
  /** Own customers with a counted order in the period. */
  | { readonly kind: 'CUSTOMERS'; readonly count: number }
  /** Retail flagged volume is at least `share` of the group's volume (`SELF`: of the own). */
  | { readonly kind: 'RETAIL_SHARE'; readonly share: Rate; readonly scope: 'GROUP' | 'SELF' }
  | { readonly kind: 'ACTIVE'; readonly active: boolean }
  | { readonly kind: 'STATUS'; readonly statuses: readonly MemberStatus[] }
  /** An own counted order in the period (or none, when `present` is false). */
  | { readonly kind: 'ORDER_IN_PERIOD'; readonly present: boolean }
  /** An own counted order line of one of these products in the period. */
  | { readonly kind: 'PRODUCT'; readonly products: readonly string[] }
  /** Paid as `rank` or higher in at least `periods` of the last `of` earlier periods. */
  | { readonly kind: 'TENURE'; readonly rank: RankIndex; readonly periods: number; readonly of: number }
  /** Paid-as rank of this period at least `rank`; never inside a rank. */
  | { readonly kind: 'RANK'; readonly rank: RankIndex }
  | { readonly kind: 'CLASS'; readonly classes: readonly ClassIndex[] }
  /** Amount under an earlier bonus, before caps, in minor units. */
  | { readonly kind: 'EARNED'; readonly bonus: BonusIndex; readonly min: bigint }

/** A tree of `ALL`, `ANY`, `NOT` over leaves. An empty `ALL` always holds. */
export type Condition =
  | { readonly kind: 'ALL'; readonly of: readonly Condition[] }
  | { readonly kind: 'ANY'; readonly of: readonly Condition[] }
  | { readonly kind: 'NOT'; readonly of: Condition }
  | ConditionLeaf
