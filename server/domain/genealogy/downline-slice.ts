import { levelBetween, upline } from '#server/domain/genealogy/climb.ts'
import type { GenealogyTree } from '#server/domain/genealogy/genealogy-tree.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'

/** Positions of a downline without its root: `start` included, `end` excluded. */
export interface DownlineSlice {
  readonly start: number
  readonly end: number
}

/** The numbered part of a downline; empty for a member that is not numbered yet. */
export function sliceOf(tree: GenealogyTree, root: Ordinal): DownlineSlice {
  if (!tree.isNumbered(root)) return { start: 0, end: 0 }
  const enter = tree.numbering.enter[root]!
  return { start: enter + 1, end: enter + tree.numbering.size[root]! }
}

/** A member of a downline that has no number yet, with its level (exact, by climbing). */
export interface TailMember {
  readonly member: Ordinal
  readonly level: number
}

/** The not yet numbered part of a downline, in the order of arrival; at most about 2.5 ms for a full tail. */
export function tailBelow(tree: GenealogyTree, root: Ordinal): TailMember[] {
  const found: TailMember[] = []
  for (const member of tree.tail) {
    const level = member === root ? undefined : levelBetween(tree, member, root)
    if (level !== undefined) found.push({ member, level })
  }
  return found
}

/** Members below `root`: the numbered ones and the tail. */
export function sizeOfDownline(tree: GenealogyTree, root: Ordinal): number {
  const { start, end } = sliceOf(tree, root)
  return end - start + tailBelow(tree, root).length
}

/** How many stand below each of some members, and how many directly below. */
export interface DownlineCounts {
  readonly below: Int32Array
  readonly recruits: Int32Array
}

/** The counts of many members at once, in their order: the tail is climbed only once for all of them. */
export function downlineCounts(tree: GenealogyTree, members: readonly Ordinal[]): DownlineCounts {
  const below = Int32Array.from(members, (member) => {
    const { start, end } = sliceOf(tree, member)
    return end - start
  })
  const recruits = Int32Array.from(members, (member) => {
    const { childStart } = tree.numbering
    return tree.isNumbered(member) ? childStart[member + 1]! - childStart[member]! : 0
  })
  const placeOf = new Map(members.map((member, place) => [member, place]))
  for (const late of tree.tail) {
    let direct = 1
    for (const above of upline(tree, late)) {
      const place = placeOf.get(above)
      if (place !== undefined) {
        below[place]! += 1
        recruits[place]! += direct
      }
      direct = 0
    }
  }
  return { below, recruits }
}

/** Direct recruits in joining order, later comers last; exact also while a renumbering is due. */
export function frontlineOf(tree: GenealogyTree, root: Ordinal): Ordinal[] {
  const found: Ordinal[] = []
  const numbered = new Set<Ordinal>()
  if (tree.isNumbered(root)) {
    const { childStart, children } = tree.numbering
    for (let index = childStart[root]!; index < childStart[root + 1]!; index += 1) {
      const child = children[index]! as Ordinal
      if (tree.parent[child] !== root) continue
      found.push(child)
      if (tree.moved.size > 0) numbered.add(child)
    }
  }
  for (const member of tree.moved) {
    if (tree.parent[member] === root && !numbered.has(member)) found.push(member)
  }
  for (const member of tree.tail) if (tree.parent[member] === root) found.push(member)
  return found
}

/** Members without a sponsor, in joining order, later comers last. */
export function rootsOf(tree: GenealogyTree): Ordinal[] {
  const { children, rootStart, placed } = tree.numbering
  const found = Array.from(children.subarray(rootStart, placed)) as Ordinal[]
  const numbered = new Set(found)
  const late = [...tree.moved, ...tree.tail].filter((member) => !numbered.has(member))
  return [...found, ...late].filter((member) => tree.parent[member] === -1)
}
