import { describe, expect, test } from 'vitest'
import { breakageOf, chain, linesOf, resultOf } from './plan-case.ts'

const ranks = ['R1', 'R2', 'R3'].map((id) => ({ id, achieve: { status: ['ENROLLED', 'GRACE'] } }))
const base = { id: 'base', type: 'STATED' }
const match = (more: object) => ({ id: 'match', type: 'MATCHING', of: ['base'], ...more })
const plan = (more: object, others: object = {}) => ({ ranks, bonuses: [base, match(more)], ...others })
const line = (...rungs: readonly string[]) =>
  chain(...rungs.map((_, at) => `m${at + 1}`)).map((one, at) => ({ ...one, rank: rungs[at] }))
const earned = (member: string, amount: string) => ({ member, bonus: 'base', amount })
const matches = (result: Awaited<ReturnType<typeof resultOf>>) =>
  linesOf(result)
    .filter((one) => one.includes(' match '))
    .map((one) => one.replace(' match', ''))

describe('a match by level', () => {
  test('pays a share of what each level below earned, none of it on a match', async () => {
    const result = await resultOf(plan({ rates: ['0.50', '0.20'] }), {
      members: line('R1', 'R1', 'R1'),
      earnings: [earned('m3', '100'), earned('m2', '30')],
    })
    expect(matches(result)).toEqual(['m1 m2 1 15.00', 'm1 m3 2 20.00', 'm2 m3 1 50.00'])
    expect(breakageOf(result)).toEqual(['match NO_UPLINE 1 6.00'])
  })

  test('by rank, with compression, within the reach of the rank', async () => {
    const rates = { R1: ['0.10'], R3: ['0.10', '0.05', '0.02'] }
    const result = await resultOf(
      plan({ rates, compression: { skip: ['INACTIVE'] }, generationsByRank: { R3: 2 } }),
      {
        members: line('R3', 'R3', 'R1', 'R1', 'R1').map((one) =>
          one.id === 'm4' ? { ...one, active: false } : one,
        ),
        earnings: [earned('m5', '100')],
      },
    )
    // m4 is skipped; m3 level 1, m2 level 2, m1 would be level 3, beyond its reach.
    expect(matches(result)).toEqual(['m2 m5 2 5.00', 'm3 m5 1 10.00'])
  })

  test('the last rate goes on without end where the plan says so', async () => {
    const result = await resultOf(plan({ rates: ['0.10', '0.01'], lastRateForDeeper: true }), {
      members: line('R1', 'R1', 'R1', 'R1', 'R1'),
      earnings: [earned('m5', '100')],
    })
    expect(matches(result)).toEqual(['m1 m5 4 1.00', 'm2 m5 3 1.00', 'm3 m5 2 1.00', 'm4 m5 1 10.00'])
  })

  test('sees what position, bonus and owner caps leave, not what a person cap does', async () => {
    const facts = {
      members: [
        { id: 'A', sponsor: null },
        { id: 'B', sponsor: 'A', owner: 'Eva' },
        { id: 'C', sponsor: 'A', owner: 'Eva' },
      ],
      earnings: [earned('B', '80'), earned('C', '40')],
    }
    const bonuses = [{ ...base, maxPerEarner: '60' }, match({ rates: ['0.10'] })]
    const caps = [
      { scope: 'OWNER', amount: '50' },
      { scope: 'PERSON', amount: '20' },
    ]
    // B: 80 cut to 60; Eva: 100 cut to 50, half each: 30 and 20. A: 3.00 and 2.00. Then B is cut to 20.
    const result = await resultOf({ ranks, bonuses, caps }, facts)
    expect(linesOf(result)).toEqual([
      'A match B 1 3.00',
      'A match C 1 2.00',
      'B base B 0 20.00',
      'C base C 0 20.00',
    ])
    expect(breakageOf(result)).toEqual([
      'base CAP_EARNER 1 20.00',
      'base CAP_OWNER 2 50.00',
      'base CAP_PERSON 1 10.00',
    ])
  })

  test('a match on a match pays only where it names one', async () => {
    const second = { id: 'second', type: 'MATCHING', of: ['match'], rates: ['0.50'] }
    const result = await resultOf(
      { ranks, bonuses: [base, match({ rates: ['0.20'] }), second] },
      { members: line('R1', 'R1', 'R1'), earnings: [earned('m3', '100')] },
    )
    expect(linesOf(result)).toEqual(['m1 second m2 1 10.00', 'm2 match m3 1 20.00', 'm3 base m3 0 100.00'])
  })
})

describe('a match by generation', () => {
  const rates = { R2: ['0.10', '0.05'], R3: ['0.20', '0.10', '0.04'] }

  test('a boundary member belongs to the generation it closes', async () => {
    const result = await resultOf(plan({ count: 'GENERATION', boundary: { rank: 'R2' }, rates }), {
      members: line('R3', 'R2', 'R1', 'R2', 'R1'),
      earnings: [earned('m5', '100'), earned('m4', '10')],
    })
    // For m5: m4 is generation 1, m2 is 2 (m4 between), m1 is 3. For m4: m2 is 1, m1 is 2.
    expect(matches(result)).toEqual([
      'm1 m4 2 1.00',
      'm1 m5 3 4.00',
      'm2 m4 1 1.00',
      'm2 m5 2 5.00',
      'm4 m5 1 10.00',
    ])
  })
})

describe('a match downwards', () => {
  const members = [
    { id: 'S', sponsor: null },
    { id: 'A', sponsor: 'S' },
    { id: 'B', sponsor: 'S' },
    { id: 'C', sponsor: 'S', active: false },
    { id: 'A1', sponsor: 'A' },
    { id: 'A2', sponsor: 'A' },
    { id: 'B1', sponsor: 'B' },
    { id: 'B2', sponsor: 'B', active: false },
  ]
  const run = (dividedBy: string) =>
    resultOf(plan({ direction: 'DOWN', share: '0.25', dividedBy }), {
      members,
      earnings: [earned('S', '80.02')],
    })

  test('divides a share by the active direct recruits', async () => {
    // 25 % of 80.02 is 20.005, so 20.01: 10.01 and 10.00.
    expect(matches(await run('DIRECT_RECRUITS'))).toEqual(['A S 1 10.01', 'B S 1 10.00'])
  })

  test('or by the active recruits of those', async () => {
    // Three of them: 20.005 / 3 is 6.67 for each direct recruit.
    expect(matches(await run('SECOND_LEVEL_RECRUITS'))).toEqual(['A S 1 6.67', 'B S 1 6.67'])
  })
})

describe('fast start', () => {
  const members = [
    { id: 'A', sponsor: null, joined: '2025-01-01', class: 'PRO' },
    { id: 'B', sponsor: 'A', joined: '2025-06-01', class: 'BASIC' },
    { id: 'C', sponsor: 'B', joined: '2026-01-05', class: 'PRO' },
  ]
  const classes = [{ id: 'BASIC' }, { id: 'PRO' }]
  const run = async (more: object, orders: object[], others: object = {}) => {
    const bonuses = [{ id: 'fs', type: 'FAST_START', ...more }]
    const result = await resultOf({ classes, bonuses }, { members, orders, ...others })
    return [linesOf(result), breakageOf(result)]
  }
  const bought = (accepted: string, more: object = {}) => ({
    id: `o-${accepted}`,
    buyer: 'C',
    cv: '100',
    accepted,
    ...more,
  })

  test('counts days from joining, the day of joining being day 0, by the clock of the plan', async () => {
    const orders = ['2026-01-05', '2026-01-15', '2026-01-15T22:59:59Z', '2026-01-16'].map((day) =>
      bought(day),
    )
    // 22:59:59Z on the 15th is 23:59:59 in Berlin: still day 10.
    const [lines] = await run({ rates: ['0.10'], windowDays: 10 }, orders)
    expect(lines).toEqual(['B fs C 1 10.00', 'B fs C 1 10.00', 'B fs C 1 10.00'])
  })

  test('pays fixed amounts by level, and for each piece of a product that was kept', async () => {
    const lines = [
      { cv: '60', product: 'KIT', quantity: 3 },
      { cv: '40', product: 'BOOK' },
    ]
    const orders = [{ id: 'o1', buyer: 'C', lines, accepted: '2026-01-06' }]
    const pays = { amounts: ['5', '1'], amountsByProduct: { KIT: ['10'] } }
    expect(await run(pays, orders)).toEqual([['A fs C 2 1.00', 'B fs C 1 35.00'], []])
    const refunds = [{ order: 'o1', line: 1, quantity: 1, counted: '2026-01-09' }]
    expect(await run(pays, orders, { refunds })).toEqual([['A fs C 2 1.00', 'B fs C 1 25.00'], []])
    // An order without the product is not the bonus's business, whatever the amounts.
    expect(await run({ ...pays, orders: { products: ['PEN'] } }, orders)).toEqual([[], []])
  })

  test('pays by class of the earner and of the buyer', async () => {
    const amountsByClass = { BASIC: { PRO: '40' }, PRO: { BASIC: '25', PRO: '70' } }
    const orders = [bought('2026-01-06'), { id: 'b', buyer: 'B', cv: '10' }]
    expect(await run({ amountsByClass }, orders)).toEqual([['A fs B 1 25.00', 'B fs C 1 40.00'], []])
  })

  test('pays at most its maximum on one level of an order', async () => {
    expect(await run({ rates: ['0.20', '0.10'], maximum: '12' }, [bought('2026-01-06')])).toEqual([
      ['A fs C 2 10.00', 'B fs C 1 12.00'],
      ['fs CAP_EARNER 1 8.00'],
    ])
  })
})

describe('sales of one’s own, referrers and retail profit', () => {
  const members = chain('A', 'B')
  const customers = [
    { id: 'K1', member: 'B' },
    { id: 'K2', member: 'B' },
  ]
  const orders = [
    { id: 'o1', buyer: 'K1', cv: '100', price: '130', memberPrice: '90', referredBy: 'A' },
    { id: 'o2', buyer: 'K2', cv: '50', price: '60', memberPrice: '65' },
    { id: 'o3', buyer: 'B', cv: '20' },
  ]
  const run = async (bonus: object, more: object = {}) =>
    resultOf({ bonuses: [{ id: 'x', ...bonus }], ...more }, { members, customers, orders })

  test('PERSONAL_SALES pays on own orders and those of own customers, by rate or bracket', async () => {
    const flat = { type: 'PERSONAL_SALES', rate: '0.10' }
    expect(linesOf(await run(flat))).toEqual(['B x K1 0 10.00', 'B x K2 0 5.00', 'B x B 0 2.00'])
    const brackets = {
      over: 'CUSTOMERS',
      table: [
        { from: '1', rate: '0.10' },
        { from: '2', rate: '0.20' },
      ],
    }
    const byCustomers = await run({ type: 'PERSONAL_SALES', brackets, orders: { buyers: ['CUSTOMER'] } })
    expect(linesOf(byCustomers)).toEqual(['B x K1 0 20.00', 'B x K2 0 10.00'])
  })

  test('REFERRER pays whoever is named', async () => {
    expect(linesOf(await run({ type: 'REFERRER', rate: '0.03' }))).toEqual(['A x K1 0 3.00'])
  })

  test('RETAIL_PROFIT is price less member price, never below nothing, or a rate', async () => {
    expect(linesOf(await run({ type: 'RETAIL_PROFIT', mode: 'PRICE_DIFFERENCE' }))).toEqual([
      'B x K1 0 40.00',
    ])
    const rate = { type: 'RETAIL_PROFIT', mode: 'RATE', rate: '0.25', base: { measure: 'PRICE' } }
    expect(linesOf(await run(rate))).toEqual(['B x K1 0 32.50', 'B x K2 0 15.00'])
  })

  test('RETAIL_PROFIT kept in cash is marked, and neither paid nor capped', async () => {
    const result = await run(
      { type: 'RETAIL_PROFIT', mode: 'PRICE_DIFFERENCE', settled: 'OUTSIDE' },
      {
        caps: [
          { scope: 'PERSON', amount: '1' },
          { scope: 'COMPANY', amount: '2' },
        ],
      },
    )
    expect(result.lines).toMatchObject([{ earner: 'B', amount: '40.00', settled: 'OUTSIDE', caps: [] }])
    expect([result.totals, result.ledger]).toEqual([{ B: '0.00' }, []])
  })
})
