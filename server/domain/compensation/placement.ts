import { binaryPlacer } from '#server/domain/compensation/binary/binary-placer.ts'
import type { Arrival, Facts, PlacementFacts } from '#server/domain/compensation/facts.ts'
import { matrixPlacer } from '#server/domain/compensation/matrix-placer.ts'
import type { PlacementTree, Plan } from '#server/domain/compensation/plan-document.ts'
import type { PlacementResult } from '#server/domain/compensation/result.ts'
import { compareMemberNumbers } from '#server/domain/kernel/member-number.ts'

/** A tree while places are given: who stands where so far. */
export interface OpenTree {
  readonly parent: Int32Array
  /** 0 for a root, -1 for whoever has no place. */
  readonly leg: Int16Array
}

/** Finds a place below a sponsor who stands in the tree; `undefined` where there is none. */
export interface Placer {
  place(arrival: Arrival, sponsor: number): { readonly parent: number; readonly leg: number } | undefined
  /** Takes note of a member that stands in the tree. */
  taken(member: number): void
}

export interface Placed {
  readonly placements: readonly PlacementFacts[]
  readonly results: readonly PlacementResult[]
}

/**
 * Gives each arrival a place, in their order, by the rule of the tree. A spilled recruit keeps the sponsor; whose
 * sponsor has no place stands below the nearest upline who has one; who finds no place waits in the holding tank. The
 * first in an empty tree becomes its root.
 */
export function placeArrivals(plan: Plan, facts: Facts): Placed {
  const results: PlacementResult[] = []
  if (facts.arrivals.length === 0) return { placements: facts.placements, results }
  const trees = new Map(facts.placements.map((placement) => [placement.tree, placement]))
  for (const rule of plan.trees) {
    const arrivals = facts.arrivals.filter(({ tree }) => tree === rule.name)
    if (arrivals.length > 0) trees.set(rule.name, placeInTree({ facts, rule, arrivals }, results))
  }
  return { placements: [...trees.values()], results }
}

interface Placing {
  readonly facts: Facts
  readonly rule: PlacementTree
  readonly arrivals: readonly Arrival[]
}

function placeInTree({ facts, rule, arrivals }: Placing, results: PlacementResult[]): PlacementFacts {
  const known = facts.placements.find(({ tree }) => tree === rule.name)
  const count = facts.members.count
  const tree: OpenTree = {
    parent: known ? known.parent.slice() : new Int32Array(count).fill(-1),
    leg: known ? known.leg.slice() : new Int16Array(count).fill(-1),
  }
  const placer = rule.kind === 'BINARY' ? binaryPlacer(tree, rule) : matrixPlacer(tree, rule)
  let root = rootOf(facts, tree)
  for (const arrival of arrivals) {
    const { member } = arrival
    if (tree.leg[member]! >= 0) continue
    const sponsor = arrival.sponsor < 0 ? root : nearestPlaced(facts, tree, arrival.sponsor)
    const place =
      sponsor >= 0 ? placer.place(arrival, sponsor) : root < 0 ? { parent: -1, leg: 0 } : undefined
    if (!place) {
      results.push({ tree: rule.name, member, parent: -1, leg: -1 })
      continue
    }
    tree.parent[member] = place.parent
    tree.leg[member] = place.leg
    placer.taken(member)
    if (root < 0) root = member
    results.push({ tree: rule.name, member, ...place })
  }
  return { tree: rule.name, ...tree }
}

/** The root of the tree; of several the one with the lowest number. */
function rootOf({ members }: Facts, { leg }: OpenTree): number {
  let root = -1
  leg.forEach((own, member) => {
    const isFirst = root < 0 || compareMemberNumbers(members.numbers[member]!, members.numbers[root]!) < 0
    if (own === 0 && isFirst) root = member
  })
  return root
}

function nearestPlaced(facts: Facts, tree: OpenTree, sponsor: number): number {
  let member = sponsor
  for (let steps = 0; member >= 0 && steps <= facts.members.count; steps += 1) {
    if (tree.leg[member]! >= 0) return member
    member = facts.sponsorParent[member]!
  }
  return -1
}
