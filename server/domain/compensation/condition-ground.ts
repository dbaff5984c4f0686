import type { BonusIndex } from '#server/domain/compensation/condition-document.ts'
import type { Facts } from '#server/domain/compensation/facts.ts'
import { type Plan, SPONSOR_TREE } from '#server/domain/compensation/plan-document.ts'
import type { Sales } from '#server/domain/compensation/sales.ts'
import { type ChildLists, intervalsOf, type Tree } from '#server/domain/compensation/tree.ts'
import type { VolumeTable } from '#server/domain/compensation/volume-table.ts'

/**
 * What conditions are tested on. The arrays are live: a test made once reads what they hold when it is asked, so
 * that activity and ranks can be filled from the deepest members up.
 */
export interface ConditionGround {
  readonly plan: Plan
  readonly facts: Facts
  readonly sales: Sales
  readonly volumes: VolumeTable
  readonly active: Uint8Array
  readonly paidAs: Int16Array
  tree(name: string): Tree
  children(name: string): ChildLists
  /** Ranks that a condition sees at the head of a leg of this tree. */
  headRanks(tree: string): Int16Array
  /** The best rank in the leg of each head, the head included. */
  bestRanks(tree: string): Int16Array
  /** Amounts under a bonus before caps, by member. */
  earned(bonus: BonusIndex): Float64Array
  retail(scope: 'GROUP' | 'SELF'): readonly [Float64Array, Float64Array]
}

/** How many different customers of each member have a counted order. */
export function customerCounts({ facts, sales }: ConditionGround): Int32Array {
  const counts = new Int32Array(facts.members.count)
  const { member, customer, count } = facts.orders
  const lastMember = new Int32Array(facts.customers.numbers.length).fill(-1)
  const more = new Set<string>()
  for (let order = 0; order < count; order += 1) {
    const buyer = customer[order]!
    const above = member[order]!
    if (buyer < 0 || above < 0 || sales.counted[order] === 0) continue
    if (lastMember[buyer] === above) continue
    if (lastMember[buyer] === -1) lastMember[buyer] = above
    else if (more.has(`${buyer}/${above}`)) continue
    else more.add(`${buyer}/${above}`)
    counts[above]! += 1
  }
  return counts
}

/** 1 for whoever has an own counted order in the period. */
export function ownOrderFlags({ facts, sales }: ConditionGround): Uint8Array {
  const flags = new Uint8Array(facts.members.count)
  const { member, customer, count } = facts.orders
  for (let order = 0; order < count; order += 1) {
    if (customer[order] === -1 && member[order]! >= 0 && sales.counted[order] === 1) flags[member[order]!] = 1
  }
  return flags
}

/** 1 for whoever has an own counted order line of one of the products. */
export function productFlags(ground: ConditionGround, products: readonly string[]): Uint8Array {
  const { facts, sales } = ground
  const wanted = new Set(products)
  const among = facts.products.map((product) => wanted.has(product))
  const flags = new Uint8Array(facts.members.count)
  const { member, customer, count, lineStart } = facts.orders
  for (let order = 0; order < count; order += 1) {
    if (customer[order] !== -1 || member[order]! < 0 || sales.counted[order] === 0) continue
    for (let line = lineStart[order]!; line < lineStart[order + 1]!; line += 1) {
      const product = facts.lines.product[line]!
      if (product >= 0 && among[product]) flags[member[order]!] = 1
    }
  }
  return flags
}

/** Direct recruits in the sponsor tree, without those who left or are not yet there. */
export function recruitCounts(ground: ConditionGround, activeOnly: boolean): Int32Array {
  const { parent } = ground.tree(SPONSOR_TREE)
  const counts = new Int32Array(parent.length)
  for (let member = 0; member < parent.length; member += 1) {
    const above = parent[member]!
    if (above < 0 || !isPresent(ground, member)) continue
    if (!activeOnly || ground.active[member] === 1) counts[above]! += 1
  }
  return counts
}

const isPresent = ({ facts }: ConditionGround, member: number): boolean => {
  const status = facts.members.status[member]!
  return status > 0 && status < 4
}

/** Own recruits on the left and on the right of each member in a binary tree. */
export function recruitsBySide(
  ground: ConditionGround,
  treeName: string,
  activeOnly: boolean,
): readonly [Int32Array, Int32Array] {
  const tree = ground.tree(treeName)
  const sponsor = ground.tree(SPONSOR_TREE).parent
  const { enter, size } = intervalsOf(tree)
  const heads = [new Int32Array(sponsor.length).fill(-1), new Int32Array(sponsor.length).fill(-1)] as const
  for (let member = 0; member < sponsor.length; member += 1) {
    const above = tree.parent[member]!
    if (above >= 0) heads[tree.leg[member] === 2 ? 1 : 0][above] = member
  }
  const counts = [new Int32Array(sponsor.length), new Int32Array(sponsor.length)] as const
  for (let member = 0; member < sponsor.length; member += 1) {
    const above = sponsor[member]!
    if (above < 0 || !isPresent(ground, member) || (activeOnly && ground.active[member] === 0)) continue
    for (const side of [0, 1] as const) {
      const head = heads[side][above]!
      const within =
        head >= 0 && enter[member]! >= enter[head]! && enter[member]! < enter[head]! + size[head]!
      if (within) counts[side][above]! += 1
    }
  }
  return counts
}

/** The best rank at or below each member. */
export function bestRanksBelow(tree: Tree, ranks: Int16Array): Int16Array {
  const best = ranks.slice()
  for (let place = tree.order.length - 1; place >= 0; place -= 1) {
    const member = tree.order[place]!
    const above = tree.parent[member]!
    if (above >= 0 && best[member]! > best[above]!) best[above] = best[member]!
  }
  return best
}
