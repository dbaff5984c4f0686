import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import type { ByRank, LevelRates, PositionRates } from '#server/domain/compensation/bonus-terms.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import {
  addRates,
  compareRates,
  multiplyRates,
  ONE_RATE,
  type Rate,
  rateOf,
  ZERO_RATE,
} from '#server/domain/kernel/rate.ts'

/** The most that may be paid for each unit of CV; `undefined` where nothing bounds it. */
export type Bound = Rate | undefined

/** True when the left bound is higher; no bound is higher than any. */
export function isAbove(left: Bound, right: Bound): boolean {
  if (right === undefined) return false
  return left === undefined || compareRates(left, right) > 0
}

const higher = (left: Rate, right: Rate): Rate => (compareRates(left, right) < 0 ? right : left)
const highest = (rates: readonly (Rate | undefined)[]): Rate =>
  rates.reduce<Rate>((best, rate) => (rate ? higher(best, rate) : best), ZERO_RATE)
const sum = (rates: readonly Rate[]): Rate => rates.reduce(addRates, ZERO_RATE)
const plus = (left: Bound, right: Bound): Bound => (left && right ? addRates(left, right) : undefined)

/** Every list of rates a position may draw from. */
export function rateLists(rates: LevelRates): readonly (readonly Rate[])[] {
  const given = (lists: readonly (readonly Rate[] | undefined)[]) =>
    lists.filter((list) => list !== undefined)
  switch (rates.kind) {
    case 'LIST':
      return [rates.rates]
    case 'RANK':
      return given(rates.byRank)
    case 'CLASS':
      return given(rates.byClass)
    case 'BRACKET':
      return rates.brackets.table.map(({ value }) => value)
  }
}

/** Sum over the first levels of the highest rate anybody has there. */
function levelSum(lists: readonly (readonly Rate[])[], levels: number): Rate {
  const deepest = Math.min(levels, Math.max(0, ...lists.map((list) => list.length)))
  let total = ZERO_RATE
  for (let level = 0; level < deepest; level += 1)
    total = addRates(total, highest(lists.map((list) => list[level])))
  return total
}

function positionBound(rates: PositionRates): Bound {
  switch (rates.kind) {
    case 'ONE':
      return rates.rate
    case 'RANK':
      return highest(rates.byRank)
    case 'BRACKET':
      return highest(rates.brackets.table.map(({ value }) => value))
    case 'MEMBER_RATE':
      return undefined
  }
}

/** The worst case of one bonus before caps, per unit of CV (section 9); points and prices are taken one to one. */
export function bonusBound(plan: Plan, bonus: Bonus): Bound {
  const scaled = multiplyRates(bonus.base.share, bonus.base.multiplier)
  const times = (bound: Bound): Bound => bound && multiplyRates(scaled, bound)
  switch (bonus.type) {
    case 'PERSONAL_SALES':
    case 'DIFFERENTIAL':
      return times(positionBound(bonus.rates))
    case 'UNILEVEL':
    case 'MATRIX':
      return times(
        levelSum([...rateLists(bonus.rates), ...bonus.rateWhen.map(({ rates }) => rates)], bonus.maxLevel),
      )
    case 'BREAKAWAY':
      return times(breakawayBound(bonus.override))
    case 'GENERATION':
      return times(levelSum(rateLists(bonus.rates), mostOf(bonus.maxGenerations, bonus.depthByRank)))
    case 'INFINITY':
      return times(infinityBound(bonus))
    case 'FAST_START':
      return bonus.pay.kind === 'RATES'
        ? times(levelSum(rateLists(bonus.pay.rates), bonus.maxLevel))
        : fixedFastStart(plan, bonus.pay)
    case 'RETAIL_PROFIT':
      return bonus.rate ? times(bonus.rate) : ZERO_RATE
    case 'REFERRER':
      return times(bonus.rate)
    case 'POOL':
      // A fixed sum is one sum a period, however much is sold: it adds nothing to a unit of CV.
      return bonus.fund.kind === 'SHARE' ? times(bonus.fund.share) : ZERO_RATE
    case 'MATCHING':
      return times(matchingBound(plan, bonus))
    case 'BINARY':
    case 'FIXED':
    case 'STATED':
      return undefined
  }
}

const mostOf = (otherwise: number, byRank: ByRank<number>): number =>
  Math.max(otherwise, ...byRank.map((depth) => depth ?? 0))

function breakawayBound(override: Extract<Bonus, { type: 'BREAKAWAY' }>['override']): Rate {
  if (override.mode === 'FIXED') return levelSum(rateLists(override.rates), 1000)
  return addRates(highest(override.byRank), sum(override.generationRates))
}

function infinityBound(bonus: Extract<Bonus, { type: 'INFINITY' }>): Bound {
  const lowestPaid = bonus.byRank.findIndex((rate) => rate !== undefined && rate.numerator > 0n)
  if (lowestPaid < 0) return ZERO_RATE
  if (bonus.blockRank === undefined || bonus.blockRank > lowestPaid) return undefined
  const most = mostOf(bonus.stopAfter, bonus.stopAfterByRank)
  return multiplyRates(highest(bonus.byRank), rateOf(BigInt(most)))
}

/** Fixed amounts against the smallest CV that earns them; without stated class CV nothing bounds them. */
function fixedFastStart(plan: Plan, pay: Extract<Bonus, { type: 'FAST_START' }>['pay']): Bound {
  if (pay.kind !== 'CLASS_TABLE') return undefined
  let bound = ZERO_RATE
  for (const row of pay.amounts) {
    for (const [buyer, amount] of (row ?? []).entries()) {
      if (amount === undefined || amount === 0n) continue
      const cv = plan.classes[buyer]?.cv ?? 0n
      if (cv === 0n) return undefined
      bound = higher(bound, rateOf(amount, cv))
    }
  }
  return bound
}

function matchingBound(plan: Plan, bonus: Extract<Bonus, { type: 'MATCHING' }>): Bound {
  const position = plan.bonuses.indexOf(bonus)
  const matched = bonus.of
    .filter((index) => index < position)
    .map((index) => bonusBound(plan, plan.bonuses[index]!))
    .reduce<Bound>(plus, ZERO_RATE)
  if (matched === undefined) return undefined
  if (bonus.direction === 'DOWN') return multiplyRates(bonus.share, matched)
  if (bonus.lastRateForDeeper && bonus.generationsByRank.some((depth) => depth === undefined))
    return undefined
  if (bonus.lastRateForDeeper && plan.ranks.length === 0) return undefined
  const lists = rateLists(bonus.rates)
  const deepest = mostOf(0, bonus.generationsByRank)
  const extended = bonus.lastRateForDeeper ? lists.map((list) => prolonged(list, deepest)) : lists
  return multiplyRates(levelSum(extended, 1000), matched)
}

function prolonged(list: readonly Rate[], length: number): readonly Rate[] {
  const last = list.at(-1)
  if (last === undefined || list.length >= length) return list
  return [...list, ...new Array<Rate>(length - list.length).fill(last)]
}

/** Sum of the bounds of the bonuses that `wanted` holds for, before caps. */
export const boundOfBonuses = (plan: Plan, wanted: (bonus: Bonus) => boolean): Bound =>
  plan.bonuses
    .filter(wanted)
    .map((bonus) => bonusBound(plan, bonus))
    .reduce<Bound>(plus, ZERO_RATE)

/** The whole plan's bound after caps 5 and 6; `unbounded` lists bonuses that neither their family nor a cap bounds. */
export interface PlanBound {
  readonly beforeCaps: Bound
  readonly afterCaps: Bound
  readonly unbounded: readonly number[]
}

/** Adds up all bounds and lets the shared caps cut them. A cap of a fixed sum bounds too, but by no share of CV. */
export function planBound(plan: Plan): PlanBound {
  const parts: Bound[] = plan.bonuses.map((bonus) => bonusBound(plan, bonus))
  const beforeCaps = parts.reduce<Bound>(plus, ZERO_RATE)
  const capped = plan.bonuses.map((_, index) => index).filter((index) => !plan.bonuses[index]!.outsideCaps)
  for (const cap of plan.caps) {
    if (!('limit' in cap)) continue
    const named = cap.scope === 'COMPANY' ? capped : cap.of.filter((index) => capped.includes(index))
    const covered = named.filter((index) => !cap.spares.includes(index))
    const [first] = covered
    if (first === undefined) continue
    const limit = cap.limit.kind === 'SHARE_OF_CV' ? cap.limit.share : ZERO_RATE
    const whole = covered.map((index) => parts[index]).reduce<Bound>(plus, ZERO_RATE)
    const cuts = cap.limit.kind === 'SHARE_OF_CV' ? isAbove(whole, limit) : whole === undefined
    if (!cuts) continue
    for (const index of covered) parts[index] = ZERO_RATE
    parts[first] = limit
  }
  const unbounded = parts.flatMap((bound, index) => (bound === undefined ? [index] : []))
  return { beforeCaps, afterCaps: parts.reduce<Bound>(plus, ZERO_RATE), unbounded }
}

/** All of the CV. */
export const ALL_OF_CV = ONE_RATE
