import { describe, expect, test } from 'vitest'
import { runDocuments } from './oracle/documents.ts'

const chain = (...ids: readonly string[]) =>
  ids.map((id, at) => ({ id, sponsor: at === 0 ? null : ids[at - 1] }))
const buys = (buyer: string, cv: string, more: object = {}) => ({
  id: `o-${buyer}-${cv}`,
  buyer,
  cv,
  ...more,
})

describe('roll-up', () => {
  const bonus = {
    id: 'levels',
    type: 'UNILEVEL',
    rates: ['0.10', '0.05'],
    compression: { skip: [], lapsed: 'ROLL_UP' },
    earner: { volume: 'pv', min: '50' },
  }
  const plan = { volumes: { pv: { measure: 'PV', of: ['OWN'], scope: 'SELF' } }, bonuses: [bonus] }

  test('hands the amount of a counted, unpayable position to the next payable one, which then has two', () => {
    const { texts, breakage } = runDocuments(plan, {
      members: chain('Top', 'Mid', 'Low', 'Buyer'),
      orders: [buys('Buyer', '100'), buys('Mid', '60')],
    })
    expect(texts().filter((text) => text.includes('Buyer'))).toEqual([
      'Mid levels Buyer 1 1000',
      'Mid levels Buyer 2 500',
    ])
    expect(breakage()).toEqual(['levels NO_UPLINE 1 300', 'levels UNQUALIFIED 1 600'])
  })
})

describe('pass-up with branch', () => {
  test('skips a position for everything below its first recruits', () => {
    const bonus = { id: 'levels', type: 'UNILEVEL', rates: ['0.10'], passUp: { count: 1, branch: true } }
    const { texts } = runDocuments(
      { bonuses: [bonus] },
      {
        members: [
          { id: 'S', sponsor: null, joined: '2025-01-01' },
          { id: 'A', sponsor: 'S', joined: '2025-01-02' },
          { id: 'R1', sponsor: 'A', joined: '2025-01-03' },
          { id: 'R2', sponsor: 'A', joined: '2025-01-04' },
          { id: 'X', sponsor: 'S', joined: '2025-01-01' },
        ],
        orders: [buys('R1', '100'), buys('R2', '200')],
      },
    )
    // A is S's second recruit (X joined first), so S keeps A's branch; A passes R1 and keeps R2.
    expect(texts()).toEqual(['A levels R2 1 2000', 'S levels R1 1 1000'])
  })
})

describe('fast start', () => {
  test('hides a part of its orders from the other bonuses', () => {
    const { texts } = runDocuments(
      {
        bonuses: [
          { id: 'start', type: 'FAST_START', rates: ['0.20'], orders: { kinds: ['FIRST'] }, hides: '0.75' },
          { id: 'levels', type: 'UNILEVEL', rates: ['0.10'] },
        ],
      },
      {
        members: chain('Top', 'Low'),
        orders: [buys('Low', '100', { kind: 'FIRST' }), buys('Low', '50')],
      },
    )
    expect(texts()).toEqual(['Top start Low 1 2000', 'Top levels Low 1 500', 'Top levels Low 1 250'])
  })

  test('pays at most its maximum on a level of an order', () => {
    const { texts, breakage } = runDocuments(
      { bonuses: [{ id: 'start', type: 'FAST_START', rates: ['0.20'], maximum: '15' }] },
      { members: chain('Top', 'Low'), orders: [buys('Low', '100')] },
    )
    expect(texts()).toEqual(['Top start Low 1 1500'])
    expect(breakage()).toEqual(['start CAP_EARNER 1 500'])
  })
})

describe('retail profit', () => {
  const facts = {
    members: chain('Top', 'Low'),
    customers: [{ id: 'C', member: 'Low' }],
    orders: [
      buys('C', '100', { price: '120', memberPrice: '90' }),
      buys('Low', '100', { price: '120', memberPrice: '90' }),
    ],
  }

  test('is price paid minus member price on customers orders only', () => {
    const { texts, results } = runDocuments(
      { bonuses: [{ id: 'retail', type: 'RETAIL_PROFIT', mode: 'PRICE_DIFFERENCE' }] },
      facts,
    )
    expect(texts()).toEqual(['Low retail C 0 3000'])
    expect(Array.from(results[0]!.totals)).toEqual([0, 3_000])
  })

  test('that was settled outside is shown and not paid', () => {
    const { texts, results } = runDocuments(
      { bonuses: [{ id: 'retail', type: 'RETAIL_PROFIT', mode: 'PRICE_DIFFERENCE', settled: 'OUTSIDE' }] },
      facts,
    )
    expect(texts()).toEqual(['Low retail C 0 3000'])
    expect(Array.from(results[0]!.totals)).toEqual([0, 0])
  })
})

describe('a pool', () => {
  const members = [
    { id: 'A', sponsor: null },
    { id: 'B', sponsor: 'A' },
    { id: 'C', sponsor: 'A' },
  ]
  const orders = [buys('A', '100'), buys('B', '70'), buys('C', '31')]
  const volumes = { pv: { measure: 'PV', of: ['OWN'], scope: 'SELF' } }

  test('hands out its whole fund by the largest remainder', () => {
    const { texts } = runDocuments(
      { bonuses: [{ id: 'pool', type: 'POOL', amount: '1.00', shares: { kind: 'EQUAL' } }] },
      { members, orders },
    )
    expect(texts()).toEqual(['A pool - 0 34', 'B pool - 0 33', 'C pool - 0 33'])
  })

  test('cuts the value of a share down to a unit and says what is left', () => {
    const pool = {
      id: 'pool',
      type: 'POOL',
      amount: '10.00',
      shares: { kind: 'BY_VOLUME', volume: 'pv', per: '30' },
      shareValueUnit: '0.50',
    }
    const { texts, breakage } = runDocuments({ volumes, bonuses: [pool] }, { members, orders })
    // 3 + 2 + 1 shares; 10.00 / 6 = 1.66 is cut down to 1.50.
    expect(texts()).toEqual(['A pool - 0 450', 'B pool - 0 300', 'C pool - 0 150'])
    expect(breakage()).toEqual(['pool POOL_REST 1 100'])
  })

  test('by place closes up where somebody is not qualified', () => {
    const pool = {
      id: 'pool',
      type: 'POOL',
      share: '0.10',
      shares: { kind: 'BY_PLACE', volume: 'pv', places: ['0.75', '0.25'] },
      earner: { not: { volume: 'pv', min: '100' } },
    }
    const { texts } = runDocuments({ volumes, bonuses: [pool] }, { members, orders })
    // A tenth of 201.00 is 20.10: three quarters are 15.075, one is 5.025; equal remainders go to the earlier.
    expect(texts()).toEqual(['B pool - 0 1508', 'C pool - 0 502'])
  })
})

describe('a placement tree', () => {
  test('does not know whoever waits in the holding tank: the volume reaches nobody there, not even the own customer', () => {
    const { texts, breakage } = runDocuments(
      {
        trees: { main: { kind: 'MATRIX', width: 2, depth: 3 } },
        bonuses: [{ id: 'matrix', type: 'MATRIX', tree: 'main', rates: ['0.10'] }],
      },
      {
        members: [
          { id: 'A', sponsor: null, placement: null },
          { id: 'B', sponsor: 'A' },
        ],
        customers: [{ id: 'C', member: 'B' }],
        orders: [buys('C', '100')],
      },
    )
    expect([texts(), breakage()]).toEqual([[], ['matrix NO_UPLINE 1 1000']])
  })
})

describe('a fixed amount', () => {
  const bonus = {
    id: 'car',
    type: 'FIXED',
    amount: '300',
    earner: { volume: 'pv', min: '100' },
  }
  const volumes = { pv: { measure: 'PV', of: ['OWN'], scope: 'SELF' } }
  const facts = {
    members: [{ id: 'A', sponsor: null }],
    period: undefined,
    periods: ['2026-01', '2026-02', '2026-03'],
    orders: [{ id: 'o1', buyer: 'A', cv: '100', period: '2026-01' }],
  }

  test('goes on for its grace after the condition last held', () => {
    const { texts } = runDocuments({ volumes, bonuses: [{ ...bonus, grace: 1 }] }, facts)
    expect([texts(0), texts(1), texts(2)]).toEqual([['A car - 0 30000'], ['A car - 0 30000'], []])
  })

  test('is granted once for a rank, ever', () => {
    const ranks = [{ id: 'STAR', achieve: { status: ['ENROLLED'] } }]
    const once = {
      ...bonus,
      amount: undefined,
      byRank: { STAR: '500' },
      once: true,
      earner: { rank: 'STAR' },
    }
    const { texts } = runDocuments({ volumes, ranks, bonuses: [once] }, facts)
    expect([texts(0), texts(1)]).toEqual([['A car - 0 50000'], []])
  })
})

describe('windows', () => {
  test('sum the volume of earlier periods that a condition looks back on', () => {
    const { results } = runDocuments(
      {
        volumes: { pv: { measure: 'PV', of: ['OWN'], scope: 'SELF' } },
        activity: { volume: 'pv', min: '100', windows: 2 },
        bonuses: [],
      },
      {
        members: [{ id: 'A', sponsor: null }],
        period: undefined,
        periods: ['2026-01', '2026-02', '2026-03'],
        orders: [
          { id: 'o1', buyer: 'A', cv: '60', period: '2026-01' },
          { id: 'o2', buyer: 'A', cv: '40', period: '2026-02' },
        ],
      },
    )
    expect(results.map(({ active }) => active[0])).toEqual([0, 1, 0])
  })
})
