import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import type { BreakageReason } from '#server/domain/compensation/result.ts'
import { type Rate, rateOf } from '#server/domain/kernel/rate.ts'
import { isHigher, isPositive, minus, NOTHING, product, wholeCents } from './fraction.ts'
import { mayBePaid, meets, type OraclePeriod, parentOf } from './oracle-period.ts'
import type { WorldOrder } from './world.ts'

export interface OracleLine {
  readonly earner: number
  readonly order: string
  readonly level: number
  readonly amount: bigint
}

export interface OracleLapse {
  readonly reason: BreakageReason
  readonly amount: bigint
}

export interface OracleResult {
  readonly lines: OracleLine[]
  readonly lapses: OracleLapse[]
}

/** One bonus on one order, as the families see it. */
export interface Follow<Kind extends Bonus = Bonus> {
  readonly period: OraclePeriod
  readonly bonus: Kind
  readonly order: WorldOrder
  readonly result: OracleResult
}

export const payable = ({ period, bonus }: Follow, member: number): boolean =>
  mayBePaid(period.world, member) &&
  (bonus.earner ? meets(period, bonus.earner, member) : period.active[member] === true)

export const rankFor = ({ period, bonus }: Follow, member: number): number =>
  bonus.rankBasis === 'HIGHEST'
    ? Math.max(period.ranks[member]!, period.world.members[member]!.highestRank)
    : period.ranks[member]!

/** `base * share * multiplier * rate`, rounded once. */
export const amountOf = ({ bonus, order }: Follow, rate: Rate, base = BigInt(order.cv)): bigint =>
  wholeCents(product(rateOf(base), bonus.base.share, bonus.base.multiplier, rate))

export const pay = (follow: Follow, line: { earner: number; level: number; amount: bigint }): void => {
  follow.result.lines.push({ ...line, order: follow.order.number })
}

export const lapse = (follow: Follow, reason: BreakageReason, amount: bigint): void => {
  if (amount !== 0n) follow.result.lapses.push({ reason, amount })
}

export const above = (follow: Follow, member: number): number =>
  parentOf(follow.period, follow.bonus.tree, member)

/** Everybody above a member, nearest first. */
export function uplineOf(follow: Follow, member: number): number[] {
  const found: number[] = []
  for (let at = above(follow, member); at >= 0; at = above(follow, at)) found.push(at)
  return found
}

type Differential = Extract<Bonus, { type: 'DIFFERENTIAL' }>

/** Walks up with the highest rate met so far. */
export function followDifference(follow: Follow<Differential>): void {
  const { bonus, order } = follow
  if (bonus.rates.kind !== 'RANK') throw new Error('the oracle knows rates by rank only')
  let highest = NOTHING
  ;[order.member, ...uplineOf(follow, order.member)].forEach((member, distance) => {
    const rate = (bonus.rates as { byRank: readonly (Rate | undefined)[] }).byRank[rankFor(follow, member)]
    const isBuyer = distance === 0 && !order.byCustomer
    if (!rate || !isHigher(rate, highest)) return
    if (isBuyer && !bonus.ownVolume) return
    const may = payable(follow, member)
    if (distance < bonus.fromLevel) {
      if (may && !isBuyer) highest = rate
      return
    }
    if (!may && bonus.unqualified === 'TRANSPARENT') return
    const amount = amountOf(follow, minus(rate, highest))
    if (may) pay(follow, { earner: member, level: distance, amount })
    else lapse(follow, 'UNQUALIFIED', amount)
    highest = rate
  })
}

type Generation = Extract<Bonus, { type: 'GENERATION' }>

/** Counts boundary members strictly between the earner and the order, for each member above by itself. */
export function followGenerations(follow: Follow<Generation>): void {
  const { bonus, order, period } = follow
  if (bonus.rates.kind !== 'LIST') throw new Error('the oracle knows one list of rates only')
  const { rates } = bonus.rates
  const line = order.byCustomer
    ? [order.member, ...uplineOf(follow, order.member)]
    : uplineOf(follow, order.member)
  const isBoundary = (member: number, earner: number): boolean =>
    rankFor(follow, member) >=
      (bonus.boundary.kind === 'RANK' ? bonus.boundary.rank : rankFor(follow, earner)) &&
    rankFor(follow, member) >= 0 &&
    (bonus.inactiveBoundary === 'COUNTS' || period.active[member] === true)
  const deepest = Math.max(bonus.maxGenerations, ...bonus.depthByRank.map((depth) => depth ?? 0))
  const last = Math.min(rates.length, deepest)
  line.forEach((earner, at) => {
    if (!isBoundary(earner, earner)) return
    const generation = 1 + line.slice(0, at).filter((member) => isBoundary(member, earner)).length
    const reach = bonus.depthByRank[rankFor(follow, earner)] ?? bonus.maxGenerations
    const rate = generation <= reach ? rates[generation - 1] : undefined
    if (generation > last) return
    if (payable(follow, earner) && isPositive(rate)) {
      pay(follow, { earner, level: generation, amount: amountOf(follow, rate) })
    } else if (bonus.boundary.kind === 'RANK' || isPositive(rate)) {
      lapse(
        follow,
        payable(follow, earner) ? 'TITLE' : 'UNQUALIFIED',
        amountOf(follow, rates[generation - 1]!),
      )
    }
  })
  if (bonus.boundary.kind === 'OWN_RANK') return
  const met = line.filter((member) => isBoundary(member, member)).length
  for (let at = met; at < last; at += 1) lapse(follow, 'NO_UPLINE', amountOf(follow, rates[at]!))
}

type Infinity = Extract<Bonus, { type: 'INFINITY' }>

/** Counts blocking members between each earner and the order. */
export function followInfinity(follow: Follow<Infinity>): void {
  const { bonus, order } = follow
  const line = order.byCustomer
    ? [order.member, ...uplineOf(follow, order.member)]
    : uplineOf(follow, order.member)
  line.forEach((earner, at) => {
    const level = at + 1
    const rank = rankFor(follow, earner)
    const rate = bonus.byRank[rank]
    const blockers = line
      .slice(bonus.fromLevel - 1, at)
      .filter((member) => bonus.blockRank !== undefined && rankFor(follow, member) >= bonus.blockRank)
    if (level < bonus.fromLevel || !isPositive(rate)) return
    if (blockers.length >= (bonus.stopAfterByRank[rank] ?? bonus.stopAfter)) return
    const amount = amountOf(follow, rate)
    if (payable(follow, earner)) pay(follow, { earner, level, amount })
    else lapse(follow, 'UNQUALIFIED', amount)
  })
}

type Breakaway = Extract<Bonus, { type: 'BREAKAWAY' }>

/** The first leader at or above the buyer owns the group; leaders above it are generations 1, 2 ... */
export function followBreakaway(follow: Follow<Breakaway>): void {
  const { bonus, order } = follow
  const { override } = bonus
  if (override.mode !== 'DIFFERENTIAL') throw new Error('the oracle knows differential overrides only')
  const leaders = [order.member, ...uplineOf(follow, order.member)].filter(
    (member) => rankFor(follow, member) >= bonus.threshold,
  )
  const [lower, ...above] = leaders
  if (lower === undefined) return
  const uppers = above.filter((leader) => bonus.unqualified === 'LAPSES' || payable(follow, leader))
  const ofLeader = (member: number): Rate => override.byRank[rankFor(follow, member)] ?? NOTHING
  const over = (rate: Rate): Rate => {
    const difference = minus(rate, ofLeader(lower))
    return isHigher(difference, override.minimum) ? difference : override.minimum
  }
  const best = override.byRank.reduce<Rate>(
    (top, rate) => (rate && isHigher(rate, top) ? rate : top),
    NOTHING,
  )
  for (let generation = 1; generation <= 1 + override.generationRates.length; generation += 1) {
    const leader = uppers[generation - 1]
    const later = override.generationRates[generation - 2]
    const rate = leader === undefined ? NOTHING : generation === 1 ? over(ofLeader(leader)) : later!
    if (leader !== undefined && payable(follow, leader) && isPositive(rate)) {
      pay(follow, { earner: leader, level: generation, amount: amountOf(follow, rate) })
    } else {
      const reason = leader === undefined ? 'NO_UPLINE' : payable(follow, leader) ? 'TITLE' : 'UNQUALIFIED'
      lapse(follow, reason, amountOf(follow, generation === 1 ? over(best) : later!))
    }
  }
}
