import { describe, expect, test } from 'vitest'
import { runDocuments } from './oracle/documents.ts'

const LEVELS = { id: 'levels', type: 'UNILEVEL', rates: ['0.10', '0.05'] }
const PEOPLE = [
  { id: 'Top', sponsor: null },
  { id: 'Mid', sponsor: 'Top' },
  { id: 'Low', sponsor: 'Mid' },
]
const TWO_MONTHS = { period: undefined, periods: ['2026-01', '2026-02'] }
const THREE_MONTHS = { period: undefined, periods: ['2026-01', '2026-02', '2026-03'] }
const order = (id: string, cv: string, more: object = {}) => ({
  id,
  buyer: 'Low',
  cv,
  period: '2026-01',
  ...more,
})

describe('a refund in the period of its order', () => {
  test('is netted before anything is computed', () => {
    const { texts, adjustments } = runDocuments(
      { bonuses: [LEVELS] },
      {
        members: PEOPLE,
        orders: [order('o1', '100')],
        refunds: [{ order: 'o1', share: '0.25', period: '2026-01' }],
      },
    )
    expect(texts()).toEqual(['Mid levels Low 1 750', 'Top levels Low 2 375'])
    expect(adjustments()).toEqual([])
  })

  test('of everything leaves nothing, not even a fixed amount', () => {
    const fixed = { id: 'kit', type: 'FAST_START', amounts: ['20'] }
    const { texts } = runDocuments(
      { bonuses: [LEVELS, fixed] },
      { members: PEOPLE, orders: [order('o1', '100')], refunds: [{ order: 'o1', period: '2026-01' }] },
    )
    expect(texts()).toEqual([])
  })
})

describe('a refund in a later period', () => {
  test('of everything takes back exactly what each line paid, after its caps, and lowers the volume of that period', () => {
    const { results, adjustments, texts } = runDocuments(
      {
        volumes: { gv: { measure: 'CV', of: ['OWN'], scope: 'GROUP' } },
        bonuses: [LEVELS],
        caps: [{ scope: 'PERSON', amount: '3.33' }],
      },
      {
        members: PEOPLE,
        ...TWO_MONTHS,
        orders: [order('o1', '100')],
        refunds: [{ order: 'o1', period: '2026-02', reason: 'RETURN' }],
      },
    )
    expect(texts(0)).toEqual(['Mid levels Low 1 333', 'Top levels Low 2 333'])
    expect(adjustments(1)).toEqual(['Mid levels o1 -333 RETURN', 'Top levels o1 -333 RETURN'])
    expect(Array.from(results[1]!.totals)).toEqual([-333, -333, 0])
    expect(Array.from(results[1]!.volumes[0]!)).toEqual([-10_000, -10_000, -10_000])
    expect(results[1]!.ledger.map(({ amount }) => amount)).toEqual([-333n, -333n])
  })

  test('in parts takes each part rounded once, and the last part takes the rest', () => {
    const { adjustments } = runDocuments(
      { bonuses: [{ ...LEVELS, rates: ['0.10'] }] },
      {
        members: PEOPLE,
        ...TWO_MONTHS,
        orders: [order('o1', '1.00')],
        refunds: ['1/3', '1/3', '1/3'].map((share) => ({ order: 'o1', share, period: '2026-02' })),
      },
    )
    // A third of 10 is 3.33: 3, 3 and the rest, 4.
    expect(adjustments(1).map((text) => text.split(' ')[3])).toEqual(['-3', '-3', '-4'])
  })

  test('in parts of several periods takes the rest with the last, and never more than the line paid', () => {
    const { adjustments } = runDocuments(
      { bonuses: [{ ...LEVELS, rates: ['0.10'] }] },
      {
        members: PEOPLE,
        ...THREE_MONTHS,
        orders: [order('o1', '1.00')],
        refunds: [
          { order: 'o1', share: '1/3', period: '2026-02' },
          { order: 'o1', share: '1/3', period: '2026-02' },
          { order: 'o1', share: '1/3', period: '2026-03' },
        ],
      },
    )
    expect([...adjustments(1), ...adjustments(2)].map((text) => text.split(' ')[3])).toEqual([
      '-3',
      '-3',
      '-4',
    ])
  })

  test('of one order line takes the share of the line by CV, or the line itself where lines are paid one by one', () => {
    const lines = [{ cv: '60' }, { cv: '40' }]
    const facts = {
      members: PEOPLE,
      ...TWO_MONTHS,
      orders: [{ id: 'o1', buyer: 'Low', period: '2026-01', lines }],
      refunds: [{ order: 'o1', line: 2, period: '2026-02' }],
    }
    const bonuses = [{ ...LEVELS, rates: ['0.10'] }]
    expect(runDocuments({ bonuses }, facts).adjustments(1)).toEqual(['Mid levels o1 -400 RETURN'])
    const byLine = { bonuses, rounding: { unit: 'LINE', source: 'ORDER_LINE' } }
    expect(runDocuments(byLine, facts).adjustments(1)).toEqual(['Mid levels o1 -400 RETURN'])
  })

  test('takes its part of a line that stands for all orders of a buyer', () => {
    const { texts, adjustments } = runDocuments(
      { bonuses: [{ ...LEVELS, rates: ['0.10'] }], rounding: { unit: 'LINE', source: 'MEMBER_PERIOD' } },
      {
        members: PEOPLE,
        ...TWO_MONTHS,
        orders: [order('o1', '30'), order('o2', '70')],
        refunds: [
          { order: 'o1', period: '2026-02' },
          { order: 'o2', period: '2026-02' },
        ],
      },
    )
    expect(texts(0)).toEqual(['Mid levels Low 1 1000'])
    expect(adjustments(1)).toEqual(['Mid levels o1 -300 RETURN', 'Mid levels o2 -700 RETURN'])
  })

  test('keeps the commission where the plan says so for its reason, and takes the volume all the same', () => {
    const { results, adjustments } = runDocuments(
      {
        volumes: { gv: { measure: 'CV', of: ['OWN'], scope: 'GROUP' } },
        bonuses: [LEVELS],
        clawback: { keepPaidWhen: ['COMPANY_FAULT'] },
      },
      {
        members: PEOPLE,
        ...TWO_MONTHS,
        orders: [order('o1', '100')],
        refunds: [{ order: 'o1', period: '2026-02', reason: 'COMPANY_FAULT' }],
      },
    )
    expect(adjustments(1)).toEqual([])
    expect(results[1]!.volumes[0]![0]).toBe(-10_000)
  })

  test('takes back nothing twice: a second run over the same facts says the same', () => {
    const facts = {
      members: PEOPLE,
      ...TWO_MONTHS,
      orders: [order('o1', '100')],
      refunds: [{ order: 'o1', period: '2026-02' }],
    }
    const plan = { bonuses: [LEVELS] }
    expect(runDocuments(plan, facts).adjustments(1)).toEqual(runDocuments(plan, facts).adjustments(1))
  })
})
