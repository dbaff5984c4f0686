import type { GenealogyTree } from '#server/domain/genealogy/genealogy-tree.ts'
import type { MemberTable } from '#server/domain/genealogy/member-table.ts'

/**
 * The orders a list of a downline may stand in; equal keys stand by ordinal, so that every order is total.
 * `TREE` is preorder, members without a number last. `LEVEL` is nearest first, `JOINED` earliest first, `NEWEST`
 * latest first; `RANK`, `BELOW` (size of the downline as last numbered), `PERSONAL_VOLUME` (own and customers') and
 * `GROUP_VOLUME` are highest first.
 */
export const DOWNLINE_ORDERS = [
  'TREE',
  'LEVEL',
  'JOINED',
  'NEWEST',
  'RANK',
  'BELOW',
  'PERSONAL_VOLUME',
  'GROUP_VOLUME',
] as const

export type DownlineOrder = (typeof DOWNLINE_ORDERS)[number]

/** Smaller keys stand first. `level` is the member's level in the list's downline. */
export type OrderKey = (member: number, level: number) => number

/** Orders that are computed from a key; `TREE` follows the positions instead. */
export type KeyedOrder = Exclude<DownlineOrder, 'TREE'>

/** The key of an order. Volumes beyond 2^53 are compared as the nearest double, then by ordinal. */
export function orderKey(order: KeyedOrder, tree: GenealogyTree, table: MemberTable): OrderKey {
  return KEYS[order](tree, table)
}

const KEYS: Record<KeyedOrder, (tree: GenealogyTree, table: MemberTable) => OrderKey> = {
  LEVEL: () => (_member, level) => level,
  JOINED:
    (_tree, { joinedDay }) =>
    (member) =>
      joinedDay[member]!,
  NEWEST:
    (_tree, { joinedDay }) =>
    (member) =>
      -joinedDay[member]!,
  RANK:
    (_tree, { rank }) =>
    (member) =>
      -rank[member]!,
  BELOW:
    ({ numbering: { size, count } }) =>
    (member) =>
      member < count ? -size[member]! : 0,
  PERSONAL_VOLUME: (_tree, table) => {
    const [own, customers] = [halves(table.ownVolume), halves(table.customerVolume)]
    return (member) => -(asDouble(own, member) + asDouble(customers, member))
  },
  GROUP_VOLUME: (tree, table) => {
    const group = halves(tree.groupVolume ?? table.ownVolume)
    return (member) => -asDouble(group, member)
  },
}

/** 64-bit integers as pairs of 32 bits, low half first (every machine that Node runs on is little-endian). */
function halves(column: BigInt64Array): Int32Array {
  return new Int32Array(column.buffer, column.byteOffset, column.length * 2)
}

/** The double nearest to a 64-bit integer, without making a BigInt on the way. */
function asDouble(pairs: Int32Array, member: number): number {
  return pairs[2 * member + 1]! * 4_294_967_296 + (pairs[2 * member]! >>> 0)
}
