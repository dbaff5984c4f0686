import { describe, expect, test } from 'vitest'
import { breakageOf, linesOf, resultOf, resultsOf } from './plan-case.ts'

const trees = { main: { kind: 'BINARY' } }
const pairs = (more: object) => ({ id: 'pairs', type: 'BINARY', tree: 'main', ...more })
/** Y over one member on each side; the volumes named stand in the legs. */
const legs = (left: string, right: string, more: object = {}) => ({
  members: [
    { id: 'Y', sponsor: null, placement: null, ...more },
    { id: 'L', sponsor: 'Y', placement: { parent: 'Y', leg: 'L' } },
    { id: 'R', sponsor: 'Y', placement: { parent: 'Y', leg: 'R' } },
  ],
  orders: [
    { id: 'l', buyer: 'L', cv: left },
    { id: 'r', buyer: 'R', cv: right },
  ],
})
const carryOf = ({ carry }: Awaited<ReturnType<typeof resultOf>>, member = 'Y') => {
  const row = carry.find((one) => one.member === member)
  return [row?.left, row?.right, row?.lost]
}

describe('what a flush takes', () => {
  const run = (after: string, more: object = {}, active = true) =>
    resultOf(
      { trees, bonuses: [pairs({ mode: 'WEAKER_LEG', rate: '0.10', after, ...more })] },
      legs('200', '500', { active }),
    )

  test('FULL_FLUSH pays the pairs and prices what is left of the stronger leg', async () => {
    // 200 x 10 % = 20.00 is paid; 300 of the right leg are flushed and would have paid 30.00.
    const result = await run('FULL_FLUSH')
    expect(linesOf(result)).toEqual(['Y pairs - 0 20.00'])
    expect([breakageOf(result), carryOf(result)]).toEqual([
      ['pairs FLUSHED 1 30.00'],
      ['0.00', '0.00', '300.00'],
    ])
  })

  test('FULL_FLUSH of whoever may not earn says pairs and rest apart', async () => {
    const result = await run('FULL_FLUSH', {}, false)
    expect([linesOf(result), breakageOf(result), carryOf(result)]).toEqual([
      [],
      ['pairs UNQUALIFIED 1 20.00', 'pairs FLUSHED 1 30.00'],
      ['0.00', '0.00', '700.00'],
    ])
  })

  test('a condition flushes what NET_OFF would have kept', async () => {
    const result = await run('NET_OFF', { flushWhen: { active: false } }, false)
    expect([breakageOf(result), carryOf(result)]).toEqual([
      ['pairs FLUSHED 1 50.00'],
      ['0.00', '0.00', '700.00'],
    ])
  })

  test('a carry cap takes what lies above it', async () => {
    const result = await run('NET_OFF', { carryCap: '120' })
    expect([breakageOf(result), carryOf(result)]).toEqual([
      ['pairs FLUSHED 1 18.00'],
      ['0.00', '120.00', '180.00'],
    ])
  })

  test('CARRY_FORWARD of whoever may not earn loses the weaker leg and keeps the difference', async () => {
    const result = await run('CARRY_FORWARD', {}, false)
    expect([breakageOf(result), carryOf(result)]).toEqual([
      ['pairs UNQUALIFIED 1 20.00'],
      ['0.00', '300.00', '400.00'],
    ])
  })

  test('NET_OFF of whoever may not earn keeps both legs', async () => {
    const result = await run('NET_OFF', {}, false)
    expect([breakageOf(result), carryOf(result)]).toEqual([[], ['200.00', '500.00', '0.00']])
  })
})

describe('modes of pairing', () => {
  const run = (mode: object, left: string, right: string) =>
    resultOf({ trees, bonuses: [pairs({ after: 'NET_OFF', ...mode })] }, legs(left, right))

  test('VOLUME_RATIO pays weak x (weak / strong) x rate', async () => {
    // 300 x 300/400 x 10 % = 22.50; 300 leave both legs.
    const result = await run({ mode: 'VOLUME_RATIO', rate: '0.10' }, '300', '400')
    expect([linesOf(result), carryOf(result)]).toEqual([['Y pairs - 0 22.50'], ['0.00', '100.00', '0.00']])
  })

  test('TIERS pays the highest tier that both legs reach, once', async () => {
    const tiers = [
      { from: '100', amount: '10' },
      { from: '250', amount: '30' },
      { from: '500', amount: '70' },
    ]
    const result = await run({ mode: 'TIERS', tiers }, '700', '499.99')
    expect([linesOf(result), carryOf(result)]).toEqual([['Y pairs - 0 30.00'], ['450.00', '249.99', '0.00']])
  })

  test('CYCLE takes the largest ratio that the stronger leg can feed for all units of the weaker', async () => {
    const ratios = [
      { s: 1, rate: '0.10' },
      { s: 2, rate: '0.12' },
    ]
    // u = 2; 5 >= 2 x 2: two to one. 2 x 100 x 12 % = 24.00; 200 and 400 leave.
    const two = await run({ mode: 'CYCLE', unit: '100', ratios }, '250', '560')
    expect([linesOf(two), carryOf(two)]).toEqual([['Y pairs - 0 24.00'], ['50.00', '160.00', '0.00']])
    // u = 2; 3 < 4: one to one. 2 x 100 x 10 % = 20.00.
    const one = await run({ mode: 'CYCLE', unit: '100', ratios }, '250', '360')
    expect([linesOf(one), carryOf(one)]).toEqual([['Y pairs - 0 20.00'], ['50.00', '160.00', '0.00']])
  })

  test('CYCLE without a ratio that fits takes the smallest and as many units as the stronger leg feeds', async () => {
    const result = await run({ mode: 'CYCLE', unit: '100', ratios: [{ s: 2, amount: '7' }] }, '300', '300')
    expect([linesOf(result), carryOf(result)]).toEqual([['Y pairs - 0 7.00'], ['200.00', '100.00', '0.00']])
  })

  test.each([
    // Beachbody-like 200/100: 300 and 300 give two cycles, 200/100 and 100/200, and nothing is left.
    { left: '300', right: '300', amount: '14.00', carry: ['0.00', '0.00', '0.00'] },
    // 5 and 4 units: 2/1 -> 3,3; 2/1 -> 1,2; 1/2 -> 0,0.
    { left: '500', right: '400', amount: '21.00', carry: ['0.00', '0.00', '0.00'] },
    // 10 and 2: the weaker leg ends it after two.
    { left: '1000', right: '200', amount: '14.00', carry: ['600.00', '0.00', '0.00'] },
    // 250 and 150: 2/1, then 50 and 50.
    { left: '250', right: '150', amount: '7.00', carry: ['50.00', '50.00', '0.00'] },
  ])(
    'CYCLE with the stronger leg chosen for each cycle: $left and $right',
    async ({ left, right, amount, carry }) => {
      const cycle = { mode: 'CYCLE', unit: '100', ratios: [{ s: 2, amount: '7' }], strongLeg: 'CYCLE' }
      const result = await run(cycle, left, right)
      expect([linesOf(result), carryOf(result)]).toEqual([[`Y pairs - 0 ${amount}`], carry])
    },
  )

  test('CYCLE with a ratio that counts once: the first pair 2:1 or 1:2, every later one 1:1', async () => {
    const ratios = [
      { s: 2, amount: '300', once: true },
      { s: 1, amount: '200' },
    ]
    const plan = { trees, bonuses: [pairs({ mode: 'CYCLE', unit: '1', ratios, after: 'NET_OFF' })] }
    const months = (more: object[]) => ({
      ...legs('0', '0'),
      periods: ['2026-01', '2026-02', '2026-03'],
      orders: more,
    })
    const order = (buyer: string, cv: string, month: number) => ({
      id: `${buyer}${month}`,
      buyer,
      cv,
      period: `2026-0${month}`,
    })
    // One against one is no first pair. Two against one is; then 3 left and 2 right: two pairs, one left over.
    const results = await resultsOf(
      plan,
      months([
        order('L', '1', 1),
        order('R', '1', 1),
        order('R', '1', 2),
        order('L', '3', 3),
        order('R', '2', 3),
      ]),
    )
    expect(results.map(linesOf)).toEqual([[], ['Y pairs - 0 300.00'], ['Y pairs - 0 400.00']])
    expect(results.map((result) => carryOf(result))).toEqual([
      ['1.00', '1.00', '0.00'],
      ['0.00', '0.00', '0.00'],
      ['1.00', '0.00', '0.00'],
    ])
    // All at once: 4 and 4 give 2:1, then 2 and 3: two pairs more, 700.00; at most two cycles: 500.00.
    const capped = {
      trees,
      bonuses: [pairs({ mode: 'CYCLE', unit: '1', ratios, after: 'NET_OFF', maxCycles: 2 })],
    }
    const both = await Promise.all([plan, capped].map((one) => resultOf(one, legs('4', '4'))))
    expect(both.map(linesOf)).toEqual([['Y pairs - 0 700.00'], ['Y pairs - 0 500.00']])
    // What the facts say about the time before counts.
    const carry = [{ bonus: 'pairs', member: 'Y', left: '0', right: '0', paired: true }]
    expect(linesOf(await resultOf(plan, { ...legs('1', '1'), carry }))).toEqual(['Y pairs - 0 200.00'])
  })

  test('caps cut the money, not the volume that was used', async () => {
    const cycle = {
      mode: 'CYCLE',
      unit: '100',
      ratios: [{ s: 1, amount: '10' }],
      maxCycles: 3,
      positionCap: '25',
    }
    // 5 cycles: 50.00, three of them 30.00, the position cap leaves 25.00; 500 leave both legs.
    const result = await run(cycle, '500', '600')
    expect([linesOf(result), breakageOf(result), carryOf(result)]).toEqual([
      ['Y pairs - 0 25.00'],
      ['pairs CAP_POSITION 1 5.00', 'pairs CAP_CYCLES 1 20.00'],
      ['0.00', '100.00', '0.00'],
    ])
  })
})

describe('a position cap by class, and an owner of several positions', () => {
  test('cut first by position, then over all positions of one owner in proportion', async () => {
    const plan = {
      trees,
      classes: [{ id: 'SMALL' }, { id: 'LARGE' }],
      bonuses: [
        pairs({
          mode: 'WEAKER_LEG',
          rate: '0.10',
          after: 'NET_OFF',
          positionCap: { SMALL: '30', LARGE: '100' },
        }),
      ],
      caps: [{ scope: 'OWNER', amount: '90' }],
    }
    const members = [
      { id: 'P1', sponsor: null, placement: null, owner: 'Eva', class: 'LARGE' },
      { id: 'P2', sponsor: 'P1', placement: { parent: 'P1', leg: 'L' }, owner: 'Eva', class: 'SMALL' },
      { id: 'X', sponsor: 'P1', placement: { parent: 'P1', leg: 'R' } },
      { id: 'A', sponsor: 'P2', placement: { parent: 'P2', leg: 'L' } },
      { id: 'B', sponsor: 'P2', placement: { parent: 'P2', leg: 'R' } },
    ]
    const orders = [
      { id: 'o1', buyer: 'A', cv: '400' },
      { id: 'o2', buyer: 'B', cv: '600' },
      { id: 'o3', buyer: 'X', cv: '900' },
    ]
    // P2: 40.00 cut to 30.00. P1: min(1000, 900) x 10 % = 90.00. Owner: 120.00 cut to 90.00, three quarters each.
    const result = await resultOf(plan, { members, orders })
    expect(linesOf(result)).toEqual(['P1 pairs - 0 67.50', 'P2 pairs - 0 22.50'])
    expect(breakageOf(result)).toEqual(['pairs CAP_POSITION 1 10.00', 'pairs CAP_OWNER 2 30.00'])
  })
})

describe('refunds in a binary tree', () => {
  test('lower the leg in their own period, below zero as a debt that counts as nothing', async () => {
    const plan = { trees, bonuses: [pairs({ mode: 'WEAKER_LEG', rate: '0.10', after: 'NET_OFF' })] }
    const facts = {
      ...legs('0', '0'),
      periods: ['2026-01', '2026-02', '2026-03'],
      orders: [
        { id: 'l1', buyer: 'L', cv: '300', period: '2026-01' },
        { id: 'r1', buyer: 'R', cv: '300', period: '2026-01' },
        { id: 'r2', buyer: 'R', cv: '100', period: '2026-02' },
        { id: 'l3', buyer: 'L', cv: '350', period: '2026-03' },
      ],
      refunds: [{ order: 'l1', period: '2026-02' }],
    }
    const results = await resultsOf(plan, facts)
    expect(results.map(linesOf)).toEqual([['Y pairs - 0 30.00'], [], ['Y pairs - 0 5.00']])
    expect(results.map((result) => carryOf(result))).toEqual([
      ['0.00', '0.00', '0.00'],
      ['-300.00', '100.00', '0.00'],
      ['0.00', '50.00', '0.00'],
    ])
    // Pairs stand on no single order: nothing is clawed back but the volume.
    expect(results[1]!.adjustments).toEqual([])
  })
})
