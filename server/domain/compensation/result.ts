import type {
  BonusIndex,
  RankIndex,
  TreeName,
  VolumeIndex,
} from '#server/domain/compensation/condition-document.ts'
import type { PlacementFacts } from '#server/domain/compensation/facts.ts'
import type { Period } from '#server/domain/kernel/period.ts'
import type { Rate } from '#server/domain/kernel/rate.ts'

/** Codes of `LineStore.code`: how a line came about. */
export const LINE_CODES = [
  'OWN_SALE',
  'LEVEL',
  'DIFFERENCE',
  'OVERRIDE',
  'GENERATION',
  'INFINITY',
  'PAIRS',
  'MATCH',
  'MATCH_DOWN',
  'FAST_START',
  'RETAIL_PROFIT',
  'REFERRED',
  'POOL_SHARE',
  'FIXED',
  'STATED',
  'ROLLED_UP',
] as const
export type LineCode = (typeof LINE_CODES)[number]

/** Bits of `LineStore.caps`, in the order in which caps apply. */
export const CAP_CODES = [
  'CAP_POSITION',
  'CAP_CYCLES',
  'CAP_EARNER',
  'CAP_OWNER',
  'CAP_PERSON',
  'CAP_BONUSES',
  'CAP_COMPANY',
] as const
export type CapCode = (typeof CAP_CODES)[number]

/** Why an amount reached nobody. */
export const BREAKAGE_REASONS = [
  'NO_UPLINE',
  'UNQUALIFIED',
  'INACTIVE',
  'TITLE',
  'BLOCKED',
  ...CAP_CODES,
  'FLUSHED',
  'POOL_REST',
  'ROUNDING',
  'COMPANY_SALE',
] as const
export type BreakageReason = (typeof BREAKAGE_REASONS)[number]

/** Why the walk left a member out, or what the walk met there. */
export const WALK_REASONS = [
  'PASS_UP',
  'INACTIVE',
  'UNQUALIFIED',
  'BELOW_RANK',
  'TITLE',
  'NO_RATE',
  'NOT_HIGHER',
  'COUNTED',
  'BOUNDARY',
  'BLOCKS',
] as const
export type WalkReason = (typeof WALK_REASONS)[number]

/** Codes of `LineStore.sourceKind`; the columns that hold a source are named beside each. */
export const SOURCE_KINDS = [
  /** `order` (and `orderLine`, -1 for the whole order). */
  'ORDER',
  /** `buyerMember` and `buyerCustomer` (-1: the member). */
  'BUYER_PERIOD',
  /** `buyerMember`: whose earnings are matched, or the own position. */
  'MEMBER',
] as const

/**
 * Earning lines as columns, sorted canonically: earner's member number, bonus in plan order, counted-at of the
 * order, order number, order line, level. Amounts are integers in minor units.
 */
export interface LineStore {
  readonly count: number
  readonly earner: Int32Array
  readonly bonus: Uint16Array
  /** Positions in `SOURCE_KINDS`. */
  readonly sourceKind: Uint8Array
  readonly order: Int32Array
  readonly orderLine: Int32Array
  readonly buyerMember: Int32Array
  readonly buyerCustomer: Int32Array
  /** The number the plan pays by: level, generation, 0 where there is none. */
  readonly level: Int32Array
  /** Steps from the source to the earner; 0 is the own order. */
  readonly distance: Int32Array
  /** In the unit of the bonus's measure (matches: minor units of what was earned). */
  readonly base: Float64Array
  /** Positions in `rates`; -1 for a fixed amount. */
  readonly rate: Int32Array
  readonly amountBeforeCaps: Float64Array
  readonly amount: Float64Array
  /** Bits by position in `CAP_CODES`. */
  readonly caps: Uint8Array
  /** Position in `Facts.blocks`, -1 for none. */
  readonly hold: Int32Array
  /** Positions in `LINE_CODES`. */
  readonly code: Uint8Array
  readonly rates: readonly Rate[]
}

/** The source of a line with names in place of indexes. */
export type LineSourceName =
  | { readonly order: string; readonly line?: number }
  | { readonly buyer: string; readonly period: string }
  | { readonly member: string }

/** One line, made on demand. `amount = base * share * multiplier * rate`, then caps. */
export interface EarningLine {
  readonly earner: string
  readonly bonus: string
  readonly source: LineSourceName
  /** Who bought (member or customer number), or whose earnings are matched; absent for pools and the like. */
  readonly from?: string
  readonly level: number
  readonly distance: number
  readonly base: bigint
  readonly share: Rate
  readonly multiplier: Rate
  /** Absent for a fixed amount. */
  readonly rate?: Rate
  readonly amountBeforeCaps: bigint
  readonly amount: bigint
  readonly caps: readonly CapCode[]
  /** The case that keeps the line out of the payout. */
  readonly hold?: string
  /** Set where the member kept the money already: the line is shown, not paid. */
  readonly settled?: 'OUTSIDE'
  readonly reason: {
    readonly code: LineCode
    readonly walk: readonly WalkStep[]
    /** How many members between the last one named and the earner are not named; absent where all are. */
    readonly more?: number
  }
}

export interface WalkStep {
  readonly member: string
  readonly why: WalkReason
}

/** What the plan set aside and nobody received, one row a bonus and reason, in plan order. */
export interface BreakageRow {
  readonly bonus: BonusIndex
  readonly reason: BreakageReason
  readonly count: number
  readonly amount: bigint
}

/** The check of every run, per bonus to the cent: `entitlement = paid + breakage`. */
export interface BonusTotal {
  readonly bonus: BonusIndex
  readonly entitlement: bigint
  readonly paid: bigint
  readonly breakage: bigint
}

export interface CarryResult {
  readonly bonus: BonusIndex
  readonly tree: TreeName
  readonly left: Float64Array
  readonly right: Float64Array
  /** Volume that a flush or a carry cap took, both legs. */
  readonly lost: Float64Array
  /** 1: was paid a cycle in this period or before; given where a ratio counts once. */
  readonly paired?: Uint8Array
}

/** A dated correction of an earlier line. Mirrors its payment: negative for a clawback. */
export interface Adjustment {
  readonly earner: number
  readonly bonus: BonusIndex
  readonly kind: 'CLAWED_BACK' | 'ADJUSTED'
  readonly order: string
  readonly originalPeriod: string
  readonly amount: bigint
  readonly reason: string
}

export interface PlacementResult {
  readonly tree: TreeName
  readonly member: number
  readonly parent: number
  /** 1..width (binary: 1 left, 2 right); 0 for a root; -1 for whoever has no place (any more). */
  readonly leg: number
}

export interface LedgerRow {
  readonly earner: number
  readonly account: string
  readonly amount: bigint
}

/** How far a member is from the next rank: every leaf of that rank's condition that does not hold. */
export interface MissingForRank {
  readonly rank: RankIndex
  readonly leaves: readonly MissingLeaf[]
}

/** `need`, `have`, `missing` in the leaf's own unit: `unit` says which. */
export interface MissingLeaf {
  /** `VOLUME`, `LEGS`, `CUSTOMERS` ...: the leaf's kind. */
  readonly kind: string
  readonly unit: 'POINTS' | 'MONEY' | 'COUNT' | 'RATE' | 'NONE'
  readonly volume?: VolumeIndex
  readonly need: bigint
  /** What counts after leg caps. */
  readonly have: bigint
  readonly missing: bigint
  /**
   * What is asked for where no figure says it: products, statuses, classes, ranks; of legs the rank in them, and
   * whether their heads are active; under `NOT` what must not be.
   */
  readonly wanted?: readonly string[]
  /** `VOLUME` with a leg cap: the most one leg counts for. */
  readonly legCap?: bigint
  /** `VOLUME` with a leg cap: what counts of the own volume, beside the legs. */
  readonly own?: bigint
  /** `VOLUME` and `LEGS`: what each frontline leg gives, in the order of member numbers. */
  readonly legs?: readonly MissingLeg[]
}

export interface MissingLeg {
  readonly head: string
  readonly have: bigint
  readonly counted: bigint
  /** `LEGS`: the leg passes the test; `VOLUME`: it gives all that one leg may count for. */
  readonly met: boolean
  /** What the leg would have to add for that. */
  readonly missing: bigint
}

/** Everything one run computes. Arrays by member have the length of `Facts.members.count`. */
export interface RunResult {
  readonly period: Period
  readonly lines: LineStore
  /** Line `i` with names; its walk is made by replaying the line's source and names at most `mostSteps` members. */
  lineAt(i: number, mostSteps?: number): EarningLine
  readonly breakage: readonly BreakageRow[]
  readonly bonusTotals: readonly BonusTotal[]
  /** Sum of lines and adjustments, minor units. */
  readonly totals: Float64Array
  readonly active: Uint8Array
  readonly ranks: {
    /** `RankIndex`, -1 for none. */
    readonly paidAs: Int16Array
    readonly highest: Int16Array
    /** What is missing for the rung above the paid-as rank; `undefined` on the highest. */
    missing(member: number): MissingForRank | undefined
  }
  /** By position in `Plan.volumes`, by member, in the volume's unit (one period, without `windows`). */
  readonly volumes: readonly Float64Array[]
  readonly carry: readonly CarryResult[]
  readonly adjustments: readonly Adjustment[]
  readonly placements: readonly PlacementResult[]
  /** Who stands where once all places of the period were given. */
  readonly places: readonly PlacementFacts[]
  /** Sorted by member number, accounts in plan order, `HELD` last; rows of an earner add up to the total. */
  readonly ledger: readonly LedgerRow[]
  /** What the next period's `HistoryFacts` takes over for FIXED bonuses. */
  readonly fixed: {
    readonly granted: readonly {
      readonly bonus: BonusIndex
      readonly member: number
      readonly rank: number
    }[]
    readonly lastHeld: readonly { readonly bonus: BonusIndex; readonly periodsAgo: Int16Array }[]
  }
}

/** Why a run did not start or stopped; codes of section 14. */
export interface RunRefusal {
  readonly code: 'RANK_UNSTABLE' | 'VOLUME_TOO_LARGE' | 'TREE_CYCLE'
  readonly facts: Readonly<Record<string, string>>
}

/** Thrown by `runPlan` where facts and plan cannot be settled; doors turn it into a refusal. */
export class RunStopped extends Error {
  readonly refusal: RunRefusal
  constructor(refusal: RunRefusal) {
    super(refusal.code)
    this.name = 'RunStopped'
    this.refusal = refusal
  }
}
