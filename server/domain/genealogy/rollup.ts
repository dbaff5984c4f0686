import type { Climbable } from '#server/domain/genealogy/climb.ts'
import type { Numbering } from '#server/domain/genealogy/numbering.ts'
import { sharedColumn } from '#server/domain/genealogy/shared-column.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'

/** Volumes to be added up, by ordinal, and the tree they are added up in. */
export interface Rollup {
  readonly numbering: Numbering
  /** What `numbering` was made of. */
  readonly parent: Int32Array
  readonly own: BigInt64Array
}

/**
 * Group volumes: `own` of each member and of all below, exact in 64 bits, in the unit of `own`. Walks positions from
 * last to first, so that a member is complete before it is added to the one above. Members outside the tree keep
 * their own volume.
 */
export function rollUp({ numbering, parent, own }: Rollup): BigInt64Array {
  const group = sharedColumn(BigInt64Array, numbering.count)
  group.set(own.subarray(0, numbering.count))
  for (let position = numbering.placed - 1; position >= 0; position -= 1) {
    const member = numbering.atPosition[position]!
    const above = parent[member]!
    if (above >= 0) group[above] = group[above]! + group[member]!
  }
  return group
}

interface UplineAddition {
  readonly tree: Climbable
  readonly group: BigInt64Array
  readonly member: Ordinal
  readonly amount: bigint
}

/** Adds `amount` to the group volume of everybody above `member`. */
export function addToUpline({ tree, group, member, amount }: UplineAddition): void {
  if (amount === 0n) return
  for (let above = tree.parent[member]!; above >= 0; above = tree.parent[above]!) {
    group[above] = group[above]! + amount
  }
}
