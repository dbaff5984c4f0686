import { describe, expect, test } from 'vitest'
import { breakageOf, chain, linesOf, resultOf } from './plan-case.ts'

const ranks = ['R1', 'R2', 'R3'].map((id) => ({ id, achieve: { status: ['ENROLLED', 'GRACE'] } }))
const earned = (member: string, bonus: string, amount: string) => ({ member, bonus, amount })

describe('caps', () => {
  const bonuses = [
    { id: 'one', type: 'STATED' },
    { id: 'two', type: 'STATED' },
    { id: 'free', type: 'STATED', outsideCaps: true },
  ]
  const members = [
    { id: 'A', sponsor: null, rank: 'R1' },
    { id: 'B', sponsor: 'A', rank: 'R1' },
    { id: 'C', sponsor: 'A', rank: 'R2' },
  ]
  const earnings = [
    earned('A', 'one', '60'),
    earned('A', 'two', '40'),
    earned('B', 'one', '100'),
    earned('C', 'two', '200'),
    earned('C', 'free', '50'),
  ]
  const run = (caps: object[], more: object = {}) =>
    resultOf({ ranks, bonuses, caps }, { members, earnings, companyVolume: '1000', ...more })
  const totals = async (caps: object[]) => (await run(caps)).totals

  test('PERSON cuts the lines of one member in proportion, by rank where it says so', async () => {
    const result = await run([{ scope: 'PERSON', amount: '50', byRank: { R2: '120' } }])
    expect(linesOf(result)).toEqual([
      'A one A 0 30.00',
      'A two A 0 20.00',
      'B one B 0 50.00',
      'C two C 0 120.00',
      'C free C 0 50.00',
    ])
    expect(breakageOf(result)).toEqual(['one CAP_PERSON 2 80.00', 'two CAP_PERSON 2 100.00'])
  })

  test('BONUSES limits the sum of the bonuses it names to a share of the CV', async () => {
    // one: 160.00 against 8 % of 1,000 = 80.00: half.
    expect(await totals([{ scope: 'BONUSES', of: ['one'], shareOfCv: '0.08', mode: 'PRO_RATA' }])).toEqual({
      A: '70.00',
      B: '50.00',
      C: '250.00',
    })
  })

  test('COMPANY in proportion, to the cent', async () => {
    // 400.00 against 100.01: 15.00, 10.00, 25.00 and 50.00, the spare cent to the largest remainder.
    const result = await run([{ scope: 'COMPANY', amount: '100.01' }])
    expect(linesOf(result)).toEqual([
      'A one A 0 15.00',
      'A two A 0 10.00',
      'B one B 0 25.00',
      'C two C 0 50.01',
      'C free C 0 50.00',
    ])
    expect(breakageOf(result)).toEqual(['one COMPANY_CAP 2 120.00', 'two COMPANY_CAP 2 179.99'])
  })

  test('PRIORITY cuts the lowest rank first, up to its whole', async () => {
    expect(await totals([{ scope: 'COMPANY', amount: '300', mode: 'PRIORITY' }])).toEqual({
      A: '50.00',
      B: '50.00',
      C: '250.00',
    })
    expect(await totals([{ scope: 'COMPANY', amount: '150', mode: 'PRIORITY' }])).toEqual({
      A: '0.00',
      B: '0.00',
      C: '200.00',
    })
  })

  test('spares what it counts and never cuts: the others share what is left', async () => {
    // one: 160.00 stays; two: 240.00 shares the remaining 100.00: 40 and 200 become 16.67 and 83.33.
    const result = await run([{ scope: 'COMPANY', amount: '260', spares: ['one'] }])
    expect(linesOf(result)).toEqual([
      'A one A 0 60.00',
      'A two A 0 16.67',
      'B one B 0 100.00',
      'C two C 0 83.33',
      'C free C 0 50.00',
    ])
  })

  test('HARD_STOP: first come, the line that meets the cap gets the rest', async () => {
    const plan = {
      bonuses: [{ id: 'lv', type: 'UNILEVEL', rates: ['0.10', '0.05'] }],
      caps: [{ scope: 'COMPANY', amount: '22', mode: 'HARD_STOP' }],
    }
    const orders = [
      { id: 'o2', buyer: 'C', cv: '100', accepted: '2026-01-02' },
      { id: 'o1', buyer: 'C', cv: '100', accepted: '2026-01-03' },
    ]
    const result = await resultOf(plan, { members: chain('A', 'B', 'C'), orders })
    // o2 came first: 10 and 5; then o1 level 1 gets the 7.00 that are left, level 2 nothing.
    expect(result.lines.map(({ earner, source, amount }) => [earner, source, amount])).toEqual([
      ['A', { order: 'o2' }, '5.00'],
      ['A', { order: 'o1' }, '0.00'],
      ['B', { order: 'o2' }, '10.00'],
      ['B', { order: 'o1' }, '7.00'],
    ])
  })

  test('apply in their fixed order whatever order the plan names them in', async () => {
    const caps = [
      { scope: 'COMPANY', amount: '150' },
      { scope: 'BONUSES', of: ['one'], amount: '80' },
      { scope: 'PERSON', amount: '100' },
    ]
    // PERSON: C two 100. BONUSES: one 160 -> 80 (A 30, B 50). COMPANY: 30 + 40 + 50 + 100 = 220 -> 150, which is
    // 20.4545, 27.2727, 34.0909 and 68.1818: the spare cent goes to the first.
    const result = await run(caps)
    expect(linesOf(result)).toEqual([
      'A one A 0 20.46',
      'A two A 0 27.27',
      'B one B 0 34.09',
      'C two C 0 68.18',
      'C free C 0 50.00',
    ])
  })
})

describe('rounding', () => {
  const bonuses = [
    { id: 'a', type: 'UNILEVEL', rates: ['0.005'] },
    { id: 'b', type: 'UNILEVEL', rates: ['0.005'] },
  ]
  const facts = {
    members: chain('A', 'B'),
    orders: [
      { id: 'o1', buyer: 'B', lines: [{ cv: '1.00' }, { cv: '0.90' }] },
      { id: 'o2', buyer: 'B', cv: '1.10' },
      { id: 'o3', buyer: 'B', cv: '0.90' },
    ],
  }
  const run = (rounding: object) => resultOf({ bonuses, rounding }, facts)
  const told = async (rounding: object) => {
    const result = await run(rounding)
    return [linesOf(result).map((line) => line.split(' ').at(-1)), result.totals.A]
  }

  test('by line and order: halves away from zero', async () => {
    // 1.90, 1.10 and 0.90 at half a percent: 0.0095, 0.0055, 0.0045 -> 0.01, 0.01, 0.00 under each bonus.
    expect(await told({ unit: 'LINE', source: 'ORDER' })).toEqual([
      ['0.01', '0.01', '0.00', '0.01', '0.01', '0.00'],
      '0.04',
    ])
  })

  test('by order line and by buyer and period', async () => {
    // Lines 1.00 and 0.90: 0.005 -> 0.01, 0.0045 -> 0.00.
    expect(await told({ source: 'ORDER_LINE' })).toEqual([
      ['0.01', '0.00', '0.01', '0.00', '0.01', '0.00', '0.01', '0.00'],
      '0.04',
    ])
    // 3.90 at half a percent: 0.0195 -> 0.02.
    expect(await told({ source: 'MEMBER_PERIOD' })).toEqual([['0.02', '0.02'], '0.04'])
    const { lines } = await run({ source: 'MEMBER_PERIOD' })
    expect(lines[0]!.source).toEqual({ buyer: 'B', period: '2026-01' })
    expect((await run({ source: 'ORDER_LINE' })).lines[1]!.source).toEqual({ order: 'o1', line: 2 })
  })

  test('says the exact amount of a line where it was rounded, and only there', async () => {
    const { lines } = await run({})
    expect(lines.slice(0, 3).map(({ exact, amount }) => [exact, amount])).toEqual([
      ['0.0095', '0.01'],
      ['0.0055', '0.01'],
      ['0.0045', '0.00'],
    ])
    const whole = await resultOf({ bonuses }, { ...facts, orders: [{ id: 'o', buyer: 'B', cv: '20' }] })
    expect(whole.lines.map(({ exact, amount }) => [exact, amount])).toEqual([
      [undefined, '0.10'],
      [undefined, '0.10'],
    ])
  })

  test('by earner and bonus: the sum is rounded once', async () => {
    // 0.0195 under each bonus: 0.02, given to the largest remainders.
    expect(await told({ unit: 'EARNER_BONUS' })).toEqual([
      ['0.01', '0.01', '0.00', '0.01', '0.01', '0.00'],
      '0.04',
    ])
    const one = {
      bonuses: [{ id: 'a', type: 'UNILEVEL', rates: ['0.004'] }],
      rounding: { unit: 'EARNER_BONUS' },
    }
    // 3.90 x 0.4 % = 0.0156 -> 0.02, although each line alone gives 0.01, 0.00, 0.00.
    expect((await resultOf(one, facts)).totals.A).toBe('0.02')
    expect((await resultOf({ ...one, rounding: {} }, facts)).totals.A).toBe('0.01')
  })

  test('by statement: all bonuses of an earner are rounded once', async () => {
    const three = ['a', 'b', 'c'].map((id) => ({ id, type: 'UNILEVEL', rates: ['0.004'] }))
    const orders = [{ id: 'o', buyer: 'B', cv: '1.00' }]
    // Three times 0.004: nothing by line, 0.012 -> 0.01 by statement.
    const by = async (unit: string) =>
      (await resultOf({ bonuses: three, rounding: { unit } }, { ...facts, orders })).totals.A
    expect([await by('LINE'), await by('EARNER_BONUS'), await by('STATEMENT')]).toEqual([
      '0.00',
      '0.00',
      '0.01',
    ])
  })
})

describe('the ledger', () => {
  const bonuses = [{ id: 'one', type: 'STATED' }]
  const split = [
    { account: 'MONEY', share: '0.90' },
    { account: 'SHOP_CREDIT', share: '0.10' },
  ]

  test('splits a total over the accounts by the largest remainder', async () => {
    const result = await resultOf(
      { bonuses, payout: { split } },
      { members: chain('A'), earnings: [earned('A', 'one', '10.05')] },
    )
    // 9.045 and 1.005: equal remainders, the spare cent to the earlier account.
    expect(result.ledger).toEqual([
      { earner: 'A', account: 'MONEY', amount: '9.05' },
      { earner: 'A', account: 'SHOP_CREDIT', amount: '1.00' },
    ])
  })

  test('keeps what is on hold on an account of its own, and changes no amount', async () => {
    const plan = { bonuses: [{ id: 'lv', type: 'UNILEVEL', rates: ['0.10', '0.05'] }], payout: { split } }
    const orders = [
      { id: 'o1', buyer: 'C', cv: '100' },
      { id: 'o2', buyer: 'C', cv: '200' },
    ]
    const facts = (blocks: object[]) => ({ members: chain('A', 'B', 'C'), orders, blocks })
    const byOrder = await resultOf(plan, facts([{ order: 'o1', effect: 'HOLD', case: 'K-7' }]))
    expect(byOrder.totals).toEqual({ A: '15.00', B: '30.00' })
    expect(byOrder.lines.map(({ earner, amount, hold }) => [earner, amount, hold])).toEqual([
      ['A', '5.00', 'K-7'],
      ['A', '10.00', undefined],
      ['B', '10.00', 'K-7'],
      ['B', '20.00', undefined],
    ])
    expect(byOrder.ledger).toEqual([
      { earner: 'A', account: 'MONEY', amount: '9.00' },
      { earner: 'A', account: 'SHOP_CREDIT', amount: '1.00' },
      { earner: 'A', account: 'HELD', amount: '5.00' },
      { earner: 'B', account: 'MONEY', amount: '18.00' },
      { earner: 'B', account: 'SHOP_CREDIT', amount: '2.00' },
      { earner: 'B', account: 'HELD', amount: '10.00' },
    ])
    const one = await resultOf(plan, facts([{ member: 'B', order: 'o2', effect: 'HOLD', case: 'K-8' }]))
    expect(one.ledger.filter(({ account }) => account === 'HELD')).toEqual([
      { earner: 'B', account: 'HELD', amount: '20.00' },
    ])
    const all = await resultOf(plan, facts([{ member: 'B', effect: 'HOLD', case: 'K-9' }]))
    expect(all.ledger.filter(({ earner }) => earner === 'B')).toEqual([
      { earner: 'B', account: 'HELD', amount: '30.00' },
    ])
  })

  test('EXCLUDE takes an order’s volume out for everybody', async () => {
    const plan = { bonuses: [{ id: 'lv', type: 'UNILEVEL', rates: ['0.10'] }] }
    const orders = [
      { id: 'o1', buyer: 'B', cv: '100' },
      { id: 'o2', buyer: 'B', cv: '200' },
    ]
    const facts = {
      members: chain('A', 'B'),
      orders,
      blocks: [{ order: 'o2', effect: 'EXCLUDE', case: 'K' }],
    }
    expect(linesOf(await resultOf(plan, facts))).toEqual(['A lv B 1 10.00'])
  })
})
