import type { Numbering } from '#server/domain/genealogy/numbering.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'

/** Layout units between two levels, unless the tree is too deep for coordinates of 32 bits. */
const LEVEL_DISTANCE = 65_536
/** Coordinates travel as sixteenths of a unit in signed 32-bit integers. */
export const UNIT_PARTS = 16
const COORDINATE_MAX = 2 ** 31 - 1

/**
 * The radial picture of a tree in two columns: a member's angle is its share of the leaves below the root that is
 * looked at, its radius is its level. One pass serves every root, since a subtree's leaves stand together.
 */
export interface TreeLayout {
  readonly numbering: Numbering
  /** The position that index 0 of the columns stands for. */
  readonly first: number
  /** Leaves at positions before `first + index`. */
  readonly leavesBefore: Int32Array
  /** Members in sight at positions before `first + index`; absent when all are. */
  readonly seenBefore: Int32Array | undefined
  /** Depth of the deepest level in sight, counted from the tree's root. */
  readonly depthMax: number
  /** Layout units between two levels; the same for every root of one tree. */
  readonly levelDistance: number
}

/** Share of the circle, 0 to 1, that a subtree takes. */
export interface Arc {
  readonly from: number
  readonly to: number
}

/** Lays out a whole tree, or, for a sight that ends at a level, a root and the levels it may see. */
export function layOut(
  numbering: Numbering,
  sight?: { readonly root: Ordinal; readonly levelMax: number },
): TreeLayout {
  const { depth, size, enter, atPosition, placed } = numbering
  const limited = sight !== undefined && enter[sight.root]! >= 0
  const [first, end] = limited
    ? [enter[sight.root]!, enter[sight.root]! + size[sight.root]!]
    : [0, sight === undefined ? placed : 0]
  const depthMax = limited ? depth[sight.root]! + sight.levelMax : Infinity
  const leavesBefore = new Int32Array(end - first + 1)
  const seenBefore = limited ? new Int32Array(end - first + 1) : undefined
  let [leaves, seen, deepest] = [0, 0, 0]
  for (let position = first; position < end; position += 1) {
    const member = atPosition[position]!
    const level = depth[member]!
    if (level <= depthMax) seen += 1
    if (level === depthMax || (level < depthMax && size[member] === 1)) leaves += 1
    if (level > deepest) deepest = level
    leavesBefore[position - first + 1] = leaves
    if (seenBefore) seenBefore[position - first + 1] = seen
  }
  const levelDistance = distanceFor(deepest)
  return { numbering, first, leavesBefore, seenBefore, depthMax, levelDistance }
}

/** Halved until the deepest level fits, so that nearby depths share one distance. */
function distanceFor(deepest: number): number {
  let distance = LEVEL_DISTANCE
  while (distance > 1 && (deepest + 1) * distance * UNIT_PARTS > COORDINATE_MAX) distance /= 2
  return distance
}

/** Leaves in the subtree of a member; itself when nobody in sight is below. */
export function leavesOf({ numbering, first, leavesBefore }: TreeLayout, member: number): number {
  const start = numbering.enter[member]! - first
  return leavesBefore[start + numbering.size[member]!]! - leavesBefore[start]!
}

/** Members of a subtree in sight, without its head. */
export function seenBelow({ numbering, first, seenBefore }: TreeLayout, member: number): number {
  const start = numbering.enter[member]! - first
  const size = numbering.size[member]!
  return (seenBefore ? seenBefore[start + size]! - seenBefore[start]! : size) - 1
}

/** The arc of a member's subtree in the picture of `root`. */
export function arcOf(layout: TreeLayout, root: number, member: number): Arc {
  const { numbering, first, leavesBefore } = layout
  const whole = leavesOf(layout, root)
  const before = leavesBefore[numbering.enter[root]! - first]!
  const from = leavesBefore[numbering.enter[member]! - first]! - before
  return { from: from / whole, to: (from + leavesOf(layout, member)) / whole }
}
