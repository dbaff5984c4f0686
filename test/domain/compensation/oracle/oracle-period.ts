import type { Condition } from '#server/domain/compensation/condition-document.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { GV, PGV, PV } from './plans.ts'
import type { World } from './world.ts'

/** The period as the slow road sees it: everything is looked up by walking the members again. */
export interface OraclePeriod {
  readonly plan: Plan
  readonly world: World
  readonly active: boolean[]
  readonly ranks: number[]
}

export const childrenOf = (world: World, tree: string, member: number): number[] =>
  world.members.flatMap(({ sponsor, place }, at) =>
    (tree === 'SPONSOR' ? sponsor : place.leg === 0 ? -1 : place.parent) === member ? [at] : [],
  )

export const parentOf = ({ world }: Pick<OraclePeriod, 'world'>, tree: string, member: number): number => {
  const { sponsor, place } = world.members[member]!
  return tree === 'SPONSOR' ? sponsor : place.leg === 0 ? -1 : place.parent
}

export const mayBePaid = (world: World, member: number): boolean =>
  ['ENROLLED', 'GRACE'].includes(world.members[member]!.status)

const ownPoints = (world: World, member: number): bigint =>
  world.orders.reduce((sum, order) => (order.member === member ? sum + BigInt(order.pv) : sum), 0n)

const groupPoints = (period: OraclePeriod, member: number, withoutFromRank?: number): bigint =>
  childrenOf(period.world, 'SPONSOR', member).reduce(
    (sum, child) =>
      withoutFromRank !== undefined && period.ranks[child]! >= withoutFromRank
        ? sum
        : sum + groupPoints(period, child, withoutFromRank),
    ownPoints(period.world, member),
  )

function volumeOf(period: OraclePeriod, volume: number, member: number): bigint {
  if (volume === PV) return ownPoints(period.world, member)
  return groupPoints(period, member, volume === PGV ? 1 : undefined)
}

const bestIn = (period: OraclePeriod, tree: string, head: number): number =>
  childrenOf(period.world, tree, head).reduce(
    (best, child) => Math.max(best, bestIn(period, tree, child)),
    period.ranks[head]!,
  )

type Volume = Extract<Condition, { kind: 'VOLUME' }>

function reaches(period: OraclePeriod, leaf: Volume, member: number): boolean {
  if (!leaf.legCap || leaf.volume !== GV) return volumeOf(period, leaf.volume, member) >= leaf.min
  const { numerator, denominator } = leaf.legCap
  const most = numerator * leaf.min
  const limited = (volume: bigint): bigint => (volume * denominator > most ? most : volume * denominator)
  const own = ownPoints(period.world, member)
  const counted = childrenOf(period.world, 'SPONSOR', member).reduce(
    (sum, child) => sum + limited(groupPoints(period, child)),
    leaf.capOwn ? limited(own) : own * denominator,
  )
  return counted >= leaf.min * denominator
}

type Legs = Extract<Condition, { kind: 'LEGS' }>

function legPasses(period: OraclePeriod, { tree, where }: Legs, head: number): boolean {
  return (
    (where.active === undefined || period.active[head] === where.active) &&
    (where.headRank === undefined || period.ranks[head]! >= where.headRank) &&
    (where.containsRank === undefined || bestIn(period, tree, head) >= where.containsRank)
  )
}

/** Whether a member meets a condition. */
export function meets(period: OraclePeriod, condition: Condition, member: number): boolean {
  switch (condition.kind) {
    case 'ALL':
      return condition.of.every((part) => meets(period, part, member))
    case 'ANY':
      return condition.of.some((part) => meets(period, part, member))
    case 'NOT':
      return !meets(period, condition.of, member)
    case 'VOLUME':
      return reaches(period, condition, member)
    case 'ACTIVE':
      return period.active[member] === condition.active
    case 'RANK':
      return period.ranks[member]! >= condition.rank
    case 'FRONTLINE':
      return (
        childrenOf(period.world, 'SPONSOR', member).filter(
          (child) => period.world.members[child]!.status !== 'TERMINATED',
        ).length >= condition.count
      )
    case 'LEGS':
      return (
        childrenOf(period.world, condition.tree, member).filter((head) => legPasses(period, condition, head))
          .length >= condition.count
      )
    default:
      throw new Error(`the oracle does not know ${condition.kind}`)
  }
}

const looksAtRanks = (condition: Condition, tree: string): boolean => {
  if (condition.kind === 'ALL' || condition.kind === 'ANY')
    return condition.of.some((part) => looksAtRanks(part, tree))
  if (condition.kind === 'NOT') return looksAtRanks(condition.of, tree)
  if (condition.kind === 'VOLUME') return condition.volume === PGV && tree === 'SPONSOR'
  if (condition.kind !== 'LEGS' || condition.tree !== tree) return false
  return condition.where.containsRank !== undefined || condition.where.headRank !== undefined
}

/** True where ranks look at ranks in both trees: there the engine's passes are not compared. */
export function looksIntoTwoTrees(plan: Plan): boolean {
  const rules = plan.ranks.flatMap(({ achieve, maintain }) => (maintain ? [achieve, maintain] : [achieve]))
  return ['SPONSOR', 'main'].every((tree) => rules.some((rule) => looksAtRanks(rule, tree)))
}

/** Whether each member has exactly the rank that the ranks of all others give. */
export function isSettled(plan: Plan, world: World, ranks: readonly number[]): boolean {
  const period: OraclePeriod = { ...settle({ ...plan, ranks: [] }, world), plan, ranks: [...ranks] }
  return ranks.every((rank, member) => rankOf(period, member) === rank)
}

/** Activity, then ranks, the deepest members first. */
export function settle(plan: Plan, world: World): OraclePeriod {
  const period: OraclePeriod = {
    plan,
    world,
    active: world.members.map(() => false),
    ranks: world.members.map(() => -1),
  }
  world.members.forEach((_, member) => {
    period.active[member] = mayBePaid(world, member) && meets(period, plan.activity!, member)
  })
  // Sponsors and binary parents stand earlier in the list, so the way back comes to the deepest first.
  for (let member = world.members.length - 1; member >= 0; member -= 1) {
    period.ranks[member] = rankOf(period, member)
  }
  return period
}

function rankOf(period: OraclePeriod, member: number): number {
  const passes = period.plan.ranks.map(({ achieve, maintain }, rank) => {
    const held = period.world.members[member]!.highestRank >= rank
    return meets(period, held ? (maintain ?? achieve) : achieve, member)
  })
  if (period.plan.ladder === 'ANY') return passes.lastIndexOf(true)
  const failed = passes.indexOf(false)
  return failed < 0 ? passes.length - 1 : failed - 1
}
