import { placesIn, readingOrder } from '#server/domain/compensation/canonical-order.ts'
import { type Facts, MEMBER_STATUSES, type PlacementFacts } from '#server/domain/compensation/facts.ts'
import type { PlacementTree, Plan } from '#server/domain/compensation/plan-document.ts'
import type { PlacementResult } from '#server/domain/compensation/result.ts'
import { childListsOf, treeOf } from '#server/domain/compensation/tree.ts'

export type VacancyRule = Extract<PlacementTree, { kind: 'MATRIX' }>['vacancy']

const TERMINATED = MEMBER_STATUSES.indexOf('TERMINATED')

/** A tree while places become free: who stands where, and who stands below whom, the one who joined first in front. */
export interface LeavingTree {
  readonly parent: Int32Array
  /** 0 for a root, -1 for whoever has no place. */
  readonly leg: Int16Array
  childrenOf(member: number): readonly number[]
  move(place: { readonly member: number; readonly parent: number; readonly leg: number }): void
}

/**
 * Frees the places of members whose contract has ended, before anything is computed. Where the plan keeps places
 * empty nothing moves, and their volume goes on flowing through. The deepest leave first, so that nobody who leaves is
 * promoted before. Returns the trees as they stand then and one row for each member that moved, by tree and number.
 */
export function vacatePlaces(
  plan: Plan,
  facts: Facts,
): { readonly placements: readonly PlacementFacts[]; readonly results: readonly PlacementResult[] } {
  const results: PlacementResult[] = []
  const leavers = membersWho(facts.members.status, (status) => status === TERMINATED)
  if (leavers.length === 0) return { placements: facts.placements, results }
  const order = readingOrder(facts.members.numbers)
  const places = placesIn(order)
  const placements = facts.placements.map((placement) => {
    const rule = plan.trees.find(({ name }) => name === placement.tree)
    if (rule?.kind !== 'MATRIX' || rule.vacancy === 'KEEP_EMPTY') return placement
    const { depth } = treeOf(placement.tree, placement.parent, placement.leg)
    const tree = leavingTree(placement, facts.members.joinedAt, places)
    const leaving = leavers
      .filter((member) => placement.leg[member]! >= 0)
      .sort((a, b) => depth[b]! - depth[a]! || places[a]! - places[b]!)
    for (const member of leaving) fillVacancy(rule.vacancy, tree, member)
    for (const member of order) {
      const [parent, leg] = [tree.parent[member]!, tree.leg[member]!]
      if (parent === placement.parent[member] && leg === placement.leg[member]) continue
      results.push({ tree: placement.tree, member, parent, leg })
    }
    return { tree: placement.tree, parent: tree.parent, leg: tree.leg }
  })
  return { placements, results }
}

function membersWho(status: Uint8Array, wanted: (status: number) => boolean): number[] {
  const members: number[] = []
  status.forEach((own, member) => {
    if (wanted(own)) members.push(member)
  })
  return members
}

/** Readies a tree for moves; `memberPlaces` (the order of numbers) decides between children who joined at once. */
export function leavingTree(
  placement: PlacementFacts,
  joinedAt: Float64Array,
  memberPlaces: Int32Array,
): LeavingTree {
  const parent = placement.parent.slice()
  const leg = placement.leg.slice()
  const { start, children } = childListsOf(treeOf(placement.tree, parent, leg))
  const moved = new Map<number, Set<number>>()
  const below = (member: number): Set<number> => {
    const known = moved.get(member)
    if (known) return known
    const own = new Set(children.subarray(start[member]!, start[member + 1]!))
    moved.set(member, own)
    return own
  }
  return {
    parent,
    leg,
    childrenOf: (member) =>
      [...below(member)].sort((a, b) => joinedAt[a]! - joinedAt[b]! || memberPlaces[a]! - memberPlaces[b]!),
    move(place) {
      const above = parent[place.member]!
      if (above >= 0) below(above).delete(place.member)
      if (place.parent >= 0) below(place.parent).add(place.member)
      parent[place.member] = place.parent
      leg[place.member] = place.leg
    },
  }
}

const WAITING = { parent: -1, leg: -1 }

/**
 * The moves that follow when a place becomes free. `KEEP_EMPTY`: none. `PROMOTE_EARLIEST`: the child who joined first
 * takes the place, that child's first child takes the place so freed, and so on down; whoever stood beside stays on
 * the own leg, now below the one who was promoted. `HOLDING_TANK`: the children leave the tree with all below them
 * kept in order, and wait for a new place.
 */
export function fillVacancy(rule: VacancyRule, tree: LeavingTree, member: number): void {
  if (rule === 'KEEP_EMPTY') return
  const place = { parent: tree.parent[member]!, leg: tree.leg[member]! }
  const children = tree.childrenOf(member)
  tree.move({ member, ...WAITING })
  if (rule === 'HOLDING_TANK') for (const child of children) tree.move({ member: child, ...WAITING })
  else promote(tree, place, children)
}

function promote(
  tree: LeavingTree,
  place: { readonly parent: number; readonly leg: number },
  children: readonly number[],
): void {
  let free = place
  let waiting = children
  while (waiting.length > 0) {
    const [first, ...others] = waiting as readonly [number, ...number[]]
    const next = tree.childrenOf(first)
    const freed = { parent: first, leg: tree.leg[first]! }
    tree.move({ member: first, ...free })
    for (const other of others) tree.move({ member: other, parent: first, leg: tree.leg[other]! })
    free = freed
    waiting = next
  }
}
