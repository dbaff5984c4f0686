import type {
  BinaryBonus,
  FastStartBonus,
  FixedBonus,
  PersonalSalesBonus,
  PoolBonus,
  ReferrerBonus,
  RetailProfitBonus,
  StatedBonus,
} from '#server/domain/compensation/sum-bonuses.ts'
import type {
  BreakawayBonus,
  DifferentialBonus,
  GenerationBonus,
  InfinityBonus,
  LevelBonus,
  MatchingDownBonus,
  MatchingUpBonus,
} from '#server/domain/compensation/walking-bonuses.ts'

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

/** The member kept the margin in cash: the line is shown, but neither paid, capped nor taken back. */
export const isSettledOutside = (bonus: Bonus): boolean =>
  bonus.type === 'RETAIL_PROFIT' && bonus.settled === 'OUTSIDE'
