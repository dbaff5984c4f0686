import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import type { Measure, OrderKind } from '#server/domain/compensation/bonus-terms.ts'
import type {
  BonusIndex,
  Condition,
  RankIndex,
  TreeName,
} from '#server/domain/compensation/condition-document.ts'
import type { CalendarDate } from '#server/domain/kernel/instant.ts'
import type { Currency } from '#server/domain/kernel/money.ts'
import type { PeriodKind } from '#server/domain/kernel/period.ts'
import type { Rate } from '#server/domain/kernel/rate.ts'
import type { TimeZone } from '#server/domain/kernel/time-zone.ts'

/** The name of the sponsor tree wherever a plan names a tree. */
export const SPONSOR_TREE: TreeName = 'SPONSOR'

/**
 * A plan version as the engine reads it: names resolved to positions in these lists, money in minor units of
 * `currency`, points in hundredths, rates exact. Built by `server/formats/plan.ts` and never changed.
 */
export interface Plan {
  readonly plan: string
  readonly version: number
  readonly validFrom: CalendarDate
  readonly validUntil?: CalendarDate
  readonly title: { readonly de: string; readonly en: string }
  readonly currency: Currency
  readonly period: PlanPeriod
  readonly rounding: { readonly unit: RoundingUnit; readonly source: LineSource }
  readonly trees: readonly PlacementTree[]
  readonly volumes: readonly Volume[]
  /** Absent: everybody who is enrolled or in grace is active. */
  readonly activity?: Condition
  readonly classes: readonly PlanClass[]
  /** Lowest first. */
  readonly ranks: readonly Rank[]
  /** `CONSECUTIVE`: a failed rung stops the ladder. */
  readonly ladder: 'ANY' | 'CONSECUTIVE'
  readonly bonuses: readonly Bonus[]
  readonly caps: readonly Cap[]
  readonly clawback: Clawback
  readonly payout: Payout
}

export interface PlanPeriod {
  readonly kind: PeriodKind
  readonly zone: TimeZone
  readonly ordersCountWhen: 'ACCEPTED' | 'PAID' | 'SHIPPED'
}

/** Where rounding happens: each line, the sum of an earner under a bonus, or the statement. */
export type RoundingUnit = 'LINE' | 'EARNER_BONUS' | 'STATEMENT'
/** What one line stands for. */
export type LineSource = 'ORDER' | 'ORDER_LINE' | 'MEMBER_PERIOD'

export type BinaryPlacement = 'LEFT' | 'RIGHT' | 'WEAKER' | 'STRONGER' | 'ALTERNATE' | 'POWER_LINE' | 'FREE'

export type PlacementTree =
  | {
      readonly name: TreeName
      readonly kind: 'BINARY'
      readonly placement: BinaryPlacement
      readonly holdingDays: number
    }
  | {
      readonly name: TreeName
      readonly kind: 'MATRIX'
      readonly width: number
      readonly depth: number
      readonly spillover: 'BREADTH_FIRST' | 'DEPTH_FIRST'
      readonly vacancy: 'PROMOTE_EARLIEST' | 'HOLDING_TANK' | 'KEEP_EMPTY'
    }

export type VolumeScope =
  | { readonly kind: 'SELF' | 'GROUP' | 'LEGS' }
  /** Self is not included: levels 1 to `levels` below. */
  | { readonly kind: 'LEVELS'; readonly levels: number }

/** A named volume. Unit: hundredths of points for PV, minor units for CV and PRICE. */
export interface Volume {
  readonly id: string
  readonly measure: Measure
  readonly of: readonly ('OWN' | 'OWN_CUSTOMERS')[]
  readonly scope: VolumeScope
  readonly tree: TreeName
  readonly without: {
    readonly kinds: readonly OrderKind[]
    /** Legs whose head holds this rank or a higher one stay out (gives PGV). */
    readonly legsFromRank?: RankIndex
    /** Legs that satisfy the `legs` leaf of the rung that is being tested stay out. */
    readonly qualifyingLegs: boolean
  }
  /** Sum of the last n periods, this one included. */
  readonly windows: number
}

/** A class (entry package) of members; `cv` is the base it stands for under `classRule: LOWER`, in minor units. */
export interface PlanClass {
  readonly id: string
  readonly cv?: bigint
}

export interface Rank {
  readonly id: string
  readonly achieve: Condition
  /** Replaces `achieve` for whoever has held this rank or a higher one before. */
  readonly maintain?: Condition
}

export type CapMode = 'PRO_RATA' | 'PRIORITY' | 'HARD_STOP'

/** A fixed sum in minor units, or a share of the CV of all counted orders of the period. */
export type CapLimit =
  | { readonly kind: 'SUM'; readonly amount: bigint }
  | { readonly kind: 'SHARE_OF_CV'; readonly share: Rate }

export type Cap =
  | {
      readonly scope: 'OWNER' | 'PERSON'
      readonly amount: bigint
      /** Replaces `amount` for the paid-as ranks it lists. */
      readonly byRank: readonly (bigint | undefined)[]
    }
  | {
      readonly scope: 'BONUSES'
      readonly of: readonly BonusIndex[]
      readonly limit: CapLimit
      readonly mode: CapMode
      /** Counted against the limit, but never cut. */
      readonly spares: readonly BonusIndex[]
    }
  | {
      readonly scope: 'COMPANY'
      readonly limit: CapLimit
      readonly mode: CapMode
      readonly spares: readonly BonusIndex[]
    }

export interface Clawback {
  readonly mode: 'EXACT' | 'NONE'
  /** `NONE`: a later refund leaves volumes alone. */
  readonly volume: 'PERIOD_OF_REFUND' | 'NONE'
  /** Reason codes of refunds after which the commission is kept. */
  readonly keepPaidWhen: readonly string[]
}

export interface Payout {
  /** Minor units; below it the balance stays. */
  readonly minimum: bigint
  readonly split: readonly { readonly account: string; readonly share: Rate }[]
  /** Share of CV the company says it pays out at most; only the linter reads it. */
  readonly declaredShare?: Rate
}
