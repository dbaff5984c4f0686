import { RunStopped } from '#server/domain/compensation/result.ts'

/**
 * A tree of members as the engine walks it. `order` names every member once, whoever stands above before whoever
 * stands below: forwards it is a pass from the roots down, backwards one from the deepest up.
 */
export interface Tree {
  readonly name: string
  /** -1 for roots and for whoever is outside the tree. */
  readonly parent: Int32Array
  readonly order: Int32Array
  /** 0 at a root. */
  readonly depth: Int32Array
  /** Position below the parent (1 is left in a binary tree); empty in the sponsor tree. */
  readonly leg: Int16Array
}

/** Children of `m`: `children[start[m] .. start[m + 1] - 1]`, by index. */
export interface ChildLists {
  readonly start: Int32Array
  readonly children: Int32Array
}

/** Readies a tree in time linear in its size, whatever its depth; a ring stops the run and is named. */
export function treeOf(name: string, parent: Int32Array, leg: Int16Array = new Int16Array(0)): Tree {
  const depth = depthsOf(name, parent)
  return { name, parent, depth, leg, order: topDown(parent, depth) }
}

/** Climbs from each member to the first known depth, then writes the depths of the way back. */
function depthsOf(name: string, parent: Int32Array): Int32Array {
  const count = parent.length
  const depth = new Int32Array(count).fill(-1)
  const path = new Int32Array(count)
  for (let member = 0; member < count; member += 1) {
    let steps = 0
    let at = member
    while (at >= 0 && depth[at] === -1) {
      if (steps === count) throw ringIn(name, parent, member)
      path[steps] = at
      steps += 1
      at = parent[at]!
    }
    let level = at < 0 ? -1 : depth[at]!
    while (steps > 0) {
      steps -= 1
      level += 1
      depth[path[steps]!] = level
    }
  }
  return depth
}

function ringIn(name: string, parent: Int32Array, member: number): RunStopped {
  let at = member
  for (let step = 0; step < parent.length; step += 1) at = parent[at]!
  return new RunStopped({ code: 'TREE_CYCLE', facts: { tree: name, member: at.toString() } })
}

function topDown(parent: Int32Array, depth: Int32Array): Int32Array {
  const count = parent.length
  const order = new Int32Array(count)
  let inOrder = true
  let deepest = 0
  for (let member = 0; member < count; member += 1) {
    if (parent[member]! >= member) inOrder = false
    if (depth[member]! > deepest) deepest = depth[member]!
    order[member] = member
  }
  if (inOrder) return order
  const next = new Int32Array(deepest + 2)
  for (let member = 0; member < count; member += 1) next[depth[member]! + 1]! += 1
  for (let level = 1; level < next.length; level += 1) next[level]! += next[level - 1]!
  for (let member = 0; member < count; member += 1) {
    const level = depth[member]!
    order[next[level]!] = member
    next[level]! += 1
  }
  return order
}

/** Who stands right below whom. */
export function childListsOf(tree: Tree): ChildLists {
  const { parent } = tree
  const start = new Int32Array(parent.length + 1)
  for (const above of parent) if (above >= 0) start[above + 1]! += 1
  for (let member = 0; member < parent.length; member += 1) start[member + 1]! += start[member]!
  const children = new Int32Array(start[parent.length]!)
  const next = start.slice(0, parent.length)
  for (let member = 0; member < parent.length; member += 1) {
    const above = parent[member]!
    if (above < 0) continue
    children[next[above]!] = member
    next[above]! += 1
  }
  return { start, children }
}

/** Preorder intervals: `m` stands in the leg of head `h` when `enter[h] <= enter[m] < enter[h] + size[h]`. */
export interface Intervals {
  readonly enter: Int32Array
  readonly size: Int32Array
}

export function intervalsOf(tree: Tree): Intervals {
  const { parent, order } = tree
  const size = new Int32Array(parent.length).fill(1)
  for (let place = order.length - 1; place >= 0; place -= 1) {
    const member = order[place]!
    const above = parent[member]!
    if (above >= 0) size[above]! += size[member]!
  }
  const enter = new Int32Array(parent.length)
  const free = new Int32Array(parent.length)
  let next = 0
  for (const member of order) {
    const above = parent[member]!
    if (above < 0) {
      enter[member] = next
      next += size[member]!
    } else {
      enter[member] = free[above]!
      free[above]! += size[member]!
    }
    free[member] = enter[member]! + 1
  }
  return { enter, size }
}
