import type { PlacementFacts } from '#server/domain/compensation/facts.ts'
import type { PlacementTree } from '#server/domain/compensation/plan-document.ts'
import { addDays } from '#server/domain/kernel/instant.ts'
import type { Period } from '#server/domain/kernel/period.ts'
import {
  type FactsContext,
  instantAt,
  memberAt,
  positionOf,
} from '#server/formats/facts-document/document-context.ts'
import type { FactsDocument } from '#server/formats/facts-document/facts-schema.ts'
import type { MemberColumns } from '#server/formats/facts-document/member-columns.ts'

/** A dated edge from a member to the one above; `parent` -1 is a root, `from` NaN is the member's joining. */
export interface DatedEdge {
  readonly member: number
  readonly parent: number
  readonly leg: number
  readonly from: number
  readonly to: number
  readonly path: string
}

const ALWAYS = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }

/** All sponsor edges of the document, those written at members first. */
export function sponsorEdges(context: FactsContext): DatedEdge[] {
  const edges: DatedEdge[] = []
  const above = (number: string | null, path: string): number => {
    const found = number === null ? -1 : context.memberIndex.get(number)
    if (found === undefined) {
      const text = `The sponsor ${number} does not exist; add the member or correct the number.`
      context.problems.add('SPONSOR_MISSING', path, text)
    }
    return found ?? -1
  }
  context.document.members.forEach(({ sponsor }, member) => {
    if (sponsor === undefined) return
    const path = `members[${member}].sponsor`
    edges.push({ member, parent: above(sponsor, path), leg: 0, ...ALWAYS, path })
  })
  context.document.sponsors?.forEach((edge, index) => {
    const path = `sponsors[${index}]`
    const member = memberAt(context, edge.member, `${path}.member`)
    if (member < 0) return
    edges.push({
      member,
      parent: above(edge.sponsor, `${path}.sponsor`),
      leg: 0,
      ...span(context, edge, path),
      path,
    })
  })
  return edges
}

function span(
  context: FactsContext,
  edge: { from?: string | undefined; to?: string | undefined },
  path: string,
): { from: number; to: number } {
  const from = edge.from === undefined ? undefined : instantAt(context, edge.from, `${path}.from`)
  const to = edge.to === undefined ? undefined : instantAt(context, edge.to, `${path}.to`)
  if (from !== undefined && to !== undefined && to < from) {
    const text = `It ends (${edge.to}) before it begins (${edge.from}); correct one of the dates.`
    context.problems.add('SPAN_REVERSED', `${path}.to`, text)
  }
  return { from: from ?? ALWAYS.from, to: to ?? ALWAYS.to }
}

const lastDay = (period: Period) => addDays(period.dayAfter, -1)

/** Edges that hold at the last instant of the period. */
const holding = (edges: readonly DatedEdge[], period: Period): DatedEdge[] =>
  edges.filter(({ from, to }) => from < period.to && to >= period.to)

/** The sponsor of each member at the end of a period; a missing, double, early or circular one is a problem. */
export function sponsorParents(
  context: FactsContext,
  { columns, edges, period }: { columns: MemberColumns; edges: readonly DatedEdge[]; period: Period },
): Int32Array {
  const { joinedAt, count, numbers } = columns.fixed
  const parent = new Int32Array(count).fill(-2)
  for (const edge of holding(edges, period)) {
    if (joinedAt[edge.member]! >= period.to) continue
    if (parent[edge.member] !== -2) {
      const text = `Member ${numbers[edge.member]} has two sponsors on ${lastDay(period)}; end one of the edges.`
      context.problems.add('SPONSOR_TWICE', edge.path, text)
    }
    parent[edge.member] = edge.parent
    if (edge.parent >= 0) checkLater(context, columns, edge)
  }
  for (let member = 0; member < count; member += 1) {
    if (parent[member] !== -2) continue
    parent[member] = -1
    if (joinedAt[member]! >= period.to) continue
    const text = `Member ${numbers[member]} has no sponsor on ${lastDay(period)}; name one, or null for a root.`
    context.problems.add('SPONSOR_MISSING', `members[${member}]`, text)
  }
  refuseLoops(context, parent, 'Sponsor')
  return parent
}

function checkLater(context: FactsContext, columns: MemberColumns, edge: DatedEdge): void {
  const { joinedAt, numbers } = columns.fixed
  if (columns.joinedStated[edge.parent] === 0) return
  const stated = columns.joinedStated[edge.member] === 1 ? joinedAt[edge.member]! : Number.POSITIVE_INFINITY
  const from = Number.isFinite(edge.from) ? edge.from : stated
  if (from >= joinedAt[edge.parent]!) return
  const [member, sponsor] = [numbers[edge.member], numbers[edge.parent]]
  const text = `The edge ${member} -> ${sponsor} begins before ${sponsor} was a member; correct one of the dates.`
  context.problems.add('SPONSOR_LATER', edge.path, text)
}

/** Reports each loop of a parent column once and cuts it open; without recursion. */
function refuseLoops(context: FactsContext, parent: Int32Array, kind: string): void {
  const seen = new Int32Array(parent.length)
  for (let start = 0; start < parent.length; start += 1) {
    let member = start
    while (member >= 0 && seen[member] === 0) {
      seen[member] = start + 1
      member = parent[member]!
    }
    if (member < 0 || seen[member] !== start + 1) continue
    const loop = loopFrom(parent, member)
    const named = loop.slice(0, 6).map((index) => context.document.members[index]?.id)
    const text = `${kind} loop: ${named.join(' -> ')}${loop.length > 6 ? ' -> ...' : ''} -> ${named[0]}.`
    context.problems.add('TREE_CYCLE', `members[${member}]`, `${text} Correct one edge, then compute again.`)
    parent[member] = -1
  }
}

function loopFrom(parent: Int32Array, start: number): number[] {
  const loop = [start]
  for (let member = parent[start]!; member !== start; member = parent[member]!) loop.push(member)
  return loop
}

type WrittenPlace = NonNullable<FactsDocument['placements']>[number]

/** All placement edges of the document by tree name. */
export function placementEdges(context: FactsContext): ReadonlyMap<string, DatedEdge[]> {
  const edges = new Map<string, DatedEdge[]>()
  context.document.members.forEach(({ placement }, member) => {
    if (placement === undefined) return
    const written = placement ?? { parent: null }
    addPlace(context, edges, { written, member, path: `members[${member}].placement` })
  })
  context.document.placements?.forEach((written, index) => {
    const path = `placements[${index}]`
    const member = memberAt(context, written.member, `${path}.member`)
    if (member >= 0) addPlace(context, edges, { written, member, path })
  })
  return edges
}

function addPlace(
  context: FactsContext,
  edges: Map<string, DatedEdge[]>,
  place: { written: Omit<WrittenPlace, 'member'>; member: number; path: string },
): void {
  const { written, member, path } = place
  const tree = treeOf(context, written.tree, path)
  if (tree === undefined) return
  const parent = written.parent === null ? -1 : memberAt(context, written.parent, `${path}.parent`)
  const leg = parent < 0 ? 0 : legOf(context, { tree, leg: written.leg ?? written.position, path })
  const list = edges.get(tree.name) ?? []
  list.push({ member, parent, leg, ...span(context, written, path), path })
  edges.set(tree.name, list)
}

/** The named tree of the plan, or its only one. */
export function treeOf(
  context: FactsContext,
  wanted: string | undefined,
  path: string,
): PlacementTree | undefined {
  const { trees } = context.plan
  if (wanted === undefined && trees.length === 1) return trees[0]
  const known = trees.map(({ name }) => name)
  if (wanted === undefined) {
    const text = `Say which tree is meant ("tree"); the plan has ${known.join(', ') || 'none'}.`
    context.problems.add('TREE_UNKNOWN', path, text)
    return undefined
  }
  return trees[positionOf(context, wanted, { known, code: 'TREE_UNKNOWN', path: `${path}.tree` })]
}

/** 1..width of a written leg or position; outside the tree's width, or none, is a problem. */
export function legOf(
  context: FactsContext,
  { tree, leg, path }: { tree: PlacementTree; leg: 'L' | 'R' | number | undefined; path: string },
): number {
  const width = tree.kind === 'BINARY' ? 2 : tree.width
  const position = leg === 'L' ? 1 : leg === 'R' ? 2 : leg
  if (position !== undefined && position <= width) return position
  const text = `Say the leg: ${tree.kind === 'BINARY' ? 'L or R' : `a position from 1 to ${width}`}.`
  context.problems.add('PLACE_UNKNOWN', path, text)
  return 1
}

/** Placements at the end of a period; a second place, a taken place and a loop are problems. */
export function placementColumns(
  context: FactsContext,
  edges: ReadonlyMap<string, readonly DatedEdge[]>,
  period: Period,
): PlacementFacts[] {
  return [...edges].map(([tree, list]) => {
    const count = context.document.members.length
    const parent = new Int32Array(count).fill(-1)
    const leg = new Int16Array(count).fill(-1)
    const places = new Map<string, number>()
    for (const edge of holding(list, period)) {
      if (leg[edge.member] !== -1) {
        const member = context.document.members[edge.member]?.id
        const text = `Member ${member} has two places in ${tree} on ${lastDay(period)}; end one of them.`
        context.problems.add('PLACED_TWICE', edge.path, text)
      }
      takePlace(context, places, edge)
      parent[edge.member] = edge.parent
      leg[edge.member] = edge.leg
    }
    refuseLoops(context, parent, `Placement (${tree})`)
    return { tree, parent, leg }
  })
}

function takePlace(context: FactsContext, places: Map<string, number>, edge: DatedEdge): void {
  if (edge.parent < 0) return
  const place = `${edge.parent}/${edge.leg}`
  const holder = places.get(place)
  places.set(place, edge.member)
  if (holder === undefined || holder === edge.member) return
  const [parent, first, second] = [edge.parent, holder, edge.member].map(
    (i) => context.document.members[i]?.id,
  )
  const text = `Leg ${edge.leg} of ${parent} holds ${first} and ${second}; move one of them.`
  context.problems.add('PLACE_TAKEN', edge.path, text)
}
