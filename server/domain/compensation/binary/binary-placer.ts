import type { OpenTree, Placer } from '#server/domain/compensation/placement.ts'
import type { PlacementTree } from '#server/domain/compensation/plan-document.ts'

type BinaryTree = Extract<PlacementTree, { kind: 'BINARY' }>
type Side = 1 | 2

const other = (side: Side): Side => (side === 1 ? 2 : 1)

/**
 * Places in a binary tree: the rule chooses the sponsor's leg, and the recruit takes the first free place on the
 * outer edge of that leg. `WEAKER` and `STRONGER` compare how many stand in the legs, on a tie the left counts as
 * weaker; `ALTERNATE` begins on the left; `POWER_LINE` keeps to the leg that was chosen last. A leg that the arrival
 * names goes before the rule; under `FREE` an arrival without one waits in the holding tank.
 */
export function binaryPlacer(tree: OpenTree, { placement }: BinaryTree): Placer {
  const count = tree.parent.length
  const child = { 1: new Int32Array(count).fill(-1), 2: new Int32Array(count).fill(-1) }
  const edgeEnd = { 1: selfIndexes(count), 2: selfIndexes(count) }
  const size = new Int32Array(count)
  const countsLegs = placement === 'WEAKER' || placement === 'STRONGER'
  const lastChosen = new Uint8Array(count)
  const taken = (member: number): void => {
    const above = tree.parent[member]!
    if (above < 0) return
    const side = sideOf(tree.leg[member]!)
    child[side][above] = member
    edgeEnd[side][above] = member
    for (let up = above; countsLegs && up >= 0; up = tree.parent[up]!) size[up]! += 1
  }
  for (let member = 0; member < count; member += 1) if (tree.leg[member]! >= 0) taken(member)
  const legSize = (member: number, side: Side): number =>
    child[side][member]! < 0 ? 0 : 1 + size[child[side][member]!]!
  const sideFor = (sponsor: number): Side | undefined => {
    const [left, right] = [legSize(sponsor, 1), legSize(sponsor, 2)]
    switch (placement) {
      case 'LEFT':
        return 1
      case 'RIGHT':
        return 2
      case 'WEAKER':
        return left <= right ? 1 : 2
      case 'STRONGER':
        return left <= right ? 2 : 1
      case 'ALTERNATE':
        return lastChosen[sponsor] === 0 ? 1 : other(sideOf(lastChosen[sponsor]!))
      case 'POWER_LINE':
        return lastChosen[sponsor] === 0 ? 1 : sideOf(lastChosen[sponsor]!)
      case 'FREE':
        return undefined
    }
  }
  return {
    taken,
    place(arrival, sponsor) {
      const side = arrival.leg === 1 || arrival.leg === 2 ? arrival.leg : sideFor(sponsor)
      if (side === undefined) return undefined
      lastChosen[sponsor] = side
      const first = child[side][sponsor]!
      return { parent: first < 0 ? sponsor : endOf(edgeEnd[side], first), leg: side }
    },
  }
}

const sideOf = (leg: number): Side => (leg === 2 ? 2 : 1)

const selfIndexes = (count: number): Int32Array => Int32Array.from({ length: count }, (_, member) => member)

/** Last member of an outer edge; the way there is shortened for the next time. */
function endOf(edge: Int32Array, from: number): number {
  let end = from
  while (edge[end] !== end) end = edge[end]!
  for (let member = from; edge[member] !== end && member !== end; ) {
    const next = edge[member]!
    edge[member] = end
    member = next
  }
  return end
}
