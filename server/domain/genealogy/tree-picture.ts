import { levelBetween } from '#server/domain/genealogy/climb.ts'
import type { CutWindow } from '#server/domain/genealogy/cut-window.ts'
import type { GenealogyTree } from '#server/domain/genealogy/genealogy-tree.ts'
import { arcOf, layOut, seenBelow, type TreeLayout, UNIT_PARTS } from '#server/domain/genealogy/layout.ts'
import { type CutAggregate, cutTree, type TreeCut } from '#server/domain/genealogy/level-of-detail.ts'
import { type MemberFilter, memberTest } from '#server/domain/genealogy/member-filter.ts'
import type { MemberTable } from '#server/domain/genealogy/member-table.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'

/** What an explorer asks for. */
export interface PictureQuestion {
  readonly root: Ordinal
  /** Deepest level below the root that the asker may see; absent for all. Deeper ones do not exist for the picture. */
  readonly levelMax?: number
  /** Absent: the whole of what is asked on a square of 800 pixels. */
  readonly window?: CutWindow
  /** Always drawn, with the way to them; at most 200 are looked at. */
  readonly keep?: readonly Ordinal[]
  /** Levels that are drawn; absent for all in sight. */
  readonly levels?: number
  readonly filter?: MemberFilter
  readonly membersMax?: number
}

/** Columns of one length, the root first, then in preorder: a parent stands before its children. */
export interface PictureMembers {
  readonly member: readonly Ordinal[]
  /** Row of the parent; -1 for the root. */
  readonly parent: readonly number[]
  /** Sixteenths of a layout unit around the root. */
  readonly x: readonly number[]
  readonly y: readonly number[]
  /** Level below the root. */
  readonly level: readonly number[]
  /** Members below, direct recruits, and recruits that are not drawn; all within sight. */
  readonly below: readonly number[]
  readonly recruits: readonly number[]
  readonly hidden: readonly number[]
}

/** Runs of siblings too narrow to draw, as columns of one length. */
export interface PictureAggregates {
  /** Row of the parent. */
  readonly parent: readonly number[]
  /** 65,536ths of the full circle. */
  readonly from: readonly number[]
  readonly to: readonly number[]
  /** Siblings; members in their subtrees, themselves included; how many of those are active. */
  readonly count: readonly number[]
  readonly below: readonly number[]
  readonly active: readonly number[]
  /** Own and customers' volume of those members in the open period. */
  readonly volume: readonly bigint[]
}

export interface TreePicture {
  /** Changes when the tree is numbered anew. */
  readonly version: number
  readonly minPx: number
  readonly truncated: boolean
  /** Layout units between two levels. */
  readonly levelDistance: number
  readonly members: PictureMembers
  readonly aggregates: PictureAggregates
}

const KEEP_MAX = 200
const WINDOW_PX = 800
const CIRCLE_PARTS = 65_536

/** Cuts a tree for a window and gives every drawn member its place. Members without a number are not in it yet. */
export function pictureOf(
  tree: GenealogyTree,
  table: MemberTable,
  question: PictureQuestion,
): TreePicture | undefined {
  const { root, levelMax, keep = [], filter, levels, membersMax } = question
  if (!tree.isNumbered(root)) return undefined
  const layout = levelMax === undefined ? tree.layout : layOut(tree.numbering, { root, levelMax })
  const cut = cutTree(layout, {
    root,
    window: question.window ?? wholeWindow(layout, root, levels ?? Infinity),
    keep: keep.slice(0, KEEP_MAX),
    passes: memberTest(table, filter),
    ...(levels !== undefined && { levels }),
    ...(membersMax !== undefined && { membersMax }),
  })
  const rows = rowsOf(tree, cut, { root, levelMax: levelMax ?? Infinity })
  return {
    version: tree.version,
    minPx: cut.minPx,
    truncated: cut.truncated,
    levelDistance: layout.levelDistance,
    members: memberColumns(layout, root, rows),
    aggregates: aggregateColumns(tree, table, { layout, cut, rows }),
  }
}

/** The square that holds all levels in sight that are asked for. */
function wholeWindow(layout: TreeLayout, root: Ordinal, levels: number): CutWindow {
  const { enter, size, atPosition, depth } = layout.numbering
  let deepest = 0
  for (let position = enter[root]!; position < enter[root]! + size[root]!; position += 1) {
    deepest = Math.max(deepest, depth[atPosition[position]!]!)
  }
  const inSight = Math.min(deepest, layout.depthMax) - depth[root]!
  const radius = (Math.min(inSight, levels) + 1) * layout.levelDistance
  return {
    x: -radius,
    y: -radius,
    width: 2 * radius,
    height: 2 * radius,
    pixelsPerUnit: WINDOW_PX / (2 * radius),
  }
}

/** Row by member, in the order of the cut. */
type Rows = ReadonlyMap<Ordinal, { readonly row: number; readonly parent: number }>

/**
 * Gives rows to the drawn members that stand below the root at this moment: while moves wait for their renumbering
 * the picture must not show more than rights allow.
 */
function rowsOf(
  tree: GenealogyTree,
  { members }: TreeCut,
  { root, levelMax }: { readonly root: Ordinal; readonly levelMax: number },
): Rows {
  const { enter, size } = tree.numbering
  const rows = new Map<Ordinal, { row: number; parent: number }>()
  const way: Ordinal[] = []
  for (const member of members) {
    while (way.length > 0 && enter[member]! >= enter[way.at(-1)!]! + size[way.at(-1)!]!) way.pop()
    const parent = way.at(-1)
    way.push(member)
    const above = parent === undefined ? undefined : rows.get(parent)
    if (member !== root && above === undefined) continue
    const level = tree.moved.size === 0 ? 0 : levelBetween(tree, member, root)
    if (level === undefined || level > levelMax) continue
    rows.set(member, { row: rows.size, parent: above?.row ?? -1 })
  }
  return rows
}

function memberColumns(layout: TreeLayout, root: Ordinal, rows: Rows): PictureMembers {
  const { depth, childStart } = layout.numbering
  const member = [...rows.keys()]
  const parent = Array.from(rows.values(), (row) => row.parent)
  const level = member.map((each) => depth[each]! - depth[root]!)
  const recruits = member.map((each) =>
    depth[each]! < layout.depthMax ? childStart[each + 1]! - childStart[each]! : 0,
  )
  const hidden = [...recruits]
  for (const above of parent) if (above >= 0) hidden[above]! -= 1
  const places = member.map((each, row) => placeOf(layout, root, { member: each, level: level[row]! }))
  return {
    member,
    parent,
    x: places.map(({ x }) => x),
    y: places.map(({ y }) => y),
    level,
    below: member.map((each) => seenBelow(layout, each)),
    recruits,
    hidden,
  }
}

function placeOf(
  layout: TreeLayout,
  root: Ordinal,
  { member, level }: { readonly member: Ordinal; readonly level: number },
): { readonly x: number; readonly y: number } {
  const { from, to } = arcOf(layout, root, member)
  const angle = Math.PI * (from + to)
  const radius = level * layout.levelDistance * UNIT_PARTS
  return { x: nearest(radius * Math.cos(angle)), y: nearest(radius * Math.sin(angle)) }
}

interface Drawn {
  readonly layout: TreeLayout
  readonly cut: TreeCut
  readonly rows: Rows
}

function aggregateColumns(tree: GenealogyTree, table: MemberTable, drawn: Drawn): PictureAggregates {
  const { layout, cut, rows } = drawn
  const shown = cut.aggregates.filter(({ parent }) => rows.has(parent))
  const sums = shown.map((run) => sumRun(tree, table, { layout, run }))
  return {
    parent: shown.map(({ parent }) => rows.get(parent)!.row),
    from: shown.map(({ from }) => nearest(from * CIRCLE_PARTS)),
    to: shown.map(({ to }) => nearest(to * CIRCLE_PARTS)),
    count: shown.map(({ count }) => count),
    below: shown.map(({ below }) => below),
    active: sums.map(({ active }) => active),
    volume: sums.map(({ volume }) => volume),
  }
}

function sumRun(
  tree: GenealogyTree,
  table: MemberTable,
  { layout, run }: { readonly layout: TreeLayout; readonly run: CutAggregate },
): { readonly active: number; readonly volume: bigint } {
  const { atPosition, depth } = tree.numbering
  const { ownVolume, customerVolume } = table
  const volume = new BigInt64Array(1)
  let active = 0
  for (let position = run.first; position < run.end; position += 1) {
    const member = atPosition[position]!
    if (depth[member]! > layout.depthMax) continue
    if (table.isActive(member)) active += 1
    volume[0] = volume[0]! + ownVolume[member]! + customerVolume[member]!
  }
  return { active, volume: volume[0]! }
}

/** To the nearest integer, halves upwards. */
const nearest = (value: number): number => Math.floor(value + 0.5)
