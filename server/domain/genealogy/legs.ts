import { frontlineOf } from '#server/domain/genealogy/downline-slice.ts'
import type { GenealogyTree } from '#server/domain/genealogy/genealogy-tree.ts'
import type { MemberTable } from '#server/domain/genealogy/member-table.ts'
import { aggregateSubtree } from '#server/domain/genealogy/subtree-aggregate.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'

/** Sums over one leg, the frontline member at its head included. */
export interface Leg {
  readonly head: Ordinal
  readonly members: number
  readonly active: number
  /** Own and customers' volume of all its members in the open period. */
  readonly volume: bigint
  /** Highest position of a rank in the leg, 0 for none. */
  readonly highestRank: number
}

/** The leg that `head` leads. */
export function legFrom(tree: GenealogyTree, table: MemberTable, head: Ordinal): Leg {
  const below = aggregateSubtree(tree, table, { root: head })
  return {
    head,
    members: below.count + 1,
    active: below.active + (table.isActive(head) ? 1 : 0),
    volume: below.ownVolume + below.customerVolume + table.ownVolume[head]! + table.customerVolume[head]!,
    highestRank: Math.max(table.rank[head]!, below.byRank.length - 1, 0),
  }
}

/** Every leg of a member, in joining order. Costs one pass over the downline. */
export function legsOf(tree: GenealogyTree, table: MemberTable, member: Ordinal): Leg[] {
  return frontlineOf(tree, member).map((head) => legFrom(tree, table, head))
}
