import type {
  BonusCommon,
  ByRank,
  Compression,
  LevelRates,
  PositionRates,
  WalkFields,
} from '#server/domain/compensation/bonus-terms.ts'
import type { BonusIndex, Condition, RankIndex } from '#server/domain/compensation/condition-document.ts'
import type { Rate } from '#server/domain/kernel/rate.ts'

/** `UNILEVEL` walks the sponsor tree or a placement tree; `MATRIX` a matrix tree. */
export interface LevelBonus extends BonusCommon, WalkFields {
  readonly type: 'UNILEVEL' | 'MATRIX'
  readonly rates: LevelRates
  /** The first condition that the earner meets replaces the rates. */
  readonly rateWhen: readonly { readonly when: Condition; readonly rates: readonly Rate[] }[]
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
  /** `LAPSES`: what a leader may not have is lost; `TRANSPARENT`: the next leader who may have it takes the place. */
  readonly unqualified: 'LAPSES' | 'TRANSPARENT'
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
