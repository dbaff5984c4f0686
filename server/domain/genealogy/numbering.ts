import { sharedColumn } from '#server/domain/genealogy/shared-column.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'

/** Value of `parent` for a member without a sponsor. */
export const ROOT = -1
/** Value of `parent` for a member outside this tree: holding tank, or the tombstone of a merged duplicate. */
export const OUTSIDE = -2

/**
 * A tree as intervals. The downline of `a` with `a` first is `atPosition[enter[a] .. enter[a] + size[a] - 1]`;
 * the children of `a` are `children[childStart[a] .. childStart[a + 1] - 1]`, in joining order. Members outside the
 * tree have `enter` and `depth` -1 and `size` 0. All columns lie in shared memory.
 */
export interface Numbering {
  /** Members 0 .. count-1 were looked at; later ones are not in here. */
  readonly count: number
  /** Members that stand in the tree: the used length of `atPosition` and `children`. */
  readonly placed: number
  readonly childStart: Int32Array
  /** Without roots; those are `children[rootStart .. placed - 1]`. */
  readonly children: Int32Array
  readonly rootStart: number
  readonly enter: Int32Array
  readonly size: Int32Array
  readonly atPosition: Int32Array
  readonly depth: Int32Array
  /** Depth by position: a downline is read in its order without jumping about in memory. */
  readonly depthAt: Int32Array
}

/** What is numbered: who stands above whom, and (optional) the day each joined, which orders siblings. */
export interface NumberingInput {
  readonly count: number
  readonly parent: Int32Array
  readonly joinedDay?: Int32Array
}

export type NumberingOutcome =
  | { readonly ok: true; readonly numbering: Numbering }
  /** Every ring, from its lowest member upwards along `parent`; a numbering does not exist then. */
  | { readonly ok: false; readonly rings: readonly (readonly Ordinal[])[] }

/**
 * Numbers a tree in preorder, siblings by day of joining and then by ordinal. Linear in time and memory, without
 * recursion; a ring in the input is found and named. `parent` must not change meanwhile.
 */
export function numberTree({ count, parent, joinedDay }: NumberingInput): NumberingOutcome {
  const lists = childLists(count, parent, joinedOrder(count, joinedDay))
  const enter = sharedColumn(Int32Array, count).fill(-1)
  const size = sharedColumn(Int32Array, count)
  const atPosition = sharedColumn(Int32Array, count)
  const depth = sharedColumn(Int32Array, count).fill(-1)
  const depthAt = sharedColumn(Int32Array, count)
  // `size` is not needed before the walk is over: until then it holds the members still to be entered.
  const reached = enterAll({ ...lists, parent, enter, depth, depthAt, atPosition, waiting: size })
  if (reached < lists.placed) {
    const rings = findRings(count, parent, enter)
    invariant(rings.length > 0, 'who stands above somebody in a tree stands in it')
    return { ok: false, rings }
  }
  addUpSizes({ count, reached, parent, atPosition, size })
  return { ok: true, numbering: { count, ...lists, enter, size, atPosition, depth, depthAt } }
}

/** Members by day of joining, then ordinal; `undefined` when ordinals already are in that order. */
function joinedOrder(count: number, joinedDay: Int32Array | undefined): Int32Array | undefined {
  if (joinedDay === undefined) return undefined
  let ordered = true
  let [first, last] = [joinedDay[0] ?? 0, joinedDay[0] ?? 0]
  for (let member = 1; member < count; member += 1) {
    const day = joinedDay[member]!
    if (day < joinedDay[member - 1]!) ordered = false
    if (day < first) first = day
    if (day > last) last = day
  }
  if (ordered) return undefined
  if (last - first > 4 * count + 65_536) return sortedByDay(count, joinedDay)
  return countedByDay({ count, joinedDay, first, last })
}

function sortedByDay(count: number, joinedDay: Int32Array): Int32Array {
  return Int32Array.from({ length: count }, (_, member) => member).sort(
    (a, b) => joinedDay[a]! - joinedDay[b]! || a - b,
  )
}

function countedByDay(input: {
  count: number
  joinedDay: Int32Array
  first: number
  last: number
}): Int32Array {
  const { count, joinedDay, first, last } = input
  const next = new Int32Array(last - first + 2)
  for (let member = 0; member < count; member += 1) next[joinedDay[member]! - first + 1]! += 1
  for (let day = 1; day < next.length; day += 1) next[day]! += next[day - 1]!
  const order = new Int32Array(count)
  for (let member = 0; member < count; member += 1) {
    const day = joinedDay[member]! - first
    order[next[day]!] = member
    next[day]! += 1
  }
  return order
}

type ChildLists = Pick<Numbering, 'childStart' | 'children' | 'rootStart' | 'placed'>

/** Child lists one after another; the roots' list stands last, as if they had a common parent `count`. */
function childLists(count: number, parent: Int32Array, order: Int32Array | undefined): ChildLists {
  const childStart = sharedColumn(Int32Array, count + 1)
  let roots = 0
  for (let member = 0; member < count; member += 1) {
    const above = parent[member]!
    invariant(above >= OUTSIDE && above < count, 'a parent is a member, ROOT or OUTSIDE')
    if (above >= 0) childStart[above]! += 1
    else if (above === ROOT) roots += 1
  }
  let end = 0
  for (let member = 0; member < count; member += 1) {
    end += childStart[member]!
    childStart[member] = end
  }
  childStart[count] = end
  const placed = end + roots
  const children = sharedColumn(Int32Array, placed)
  // Filled from the back, so that `childStart` ends where each list begins.
  let nextRoot = placed
  for (let index = count - 1; index >= 0; index -= 1) {
    const member = order === undefined ? index : order[index]!
    const above = parent[member]!
    if (above >= 0) {
      childStart[above]! -= 1
      children[childStart[above]!] = member
    } else if (above === ROOT) {
      nextRoot -= 1
      children[nextRoot] = member
    }
  }
  return { childStart, children, rootStart: end, placed }
}

interface Walk extends ChildLists {
  readonly parent: Int32Array
  readonly enter: Int32Array
  readonly depth: Int32Array
  readonly depthAt: Int32Array
  readonly atPosition: Int32Array
  readonly waiting: Int32Array
}

/** Enters every member that a root leads to; returns how many. The rest hangs on a ring. */
function enterAll(walk: Walk): number {
  const { children, childStart, rootStart, placed, parent, enter, depth, depthAt, atPosition, waiting } = walk
  let [position, top] = [0, 0]
  for (let root = placed - 1; root >= rootStart; root -= 1) {
    waiting[top] = children[root]!
    top += 1
  }
  while (top > 0) {
    top -= 1
    const member = waiting[top]!
    const above = parent[member]!
    enter[member] = position
    atPosition[position] = member
    const level = above < 0 ? 0 : depth[above]! + 1
    depth[member] = level
    depthAt[position] = level
    position += 1
    for (let child = childStart[member + 1]! - 1; child >= childStart[member]!; child -= 1) {
      waiting[top] = children[child]!
      top += 1
    }
  }
  return position
}

interface Sizes extends Pick<Numbering, 'count' | 'atPosition' | 'size'> {
  readonly reached: number
  readonly parent: Int32Array
}

/** From the last position to the first, so that a subtree is complete before it is added to the one above. */
function addUpSizes({ count, reached, parent, atPosition, size }: Sizes): void {
  size.fill(0, 0, count)
  for (let position = reached - 1; position >= 0; position -= 1) {
    const member = atPosition[position]!
    size[member]! += 1
    const above = parent[member]!
    if (above >= 0) size[above]! += size[member]!
  }
}

/** Every ring among members that no root leads to. Each member is stepped on at most twice. */
function findRings(count: number, parent: Int32Array, enter: Int32Array): Ordinal[][] {
  const seenBy = new Int32Array(count).fill(-1)
  const rings: Ordinal[][] = []
  for (let start = 0; start < count; start += 1) {
    let member = start
    while (member >= 0 && enter[member] === -1 && seenBy[member] === -1) {
      seenBy[member] = start
      member = parent[member]!
    }
    if (member >= 0 && enter[member] === -1 && seenBy[member] === start) rings.push(ringFrom(member, parent))
  }
  return rings
}

function ringFrom(start: number, parent: Int32Array): Ordinal[] {
  const ring = [start as Ordinal]
  for (let member = parent[start]!; member !== start; member = parent[member]!) ring.push(member as Ordinal)
  const lowest = ring.indexOf(ring.reduce((a, b) => (b < a ? b : a)))
  return [...ring.slice(lowest), ...ring.slice(0, lowest)]
}
