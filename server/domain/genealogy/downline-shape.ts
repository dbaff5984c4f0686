import { sliceOf, tailBelow } from '#server/domain/genealogy/downline-slice.ts'
import type { GenealogyTree } from '#server/domain/genealogy/genealogy-tree.ts'
import { ACTIVE, type MemberTable } from '#server/domain/genealogy/member-table.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'

/** Whose shape is asked for, and which days of joining count as new (`joinedBefore` excluded). */
export interface ShapeQuestion {
  readonly root: Ordinal
  /** Deepest level that counts; absent for all. */
  readonly levelMax?: number
  /** Days since 1970; absent: nobody is new. */
  readonly joinedFrom?: number
  readonly joinedBefore?: number
}

/** A downline in counts, its root not included. */
export interface DownlineShape {
  readonly members: number
  readonly active: number
  readonly joined: number
  /** Members on level 1, 2, 3 ... */
  readonly byLevel: readonly number[]
}

/**
 * Counts a downline by level, and its active and new members, in one pass: about 1 ms for 100,000 members scattered
 * over a million. Moves show once the tree is renumbered.
 */
export function downlineShape(
  tree: GenealogyTree,
  { flags, joinedDay }: MemberTable,
  { root, levelMax = Infinity, joinedFrom = 0, joinedBefore = 0 }: ShapeQuestion,
): DownlineShape {
  const { start, end } = sliceOf(tree, root)
  const { atPosition, depth, depthAt } = tree.numbering
  const top = tree.isNumbered(root) ? depth[root]! : 0
  const byLevel: number[] = []
  let [members, active, joined] = [0, 0, 0]
  const take = (member: number, level: number): void => {
    while (byLevel.length < level) byLevel.push(0)
    byLevel[level - 1]! += 1
    members += 1
    active += flags[member]! & ACTIVE
    const day = joinedDay[member]!
    if (day >= joinedFrom && day < joinedBefore) joined += 1
  }
  for (let position = start; position < end; position += 1) {
    const level = depthAt[position]! - top
    if (level <= levelMax) take(atPosition[position]!, level)
  }
  for (const { member, level } of tailBelow(tree, root)) if (level <= levelMax) take(member, level)
  return { members, active, joined, byLevel }
}
