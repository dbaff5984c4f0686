import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DatedEdges, type TreeMembers, treeAsOf } from '#server/domain/genealogy/dated-edges.ts'
import { OUTSIDE, ROOT } from '#server/domain/genealogy/numbering.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'
import { NaiveTree } from '#test/domain/genealogy/naive-tree.ts'

interface Edge {
  readonly member: number
  readonly sponsor: number
  readonly from: number
  readonly to: number
}

const columns = (edges: readonly Edge[]): DatedEdges => ({
  member: Int32Array.from(edges, ({ member }) => member),
  sponsor: Int32Array.from(edges, ({ sponsor }) => sponsor),
  from: Float64Array.from(edges, ({ from }) => from),
  to: Float64Array.from(edges, ({ to }) => to),
})

const joined = (...at: number[]): TreeMembers => ({ count: at.length, joinedAt: Float64Array.from(at) })

const asOf = (edges: readonly Edge[], members: TreeMembers, at: number) =>
  treeAsOf(columns(edges), members, instantOf(at))

/** A company's history: at each tick somebody joins or moves; beside it the tree after each tick. */
function historyOf(steps: readonly (readonly [number, number, boolean])[]) {
  const tree = new NaiveTree([])
  const joinedAt: number[] = []
  const edges: Edge[] = []
  const trees: number[][] = []
  steps.forEach(([a, b, joins], tick) => {
    const count = tree.parents.length
    if (joins || count === 0) {
      tree.parents.push(count === 0 || a % 6 === 0 ? ROOT : b % count)
      joinedAt.push(tick)
      const sponsor = tree.parents[count]!
      if (sponsor !== ROOT) edges.push({ member: count, sponsor, from: tick, to: Infinity })
    } else {
      const [member, sponsor] = [a % count, b % count]
      const current = edges.findIndex((edge) => edge.member === member && edge.to === Infinity)
      const lawful = current >= 0 && tree.level(sponsor, member) < 0 && tree.parents[member] !== sponsor
      if (lawful) {
        edges[current] = { ...edges[current]!, to: tick }
        edges.push({ member, sponsor, from: tick, to: Infinity })
        tree.parents[member] = sponsor
      }
    }
    trees.push([...tree.parents])
  })
  return { edges, trees, members: joined(...joinedAt) }
}

describe('the tree as of an instant', () => {
  test('an edge replaced at its first instant held at no time, and is no second sponsor', () => {
    // Member 2 was enrolled at 10 under 0 by mistake and corrected to 1 from 10 on.
    const edges = [
      { member: 1, sponsor: 0, from: 5, to: Infinity },
      { member: 2, sponsor: 1, from: 10, to: Infinity },
      { member: 2, sponsor: 0, from: 10, to: 10 },
    ]
    const members = joined(0, 5, 10)
    for (const order of [edges, [...edges].reverse()]) {
      expect(asOf(order, members, 9)).toEqual({ parent: Int32Array.of(ROOT, 0, OUTSIDE), troubles: [] })
      expect(asOf(order, members, 10)).toEqual({ parent: Int32Array.of(ROOT, 0, 1), troubles: [] })
    }
  })

  test('is the tree that stood then, whatever was moved since, whatever order the edges come in', () => {
    const steps = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), {
      minLength: 1,
      maxLength: 40,
      size: 'max',
    })
    fc.assert(
      fc.property(steps, (list) => {
        const { edges, trees, members } = historyOf(list)
        trees.forEach((tree, tick) => {
          const { parent, troubles } = asOf(edges.toReversed(), members, tick)
          const later = new Array(members.count - tree.length).fill(OUTSIDE)
          expect([...parent]).toEqual([...tree, ...later])
          expect(troubles).toEqual([])
        })
      }),
    )
  })

  test('an edge holds from its first instant on and no longer at its last', () => {
    const edges = [
      { member: 2, sponsor: 0, from: 5, to: 10 },
      { member: 2, sponsor: 1, from: 10, to: Infinity },
    ]
    expect([...asOf(edges, joined(0, 0, 5), 9).parent]).toEqual([ROOT, ROOT, 0])
    expect([...asOf(edges, joined(0, 0, 5), 10).parent]).toEqual([ROOT, ROOT, 1])
  })

  test('nobody, and nobody with an edge, is a tree', () => {
    expect(asOf([], joined(), 0)).toEqual({ parent: new Int32Array(0), troubles: [] })
  })
})

describe('troubles of dated edges', () => {
  test('two sponsors at one time are named, also when it was in the past', () => {
    const edges = [
      { member: 1, sponsor: 0, from: 1, to: 6 },
      { member: 1, sponsor: 2, from: 5, to: Infinity },
    ]
    expect(asOf(edges, joined(0, 1, 0), 9).troubles).toEqual([{ code: 'SPONSOR_TWICE', members: [1] }])
  })

  test('a gap between two edges leaves the member without a sponsor in it, and only in it', () => {
    const edges = [
      { member: 1, sponsor: 0, from: 1, to: 4 },
      { member: 1, sponsor: 0, from: 6, to: Infinity },
    ]
    expect(asOf(edges, joined(0, 1), 5).troubles).toEqual([{ code: 'SPONSOR_MISSING', members: [1] }])
    expect(asOf(edges, joined(0, 1), 6).troubles).toEqual([])
  })

  test('an edge older than its sponsor is named; a sponsor younger than the recruit is lawful after a move', () => {
    const early = [{ member: 0, sponsor: 1, from: 3, to: Infinity }]
    expect(asOf(early, joined(3, 4), 9).troubles).toEqual([{ code: 'SPONSOR_LATER', members: [0, 1] }])
    const moved = [
      { member: 2, sponsor: 0, from: 1, to: 7 },
      { member: 2, sponsor: 1, from: 7, to: Infinity },
    ]
    expect(asOf(moved, joined(0, 6, 1), 9).troubles).toEqual([])
  })

  test('a ring is named at the instant it stood, and at no other', () => {
    const edges = [
      { member: 1, sponsor: 0, from: 1, to: Infinity },
      { member: 0, sponsor: 1, from: 5, to: 8 },
      { member: 0, sponsor: 2, from: 8, to: Infinity },
    ]
    const ring = { code: 'TREE_CYCLE', members: [0, 1] }
    expect(asOf(edges, joined(1, 1, 0), 5).troubles).toEqual([ring])
    expect(asOf(edges, joined(1, 1, 0), 8).troubles).toEqual([])
  })
})
