import { levelBetween } from '#server/domain/genealogy/climb.ts'
import { type DownlineOrder, type OrderKey, orderKey } from '#server/domain/genealogy/downline-order.ts'
import {
  type DownlineSlice,
  frontlineOf,
  sliceOf,
  tailBelow,
} from '#server/domain/genealogy/downline-slice.ts'
import type { GenealogyTree } from '#server/domain/genealogy/genealogy-tree.ts'
import { type MemberFilter, type MemberTest, memberTest } from '#server/domain/genealogy/member-filter.ts'
import type { MemberTable } from '#server/domain/genealogy/member-table.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'

/** The last row of a page: the next page begins after it. */
export interface DownlineCursor {
  /** The order's key of that row; for `TREE` its place within the downline. */
  readonly key: number
  readonly member: Ordinal
}

/** Which part of a downline is listed, and how. */
export interface PageQuestion {
  readonly root: Ordinal
  readonly order: DownlineOrder
  /** Rows wanted. */
  readonly first: number
  readonly after?: DownlineCursor
  readonly filter?: MemberFilter
  /** Deepest level that is listed; 1 lists the frontline. */
  readonly levelMax?: number
}

export interface PageRow {
  readonly member: Ordinal
  /** Level below the list's root. */
  readonly level: number
}

export interface DownlinePage {
  readonly rows: readonly PageRow[]
  /** Absent on the last page. */
  readonly next?: DownlineCursor
}

interface Search {
  readonly tree: GenealogyTree
  readonly root: Ordinal
  readonly levelMax: number
  readonly passes: MemberTest | undefined
}

/**
 * A page of a downline, its root not included. The same question gives the same rows, and following `next` gives
 * everybody once, as long as nothing changes meanwhile. Rows always stand below the root at this moment; who was moved
 * in appears at the latest when the tree is renumbered.
 */
export function downlinePage(tree: GenealogyTree, table: MemberTable, question: PageQuestion): DownlinePage {
  const { root, levelMax = Infinity, order, first, after } = question
  const search: Search = { tree, root, levelMax, passes: memberTest(table, question.filter) }
  // One row more than is wanted tells whether there is a next page.
  const found =
    order === 'TREE'
      ? nextInTree(search, first + 1, after)
      : smallest(search, { key: orderKey(order, tree, table), wanted: first + 1, after })
  const kept = found.slice(0, first)
  const last = kept.at(-1)
  const rows = kept.map(({ member, level }) => ({ member, level }))
  if (found.length <= first || last === undefined) return { rows }
  return { rows, next: { key: last.key, member: last.member } }
}

interface KeyedRow extends PageRow {
  readonly key: number
}

/** Rows in preorder, then the tail by ordinal, from behind the cursor until enough are found. */
function nextInTree(search: Search, wanted: number, after: DownlineCursor | undefined): KeyedRow[] {
  const { tree, root, levelMax } = search
  const slice = sliceOf(tree, root)
  const { atPosition, depth, size } = tree.numbering
  const found: KeyedRow[] = []
  let position = after === undefined ? slice.start : placeAfter(tree, slice, after)
  while (position < slice.end && found.length < wanted) {
    const member = atPosition[position]! as Ordinal
    const level = acceptedLevel(search, member, depth[member]! - depth[root]!)
    if (level !== undefined) found.push({ member, level, key: position - slice.start })
    position += depth[member]! - depth[root]! >= levelMax ? size[member]! : 1
  }
  return found.length === wanted ? found : [...found, ...nextInTail(search, slice, after)].slice(0, wanted)
}

function nextInTail(search: Search, { start, end }: DownlineSlice, after?: DownlineCursor): KeyedRow[] {
  const { tree, root, levelMax, passes } = search
  const behind = after && after.key >= end - start ? after.member : -1
  return tailBelow(tree, root)
    .filter(({ member, level }) => member > behind && level <= levelMax && (!passes || passes(member)))
    .sort((a, b) => a.member - b.member)
    .map((row) => ({ ...row, key: end - start }))
}

/** The position behind the cursor's member, wherever it stands now; if it left the downline, behind its old place. */
function placeAfter(tree: GenealogyTree, { start, end }: DownlineSlice, after: DownlineCursor): number {
  if (!tree.isNumbered(after.member)) return start + after.key + 1
  const position = tree.numbering.enter[after.member]!
  return position >= start && position < end ? position + 1 : start + after.key + 1
}

/** The level of a member that passes the filter and stands in the wanted part of the downline at this moment. */
function acceptedLevel(search: Search, member: Ordinal, numbered: number): number | undefined {
  const { tree, root, levelMax, passes } = search
  if (passes && !passes(member)) return undefined
  // Only while moves wait for their renumbering can the slice and the truth differ: no list may then show more than
  // rights allow.
  const level = tree.moved.size === 0 ? numbered : levelBetween(tree, member, root)
  return level !== undefined && level <= levelMax ? level : undefined
}

interface Selection {
  readonly key: OrderKey
  readonly wanted: number
  readonly after: DownlineCursor | undefined
}

/** The `wanted` smallest rows behind the cursor by key and ordinal: one pass, a short sorted list. */
function smallest(search: Search, { key, wanted, after }: Selection): KeyedRow[] {
  const kept: KeyedRow[] = []
  let worst = Infinity
  eachCandidate(search, (member, level) => {
    const value = key(member, level)
    if (kept.length === wanted && value > worst) return
    if (after && (value < after.key || (value === after.key && member <= after.member))) return
    if (kept.length === wanted && !standsBefore({ member, key: value }, kept[wanted - 1]!)) return
    const now = acceptedLevel(search, member, level)
    if (now === undefined) return
    insertSorted(kept, { member, level: now, key: value })
    if (kept.length > wanted) kept.pop()
    if (kept.length === wanted) worst = kept[wanted - 1]!.key
  })
  return kept
}

function eachCandidate(search: Search, visit: (member: Ordinal, level: number) => void): void {
  const { tree, root, levelMax } = search
  if (levelMax === 1) {
    for (const member of frontlineOf(tree, root)) visit(member, 1)
    return
  }
  const { start, end } = sliceOf(tree, root)
  const { atPosition, depth, depthAt } = tree.numbering
  const top = tree.isNumbered(root) ? depth[root]! : 0
  for (let position = start; position < end; position += 1) {
    const level = depthAt[position]! - top
    if (level <= levelMax) visit(atPosition[position]! as Ordinal, level)
  }
  for (const { member, level } of tailBelow(tree, root)) if (level <= levelMax) visit(member, level)
}

function standsBefore(a: DownlineCursor, b: DownlineCursor): boolean {
  return a.key < b.key || (a.key === b.key && a.member < b.member)
}

function insertSorted(rows: KeyedRow[], row: KeyedRow): void {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (standsBefore(rows[middle]!, row)) low = middle + 1
    else high = middle
  }
  rows.splice(low, 0, row)
}
