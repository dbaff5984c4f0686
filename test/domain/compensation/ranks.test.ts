import { describe, expect, test } from 'vitest'
import type { Condition } from '#server/domain/compensation/condition-document.ts'
import { RunStopped } from '#server/domain/compensation/result.ts'
import { runPlan } from '#server/domain/compensation/run.ts'
import { rateOf } from '#server/domain/kernel/rate.ts'
import { GV, ownPoints, planOf } from './oracle/plans.ts'
import { factsOf, type World } from './oracle/world.ts'

interface Person {
  readonly sponsor: number
  readonly points: number
  readonly place?: { parent: number; leg: 0 | 1 | 2 }
  readonly highest?: number
}

function worldOf(people: readonly Person[]): World {
  return {
    members: people.map(({ sponsor, place, highest }, at) => ({
      number: `M${at}`,
      sponsor,
      status: 'ENROLLED',
      highestRank: highest ?? -1,
      class: -1,
      place: place ?? { parent: -1, leg: 0 },
    })),
    orders: people.map(({ points }, member) => ({
      number: `O${member}`,
      member,
      byCustomer: false,
      cv: points * 100,
      pv: points * 100,
    })),
  }
}

const group = (points: bigint, legCap?: [bigint, bigint]): Condition => ({
  kind: 'VOLUME',
  volume: GV,
  min: points * 100n,
  capOwn: false,
  windows: 1,
  ...(legCap ? { legCap: rateOf(...legCap) } : {}),
})

const ranksOf = (world: World, achieve: readonly Condition[], ladder: 'ANY' | 'CONSECUTIVE' = 'ANY') => {
  const ranks = achieve.map((condition, rank) => ({ id: `R${rank}`, achieve: condition }))
  return Array.from(runPlan(planOf({ ranks, ladder, bonuses: [] }), factsOf(world)).ranks.paidAs)
}

describe('a rank', () => {
  const fan = worldOf([
    { sponsor: -1, points: 0 },
    { sponsor: 0, points: 3_000 },
    { sponsor: 0, points: 1_500 },
    { sponsor: 0, points: 900 },
  ])

  test('counts no leg for more than its cap, to the last point', () => {
    // 40 % of 4,140 is 1,656: 1,656 + 1,500 + 900 = 4,056; of 4,010 it is 1,604: 4,004; of 4,000: 1,600, just met.
    expect(ranksOf(fan, [group(4_010n, [2n, 5n])])[0]).toBe(-1)
    expect(ranksOf(fan, [group(4_000n, [2n, 5n])])[0]).toBe(0)
  })

  test('that fails in the middle stops a consecutive ladder only', () => {
    const rungs = [group(100n), group(1_000_000n), group(200n)]
    expect(ranksOf(fan, rungs)[0]).toBe(2)
    expect(ranksOf(fan, rungs, 'CONSECUTIVE')[0]).toBe(0)
  })

  test('is kept by the easier rule only by whoever has held it before', () => {
    const people = [
      { sponsor: -1, points: 150, highest: 0 },
      { sponsor: -1, points: 150 },
    ]
    const plan = planOf({
      ranks: [{ id: 'R0', achieve: ownPoints(200n), maintain: ownPoints(100n) }],
      bonuses: [],
    })
    const { ranks } = runPlan(plan, factsOf(worldOf(people)))
    expect(Array.from(ranks.paidAs)).toEqual([0, -1])
    expect(Array.from(ranks.highest)).toEqual([0, -1])
  })

  test('says what is missing for the next one, leg by leg', () => {
    const legs: Condition = {
      kind: 'LEGS',
      tree: 'SPONSOR',
      count: 3,
      where: { volume: { volume: GV, min: 100_000n, windows: 1 } },
    }
    const plan = planOf({
      ranks: [{ id: 'R0', achieve: { kind: 'ALL', of: [group(100n), legs] } }],
      bonuses: [],
    })
    const missing = runPlan(plan, factsOf(fan)).ranks.missing(0)
    expect(missing?.leaves).toEqual([
      {
        kind: 'LEGS',
        unit: 'COUNT',
        volume: GV,
        need: 3n,
        have: 2n,
        missing: 1n,
        legs: [
          { head: 'M1', have: 300_000n, counted: 300_000n, met: true, missing: 0n },
          { head: 'M2', have: 150_000n, counted: 150_000n, met: true, missing: 0n },
          { head: 'M3', have: 90_000n, counted: 90_000n, met: false, missing: 10_000n },
        ],
      },
    ])
  })
})

describe('ranks over two trees', () => {
  const contains = (tree: string, rank: number): Condition => ({
    kind: 'LEGS',
    tree,
    count: 1,
    where: { containsRank: rank },
  })

  test('settle by repeated passes', () => {
    // 0 sponsors 1; in the binary tree 2 stands below 1 and 0 below 2: the ranks climb through both trees in turn.
    const world = worldOf([
      { sponsor: -1, points: 0, place: { parent: -1, leg: 0 } },
      { sponsor: 0, points: 0, place: { parent: 0, leg: 1 } },
      { sponsor: -1, points: 100, place: { parent: 1, leg: 1 } },
    ])
    const rule: Condition = {
      kind: 'ANY',
      of: [ownPoints(100n), contains('main', 0), contains('SPONSOR', 0)],
    }
    expect(ranksOf(world, [rule])).toEqual([0, 0, 0])
  })

  test('that can never settle stop the run and name who flips', () => {
    // 0 has the rank while nobody below it in the sponsor tree has; 1 has it while somebody below it in the
    // binary tree has, and there 0 stands below 1.
    const world = worldOf([
      { sponsor: -1, points: 0, place: { parent: 1, leg: 1 } },
      { sponsor: 0, points: 100, place: { parent: -1, leg: 0 } },
    ])
    const rule: Condition = {
      kind: 'ANY',
      of: [
        {
          kind: 'ALL',
          of: [
            { kind: 'NOT', of: ownPoints(100n) },
            { kind: 'NOT', of: contains('SPONSOR', 0) },
          ],
        },
        { kind: 'ALL', of: [ownPoints(100n), contains('main', 0)] },
      ],
    }
    const run = () => ranksOf(world, [rule])
    expect(run).toThrow(RunStopped)
    try {
      run()
    } catch (error) {
      expect((error as RunStopped).refusal).toEqual({
        code: 'RANK_UNSTABLE',
        facts: { members: 'M0, M1', total: '2' },
      })
    }
  })
})
