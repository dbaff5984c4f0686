import type { Tree } from '#server/domain/compensation/tree.ts'

/** The nearest member above who is marked; -1 where there is none. */
export function nearestMarked(tree: Tree, marked: Uint8Array): Int32Array {
  const { parent, order } = tree
  const next = new Int32Array(parent.length)
  for (let place = 0; place < order.length; place += 1) {
    const member = order[place]!
    const above = parent[member]!
    next[member] = above < 0 ? -1 : marked[above] === 1 ? above : next[above]!
  }
  return next
}

/** 1 for ranks of at least `rank`. */
export const atLeastRank = (ranks: Int16Array, rank: number): Uint8Array =>
  Uint8Array.from(ranks, (own) => (own >= rank ? 1 : 0))
