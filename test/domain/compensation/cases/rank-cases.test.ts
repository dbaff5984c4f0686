import { describe, expect, test } from 'vitest'
import { chain, resultOf, resultsOf } from './plan-case.ts'

const volumes = {
  pv: { measure: 'PV', of: ['OWN'], scope: 'SELF' },
  gv: { measure: 'PV', scope: 'GROUP' },
  pgv: { measure: 'PV', scope: 'GROUP', without: { legsFromRank: 'R3' } },
}
const months = (count: number) => Array.from({ length: count }, (_, at) => `2026-0${at + 1}`)
type Ranks = Readonly<
  Record<string, { paidAs: string | null; highest: string | null; missing: Missing | null }>
>
interface Missing {
  readonly rank: string
  readonly conditions: readonly Readonly<Record<string, unknown>>[]
}
const ranksOf = ({ ranks }: Awaited<ReturnType<typeof resultOf>>) => ranks as Ranks
/** Paid-as rank of A in each month, for these own volumes. */
const over = async (ranks: object[], pv: readonly string[], more: object = {}) => {
  const results = await resultsOf(
    { volumes, ranks, bonuses: [], ...more },
    {
      members: [{ id: 'A', sponsor: null }],
      periods: months(pv.length),
      orders: pv.map((cv, at) => ({ id: `o${at}`, buyer: 'A', cv, period: months(pv.length)[at] })),
    },
  )
  return results.map((result) => ranksOf(result).A!.paidAs)
}
const reach = (min: string, more: object = {}) => ({ volume: 'pv', min, ...more })

describe('the ladder', () => {
  const rungs = [
    { id: 'R1', achieve: reach('10') },
    { id: 'R2', achieve: { customers: 1 } },
    { id: 'R3', achieve: reach('30') },
  ]

  test('a rung that is missed does not stop it, unless the plan says so', async () => {
    expect(await over(rungs, ['30'])).toEqual(['R3'])
    expect(await over(rungs, ['30'], { ladder: 'CONSECUTIVE' })).toEqual(['R1'])
  })

  test('maintain replaces achieve for whoever held the rank or a higher one before', async () => {
    const ranks = [
      { id: 'R1', achieve: reach('10') },
      { id: 'R2', achieve: reach('50'), maintain: reach('40') },
      { id: 'R3', achieve: reach('100') },
    ]
    expect(await over(ranks, ['45', '50', '40', '39', '45'])).toEqual(['R1', 'R2', 'R2', 'R1', 'R2'])
    // Who held R3 has held a higher one than R2.
    expect(await over(ranks, ['100', '40'])).toEqual(['R3', 'R2'])
  })

  test('tenure looks at closed periods, this one not included', async () => {
    const ranks = [
      { id: 'R1', achieve: reach('10') },
      { id: 'R2', achieve: { tenure: { rank: 'R1', periods: 2, of: 3 } } },
      { id: 'R3', achieve: reach('1000') },
    ]
    expect(await over(ranks, ['10', '0', '10', '10', '0', '0'])).toEqual(['R1', null, 'R1', 'R2', 'R2', 'R2'])
  })

  test('windows add up the periods before', async () => {
    const ranks = [
      { id: 'R1', achieve: reach('60', { windows: 2 }) },
      { id: 'R3', achieve: reach('1000') },
    ]
    expect(await over(ranks, ['30', '30', '29', '31', '0'])).toEqual([null, 'R1', null, 'R1', null])
  })
})

describe('what is missing for the next rank', () => {
  const members = [...chain('A', 'B'), { id: 'C', sponsor: 'A' }, { id: 'D', sponsor: 'A' }]
  const orders = [
    { id: 'a', buyer: 'A', cv: '100' },
    { id: 'b', buyer: 'B', cv: '900' },
    { id: 'c', buyer: 'C', cv: '300' },
  ]

  test('under a leg cap: what counts of each leg and of the own volume', async () => {
    const ranks = [
      { id: 'R1', achieve: { active: true } },
      { id: 'R3', achieve: { volume: 'gv', min: '1000', legCap: '0.40' } },
    ]
    const { A } = ranksOf(await resultOf({ volumes, ranks, bonuses: [] }, { members, orders }))
    // B counts 400 of 900, C 300, own 100: 800 of 1,000.
    expect(A).toEqual({
      paidAs: 'R1',
      highest: 'R1',
      missing: {
        rank: 'R3',
        conditions: [
          {
            kind: 'VOLUME',
            volume: 'gv',
            need: '1000.00',
            have: '800.00',
            missing: '200.00',
            legCap: '400.00',
            own: '100.00',
            legs: [
              { head: 'B', have: '900.00', counted: '400.00', met: true, missing: '0.00' },
              { head: 'C', have: '300.00', counted: '300.00', met: false, missing: '100.00' },
              { head: 'D', have: '0.00', counted: '0.00', met: false, missing: '400.00' },
            ],
          },
        ],
      },
    })
  })

  test('of legs, customers and recruits: how many are there', async () => {
    const achieve = {
      all: [
        { legs: 2, where: { volume: 'gv', min: '500' } },
        { customers: 2 },
        { frontline: 4 },
        { any: [{ volume: 'pv', min: '150' }, { orderInPeriod: false }] },
      ],
    }
    const ranks = [
      { id: 'R1', achieve: { active: true } },
      { id: 'R3', achieve },
    ]
    const { A } = ranksOf(await resultOf({ volumes, ranks, bonuses: [] }, { members, orders }))
    expect(
      A?.missing?.conditions.map(({ kind, need, have, missing }) => [kind, need, have, missing]),
    ).toEqual([
      ['LEGS', '2', '1', '1'],
      ['CUSTOMERS', '2', '0', '2'],
      ['FRONTLINE', '4', '3', '1'],
      ['VOLUME', '150.00', '100.00', '50.00'],
      ['ORDER_IN_PERIOD', '1', '0', '1'],
    ])
    expect(A?.missing?.conditions.at(-1)?.wanted).toEqual(['NO_ORDER'])
  })

  test('a leg that reaches the rank costs the personal group volume above it', async () => {
    const ranks = [
      { id: 'R1', achieve: { active: true } },
      { id: 'R2', achieve: { volume: 'pgv', min: '1200' } },
      { id: 'R3', achieve: { volume: 'gv', min: '900' } },
    ]
    const result = await resultOf({ volumes, ranks, bonuses: [] }, { members, orders })
    const { A, B } = ranksOf(result)
    // A holds R3 by its group; its personal group volume lacks the leg of B, who holds R3 too.
    expect([A?.paidAs, B?.paidAs]).toEqual(['R3', 'R3'])
    expect(result.volumes).toMatchObject({
      A: { gv: '1300.00', pgv: '400.00' },
      B: { gv: '900.00', pgv: '900.00' },
    })
  })
})

describe('the same facts in another order', () => {
  test('give the same result: places that become free, pools by place, cycles, holds and blocks', async () => {
    const plan = {
      volumes,
      ranks: [{ id: 'R3', achieve: { active: true } }],
      trees: {
        grid: { kind: 'MATRIX', width: 2, depth: 3, vacancy: 'PROMOTE_EARLIEST' },
        main: { kind: 'BINARY', placement: 'WEAKER' },
      },
      bonuses: [
        { id: 'levels', type: 'MATRIX', tree: 'grid', rates: ['0.10', '0.05'] },
        {
          id: 'pairs',
          type: 'BINARY',
          tree: 'main',
          mode: 'CYCLE',
          unit: '10',
          ratios: [{ s: 2, amount: '3' }],
          strongLeg: 'CYCLE',
          after: 'FULL_FLUSH',
        },
        {
          id: 'pool',
          type: 'POOL',
          share: '0.02',
          shares: { kind: 'BY_PLACE', volume: 'gv', places: ['0.5', '0.3'] },
        },
      ],
      caps: [{ scope: 'COMPANY', shareOfCv: '0.20', mode: 'PRIORITY' }],
    }
    const members = Array.from({ length: 9 }, (_, at) => ({
      id: `m${at + 1}`,
      sponsor: at === 0 ? null : `m${Math.ceil(at / 2)}`,
      joined: `2025-0${2 * Math.floor(Math.log2(at + 1)) + (at % 2) + 1}-01`,
      ...(at === 1 || at === 4 ? { terminated: '2026-01-15' } : {}),
      placement:
        at === 0
          ? { tree: 'grid', parent: null }
          : { tree: 'grid', parent: `m${Math.ceil(at / 2)}`, leg: ((at + 1) % 2) + 1 },
    }))
    const orders = members.map(({ id }, at) => ({ id: `o${at}`, buyer: id, cv: `${(at * 37) % 100}.5` }))
    const arrivals = members.map(({ id }, at) => ({
      member: id,
      tree: 'main',
      sponsor: at === 0 ? null : 'm1',
    }))
    const blocks = [
      { order: 'o3', effect: 'HOLD', case: 'K1' },
      { member: 'm1', effect: 'HOLD', case: 'K2' },
    ]
    const straight = await resultOf(plan, { members, orders, arrivals, blocks })
    const turned = await resultOf(plan, {
      members: members.toReversed(),
      orders: orders.toReversed(),
      arrivals,
      blocks: blocks.toReversed(),
    })
    expect(JSON.stringify(turned)).toBe(JSON.stringify(straight))
    expect(straight.lines.length).toBeGreaterThan(8)
    expect(straight.placements.length).toBeGreaterThan(9)
  })
})
