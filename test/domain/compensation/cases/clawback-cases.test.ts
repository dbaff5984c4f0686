import { describe, expect, test } from 'vitest'
import { chain, resultsOf } from './plan-case.ts'

describe('clawbacks', () => {
  const levels = { id: 'lv', type: 'UNILEVEL', rates: ['0.10', '0.05'] }
  const order = (more: object = {}) => ({ id: 'o1', buyer: 'C', cv: '33.33', period: '2026-01', ...more })
  const run = async (
    refunds: object[],
    {
      plan = {},
      orders = [order()],
      customers = [],
    }: { plan?: object; orders?: object[]; customers?: object[] } = {},
  ) => {
    const results = await resultsOf(
      { bonuses: [levels], ...plan },
      {
        members: chain('A', 'B', 'C'),
        customers,
        periods: ['2026-01', '2026-02', '2026-03'],
        orders,
        refunds,
      },
    )
    return results.map(({ adjustments }) => adjustments.map(({ earner, amount }) => `${earner} ${amount}`))
  }

  test('a full return takes back exactly what each line paid', async () => {
    expect(await run([{ order: 'o1', period: '2026-02' }])).toEqual([[], ['A -1.67', 'B -3.33'], []])
  })

  test('parts take their share rounded once, and the last takes the rest', async () => {
    const thirds = ['2026-02', '2026-02', '2026-03'].map((period) => ({ order: 'o1', share: '1/3', period }))
    expect(await run(thirds)).toEqual([
      [],
      ['A -0.56', 'A -0.56', 'B -1.11', 'B -1.11'],
      ['A -0.55', 'B -1.11'],
    ])
  })

  test('a part of what was left after a return in the order’s own period is measured by what paid', async () => {
    const refunds = [
      { order: 'o1', share: '0.5', period: '2026-01' },
      { order: 'o1', share: '0.25', period: '2026-02' },
      { order: 'o1', share: '0.25', period: '2026-03' },
    ]
    expect(await run(refunds, { orders: [order({ cv: '100' })] })).toEqual([
      [],
      ['A -1.25', 'B -2.50'],
      ['A -1.25', 'B -2.50'],
    ])
  })

  test('a later return takes what its lines had brought: pieces at their amounts, margins', async () => {
    const lines = [
      { product: 'P', quantity: 2, cv: '60', price: '60', memberPrice: '45' },
      { product: 'Q', cv: '40', price: '40', memberPrice: '40' },
    ]
    const orders = [order({ cv: undefined, lines }), order({ id: 'ok', buyer: 'K', cv: undefined, lines })]
    const bonuses = [
      {
        id: 'fs',
        type: 'FAST_START',
        orders: { buyers: ['MEMBER'] },
        amountsByProduct: { P: ['10.00', '4.00'] },
      },
      { id: 'rp', type: 'RETAIL_PROFIT', mode: 'PRICE_DIFFERENCE' },
    ]
    const refunds = [
      { order: 'o1', line: 2, period: '2026-02' },
      { order: 'ok', line: 2, period: '2026-02' },
      { order: 'o1', line: 1, quantity: 1, period: '2026-02' },
      { order: 'ok', line: 1, share: '1/3', period: '2026-02' },
      { order: 'ok', line: 1, share: '2/3', period: '2026-03' },
      { order: 'o1', line: 1, quantity: 1, period: '2026-03' },
    ]
    const customers = [{ id: 'K', member: 'C' }]
    expect(await run(refunds, { plan: { bonuses }, orders, customers })).toEqual([
      [],
      ['A -4.00', 'B -10.00', 'C -5.00'],
      ['A -4.00', 'B -10.00', 'C -10.00'],
    ])
  })

  test.each([{ order: 'o1' }, { member: 'C' }, { order: 'o1', period: '2026-01' }])(
    'the return of an order that %o took out takes neither money nor volume',
    async (block) => {
      const [month, later] = ['2026-01', '2026-02']
      const orders = [
        order({ cv: '100', period: month }),
        order({ id: 'b', buyer: 'B', cv: '60', period: later }),
      ]
      const facts = { members: chain('A', 'B', 'C'), periods: [month, later], orders }
      const blocks = [{ ...block, effect: 'EXCLUDE', case: 'K1' }]
      const plan = { bonuses: [levels], caps: [{ scope: 'COMPANY', shareOfCv: '0.05' }] }
      const refunds = [{ order: 'o1', period: later }]
      const [, february] = await resultsOf(plan, { ...facts, blocks, refunds })
      expect(february?.adjustments).toEqual([])
      // 5 % of 60.00, and not of 60.00 less 100.00.
      expect(february?.lines.map(({ earner, amount }) => `${earner} ${amount}`)).toEqual(['A 3.00'])
    },
  )

  test('a line the bonus never counted takes nothing back', async () => {
    const lines = [
      { cv: '60', product: 'X' },
      { cv: '40', product: 'Y' },
    ]
    const plan = { bonuses: [{ ...levels, orders: { products: ['X'] } }] }
    const refunds = [
      { order: 'o1', line: 2, period: '2026-02' },
      { order: 'o1', line: 1, share: '0.5', period: '2026-03' },
    ]
    expect(await run(refunds, { plan, orders: [order({ cv: undefined, lines })] })).toEqual([
      [],
      [],
      ['A -1.50', 'B -3.00'],
    ])
  })

  test('a line that stands for a buyer’s period gives back the part of the order that came back', async () => {
    const orders = [order({ cv: '30' }), order({ id: 'o2', cv: '70' })]
    const plan = { rounding: { source: 'MEMBER_PERIOD' } }
    expect(await run([{ order: 'o1', period: '2026-02' }], { plan, orders })).toEqual([
      [],
      ['A -1.50', 'B -3.00'],
      [],
    ])
  })

  test('what a cap cut is not taken back', async () => {
    const plan = { caps: [{ scope: 'COMPANY', amount: '2.50' }] }
    expect(await run([{ order: 'o1', period: '2026-02' }], { plan })).toEqual([
      [],
      ['A -0.84', 'B -1.66'],
      [],
    ])
  })

  test('a reason the plan names keeps the commission, and the volume falls all the same', async () => {
    const plan = { clawback: { keepPaidWhen: ['COMPANY_FAULT'] } }
    expect(await run([{ order: 'o1', period: '2026-02', reason: 'COMPANY_FAULT' }], { plan })).toEqual([
      [],
      [],
      [],
    ])
  })

  test('a profit that was kept in cash is not taken back', async () => {
    const plan = {
      bonuses: [{ id: 'r', type: 'RETAIL_PROFIT', mode: 'PRICE_DIFFERENCE', settled: 'OUTSIDE' }],
    }
    const results = await resultsOf(plan, {
      members: chain('A'),
      customers: [{ id: 'K', member: 'A' }],
      periods: ['2026-01', '2026-02'],
      orders: [order({ buyer: 'K', price: '50', memberPrice: '30' })],
      refunds: [{ order: 'o1', period: '2026-02' }],
    })
    expect(results[1]!.adjustments).toEqual([])
  })

  test('may leave a total below zero, which the ledger says as it is', async () => {
    const [, second] = await resultsOf(
      { bonuses: [levels] },
      {
        members: chain('A', 'B', 'C'),
        periods: ['2026-01', '2026-02'],
        orders: [order(), order({ id: 'o2', cv: '10', period: '2026-02' })],
        refunds: [{ order: 'o1', period: '2026-02' }],
      },
    )
    expect(second!.totals).toEqual({ A: '-1.17', B: '-2.33' })
    expect(second!.ledger).toEqual([
      { earner: 'A', account: 'MONEY', amount: '-1.17' },
      { earner: 'B', account: 'MONEY', amount: '-2.33' },
    ])
  })
})
