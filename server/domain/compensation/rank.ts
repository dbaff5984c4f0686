import type { Condition, RankIndex } from '#server/domain/compensation/condition-document.ts'
import { bestRanksBelow, type ConditionGround } from '#server/domain/compensation/condition-ground.ts'
import { type MemberTest, memberTest } from '#server/domain/compensation/condition-test.ts'
import { MEMBER_STATUSES, RANK_NOT_STATED } from '#server/domain/compensation/facts.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { remembered } from '#server/domain/compensation/remember.ts'
import { RunStopped } from '#server/domain/compensation/result.ts'
import type { Tree } from '#server/domain/compensation/tree.ts'
import { dependsOnRanks, settleVolume, type VolumeInput } from '#server/domain/compensation/volume-table.ts'

const MAX_PASSES = 50
const NAMED_MEMBERS = 100
const ABSENT = MEMBER_STATUSES.indexOf('ABSENT')

/** The ground without what only ranks can tell. */
export type RankGround = Omit<ConditionGround, 'headRanks' | 'bestRanks'> & VolumeInput

/**
 * Fills `ground.paidAs` and the volumes that depend on ranks. In one tree a single pass from the deepest members up
 * is final, because a condition looks only at a member's own downline. Where rank conditions look into two trees,
 * the pass repeats from "no rank": inside the first tree it sees the ranks of this pass, in the others those of the
 * pass before, so that no order of members can show. After 50 passes the run stops with `RANK_UNSTABLE`.
 */
export function settleRanks(ground: RankGround): void {
  const { plan, facts, paidAs } = ground
  const trees = rankedTrees(plan)
  const first = ground.tree(trees[0] ?? 'SPONSOR')
  const known: Known = {
    ground,
    first,
    before: new Int16Array(paidAs.length).fill(-1),
    bestInFirst: new Int16Array(paidAs.length).fill(-1),
    bestBefore: remembered((_tree: string) => new Int16Array(paidAs.length).fill(-1)),
  }
  const ladder = ladderOf(known)
  const once = trees.length <= 1 && !plan.volumes.some(hasCutLevels)
  for (let passes = 1; ; passes += 1) {
    readyPass(known, trees)
    onePass(known, ladder)
    if (once || sameRanks(paidAs, known.before)) break
    if (passes === MAX_PASSES) throw unstable(facts.members.numbers, paidAs, known.before)
    known.before.set(paidAs)
  }
  plan.volumes.forEach((volume, at) => {
    if (dependsOnRanks(volume)) settleVolume({ ...ground, table: ground.volumes }, at, paidAs)
  })
}

interface Known {
  readonly ground: RankGround
  /** The tree inside which one pass is final. */
  readonly first: Tree
  /** Ranks of the pass before. */
  readonly before: Int16Array
  readonly bestInFirst: Int16Array
  readonly bestBefore: (tree: string) => Int16Array
}

const hasCutLevels = (volume: Plan['volumes'][number]): boolean =>
  dependsOnRanks(volume) && volume.scope.kind === 'LEVELS'

/**
 * Trees in which a rank condition looks at other members' ranks. A volume without qualifying legs looks at the heads
 * of its own legs, whichever tree the `legs` leaf beside it counts in.
 */
export function rankedTrees(plan: Plan): string[] {
  const trees = new Set<string>()
  const qualifying = new Set<string>()
  let looksAtRanks = false
  const open: Condition[] = plan.ranks.flatMap(({ achieve, maintain }) =>
    maintain ? [achieve, maintain] : [achieve],
  )
  while (open.length > 0) {
    const next = open.pop()!
    if (next.kind === 'NOT') open.push(next.of)
    else if (next.kind === 'ALL' || next.kind === 'ANY') open.push(...next.of)
    else if (next.kind === 'LEGS') {
      if (next.where.containsRank !== undefined || next.where.headRank !== undefined) {
        trees.add(next.tree)
        looksAtRanks = true
      }
      addVolumeTree(trees, plan, next.where.volume?.volume)
    } else if (next.kind === 'VOLUME') {
      addVolumeTree(trees, plan, next.volume)
      const { without, tree } = plan.volumes[next.volume]!
      if (without.qualifyingLegs) qualifying.add(tree)
    }
  }
  if (looksAtRanks) for (const tree of qualifying) trees.add(tree)
  return [...trees].sort((a, b) => (a === 'SPONSOR' ? -1 : b === 'SPONSOR' ? 1 : a < b ? -1 : 1))
}

function addVolumeTree(trees: Set<string>, plan: Plan, volume: number | undefined): void {
  if (volume !== undefined && dependsOnRanks(plan.volumes[volume]!)) trees.add(plan.volumes[volume]!.tree)
}

interface Rung {
  readonly rank: RankIndex
  readonly achieve: MemberTest
  readonly maintain: MemberTest
}

function ladderOf({ ground, first, before, bestInFirst, bestBefore }: Known): Rung[] {
  const seen: ConditionGround = {
    ...ground,
    headRanks: (tree) => (tree === first.name ? ground.paidAs : before),
    bestRanks: (tree) => (tree === first.name ? bestInFirst : bestBefore(tree)),
  }
  return ground.plan.ranks.map(({ achieve, maintain }, rank) => {
    const test = memberTest(seen, achieve)
    return { rank, achieve: test, maintain: maintain ? memberTest(seen, maintain) : test }
  })
}

/** Empties what this pass fills and takes over what it may know of the pass before. */
function readyPass(known: Known, trees: readonly string[]): void {
  const { ground, first, before } = known
  ground.paidAs.fill(-1)
  known.bestInFirst.fill(-1)
  for (const tree of trees) {
    if (tree !== first.name) known.bestBefore(tree).set(bestRanksBelow(ground.tree(tree), before))
  }
  ground.plan.volumes.forEach((volume, at) => {
    if (!dependsOnRanks(volume)) return
    if (growsInPass(volume, first)) ground.volumes.values[at]!.set(ground.volumes.own[at]!)
    else settleVolume({ ...ground, table: ground.volumes }, at, before)
  })
}

/** Group volumes of the first tree are added up while the pass goes; the others come from the pass before. */
const growsInPass = (volume: Plan['volumes'][number], first: Tree): boolean =>
  volume.tree === first.name && volume.scope.kind !== 'LEVELS'

interface GrowingVolume {
  readonly values: Float64Array
  readonly own: Float64Array
  readonly cut: RankIndex
  readonly withoutSelf: boolean
}

function onePass(known: Known, ladder: readonly Rung[]): void {
  const { ground, first, bestInFirst } = known
  const { paidAs, facts } = ground
  const growing = growingVolumes(known)
  const highest = facts.history.highestRank
  const stated = facts.stated.rank
  const rankOf = ground.plan.ladder === 'CONSECUTIVE' ? consecutiveRank : highestPassed
  const { order, parent } = first
  for (let place = order.length - 1; place >= 0; place -= 1) {
    const member = order[place]!
    for (const { values, own, withoutSelf } of growing) if (withoutSelf) values[member]! -= own[member]!
    const said = stated.length > 0 ? stated[member]! : RANK_NOT_STATED
    let rank = said
    if (said === RANK_NOT_STATED) {
      rank = facts.members.status[member] === ABSENT ? -1 : rankOf(ladder, member, highest[member] ?? -1)
    }
    paidAs[member] = rank
    if (rank > bestInFirst[member]!) bestInFirst[member] = rank
    const above = parent[member]!
    if (above < 0) continue
    if (bestInFirst[member]! > bestInFirst[above]!) bestInFirst[above] = bestInFirst[member]!
    for (const { values, own, cut, withoutSelf } of growing) {
      if (rank < cut) values[above]! += values[member]! + (withoutSelf ? own[member]! : 0)
    }
  }
}

function growingVolumes({ ground, first }: Known): GrowingVolume[] {
  return ground.plan.volumes.flatMap((volume, at) =>
    dependsOnRanks(volume) && growsInPass(volume, first)
      ? [
          {
            values: ground.volumes.values[at]!,
            own: ground.volumes.own[at]!,
            cut: volume.without.legsFromRank!,
            withoutSelf: volume.scope.kind === 'LEGS',
          },
        ]
      : [],
  )
}

/** The highest rung that passes, whatever fails below it. */
function highestPassed(ladder: readonly Rung[], member: number, highest: RankIndex): RankIndex {
  for (let rank = ladder.length - 1; rank >= 0; rank -= 1) {
    const rung = ladder[rank]!
    if ((highest >= rank ? rung.maintain : rung.achieve)(member)) return rank
  }
  return -1
}

/** The last rung before the first that fails. */
function consecutiveRank(ladder: readonly Rung[], member: number, highest: RankIndex): RankIndex {
  for (let rank = 0; rank < ladder.length; rank += 1) {
    const rung = ladder[rank]!
    if (!(highest >= rank ? rung.maintain : rung.achieve)(member)) return rank - 1
  }
  return ladder.length - 1
}

function sameRanks(left: Int16Array, right: Int16Array): boolean {
  for (let member = 0; member < left.length; member += 1) if (left[member] !== right[member]) return false
  return true
}

function unstable(numbers: readonly string[], now: Int16Array, before: Int16Array): RunStopped {
  const flipping = numbers.filter((_, member) => now[member] !== before[member])
  return new RunStopped({
    code: 'RANK_UNSTABLE',
    facts: { members: flipping.slice(0, NAMED_MEMBERS).join(', '), total: flipping.length.toString() },
  })
}

/** The highest rank ever, this period included. */
export function highestRanks(before: Int16Array, paidAs: Int16Array): Int16Array {
  return paidAs.map((rank, member) => (rank > (before[member] ?? -1) ? rank : before[member]!))
}
