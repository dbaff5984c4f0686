import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import { companySales } from '#server/domain/compensation/company-cv.ts'
import {
  addLapse,
  addLine,
  type Draft,
  draftOn,
  lineCode,
  reasonCode,
} from '#server/domain/compensation/draft.ts'
import { doubleOf, scaled } from '#server/domain/compensation/exact.ts'
import { noNotes, type PaidBonus } from '#server/domain/compensation/paid-bonus.ts'
import {
  type CountedShares,
  type PlacedShares,
  placedMembers,
  SHARE,
  sharesOf,
} from '#server/domain/compensation/pool-holders.ts'
import { splitByWeights } from '#server/domain/compensation/proportion.ts'
import { ratePlace } from '#server/domain/compensation/rate-list.ts'
import { reversedByMember } from '#server/domain/compensation/reversed-volume.ts'
import { memberSources } from '#server/domain/compensation/sources.ts'
import type { PoolBonus } from '#server/domain/compensation/sum-bonuses.ts'
import {
  addRates,
  allocate,
  compareRates,
  multiplyRates,
  ONE_RATE,
  type Rate,
  rateOf,
  subtractRates,
  ZERO_RATE,
} from '#server/domain/kernel/rate.ts'

const POOL_SHARE = lineCode('POOL_SHARE')
const POOL_REST = reasonCode('POOL_REST')

/**
 * Divides a fund by shares or by places. Without `shareValueUnit` what is divided is handed out by the largest
 * remainder; with it the value of one share (or place) is cut down to the unit first and the rest is breakage.
 */
export function payPool(ground: BonusGround<PoolBonus>): PaidBonus {
  const { shares } = ground.bonus
  const fund = fundOf(ground)
  const draft = shares.kind === 'BY_PLACE' ? byPlace(ground, fund, shares) : byShares(ground, fund, shares)
  let paid = 0
  for (let line = 0; line < draft.count; line += 1) paid += draft.amount[line]!
  addLapse(draft, { source: -1, level: 0, member: -1, reason: POOL_REST, amount: fund - paid })
  return { draft, notes: noNotes }
}

function byShares(ground: BonusGround<PoolBonus>, fund: number, by: CountedShares): Draft {
  const shares = sharesOf(ground, by)
  const members = ground.run.memberOrder.filter((member) => shares[member]! > 0)
  const weights = Float64Array.from(members, (member) => shares[member]!)
  const draft = draftOn(memberSources(members, weights))
  const parts = partsByShare(ground.bonus, fund, weights)
  weights.forEach((base, at) => {
    addPart(draft, at, { base, rate: -1, amount: parts[at]! })
  })
  return draft
}

function partsByShare({ shareValueUnit }: PoolBonus, fund: number, weights: Float64Array): Float64Array {
  if (shareValueUnit === undefined) return splitByWeights(fund, weights)
  const total = weights.reduce((sum, share) => sum + BigInt(share), 0n)
  if (total === 0n) return weights
  const value = cutTo(shareValueUnit, (BigInt(fund) * BigInt(SHARE)) / total)
  return weights.map((share) => doubleOf((value * BigInt(share)) / BigInt(SHARE)))
}

const cutTo = (unit: bigint, amount: bigint): bigint => (unit === 0n ? amount : (amount / unit) * unit)

/**
 * Places are parts of the fund where they add up to no more than 1: what belongs to a place nobody stands on is
 * breakage. Larger figures are weights, and the fund is divided over those who stand there.
 */
function byPlace(
  ground: BonusGround<PoolBonus>,
  fund: number,
  { kind, volume, places }: PlacedShares,
): Draft {
  const members = placedMembers(ground, { kind, volume, places })
  const present = places.slice(0, members.length)
  const sumOf = (rates: readonly Rate[]): Rate => rates.reduce(addRates, ZERO_RATE)
  const asWeights = compareRates(sumOf(places), ONE_RATE) > 0
  const whole = asWeights ? sumOf(present) : ONE_RATE
  const rates = present.map((place) =>
    multiplyRates(place, whole.numerator === 0n ? ZERO_RATE : rateOf(whole.denominator, whole.numerator)),
  )
  const parts = partsByRate(ground.bonus, fund, rates)
  const draft = draftOn(memberSources(members, new Float64Array(members.length).fill(fund)))
  rates.forEach((rate, at) => {
    addPart(draft, at, { base: fund, rate: ratePlace(ground.run.rates, rate), amount: doubleOf(parts[at]!) })
  })
  return draft
}

/** `fund * rate` for each rate; they and what is left of 1 add up to the fund by the largest remainder. */
function partsByRate({ shareValueUnit }: PoolBonus, fund: number, rates: readonly Rate[]): bigint[] {
  const whole = BigInt(fund)
  if (shareValueUnit !== undefined) {
    return rates.map(({ numerator, denominator }) => cutTo(shareValueUnit, (whole * numerator) / denominator))
  }
  const all = [...rates, rates.reduce(subtractRates, ONE_RATE)]
  const common = all.reduce((product, { denominator }) => product * denominator, 1n)
  const weights = all.map(({ numerator, denominator }) => numerator * (common / denominator))
  return allocate(whole, weights).slice(0, rates.length)
}

function addPart(draft: Draft, at: number, part: { base: number; rate: number; amount: number }): void {
  const earner = draft.sources.member[at]!
  addLine(draft, { earner, source: at, level: 0, distance: 0, code: POOL_SHARE, ...part })
}

/** A fixed sum, or a share of the admitted orders' base, less what earlier orders lose in this period. */
function fundOf(ground: BonusGround<PoolBonus>): number {
  const { run, at, bonus } = ground
  if (bonus.fund.kind === 'SUM') return doubleOf(bonus.fund.amount)
  const stated = run.facts.stated.companyCv
  const sources = run.sources(at, 'ORDER')
  let base = stated ?? 0
  if (stated === undefined) {
    for (let source = 0; source < sources.count; source += 1) base += sources.base[source]!
    base += companySales(run, bonus.orders, bonus.base.measure)
    for (const fallen of reversedByMember(run, bonus)) base -= fallen
  }
  return scaled(Math.max(0, base), ground.factor(bonus.fund.share))
}
