import type { VolumeIndex } from '#server/domain/compensation/condition-document.ts'
import type { Facts } from '#server/domain/compensation/facts.ts'
import { ownVolume } from '#server/domain/compensation/own-volume.ts'
import { type Plan, SPONSOR_TREE, type Volume } from '#server/domain/compensation/plan-document.ts'
import { remembered } from '#server/domain/compensation/remember.ts'
import { groupSums, legSums, levelSums } from '#server/domain/compensation/rollup.ts'
import type { Sales } from '#server/domain/compensation/sales.ts'
import type { Tree } from '#server/domain/compensation/tree.ts'

/** The plan's named volumes of one period, by member, in the volume's unit. */
export interface VolumeTable {
  /** By position in `Plan.volumes`; the arrays stay the same objects while ranks are still being settled. */
  readonly values: readonly Float64Array[]
  /** What a member brings to a volume alone. */
  readonly own: readonly Float64Array[]
  /** Reads the sum of the last `windows` periods, this one included. */
  reader(volume: VolumeIndex, windows: number): (member: number) => number
}

/** What volumes are made of. */
export interface VolumeInput {
  readonly plan: Plan
  readonly facts: Facts
  readonly sales: Sales
  tree(name: string): Tree
}

/** Volumes that do not depend on ranks are final; `settleVolume` fills the others once ranks are known. */
export function volumeTable(input: VolumeInput): VolumeTable {
  const { plan, facts } = input
  const ownOf = remembered((key: string) => ownVolume(facts, input.sales, JSON.parse(key)))
  const own = plan.volumes.map((volume) => ownOf(ownKey(volume)))
  const values = plan.volumes.map((volume, at) => {
    const sums = scopeSums(volume, own[at]!, input.tree(volume.tree))
    return overwritten(sums, statedOf(facts, at))
  })
  const earlier = remembered((key: string) => {
    const [volume, windows] = key.split('/').map((part) => Number.parseInt(part, 10))
    return earlierSum(facts, volume!, windows! - 1)
  })
  const reader = (volume: VolumeIndex, windows: number): ((member: number) => number) => {
    const now = values[volume]!
    const periods = windows > 1 ? windows : plan.volumes[volume]!.windows
    if (periods <= 1) return (member) => now[member]!
    const before = earlier(`${volume}/${periods}`)
    return (member) => now[member]! + before[member]!
  }
  return { values, own, reader }
}

const ownKey = ({ measure, of, without }: Volume): string =>
  JSON.stringify({
    measure,
    own: of.includes('OWN'),
    customers: of.includes('OWN_CUSTOMERS'),
    withoutKinds: without.kinds,
    retailOnly: false,
  })

function scopeSums(volume: Volume, own: Float64Array, tree: Tree): Float64Array {
  if (volume.scope.kind === 'LEVELS') return levelSums(tree, own, volume.scope.levels)
  if (volume.scope.kind === 'GROUP') return groupSums(tree, own)
  return volume.scope.kind === 'LEGS' ? legSums(tree, own) : own.slice()
}

const statedOf = (facts: Facts, volume: VolumeIndex): Float64Array | undefined =>
  facts.stated.volumes.find((stated) => stated.volume === volume)?.values

/** `NaN` is "not stated": the computed value stays. */
function overwritten(values: Float64Array, stated: Float64Array | undefined): Float64Array {
  stated?.forEach((value, member) => {
    if (!Number.isNaN(value)) values[member] = value
  })
  return values
}

function earlierSum(facts: Facts, volume: VolumeIndex, periods: number): Float64Array {
  const sum = new Float64Array(facts.members.count)
  const known = facts.history.volumes.find((kept) => kept.volume === volume)?.periods ?? []
  for (const period of known.slice(0, periods)) {
    for (let member = 0; member < period.length; member += 1) sum[member]! += period[member]!
  }
  return sum
}

/** A volume that leaves out legs by the rank of their head, and is not a volume of one member alone. */
export const dependsOnRanks = (volume: Volume): boolean =>
  volume.without.legsFromRank !== undefined && volume.scope.kind !== 'SELF'

/**
 * Fills a volume that leaves out the legs whose head holds the rank: such a head's group reaches nobody above, at
 * any depth, which is the personal group volume of breakaway plans.
 */
export function settleVolume(
  input: VolumeInput & { table: VolumeTable },
  at: VolumeIndex,
  ranks: Int16Array,
): void {
  const volume = input.plan.volumes[at]!
  const own = input.table.own[at]!
  const tree = input.tree(volume.tree)
  const cut = volume.without.legsFromRank!
  const values = input.table.values[at]!
  if (volume.scope.kind === 'LEVELS') values.set(cutLevelSums({ tree, own, ranks, cut }, volume.scope.levels))
  else values.set(cutGroupSums({ tree, own, ranks, cut }))
  if (volume.scope.kind === 'LEGS') for (let m = 0; m < own.length; m += 1) values[m]! -= own[m]!
  overwritten(values, statedOf(input.facts, at))
}

interface Cut {
  readonly tree: Tree
  readonly own: Float64Array
  readonly ranks: Int16Array
  readonly cut: number
}

/** Self and downline without the groups of whoever holds rank `cut` or a higher one. */
export function cutGroupSums({ tree, own, ranks, cut }: Cut): Float64Array {
  const sums = own.slice()
  for (let place = tree.order.length - 1; place >= 0; place -= 1) {
    const member = tree.order[place]!
    const above = tree.parent[member]!
    if (above >= 0 && ranks[member]! < cut) sums[above]! += sums[member]!
  }
  return sums
}

function cutLevelSums({ tree, own, ranks, cut }: Cut, levels: number): Float64Array {
  let within = new Float64Array(own.length)
  for (let level = 0; level < levels && level < own.length; level += 1) {
    const next = new Float64Array(own.length)
    for (let member = 0; member < own.length; member += 1) {
      const above = tree.parent[member]!
      if (above >= 0 && ranks[member]! < cut) next[above]! += own[member]! + within[member]!
    }
    within = next
  }
  return within
}

/** Retail flagged and whole CV by member, for one scope. */
export function retailVolumes(input: VolumeInput, scope: 'GROUP' | 'SELF'): [Float64Array, Float64Array] {
  const rule = { measure: 'CV', own: true, customers: true, withoutKinds: [] } as const
  const retail = ownVolume(input.facts, input.sales, { ...rule, retailOnly: true })
  const whole = ownVolume(input.facts, input.sales, { ...rule, retailOnly: false })
  if (scope === 'SELF') return [retail, whole]
  const tree = input.tree(SPONSOR_TREE)
  return [groupSums(tree, retail), groupSums(tree, whole)]
}
