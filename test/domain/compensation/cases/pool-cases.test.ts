import { describe, expect, test } from 'vitest'
import { breakageOf, linesOf, resultOf, resultsOf } from './plan-case.ts'

const members = [
  { id: 'A', sponsor: null, points: '3' },
  { id: 'B', sponsor: 'A', points: '4.5' },
  { id: 'C', sponsor: 'A' },
]
const orders = [
  { id: 'a', buyer: 'A', cv: '100', accepted: '2026-01-05' },
  { id: 'b', buyer: 'B', cv: '70', accepted: '2026-01-06' },
  { id: 'c', buyer: 'C', cv: '30', accepted: '2026-01-07' },
]
const volumes = { pv: { measure: 'PV', of: ['OWN'], scope: 'SELF' } }
const ranks = [
  { id: 'LOW', achieve: { active: true } },
  { id: 'HIGH', achieve: { volume: 'pv', min: '70' } },
]
const pool = (more: object) => ({ volumes, ranks, bonuses: [{ id: 'pool', type: 'POOL', ...more }] })

describe('a pool', () => {
  test('in equal shares: the fund is a share of the CV of all counted orders', async () => {
    // 10 % of 200.00 is 20.00; three ways: 6.67, 6.67, 6.66 by the largest remainder.
    const result = await resultOf(pool({ share: '0.10', shares: 'EQUAL' }), { members, orders })
    expect(linesOf(result)).toEqual(['A pool - 0 6.67', 'B pool - 0 6.67', 'C pool - 0 6.66'])
    expect(result.lines.map(({ base, rate }) => [base, rate])).toEqual([
      ['1.00', null],
      ['1.00', null],
      ['1.00', null],
    ])
  })

  test('by rank', async () => {
    const result = await resultOf(
      pool({ amount: '70', shares: { kind: 'BY_RANK', shares: { LOW: 1, HIGH: 3 } } }),
      { members, orders },
    )
    expect(linesOf(result)).toEqual(['A pool - 0 30.00', 'B pool - 0 30.00', 'C pool - 0 10.00'])
  })

  test('by points, the value of one whole point cut down to the unit', async () => {
    // 1,000.00 / 7.5 points = 133.33 a point, cut down to 133.00: 3 points are 399.00, 4.5 are 598.50.
    const result = await resultOf(pool({ amount: '1000', shares: 'BY_POINTS', shareValueUnit: '1' }), {
      members,
      orders,
    })
    expect([linesOf(result), breakageOf(result)]).toEqual([
      ['A pool - 0 399.00', 'B pool - 0 598.50'],
      ['pool POOL_REST 1 2.50'],
    ])
    expect(result.lines.map(({ base }) => base)).toEqual(['3.00', '4.50'])
  })

  test('by growth of a volume over the period before', async () => {
    const shares = { kind: 'BY_VOLUME', volume: 'pv', per: '20', growth: true }
    const [, second] = await resultsOf(pool({ amount: '90', shares }), {
      members,
      periods: ['2026-01', '2026-02'],
      orders: [
        ...orders,
        { id: 'a2', buyer: 'A', cv: '60', accepted: '2026-02-01' },
        { id: 'b2', buyer: 'B', cv: '129', accepted: '2026-02-01' },
        { id: 'c2', buyer: 'C', cv: '50', accepted: '2026-02-01' },
      ],
    })
    // A fell by 40; B grew by 59, two full twenties; C by 20, one.
    expect(linesOf(second!)).toEqual(['B pool - 0 60.00', 'C pool - 0 30.00'])
  })

  test('falls with the volume of orders that come back later', async () => {
    const results = await resultsOf(pool({ share: '0.10', shares: 'EQUAL' }), {
      members,
      periods: ['2026-01', '2026-02'],
      orders: [...orders, { id: 'a2', buyer: 'A', cv: '160', accepted: '2026-02-01' }],
      refunds: [{ order: 'a', period: '2026-02' }],
    })
    // 160 - 100 = 60.00; a tenth is 6.00. The first period's pool is not touched.
    expect(linesOf(results[1]!)).toEqual(['A pool - 0 2.00', 'B pool - 0 2.00', 'C pool - 0 2.00'])
    expect(results[1]!.adjustments).toEqual([])
  })
})

describe('a pool by place', () => {
  const byPlace = (places: readonly string[], more: object = {}) =>
    pool({ amount: '1000', shares: { kind: 'BY_PLACE', volume: 'pv', places }, ...more })

  test('gives each place its part of the fund; a place nobody stands on is breakage', async () => {
    const result = await resultOf(byPlace(['0.40', '0.30', '0.20', '0.10']), { members, orders })
    expect([linesOf(result), breakageOf(result)]).toEqual([
      ['A pool - 0 400.00', 'B pool - 0 300.00', 'C pool - 0 200.00'],
      ['pool POOL_REST 1 100.00'],
    ])
    expect(result.lines.map(({ base, rate }) => [base, rate])).toEqual([
      ['1000.00', '0.4'],
      ['1000.00', '0.3'],
      ['1000.00', '0.2'],
    ])
  })

  test('closes up where somebody is not qualified', async () => {
    const result = await resultOf(
      byPlace(['0.50', '0.30', '0.20'], { earner: { not: { volume: 'pv', min: '100' } } }),
      {
        members,
        orders,
      },
    )
    expect([linesOf(result), breakageOf(result)]).toEqual([
      ['B pool - 0 500.00', 'C pool - 0 300.00'],
      ['pool POOL_REST 1 200.00'],
    ])
  })

  test('on a tie puts whose last order came earlier in front, then the lower number', async () => {
    const tied = [
      { id: 'a', buyer: 'A', cv: '50', accepted: '2026-01-09' },
      { id: 'b', buyer: 'B', cv: '50', accepted: '2026-01-08' },
      { id: 'c', buyer: 'C', cv: '50', accepted: '2026-01-09' },
    ]
    const result = await resultOf(byPlace(['0.50', '0.30', '0.20']), { members, orders: tied })
    expect(linesOf(result)).toEqual(['A pool - 0 300.00', 'B pool - 0 500.00', 'C pool - 0 200.00'])
  })

  test('takes figures that add up to more than 1 as weights among those who stand there', async () => {
    const result = await resultOf(byPlace(['5', '3', '2', '1']), { members, orders })
    expect(linesOf(result)).toEqual(['A pool - 0 500.00', 'B pool - 0 300.00', 'C pool - 0 200.00'])
  })

  test('reads ten places with four decimals each', async () => {
    const places = [
      '0.2161',
      '0.1441',
      '0.1081',
      '0.0901',
      '0.0811',
      '0.0757',
      '0.0721',
      '0.0709',
      '0.0709',
      '0.0709',
    ]
    const result = await resultOf(byPlace(places), { members, orders })
    expect(linesOf(result)).toEqual(['A pool - 0 216.10', 'B pool - 0 144.10', 'C pool - 0 108.10'])
  })
})

describe('fixed amounts', () => {
  const fixed = (more: object) => ({
    volumes,
    ranks: [
      { id: 'R1', achieve: { volume: 'pv', min: '50' } },
      { id: 'R2', achieve: { volume: 'pv', min: '100' } },
      { id: 'R3', achieve: { volume: 'pv', min: '150' } },
    ],
    bonuses: [{ id: 'car', type: 'FIXED', ...more }],
  })
  /** One member who buys these CV, one a month. */
  const months = (...cv: readonly string[]) => ({
    members: [{ id: 'A', sponsor: null }],
    periods: cv.map((_, at) => `2026-0${at + 1}`),
    orders: cv.map((amount, at) => ({ id: `o${at}`, buyer: 'A', cv: amount, period: `2026-0${at + 1}` })),
  })
  const paid = async (plan: object, facts: object) =>
    (await resultsOf(plan, facts)).map(({ totals }) => totals.A ?? '-')

  test('go on for their grace at the rank that was held last', async () => {
    const car = fixed({ byRank: { R2: '200', R3: '500' }, grace: 2 })
    expect(await paid(car, months('150', '60', '10', '10', '100', '10'))).toEqual([
      '500.00',
      '500.00',
      '500.00',
      '-',
      '200.00',
      '200.00',
    ])
  })

  test('look back on what the facts say was held before the first period', async () => {
    const car = fixed({ amount: '50', earner: { volume: 'pv', min: '100' }, grace: 2 })
    const two = months('10', '10')
    const held = (periodsAgo: number) => ({ ...two, lastHeld: [{ bonus: 'car', member: 'A', periodsAgo }] })
    expect(await paid(car, held(1))).toEqual(['50.00', '50.00'])
    expect(await paid(car, held(2))).toEqual(['50.00', '-'])
    expect(await paid(car, held(3))).toEqual(['-', '-'])
    // Somebody else's past does not pay A.
    const other = { ...two, members: [...two.members, { id: 'B', sponsor: 'A' }] }
    expect(await paid(car, { ...other, lastHeld: [{ bonus: 'car', member: 'B', periodsAgo: 1 }] })).toEqual([
      '-',
      '-',
    ])
  })

  test('that are granted once pay a rank when it is reached first, and nothing on the way down', async () => {
    const car = fixed({ byRank: { R1: '10', R2: '20', R3: '30' }, once: true })
    expect(await paid(car, months('100', '50', '100', '150', '150'))).toEqual([
      '20.00',
      '-',
      '-',
      '30.00',
      '-',
    ])
    const before = { ...months('100', '150'), members: [{ id: 'A', sponsor: null, highestRank: 'R2' }] }
    expect(await paid(car, before)).toEqual(['-', '30.00'])
  })
})
