import type { LevelBonus } from '#server/domain/compensation/walking-bonuses.ts'
import type { Rate } from '#server/domain/kernel/rate.ts'
import { isHigher, isPositive, NOTHING } from './fraction.ts'
import { above, amountOf, type Follow, lapse, pay, payable, rankFor, uplineOf } from './oracle-bonus.ts'
import { childrenOf, meets } from './oracle-period.ts'

type Walking = Follow<LevelBonus>

/** The rate of a member on a level, by the letter: exceptions first, then the table. */
function rateOf(walk: Walking, member: number, level: number): Rate | undefined {
  const { bonus, period } = walk
  for (const { when, rates } of bonus.rateWhen) if (meets(period, when, member)) return rates[level - 1]
  const { rates } = bonus
  if (rates.kind === 'LIST') return rates.rates[level - 1]
  if (rates.kind === 'RANK') return rates.byRank[rankFor(walk, member)]?.[level - 1]
  if (rates.kind === 'BRACKET') throw new Error('the oracle knows no brackets')
  const classOf = (one: number): number => period.world.members[one]!.class
  const [own, buyer] = [classOf(member), classOf(walk.order.member)]
  const which = rates.rule === 'BUYER' ? buyer : rates.rule === 'EARNER' ? own : Math.min(own, buyer)
  return rates.byClass[which]?.[level - 1]
}

/** Under `LOWER` the earner's class may stand for a smaller or larger base. */
function baseOf({ bonus, period, order }: Walking, member: number): bigint {
  if (bonus.rates.kind !== 'CLASS' || bonus.rates.rule !== 'LOWER') return BigInt(order.cv)
  const [own, buyer] = [period.world.members[member]!.class, period.world.members[order.member]!.class]
  const stated = own >= 0 && own < buyer ? period.plan.classes[own]!.cv : undefined
  return stated ?? BigInt(order.cv)
}

/** The lists of a bonus's table. */
function listsOf({ bonus }: Walking): readonly (readonly Rate[] | undefined)[] {
  const { rates } = bonus
  if (rates.kind === 'LIST') return [rates.rates]
  if (rates.kind === 'RANK') return rates.byRank
  return rates.kind === 'CLASS' ? rates.byClass : []
}

/** What a level is worth that nobody has: the highest rate of any list there (of the buyer's, where that decides). */
function topOf(walk: Walking, level: number): Rate {
  const { bonus, period, order } = walk
  const byBuyer = bonus.rates.kind === 'CLASS' && bonus.rates.rule === 'BUYER'
  const table = byBuyer ? [listsOf(walk)[period.world.members[order.member]!.class]] : listsOf(walk)
  return [...table, ...bonus.rateWhen.map(({ rates }) => rates)].reduce<Rate>((best, list) => {
    const rate = list?.[level - 1]
    return rate && isHigher(rate, best) ? rate : best
  }, NOTHING)
}

function lastLevel(walk: Walking): number {
  const { bonus } = walk
  const lengths = [...listsOf(walk), ...bonus.rateWhen.map(({ rates }) => rates)].map(
    (list) => list?.length ?? 0,
  )
  return Math.min(bonus.maxLevel, Math.max(0, ...lengths))
}

/** The recruits of a position that pass it, by joining (the list's order is the order of joining). */
function isPassedAt(walk: Walking, position: number, below: number): boolean {
  const { passUp } = walk.bonus
  if (!passUp || below < 0) return false
  const first = childrenOf(walk.period.world, walk.bonus.tree, position).slice(0, passUp.count)
  if (!first.includes(below)) return false
  const ownOrder = !walk.order.byCustomer || walk.bonus.customerOrders === 'AS_OWN'
  return passUp.branch || (below === walk.order.member && ownOrder)
}

function isSkipped(walk: Walking, member: number, level: number): boolean {
  const { skip, belowRank } = walk.bonus.compression
  const byMember = walk.bonus.rates.kind !== 'CLASS' || walk.bonus.rates.rule === 'EARNER'
  return (
    (skip.includes('INACTIVE') && !walk.period.active[member]) ||
    (skip.includes('UNQUALIFIED') && !payable(walk, member)) ||
    (skip.includes('BELOW_RANK') && rankFor(walk, member) < belowRank!) ||
    (skip.includes('TITLE') && byMember && !isPositive(rateOf(walk, member, level)))
  )
}

/** Section 5, line by line. */
export function followLevels(walk: Walking): void {
  const { bonus, order, period } = walk
  const last = lastLevel(walk)
  if (bonus.sourceMustBeActive && !period.active[order.member]) {
    for (let level = 1; level <= last; level += 1) lapse(walk, 'INACTIVE', amountOf(walk, topOf(walk, level)))
    return
  }
  const isOwn = !order.byCustomer || bonus.customerOrders === 'AS_OWN'
  const atBuyer = !isOwn || bonus.selfLevel
  let level = 1
  let below = atBuyer ? -1 : order.member
  let member = atBuyer ? order.member : above(walk, order.member)
  while (member >= 0 && level <= last) {
    if (!isPassedAt(walk, member, below) && !isSkipped(walk, member, level)) {
      count(walk, member, level)
      if (bonus.stopAt !== undefined && rankFor(walk, member) >= bonus.stopAt) return
      level += 1
    }
    below = member
    member = above(walk, member)
  }
  for (; level <= last; level += 1) lapse(walk, 'NO_UPLINE', amountOf(walk, topOf(walk, level)))
}

function count(walk: Walking, member: number, level: number): void {
  const rate = rateOf(walk, member, level)
  if (payable(walk, member)) {
    if (isPositive(rate))
      pay(walk, { earner: member, level, amount: amountOf(walk, rate, baseOf(walk, member)) })
    else lapse(walk, 'TITLE', amountOf(walk, topOf(walk, level)))
    return
  }
  const receiver = walk.bonus.compression.lapsed === 'ROLL_UP' ? receiverOf(walk, member, level) : undefined
  if (receiver === undefined) lapse(walk, 'UNQUALIFIED', amountOf(walk, topOf(walk, level)))
  else {
    const amount = amountOf(walk, rateOf(walk, receiver, level)!, baseOf(walk, receiver))
    pay(walk, { earner: receiver, level, amount })
  }
}

function receiverOf(walk: Walking, member: number, level: number): number | undefined {
  const line = [member, ...uplineOf(walk, member)]
  return line
    .slice(1)
    .find(
      (receiver, at) =>
        payable(walk, receiver) &&
        !(walk.bonus.passUp?.branch && isPassedAt(walk, receiver, line[at]!)) &&
        isPositive(rateOf(walk, receiver, level)),
    )
}
