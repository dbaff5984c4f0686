import type { PlacementFacts } from '#server/domain/compensation/facts.ts'
import type { PlacementTree } from '#server/domain/compensation/plan-document.ts'
import type { PlacementResult } from '#server/domain/compensation/result.ts'

export type VacancyRule = Extract<PlacementTree, { kind: 'MATRIX' }>['vacancy']

/** A member whose place becomes free, the tree as it stands, and what decides between children. */
export interface Vacancy {
  readonly placement: PlacementFacts
  readonly member: number
  readonly joinedAt: Float64Array
  /** Place of each member in the order of numbers: the last tie-break. */
  readonly memberPlaces: Int32Array
}

/**
 * The moves that follow when a place becomes free (before a run, never inside one). `KEEP_EMPTY`: none, the place
 * stays with the leaver and volume flows through it. `PROMOTE_EARLIEST`: the child who joined first takes the place,
 * that child's first child takes the place so freed, and so on down; whoever stood beside stays on the own leg.
 * `HOLDING_TANK`: the children leave the tree with all below them kept in order, and wait for a new place. A leg of
 * -1 means "no place".
 */
export function fillVacancy(rule: VacancyRule, vacancy: Vacancy): PlacementResult[] {
  if (rule === 'KEEP_EMPTY') return []
  const { placement, member } = vacancy
  const outside = (one: number): PlacementResult => ({
    tree: placement.tree,
    member: one,
    parent: -1,
    leg: -1,
  })
  if (rule === 'HOLDING_TANK') return [outside(member), ...childrenOf(vacancy, member).map(outside)]
  return [outside(member), ...promotions(vacancy)]
}

/** Direct children, the one who joined first at the front. */
function childrenOf({ placement, joinedAt, memberPlaces }: Vacancy, member: number): number[] {
  const children: number[] = []
  placement.parent.forEach((parent, child) => {
    if (parent === member) children.push(child)
  })
  return children.sort((a, b) => joinedAt[a]! - joinedAt[b]! || memberPlaces[a]! - memberPlaces[b]!)
}

function promotions(vacancy: Vacancy): PlacementResult[] {
  const { tree, parent, leg } = vacancy.placement
  const moves: PlacementResult[] = []
  let above = parent[vacancy.member]!
  let free = vacancy.member
  for (;;) {
    const [first, ...others] = childrenOf(vacancy, free)
    if (first === undefined) return moves
    moves.push({ tree, member: first, parent: above, leg: leg[free]! })
    for (const other of others) moves.push({ tree, member: other, parent: first, leg: leg[other]! })
    above = first
    free = first
  }
}
