import type { OpenTree, Placer } from '#server/domain/compensation/placement.ts'
import type { PlacementTree } from '#server/domain/compensation/plan-document.ts'

type MatrixTree = Extract<PlacementTree, { kind: 'MATRIX' }>

const NONE = 2_147_483_647

/**
 * Places in a matrix of fixed width, at most `depth` levels below the sponsor. `BREADTH_FIRST` takes the first free
 * place of the shallowest level, left to right; `DEPTH_FIRST` the first on the leftmost open path.
 */
export function matrixPlacer(tree: OpenTree, { width, depth, spillover }: MatrixTree): Placer {
  const count = tree.parent.length
  const children = new Int32Array(count * width).fill(-1)
  const used = new Int32Array(count)
  /** Levels down to the nearest free place below each position; 1 is a free place right below. */
  const nearest = new Int32Array(count).fill(1)
  const measure = (member: number): number => {
    if (used[member]! < width) return 1
    let best = NONE
    for (let leg = 0; leg < width; leg += 1) best = Math.min(best, nearest[children[member * width + leg]!]!)
    return best + 1
  }
  const taken = (member: number): void => {
    const above = tree.parent[member]!
    if (above < 0) return
    children[above * width + tree.leg[member]! - 1] = member
    used[above]! += 1
    for (let up = above; up >= 0; up = tree.parent[up]!) {
      const now = measure(up)
      if (now === nearest[up]) return
      nearest[up] = now
    }
  }
  for (const member of deepestLast(tree)) taken(member)
  const open: Matrix = { width, depth, children, used, nearest }
  return {
    taken,
    place: (_arrival, sponsor) =>
      spillover === 'BREADTH_FIRST' ? shallowest(open, sponsor) : leftmost(open, sponsor),
  }
}

interface Matrix {
  readonly width: number
  readonly depth: number
  readonly children: Int32Array
  readonly used: Int32Array
  readonly nearest: Int32Array
}

/** Members with a place, parents first, so that every place is counted once below its parent. */
function deepestLast(tree: OpenTree): number[] {
  const members: number[] = []
  tree.leg.forEach((leg, member) => {
    if (leg >= 0) members.push(member)
  })
  return members
}

function freeLeg({ width, children }: Matrix, member: number): number {
  for (let leg = 0; leg < width; leg += 1) if (children[member * width + leg]! < 0) return leg + 1
  return 0
}

function shallowest(matrix: Matrix, sponsor: number): { parent: number; leg: number } | undefined {
  const { width, depth, children, nearest } = matrix
  if (nearest[sponsor]! > depth) return undefined
  let member = sponsor
  while (nearest[member]! > 1) {
    const wanted = nearest[member]! - 1
    let leg = 0
    while (leg < width - 1 && nearest[children[member * width + leg]!]! !== wanted) leg += 1
    member = children[member * width + leg]!
  }
  return { parent: member, leg: freeLeg(matrix, member) }
}

/** Down the leftmost path to the last level, then back to the next open place. */
function leftmost(matrix: Matrix, sponsor: number): { parent: number; leg: number } | undefined {
  const { width, depth, children } = matrix
  const open = [{ member: sponsor, level: 1, leg: 0 }]
  while (open.length > 0) {
    const at = open.at(-1)!
    if (at.leg === width) {
      open.pop()
      continue
    }
    const child = children[at.member * width + at.leg]!
    at.leg += 1
    if (child < 0) return { parent: at.member, leg: at.leg }
    if (at.level < depth) open.push({ member: child, level: at.level + 1, leg: 0 })
  }
  return undefined
}
