import type {
  Condition,
  ConditionLeaf,
  LegsLeaf,
  LegTest,
  VolumeLeaf,
} from '#server/domain/compensation/condition-document.ts'
import {
  type ConditionGround,
  customerCounts,
  recruitCounts,
  recruitsBySide,
} from '#server/domain/compensation/condition-ground.ts'
import {
  countedVolume,
  legHeadTest,
  legsLeafOf,
  legVolume,
} from '#server/domain/compensation/condition-test.ts'
import { doubleOf, flooredShare } from '#server/domain/compensation/exact.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { remembered } from '#server/domain/compensation/remember.ts'
import type { MissingLeaf, MissingLeg } from '#server/domain/compensation/result.ts'
import { compareMemberNumbers } from '#server/domain/kernel/member-number.ts'
import { applyRate } from '#server/domain/kernel/rate.ts'

export type LackingLeaf = ConditionLeaf | Extract<Condition, { readonly kind: 'NOT' }>

/** A leaf that does not hold for a member, inside the condition it stands in. */
export interface Lacking {
  readonly condition: Condition
  readonly leaf: LackingLeaf
  readonly member: number
}

interface Counts {
  readonly customers: () => Int32Array
  readonly frontline: (active: boolean) => Int32Array
  readonly sides: (key: string) => readonly [Int32Array, Int32Array]
}

/** Reads how far a leaf is from holding, in its own unit; counts over all members are made once. */
export function leafReader(ground: ConditionGround): (lacking: Lacking) => MissingLeaf {
  const customers = remembered((_all: true) => customerCounts(ground))
  const counts: Counts = {
    customers: () => customers(true),
    frontline: remembered((active: boolean) => recruitCounts(ground, active)),
    sides: remembered((key: string) => recruitsBySide(ground, key.slice(1), key.startsWith('1'))),
  }
  return (lacking) => missingLeaf(ground, counts, lacking)
}

function missingLeaf(
  ground: ConditionGround,
  counts: Counts,
  { condition, leaf, member }: Lacking,
): MissingLeaf {
  switch (leaf.kind) {
    case 'VOLUME':
      return missingVolume(ground, leaf, { condition, member })
    case 'LEGS':
      return missingLegs(ground, leaf, member)
    case 'CUSTOMERS':
      return counted(leaf.kind, leaf.count, counts.customers()[member]!)
    case 'FRONTLINE':
      return counted(leaf.kind, leaf.count, counts.frontline(leaf.active)[member]!)
    case 'SPONSORED_IN_LEGS': {
      const [left, right] = counts.sides(`${leaf.active ? 1 : 0}${leaf.tree}`)
      return counted(
        leaf.kind,
        2 * leaf.each,
        Math.min(leaf.each, left[member]!) + Math.min(leaf.each, right[member]!),
      )
    }
    case 'TENURE': {
      const periods = ground.facts.history.paidAs.slice(0, leaf.of)
      return counted(leaf.kind, leaf.periods, periods.filter((ranks) => ranks[member]! >= leaf.rank).length)
    }
    case 'RETAIL_SHARE': {
      const [retail, whole] = ground.retail(leaf.scope)
      const need = applyRate(BigInt(whole[member]!), leaf.share)
      return amounts(leaf.kind, { unit: 'MONEY', need, have: BigInt(retail[member]!) })
    }
    case 'EARNED':
      return amounts(leaf.kind, {
        unit: 'MONEY',
        need: leaf.min,
        have: BigInt(ground.earned(leaf.bonus)[member]!),
      })
    default:
      return {
        kind: leaf.kind,
        unit: 'NONE',
        need: 1n,
        have: 0n,
        missing: 1n,
        wanted: wantedBy(ground.plan, leaf),
      }
  }
}

/** What a condition without a figure asks for, in words of the plan; a `NOT` names what must not hold. */
function wantedBy(plan: Plan, leaf: Condition): readonly string[] {
  switch (leaf.kind) {
    case 'PRODUCT':
      return leaf.products
    case 'STATUS':
      return leaf.statuses
    case 'CLASS':
      return leaf.classes.map((index) => plan.classes[index]!.id)
    case 'RANK':
      return [plan.ranks[leaf.rank]!.id]
    case 'ACTIVE':
      return [leaf.active ? 'ACTIVE' : 'INACTIVE']
    case 'ORDER_IN_PERIOD':
      return [leaf.present ? 'ORDER' : 'NO_ORDER']
    case 'NOT':
      return [leaf.of.kind, ...wantedBy(plan, leaf.of)]
    default:
      return []
  }
}

const lack = (need: bigint, have: bigint): bigint => (need > have ? need - have : 0n)

const counted = (kind: string, need: number, have: number): MissingLeaf =>
  amounts(kind, { unit: 'COUNT', need: BigInt(need), have: BigInt(have) })

interface Amount {
  readonly unit: MissingLeaf['unit']
  readonly need: bigint
  readonly have: bigint
}

const amounts = (kind: string, { unit, need, have }: Amount): MissingLeaf => ({
  kind,
  unit,
  need,
  have,
  missing: lack(need, have),
})

function missingVolume(
  ground: ConditionGround,
  leaf: VolumeLeaf,
  { condition, member }: { condition: Condition; member: number },
): MissingLeaf {
  const volume = ground.plan.volumes[leaf.volume]!
  const denominator = leaf.legCap?.denominator ?? 1n
  const have = countedVolume(ground, leaf, legsLeafOf(condition))(member) / denominator
  const unit = volume.measure === 'PV' ? 'POINTS' : 'MONEY'
  const found = { ...amounts(leaf.kind, { unit, need: leaf.min, have }), volume: leaf.volume }
  if (!leaf.legCap) return found
  const legCap = BigInt(flooredShare(doubleOf(leaf.min), leaf.legCap))
  const read = legVolume(ground, leaf)
  const legs = headsOf(ground, volume.tree, member).map((head): MissingLeg => {
    const brought = BigInt(read(head))
    const most = brought > legCap ? legCap : brought
    return {
      head: ground.facts.members.numbers[head]!,
      have: brought,
      counted: most,
      met: brought >= legCap,
      missing: lack(legCap, brought),
    }
  })
  const whole = BigInt(ground.volumes.reader(leaf.volume, leaf.windows)(member))
  const own = legs.reduce((rest, leg) => rest - leg.have, whole)
  return { ...found, legCap, own: leaf.capOwn && own > legCap ? legCap : own, legs }
}

/** Heads of the legs below a member, by number. */
function headsOf(ground: ConditionGround, tree: string, member: number): number[] {
  const { start, children } = ground.children(tree)
  const { numbers } = ground.facts.members
  return Array.from(children.subarray(start[member]!, start[member + 1]!)).sort(
    (a, b) => compareMemberNumbers(numbers[a]!, numbers[b]!) || a - b,
  )
}

function missingLegs(ground: ConditionGround, leaf: LegsLeaf, member: number): MissingLeaf {
  const test = legHeadTest(ground, leaf.tree, leaf.where)
  const legs = headsOf(ground, leaf.tree, member).map((head) =>
    legOf(ground, leaf.where, { head, met: test(head) }),
  )
  const met = legs.filter((leg) => leg.met).length
  const { volume, active, headRank, containsRank } = leaf.where
  const asked = [
    ...(active === undefined ? [] : [active ? 'ACTIVE' : 'INACTIVE']),
    ...[headRank, containsRank].flatMap((rank) => (rank === undefined ? [] : [ground.plan.ranks[rank]!.id])),
  ]
  return {
    ...counted('LEGS', leaf.count, met),
    ...(volume ? { volume: volume.volume } : {}),
    ...(asked.length === 0 ? {} : { wanted: asked }),
    legs,
  }
}

function legOf(
  ground: ConditionGround,
  where: LegTest,
  { head, met }: { head: number; met: boolean },
): MissingLeg {
  const { volume } = where
  const have = volume ? BigInt(ground.volumes.reader(volume.volume, volume.windows)(head)) : met ? 1n : 0n
  const need = volume ? volume.min : 1n
  return { head: ground.facts.members.numbers[head]!, have, counted: have, met, missing: lack(need, have) }
}
