import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Arrival, Facts } from '#server/domain/compensation/facts.ts'
import { placeArrivals } from '#server/domain/compensation/placement.ts'
import { fillVacancy, leavingTree } from '#server/domain/compensation/placement-vacancy.ts'
import type { BinaryPlacement, PlacementTree } from '#server/domain/compensation/plan-document.ts'
import { planOf } from './oracle/plans.ts'
import { factsOf } from './oracle/world.ts'

const matrix = (over: Partial<Extract<PlacementTree, { kind: 'MATRIX' }>>): PlacementTree => ({
  name: 'main',
  kind: 'MATRIX',
  width: 3,
  depth: 3,
  spillover: 'BREADTH_FIRST',
  vacancy: 'KEEP_EMPTY',
  ...over,
})

const binary = (placement: BinaryPlacement): PlacementTree => ({
  name: 'main',
  kind: 'BINARY',
  placement,
  holdingDays: 0,
})

/** Members 0, 1, 2 ... arrive in this order below these sponsors (by position). */
function placesFor(rule: PlacementTree, sponsors: readonly number[], legs: readonly number[] = []) {
  const members = sponsors.map((sponsor, at) => ({
    number: `M${at}`,
    sponsor,
    status: 'ENROLLED' as const,
    highestRank: -1,
    class: -1,
    place: { parent: -1, leg: 0 as const },
  }))
  const facts = factsOf({ members, orders: [] })
  const arrivals = sponsors.map(
    (sponsor, member): Arrival => ({ tree: 'main', member, sponsor, leg: legs[member] ?? 0 }),
  )
  const empty: Facts = { ...facts, placements: [], arrivals }
  return placeArrivals(planOf({ trees: [rule], bonuses: [] }), empty)
}

const spots = (rule: PlacementTree, sponsors: readonly number[], legs: readonly number[] = []): string[] =>
  placesFor(rule, sponsors, legs)
    .results.filter(({ leg }) => leg >= 0)
    .map(({ member, parent, leg }) => `${member}@${parent}.${leg}`)

describe('a matrix', () => {
  test('spills over to the shallowest level, left to right', () => {
    expect(spots(matrix({ width: 2 }), [-1, 0, 0, 0, 0, 0, 0, 0])).toEqual([
      '0@-1.0',
      '1@0.1',
      '2@0.2',
      '3@1.1',
      '4@1.2',
      '5@2.1',
      '6@2.2',
      '7@3.1',
    ])
  })

  test('goes down the leftmost open path when depth comes first', () => {
    expect(spots(matrix({ width: 2, depth: 2, spillover: 'DEPTH_FIRST' }), [-1, 0, 0, 0, 0, 0, 0])).toEqual([
      '0@-1.0',
      '1@0.1',
      '2@1.1',
      '3@1.2',
      '4@0.2',
      '5@4.1',
      '6@4.2',
    ])
  })

  test.each([
    [3, 7, 3_279],
    [2, 12, 8_190],
  ])('%i by %i has %i places below its root, and no more', (width, depth, places) => {
    const sponsors = [-1, ...new Array(places + 5).fill(0)]
    expect(spots(matrix({ width, depth }), sponsors).length).toBe(places + 1)
  })

  test('never gives a place twice and never one that is deeper than the matrix of the sponsor', () => {
    const drawn = fc.array(fc.nat(), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(drawn, fc.constantFrom('BREADTH_FIRST', 'DEPTH_FIRST'), (numbers, spillover) => {
        const sponsors = numbers.map((number, at) => (at === 0 ? -1 : number % at))
        const { placements, results } = placesFor(matrix({ width: 2, depth: 3, spillover }), sponsors)
        const taken = results.map(({ parent, leg }) => `${parent}.${leg}`)
        expect(new Set(taken).size).toBe(taken.length)
        for (const { member, parent } of results) {
          if (parent < 0) continue
          const placedSponsor = nearestPlaced(placements[0]!.leg, sponsors, member)
          let steps = 1
          for (let at = parent; at !== placedSponsor; at = placements[0]!.parent[at]!) steps += 1
          expect(steps).toBeLessThanOrEqual(3)
        }
      }),
      { numRuns: 200 },
    )
  })
})

function nearestPlaced(leg: Int16Array, sponsors: readonly number[], member: number): number {
  let at = sponsors[member]!
  while (leg[at]! < 0) at = sponsors[at]!
  return at
}

describe('a binary tree', () => {
  const sponsors = [-1, 0, 0, 0, 0]
  test.each<[BinaryPlacement, string[]]>([
    ['LEFT', ['1@0.1', '2@1.1', '3@2.1', '4@3.1']],
    ['RIGHT', ['1@0.2', '2@1.2', '3@2.2', '4@3.2']],
    ['WEAKER', ['1@0.1', '2@0.2', '3@1.1', '4@2.2']],
    ['STRONGER', ['1@0.2', '2@1.2', '3@2.2', '4@3.2']],
    ['ALTERNATE', ['1@0.1', '2@0.2', '3@1.1', '4@2.2']],
    ['POWER_LINE', ['1@0.1', '2@1.1', '3@2.1', '4@3.1']],
    ['FREE', []],
  ])('places by %s on the outer edge', (placement, wanted) => {
    expect(spots(binary(placement), sponsors)).toEqual(['0@-1.0', ...wanted])
  })

  test('follows the leg an arrival names, and the power line keeps to it', () => {
    expect(spots(binary('POWER_LINE'), sponsors, [0, 2, 0, 1, 0])).toEqual([
      '0@-1.0',
      '1@0.2',
      '2@1.2',
      '3@0.1',
      '4@3.1',
    ])
  })

  test('places whoever is sponsored by somebody without a place below the nearest upline who has one', () => {
    expect(spots(binary('FREE'), [-1, 0, 1], [0, 0, 1])).toEqual(['0@-1.0', '2@0.1'])
  })
})

describe('a vacancy', () => {
  const { placements } = placesFor(matrix({ width: 2 }), [-1, 0, 0, 0, 0, 0, 0, 0])
  const inOrder = (_: unknown, member: number): number => member
  const moves = (rule: 'KEEP_EMPTY' | 'HOLDING_TANK' | 'PROMOTE_EARLIEST'): string[] => {
    const before = placements[0]!
    const joinedAt = Float64Array.from({ length: 8 }, inOrder)
    const tree = leavingTree(before, joinedAt, Int32Array.from({ length: 8 }, inOrder))
    fillVacancy(rule, tree, 1)
    return [...tree.leg.keys()]
      .filter(
        (member) => tree.parent[member] !== before.parent[member] || tree.leg[member] !== before.leg[member],
      )
      .map((member) => `${member}@${tree.parent[member]}.${tree.leg[member]}`)
  }

  test('stays empty where the plan keeps it empty', () => {
    expect(moves('KEEP_EMPTY')).toEqual([])
  })

  test('lets the children wait in the holding tank', () => {
    expect(moves('HOLDING_TANK')).toEqual(['1@-1.-1', '3@-1.-1', '4@-1.-1'])
  })

  test('is filled by the child who joined first, all the way down', () => {
    // 3 takes the place of 1 and keeps its own child 7 on the left; 4 stays on its right leg, now below 3.
    expect(moves('PROMOTE_EARLIEST')).toEqual(['1@-1.-1', '3@0.1', '4@3.2'])
  })
})
