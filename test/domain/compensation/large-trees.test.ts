import { describe, expect, test } from 'vitest'
import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import type { Facts } from '#server/domain/compensation/facts.ts'
import { type RunResult, RunStopped } from '#server/domain/compensation/result.ts'
import { runPlan } from '#server/domain/compensation/run.ts'
import { COMMON, levels, NO_COMPRESSION, ownPoints, percent, planOf, SKIP_INACTIVE } from './oracle/plans.ts'
import { factsOf } from './oracle/world.ts'

const EMPTY = factsOf({ members: [], orders: [] })

interface Large {
  readonly parent: Int32Array
  /** Points and minor units that each member buys for, in one order each; 0: no order. */
  readonly bought: Float64Array
  readonly leg?: (member: number) => number
}

/** Columns for a tree of any size; the sponsor tree is the placement tree as well. */
function largeFacts({ parent, bought, leg = () => 1 }: Large): Facts {
  const count = parent.length
  const buyers = Int32Array.from(bought.keys()).filter((member) => bought[member]! > 0)
  const amounts = Float64Array.from(buyers, (member) => bought[member]!)
  const orders = buyers.length
  return {
    ...EMPTY,
    members: {
      ...EMPTY.members,
      count,
      numbers: Array.from({ length: count }, (_, member) => `${member + 1}`),
      joinedAt: new Float64Array(count),
      status: new Uint8Array(count).fill(1),
      owner: Int32Array.from(parent.keys()),
      class: new Int16Array(count).fill(-1),
      ownRate: new Int32Array(count).fill(-1),
    },
    sponsorParent: parent,
    placements: [
      {
        tree: 'main',
        parent,
        leg: Int16Array.from(parent, (above, member) => (above < 0 ? 0 : leg(member))),
      },
    ],
    orders: {
      ...EMPTY.orders,
      count: orders,
      numbers: Array.from(buyers, (member) => `O${member + 1}`),
      member: buyers,
      customer: new Int32Array(orders).fill(-1),
      acceptedAt: new Float64Array(orders).fill(EMPTY.period.from),
      countedAt: new Float64Array(orders).fill(EMPTY.period.from),
      kind: new Uint8Array(orders).fill(3),
      referredBy: new Int32Array(orders).fill(-1),
      lineStart: Int32Array.from({ length: orders + 1 }, (_, order) => order),
    },
    lines: {
      ...EMPTY.lines,
      product: new Int32Array(orders).fill(-1),
      quantity: new Float64Array(orders).fill(1),
      cv: amounts,
      pv: amounts,
      pricePaid: amounts,
      memberPrice: amounts,
      retail: new Uint8Array(orders),
    },
    history: { ...EMPTY.history, highestRank: new Int16Array(count).fill(-1) },
  }
}

const DEEP = 200_000
const chainParent = (): Int32Array => Int32Array.from({ length: DEEP }, (_, member) => member - 1)
const families: Bonus[] = [
  levels([percent(10), percent(5)], SKIP_INACTIVE),
  { ...levels([percent(10), percent(5)], { skip: ['INACTIVE', 'TITLE'], lapsed: 'ROLL_UP' }), id: 'rolled' },
  {
    ...COMMON,
    id: 'difference',
    type: 'DIFFERENTIAL',
    rates: { kind: 'RANK', byRank: [percent(3), percent(8)] },
    ownVolume: false,
    fromLevel: 1,
    unqualified: 'TRANSPARENT',
  },
  {
    ...COMMON,
    id: 'generation',
    type: 'GENERATION',
    boundary: { kind: 'RANK', rank: 1 },
    rates: { kind: 'LIST', rates: [percent(3), percent(2)] },
    maxGenerations: 2,
    depthByRank: [],
    inactiveBoundary: 'COUNTS',
  },
  {
    ...COMMON,
    id: 'infinity',
    type: 'INFINITY',
    byRank: [undefined, percent(1)],
    fromLevel: 3,
    blockRank: 1,
    stopAfter: 1,
    stopAfterByRank: [],
  },
  {
    ...COMMON,
    id: 'pairs',
    type: 'BINARY',
    tree: 'main',
    mode: { kind: 'WEAKER_LEG', rates: { kind: 'ONE', rate: percent(10) } },
    after: 'NET_OFF',
  },
]
const deepPlan = planOf({
  bonuses: families,
  ranks: [ownPoints(1n), ownPoints(500n)].map((achieve, rank) => ({ id: `R${rank}`, achieve })),
})

const paidBy = (result: RunResult, bonus: number): bigint => result.bonusTotals[bonus]!.paid

describe('a line 200,000 deep', () => {
  test('with everybody inactive but the top and one in the middle pays those two on every order below', () => {
    const bought = new Float64Array(DEEP).fill(5_000)
    bought[0] = 60_000
    bought[100_000] = 60_000
    const result = runPlan(deepPlan, largeFacts({ parent: chainParent(), bought }))
    // Orders 1..100,000 reach the top on level 1; the lower half reaches the middle on level 1 and the top on 2.
    const upper = 99_999n * 500n + 6_000n
    const lower = 99_999n * (500n + 250n)
    expect(paidBy(result, 0)).toBe(upper + lower)
    expect(paidBy(result, 1)).toBe(upper + lower)
    let named = 0
    for (let i = 0; i < result.lines.count; i += 1) named += result.lineAt(i).reason.walk.length
    expect(named).toBeLessThanOrEqual(48 * result.lines.count)
    expect(named).toBeGreaterThan(40 * DEEP)
  })

  test('with everybody active pays two levels to each', () => {
    const bought = new Float64Array(DEEP).fill(20_000)
    const result = runPlan(deepPlan, largeFacts({ parent: chainParent(), bought }))
    expect(paidBy(result, 0)).toBe(BigInt(DEEP - 1) * 2_000n + BigInt(DEEP - 2) * 1_000n)
    expect(result.volumes[1]![0]).toBe(DEEP * 20_000)
  })
})

describe('a leg of 1,000,000', () => {
  test('below one member adds up and pays', () => {
    const count = 1_000_001
    const parent = new Int32Array(count)
    parent[0] = -1
    const bought = new Float64Array(count).fill(100)
    bought[0] = 10_000
    const plan = planOf({ bonuses: [levels([percent(10)], NO_COMPRESSION)] })
    const result = runPlan(plan, largeFacts({ parent, bought }))
    expect(result.totals[0]).toBe(10_000_000)
    expect(result.volumes[1]![0]).toBe(100_010_000)
  })
})

describe('facts that contradict themselves', () => {
  test('a ring of sponsors stops the run with its code', () => {
    const facts = largeFacts({ parent: Int32Array.of(2, 0, 1, 0), bought: new Float64Array(4).fill(100) })
    expect(() => runPlan(planOf({ bonuses: [] }), facts)).toThrow(RunStopped)
    expect(() => runPlan(planOf({ bonuses: [] }), facts)).toThrow('TREE_CYCLE')
  })

  test('volumes beyond the exact range of a double stop the run with their code', () => {
    const bought = new Float64Array(4).fill(Number.MAX_SAFE_INTEGER)
    const facts = largeFacts({ parent: Int32Array.of(-1, 0, 1, 2), bought })
    expect(() => runPlan(planOf({ bonuses: [] }), facts)).toThrow('VOLUME_TOO_LARGE')
  })

  test('amounts whose products pass 2^53 are still exact', () => {
    const bought = Float64Array.of(0, 4_503_599_627_370_497)
    const facts = largeFacts({ parent: Int32Array.of(-1, 0), bought })
    const plan = planOf({
      activity: { kind: 'ALL', of: [] },
      bonuses: [levels([{ numerator: 333_333_333_333n, denominator: 1_000_000_000_000n }], NO_COMPRESSION)],
    })
    // 4503599627370497 * 0.333333333333 = 1501199875788664.1...
    expect(runPlan(plan, facts).totals[0]).toBe(1_501_199_875_788_664)
  })

  test('no members at all give an empty result', () => {
    const result = runPlan(deepPlan, EMPTY)
    expect([result.lines.count, result.ledger]).toEqual([0, []])
  })
})
