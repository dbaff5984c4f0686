import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import type { BonusCommon } from '#server/domain/compensation/bonus-terms.ts'
import type { BonusIndex } from '#server/domain/compensation/condition-document.ts'
import type { ConditionGround } from '#server/domain/compensation/condition-ground.ts'
import { memberTest } from '#server/domain/compensation/condition-test.ts'
import type { Draft } from '#server/domain/compensation/draft.ts'
import type { LineSource } from '#server/domain/compensation/plan-document.ts'
import { type FactorMaker, factorMaker, type RateList } from '#server/domain/compensation/rate-list.ts'
import type { Sources } from '#server/domain/compensation/sources.ts'
import type { Tree } from '#server/domain/compensation/tree.ts'
import { CURRENCY_DIGITS } from '#server/domain/kernel/money.ts'
import { POINTS_DIGITS } from '#server/domain/kernel/points.ts'
import { multiplyRates, type Rate, rateOf } from '#server/domain/kernel/rate.ts'

/** What every family of bonus rests on once volumes, activity and ranks are settled. */
export interface RunGround extends ConditionGround {
  readonly rates: RateList
  readonly highest: Int16Array
  /** 1: enrolled or in grace. */
  readonly mayBePaid: Uint8Array
  /** Members in the order of their numbers, and each member's place in it. */
  readonly memberOrder: Int32Array
  readonly memberPlaces: Int32Array
  sources(bonus: BonusIndex, by: LineSource): Sources
  /** Drafts of bonuses that stand earlier in the plan, by position. */
  readonly drafts: readonly (Draft | undefined)[]
  /** What members earned under earlier bonuses, after position, bonus and owner caps. */
  earnedAfterOwnerCaps(bonuses: readonly BonusIndex[]): Float64Array
}

/** One bonus and its ground. */
export interface BonusGround<Kind extends Bonus = Bonus> {
  readonly run: RunGround
  readonly at: BonusIndex
  readonly bonus: Kind
  readonly tree: Tree
  /** 1 for whoever meets the bonus's earner condition and may be paid at all. */
  readonly payable: Uint8Array
  /** Paid-as or highest ranks, as the bonus says. */
  readonly ranks: Int16Array
  /** `rate * share * multiplier`, and the step from hundredths of points to minor units. */
  readonly factor: FactorMaker
}

/** Readies a bonus: who may be paid, by which rank, in which unit. */
export function bonusGround<Kind extends Bonus>(
  run: RunGround,
  at: BonusIndex,
  bonus: Kind,
): BonusGround<Kind> {
  return {
    run,
    at,
    bonus,
    tree: run.tree(bonus.tree),
    payable: payableMembers(run, bonus),
    ranks: bonus.rankBasis === 'HIGHEST' ? run.highest : run.paidAs,
    factor: factorMaker(run.rates, scaleOf(run, bonus)),
  }
}

function payableMembers(run: RunGround, { earner }: BonusCommon): Uint8Array {
  if (earner === undefined) return run.active
  const test = memberTest(run, earner)
  return run.mayBePaid.map((allowed, member) => (allowed === 1 && test(member) ? 1 : 0))
}

function scaleOf(run: RunGround, { base }: BonusCommon): Rate {
  const scale = multiplyRates(base.share, base.multiplier)
  return base.measure === 'PV' ? multiplyRates(scale, moneyOfPoint(run)) : scale
}

/** One point stands for one whole unit of the currency. */
function moneyOfPoint({ facts }: RunGround): Rate {
  return rateOf(10n ** BigInt(CURRENCY_DIGITS[facts.currency]), 10n ** BigInt(POINTS_DIGITS))
}
