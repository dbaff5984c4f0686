import {
  type CutWindow,
  meetsSector,
  sectorOf,
  type WindowSector,
} from '#server/domain/genealogy/cut-window.ts'
import { type Arc, arcOf, seenBelow, type TreeLayout } from '#server/domain/genealogy/layout.ts'
import type { MemberTest } from '#server/domain/genealogy/member-filter.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'

/** Which part of a tree is drawn. */
export interface CutQuestion {
  readonly root: Ordinal
  readonly window: CutWindow
  /** Drawn with all between them and the root, however narrow: path, selection, what was opened. */
  readonly keep?: readonly Ordinal[]
  /** Levels below the root that are drawn; absent for all. */
  readonly levels?: number
  /** Only branches in which somebody passes are drawn. */
  readonly passes?: MemberTest | undefined
  readonly membersMax?: number
  readonly aggregatesMax?: number
}

/** Neighbouring siblings that are too narrow to draw, as positions `first` (included) to `end` (excluded). */
export interface CutAggregate {
  readonly parent: Ordinal
  readonly first: number
  readonly end: number
  /** Siblings. */
  readonly count: number
  /** Members in sight in their subtrees, the siblings included. */
  readonly below: number
  /** Shares of the circle. */
  readonly from: number
  readonly to: number
}

export interface TreeCut {
  /** The root first, then in preorder: a parent stands before its children. */
  readonly members: readonly Ordinal[]
  readonly aggregates: readonly CutAggregate[]
  /** Pixels a subtree had to be wide to be drawn. */
  readonly minPx: number
  /** True when even that was too much and the outer levels were left out. */
  readonly truncated: boolean
}

export const MEMBERS_MAX = 2_000
export const AGGREGATES_MAX = 500
const MIN_PX = 3
const MIN_PX_GROWTH = 1.5
/** Nobody is left out for being narrower than that: a line has one child a level, and each is as wide as the circle. */
const MIN_PX_MAX = 64
/** Children that open by themselves; more start as an aggregate until their parent is kept. */
const CHILDREN_OPEN_MAX = 200

/**
 * Cuts a tree for a window: members whose subtree is wide enough are drawn, neighbours below that become aggregates.
 * The threshold rises until the reply fits. The same question gives the same cut.
 */
export function cutTree(layout: TreeLayout, question: CutQuestion): TreeCut {
  const { numbering } = layout
  invariant(numbering.enter[question.root]! >= 0, 'a cut begins at a member of the tree')
  const limits = {
    members: Math.min(question.membersMax ?? MEMBERS_MAX, MEMBERS_MAX),
    aggregates: Math.min(question.aggregatesMax ?? AGGREGATES_MAX, AGGREGATES_MAX),
  }
  const scene: Scene = {
    layout,
    question,
    limits,
    sector: sectorOf(question.window),
    kept: keptMembers(layout, question, limits.members),
    matchesBefore: question.passes && matchesBefore(layout, question.root, question.passes),
  }
  let minPx = MIN_PX
  let cut = attempt(scene, { minPx, truncate: false })
  while (cut === undefined && minPx < MIN_PX_MAX) {
    minPx *= MIN_PX_GROWTH
    cut = attempt(scene, { minPx, truncate: false })
  }
  const made = cut ?? attempt(scene, { minPx, truncate: true })
  invariant(made, 'a truncated cut always fits')
  return made
}

interface Scene {
  readonly layout: TreeLayout
  readonly question: CutQuestion
  readonly limits: { readonly members: number; readonly aggregates: number }
  readonly sector: WindowSector
  readonly kept: ReadonlySet<number>
  /** By position from the root's on: members before it that pass. */
  readonly matchesBefore: Int32Array | undefined
}

/** The members to keep and all between them and the root, as far as they fit into half of the reply. */
function keptMembers(layout: TreeLayout, { root, keep = [] }: CutQuestion, limit: number): Set<number> {
  const { count, enter, size, depth } = layout.numbering
  const kept = new Set<number>([root])
  for (const member of keep) {
    const position = member < count ? enter[member]! : -1
    if (position <= enter[root]! || position >= enter[root]! + size[root]!) continue
    if (depth[member]! > layout.depthMax || depth[member]! - depth[root]! > limit / 2) continue
    const missing = wayTo(layout, root, member).filter((between) => !kept.has(between))
    if (kept.size + missing.length > limit / 2) continue
    for (const between of missing) kept.add(between)
  }
  return kept
}

/** From below the root down to the member, each step into the child whose interval holds it. */
function wayTo({ numbering }: TreeLayout, root: number, member: number): number[] {
  const { childStart, children, enter } = numbering
  const way: number[] = []
  for (let above = root; above !== member; above = way.at(-1)!) {
    let [low, high] = [childStart[above]!, childStart[above + 1]! - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (enter[children[middle]!]! <= enter[member]!) low = middle
      else high = middle - 1
    }
    way.push(children[low]!)
  }
  return way
}

function matchesBefore({ numbering }: TreeLayout, root: number, passes: MemberTest): Int32Array {
  const { enter, size, atPosition } = numbering
  const [first, length] = [enter[root]!, size[root]!]
  const before = new Int32Array(length + 1)
  for (let index = 0; index < length; index += 1) {
    before[index + 1] = before[index]! + (passes(atPosition[first + index]!) ? 1 : 0)
  }
  return before
}

interface Threshold {
  readonly minPx: number
  /** Leave out what exceeds the limits instead of giving up. */
  readonly truncate: boolean
}

/** One walk, level by level; `undefined` as soon as the reply would not fit. */
function attempt(scene: Scene, { minPx, truncate }: Threshold): TreeCut | undefined {
  const { limits, question, layout, kept } = scene
  const members: Ordinal[] = [question.root]
  const aggregates: CutAggregate[] = []
  let room = truncate ? limits.members - kept.size : Infinity
  let truncated = false
  for (let next = 0; next < members.length; next += 1) {
    const opened = openMember(scene, members[next]!, { minPx, room })
    room -= opened.wide
    truncated ||= opened.truncated
    for (const member of opened.drawn) members.push(member)
    for (const aggregate of opened.aggregates) aggregates.push(aggregate)
    const fits = members.length <= limits.members && aggregates.length <= limits.aggregates
    if (!fits && !truncate) return undefined
  }
  const { enter } = layout.numbering
  members.sort((a, b) => enter[a]! - enter[b]!)
  aggregates.sort((a, b) => a.first - b.first)
  truncated ||= aggregates.length > limits.aggregates
  return { members, aggregates: aggregates.slice(0, limits.aggregates), minPx, truncated }
}

interface Opening {
  readonly minPx: number
  /** Members that may still be drawn, kept ones not counted. */
  readonly room: number
}

interface Opened {
  readonly drawn: readonly Ordinal[]
  /** How many of them are not kept. */
  readonly wide: number
  readonly aggregates: readonly CutAggregate[]
  readonly truncated: boolean
}

const CLOSED: Opened = { drawn: [], wide: 0, aggregates: [], truncated: false }

/** Looks at the children of a drawn member: drawn, left out, or joined with their neighbours. */
function openMember(scene: Scene, parent: Ordinal, { minPx, room }: Opening): Opened {
  const { childStart, children, depth } = scene.layout.numbering
  const level = depth[parent]! + 1 - depth[scene.question.root]!
  if (level > (scene.question.levels ?? Infinity) || depth[parent]! >= scene.layout.depthMax) return CLOSED
  const list = children.subarray(childStart[parent], childStart[parent + 1])
  const fates = Array.from(list, (child) => fateOf(scene, child, minPx))
  const wide = fates.reduce((sum, fate) => sum + (fate === 'WIDE' ? 1 : 0), 0)
  const closed = wide > CHILDREN_OPEN_MAX && !scene.kept.has(parent)
  const opens = closed ? 0 : Math.min(wide, room)
  const runs = new AggregateRuns(scene, parent)
  const drawn: Ordinal[] = []
  let left = opens
  fates.forEach((fate, offset) => {
    const child = list[offset]! as Ordinal
    const fits = fate === 'WIDE' && left > 0
    if (fits) left -= 1
    if (fate === 'KEPT' || fits) drawn.push(child)
    if (fate === 'NARROW' || (fate === 'WIDE' && !fits)) runs.add(child)
    else runs.end()
  })
  // A sliver would say nothing: its members are hidden, and counted as such on their parent.
  const aggregates = runs.made.filter((run) => {
    return widthOnScreen(scene, { level, levelsBelow: run.end - run.first - run.count, arc: run }) >= minPx
  })
  return { drawn, wide: opens, aggregates, truncated: !closed && opens < wide }
}

/** What becomes of a child: kept at any width, wide enough, too narrow, or outside of window or filter. */
type Fate = 'KEPT' | 'WIDE' | 'NARROW' | 'UNSEEN'

function fateOf(scene: Scene, child: number, minPx: number): Fate {
  if (scene.kept.has(child)) return 'KEPT'
  const { layout, question, sector, matchesBefore: matches } = scene
  const { enter, size, depth } = layout.numbering
  if (matches) {
    const offset = enter[child]! - enter[question.root]!
    if (matches[offset + size[child]!] === matches[offset]) return 'UNSEEN'
  }
  const radius = (depth[child]! - depth[question.root]!) * layout.levelDistance
  if (radius > sector.radiusMax) return 'UNSEEN'
  if (size[child] === 1 && radius < sector.radiusMin) return 'UNSEEN'
  const arc = arcOf(layout, question.root, child)
  if (!meetsSector(sector, arc.from, arc.to)) return 'UNSEEN'
  const level = depth[child]! - depth[question.root]!
  return widthOnScreen(scene, { level, levelsBelow: size[child]! - 1, arc }) >= minPx ? 'WIDE' : 'NARROW'
}

interface Subtree {
  readonly level: number
  /** An upper bound: a subtree has no more levels below its head than members. */
  readonly levelsBelow: number
  readonly arc: Arc
}

/** Pixels along the arc of a subtree where it is widest: where it leaves the window, or at its deepest level. */
function widthOnScreen({ layout, question, sector }: Scene, { level, levelsBelow, arc }: Subtree): number {
  const deepest = layout.depthMax - layout.numbering.depth[question.root]!
  const reach = Math.min(level + levelsBelow, deepest) * layout.levelDistance
  const radius = Math.max(level * layout.levelDistance, Math.min(reach, sector.radiusShown))
  return (arc.to - arc.from) * 2 * Math.PI * radius * question.window.pixelsPerUnit
}

/** Joins neighbouring siblings; positions of neighbours follow one another. */
class AggregateRuns {
  readonly made: { -readonly [Field in keyof CutAggregate]: CutAggregate[Field] }[] = []
  readonly #layout: TreeLayout
  readonly #root: Ordinal
  readonly #parent: Ordinal
  #open = false

  constructor({ layout, question }: Scene, parent: Ordinal) {
    this.#layout = layout
    this.#root = question.root
    this.#parent = parent
  }

  add(child: Ordinal): void {
    const { enter, size } = this.#layout.numbering
    const { from, to } = arcOf(this.#layout, this.#root, child)
    const first = enter[child]!
    if (!this.#open) this.made.push({ parent: this.#parent, first, end: first, count: 0, below: 0, from, to })
    this.#open = true
    const run = this.made.at(-1)!
    run.end = first + size[child]!
    run.count += 1
    run.below += 1 + seenBelow(this.#layout, child)
    run.to = to
  }

  end(): void {
    this.#open = false
  }
}
