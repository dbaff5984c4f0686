import { legOf } from '#server/domain/genealogy/climb.ts'
import { frontlineOf, type TailMember, tailBelow } from '#server/domain/genealogy/downline-slice.ts'
import type { GenealogyTree } from '#server/domain/genealogy/genealogy-tree.ts'
import type { MemberTable } from '#server/domain/genealogy/member-table.ts'
import { sumDownline } from '#server/domain/genealogy/subtree-aggregate.ts'
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
  return sumLeg(tree, table, { head, late: tailBelow(tree, head) })
}

/** Every leg of a member, in joining order. Costs one pass over the downline. */
export function legsOf(tree: GenealogyTree, table: MemberTable, member: Ordinal): Leg[] {
  const late = new Map<Ordinal, TailMember[]>()
  for (const found of tailBelow(tree, member)) {
    const head = legOf(tree, found.member, member) ?? found.member
    if (head === found.member) continue
    const inLeg = late.get(head) ?? []
    inLeg.push({ member: found.member, level: found.level - 1 })
    late.set(head, inLeg)
  }
  return frontlineOf(tree, member).map((head) => sumLeg(tree, table, { head, late: late.get(head) ?? [] }))
}

function sumLeg(
  tree: GenealogyTree,
  table: MemberTable,
  { head, late }: { readonly head: Ordinal; readonly late: readonly TailMember[] },
): Leg {
  const below = sumDownline(tree, table, { root: head, late })
  return {
    head,
    members: below.count + 1,
    active: below.active + (table.isActive(head) ? 1 : 0),
    volume: below.ownVolume + below.customerVolume + table.ownVolume[head]! + table.customerVolume[head]!,
    highestRank: Math.max(table.rank[head]!, below.byRank.length - 1, 0),
  }
}
