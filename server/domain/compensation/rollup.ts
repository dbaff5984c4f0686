import type { Tree } from '#server/domain/compensation/tree.ts'

/** Self and downline: one pass from the deepest up. */
export function groupSums(tree: Tree, own: Float64Array): Float64Array {
  const { order, parent } = tree
  const sums = own.slice()
  for (let place = order.length - 1; place >= 0; place -= 1) {
    const member = order[place]!
    const above = parent[member]!
    if (above >= 0) sums[above]! += sums[member]!
  }
  return sums
}

/** Downline without self. */
export function legSums(tree: Tree, own: Float64Array): Float64Array {
  const sums = groupSums(tree, own)
  for (let member = 0; member < sums.length; member += 1) sums[member]! -= own[member]!
  return sums
}

/** Levels 1 to `levels` below, without self: one pass a level. */
export function levelSums(tree: Tree, own: Float64Array, levels: number): Float64Array {
  const { parent } = tree
  let deepest = 0
  for (const depth of tree.depth) if (depth > deepest) deepest = depth
  if (levels >= deepest) return legSums(tree, own)
  let within = new Float64Array(own.length)
  for (let level = 0; level < levels; level += 1) {
    const next = new Float64Array(own.length)
    for (let member = 0; member < own.length; member += 1) {
      const above = parent[member]!
      if (above >= 0) next[above]! += own[member]! + within[member]!
    }
    within = next
  }
  return within
}
