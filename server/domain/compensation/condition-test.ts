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
  ownOrderFlags,
  productFlags,
  recruitCounts,
  recruitsBySide,
} from '#server/domain/compensation/condition-ground.ts'
import { doubleOf, flooredShare, reachesShare } from '#server/domain/compensation/exact.ts'
import { MEMBER_STATUSES } from '#server/domain/compensation/facts.ts'
import { levelSums } from '#server/domain/compensation/rollup.ts'

/** Whether a member meets a condition, as things stand when it is asked. */
export type MemberTest = (member: number) => boolean

/** Turns a condition into a test; `legs` is the `LEGS` leaf of the rung, for volumes without qualifying legs. */
export function memberTest(
  ground: ConditionGround,
  condition: Condition,
  legs = legsLeafOf(condition),
): MemberTest {
  if (condition.kind === 'NOT') {
    const test: MemberTest = memberTest(ground, condition.of, legs)
    return (member) => !test(member)
  }
  if (!isBranch(condition)) return leafTest(ground, condition, legs)
  const tests = condition.of.map((part) => memberTest(ground, part, legs))
  const wanted = condition.kind === 'ANY'
  return (member) => {
    for (let at = 0; at < tests.length; at += 1) if (tests[at]!(member) === wanted) return wanted
    return !wanted
  }
}

type Branch = Extract<Condition, { readonly kind: 'ALL' | 'ANY' }>

const isBranch = (condition: Condition): condition is Branch =>
  condition.kind === 'ALL' || condition.kind === 'ANY'

/** The first `LEGS` leaf of a condition. */
export function legsLeafOf(condition: Condition): LegsLeaf | undefined {
  const open: Condition[] = [condition]
  while (open.length > 0) {
    const next = open.pop()!
    if (next.kind === 'LEGS') return next
    if (next.kind === 'NOT') open.push(next.of)
    else if (next.kind === 'ALL' || next.kind === 'ANY') open.push(...next.of.toReversed())
  }
  return undefined
}

function leafTest(ground: ConditionGround, leaf: ConditionLeaf, legs: LegsLeaf | undefined): MemberTest {
  const { facts, active, paidAs } = ground
  switch (leaf.kind) {
    case 'VOLUME':
      return volumeTest(ground, leaf, legs)
    case 'LEGS':
      return legsTest(ground, leaf)
    case 'ACTIVE':
      return (member) => (active[member] === 1) === leaf.active
    case 'STATUS': {
      const allowed = MEMBER_STATUSES.map((status) => leaf.statuses.some((name) => name === status))
      return (member) => allowed[facts.members.status[member]!]!
    }
    case 'RANK':
      return (member) => paidAs[member]! >= leaf.rank
    case 'CLASS':
      return (member) => leaf.classes.includes(facts.members.class[member]!)
    case 'TENURE': {
      const periods = facts.history.paidAs.slice(0, leaf.of)
      return (member) => {
        let held = 0
        for (const ranks of periods) if (ranks[member]! >= leaf.rank) held += 1
        return held >= leaf.periods
      }
    }
    case 'EARNED': {
      const min = doubleOf(leaf.min)
      return (member) => ground.earned(leaf.bonus)[member]! >= min
    }
    default:
      return countedTest(ground, leaf)
  }
}

type CountedLeaf = Extract<
  ConditionLeaf,
  { kind: 'SPONSORED_IN_LEGS' | 'FRONTLINE' | 'CUSTOMERS' | 'RETAIL_SHARE' | 'ORDER_IN_PERIOD' | 'PRODUCT' }
>

/** Leaves whose figures are counted over all members at their first use. */
function countedTest(ground: ConditionGround, leaf: CountedLeaf): MemberTest {
  switch (leaf.kind) {
    case 'SPONSORED_IN_LEGS': {
      const sides = once(() => recruitsBySide(ground, leaf.tree, leaf.active))
      return (member) => sides()[0][member]! >= leaf.each && sides()[1][member]! >= leaf.each
    }
    case 'FRONTLINE': {
      const counts = once(() => recruitCounts(ground, leaf.active))
      return (member) => counts()[member]! >= leaf.count
    }
    case 'CUSTOMERS': {
      const counts = once(() => customerCounts(ground))
      return (member) => counts()[member]! >= leaf.count
    }
    case 'RETAIL_SHARE': {
      const [retail, whole] = ground.retail(leaf.scope)
      return (member) => reachesShare(retail[member]!, whole[member]!, leaf.share)
    }
    case 'ORDER_IN_PERIOD': {
      const flags = once(() => ownOrderFlags(ground))
      return (member) => (flags()[member] === 1) === leaf.present
    }
    case 'PRODUCT': {
      const flags = once(() => productFlags(ground, leaf.products))
      return (member) => flags()[member] === 1
    }
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Tests the head of a leg. */
export function legHeadTest(ground: ConditionGround, tree: string, where: LegTest): MemberTest {
  const tests: MemberTest[] = []
  const { volume, active, containsRank, headRank } = where
  if (active !== undefined) tests.push((head) => (ground.active[head] === 1) === active)
  if (volume !== undefined) {
    const read = ground.volumes.reader(volume.volume, volume.windows)
    const min = doubleOf(volume.min)
    tests.push((head) => read(head) >= min)
  }
  if (headRank !== undefined) {
    const ranks = ground.headRanks(tree)
    tests.push((head) => ranks[head]! >= headRank)
  }
  if (containsRank !== undefined) {
    const best = ground.bestRanks(tree)
    tests.push((head) => best[head]! >= containsRank)
  }
  if (tests.length === 1) return tests[0]!
  return (head) => tests.every((test) => test(head))
}

function legsTest(ground: ConditionGround, leaf: LegsLeaf): MemberTest {
  const { start, children } = ground.children(leaf.tree)
  const test = legHeadTest(ground, leaf.tree, leaf.where)
  return (member) => {
    const last = start[member + 1]!
    let missing = leaf.count
    if (last - start[member]! < missing) return false
    for (let at = start[member]!; at < last && missing > 0; at += 1) if (test(children[at]!)) missing -= 1
    return missing <= 0
  }
}

function volumeTest(ground: ConditionGround, leaf: VolumeLeaf, legs: LegsLeaf | undefined): MemberTest {
  const min = doubleOf(leaf.min)
  const read = ground.volumes.reader(leaf.volume, leaf.windows)
  const qualifying = ground.plan.volumes[leaf.volume]!.without.qualifyingLegs && legs !== undefined
  if (leaf.legCap === undefined && !qualifying) return (member) => read(member) >= min
  const count = countedVolume(ground, leaf, legs)
  const { denominator } = leaf.legCap ?? { denominator: 1n }
  return (member) => {
    if (!qualifying && read(member) < min) return false
    return count(member) >= leaf.min * denominator
  }
}

/** What a leaf counts for a member, times the denominator of its leg cap (exact). */
export function countedVolume(
  ground: ConditionGround,
  leaf: VolumeLeaf,
  legs: LegsLeaf | undefined,
): (member: number) => bigint {
  const volume = ground.plan.volumes[leaf.volume]!
  const read = ground.volumes.reader(leaf.volume, leaf.windows)
  const { start, children } = ground.children(volume.tree)
  const legOf = legVolume(ground, leaf)
  const leavesOut =
    volume.without.qualifyingLegs && legs ? legHeadTest(ground, volume.tree, legs.where) : undefined
  const cap = leaf.legCap
  const [numerator, denominator] = cap ? [cap.numerator * leaf.min, cap.denominator] : [0n, 1n]
  const whole = cap ? flooredShare(doubleOf(leaf.min), cap) : Number.MAX_SAFE_INTEGER
  return (member) => {
    let counted = 0
    let capped = 0n
    let below = 0
    for (let at = start[member]!; at < start[member + 1]!; at += 1) {
      const leg = legOf(children[at]!)
      below += leg
      if (leavesOut?.(children[at]!)) continue
      if (leg > whole) capped += 1n
      else counted += leg
    }
    const own = read(member) - below
    if (leaf.capOwn && own > whole) capped += 1n
    else counted += own
    return BigInt(counted) * denominator + capped * numerator
  }
}

/** What one leg brings to a volume: all of it below the head, or what the levels still reach. */
export function legVolume(ground: ConditionGround, leaf: VolumeLeaf): (head: number) => number {
  const volume = ground.plan.volumes[leaf.volume]!
  const read = ground.volumes.reader(leaf.volume, leaf.windows)
  const own = ground.volumes.own[leaf.volume]!
  const cut = volume.without.legsFromRank
  const ranks = cut === undefined ? undefined : ground.headRanks(volume.tree)
  const staysOut = (head: number): boolean => cut !== undefined && ranks![head]! >= cut
  if (volume.scope.kind === 'SELF') return () => 0
  if (volume.scope.kind === 'GROUP') return (head) => (staysOut(head) ? 0 : read(head))
  if (volume.scope.kind === 'LEVELS') {
    const within = levelSums(ground.tree(volume.tree), own, volume.scope.levels - 1)
    return (head) => (staysOut(head) ? 0 : within[head]! + own[head]!)
  }
  return (head) => (staysOut(head) ? 0 : read(head) + own[head]!)
}
