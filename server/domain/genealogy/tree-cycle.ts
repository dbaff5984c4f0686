import type { TreeName } from '#server/domain/genealogy/genealogy-tree.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { type Refusal, refusal } from '#server/domain/kernel/refusal.ts'

const RINGS_NAMED = 100
const MEMBERS_NAMED = 100

/**
 * Says each ring of a tree in its members: up to 100 rings, of each up to 100 members in the order of sponsorship.
 * `rings` and `length` are the true totals.
 */
export function treeCycles(
  tree: TreeName,
  rings: readonly (readonly Ordinal[])[],
  nameOf: (member: Ordinal) => string,
): Refusal[] {
  return rings.slice(0, RINGS_NAMED).map((ring) =>
    refusal('TREE_CYCLE', {
      tree,
      members: ring.slice(0, MEMBERS_NAMED).map(nameOf).join(' '),
      length: `${ring.length}`,
      rings: `${rings.length}`,
    }),
  )
}
