import { describe, expect, test } from 'vitest'
import { breakageOf, chain, linesOf, resultOf } from './plan-case.ts'

const volumes = {
  pv: { measure: 'PV', of: ['OWN'], scope: 'SELF' },
  gv: { measure: 'PV', scope: 'GROUP' },
}
const ranks = [
  { id: 'R1', achieve: { status: ['ENROLLED', 'GRACE'] } },
  { id: 'R2', achieve: { volume: 'pv', min: '1000' } },
  { id: 'R3', achieve: { volume: 'pv', min: '5000' } },
]
const levels = (more: object) => ({ volumes, ranks, bonuses: [{ id: 'lv', type: 'UNILEVEL', ...more }] })
const order = (buyer: string, cv = '100', more: object = {}) => ({
  id: `o-${buyer}-${cv}`,
  buyer,
  cv,
  ...more,
})

describe('compression', () => {
  /** E buys; above: D inactive, C active but not qualified, B of the lowest rank, A of the highest. */
  const members = [
    { id: 'A', sponsor: null, rank: 'R3' },
    { id: 'B', sponsor: 'A', rank: 'R1' },
    { id: 'C', sponsor: 'B', rank: 'R2' },
    { id: 'D', sponsor: 'C', rank: 'R3', active: false },
    { id: 'E', sponsor: 'D', rank: 'R1' },
  ]
  const facts = {
    members: members.map((one) => ({ ...one, volumes: { pv: one.id === 'C' ? '0' : '50' } })),
    orders: [order('E')],
  }
  const run = (compression: object, rates: unknown = ['0.10', '0.05', '0.02']) =>
    resultOf(
      levels({ rates, compression, earner: { all: [{ active: true }, { volume: 'pv', min: '10' }] } }),
      facts,
    )
  const told = (result: Awaited<ReturnType<typeof run>>) => [linesOf(result), breakageOf(result)]

  test('none: everybody uses up a level, and the money of whoever may not have it lapses', async () => {
    expect(told(await run({ skip: [] }))).toEqual([['B lv E 3 2.00'], ['lv UNQUALIFIED 2 15.00']])
  })

  test('INACTIVE uses up no level', async () => {
    expect(told(await run({ skip: ['INACTIVE'] }))).toEqual([
      ['A lv E 3 2.00', 'B lv E 2 5.00'],
      ['lv UNQUALIFIED 1 10.00'],
    ])
  })

  test('UNQUALIFIED skips whoever fails the earner condition as well', async () => {
    expect(told(await run({ skip: ['INACTIVE', 'UNQUALIFIED'] }))).toEqual([
      ['A lv E 2 5.00', 'B lv E 1 10.00'],
      ['lv NO_UPLINE 1 2.00'],
    ])
  })

  test('BELOW_RANK skips whoever stands below the rank', async () => {
    expect(told(await run({ skip: ['INACTIVE', 'BELOW_RANK'], belowRank: 'R2' }))).toEqual([
      ['A lv E 2 5.00'],
      ['lv NO_UPLINE 1 2.00', 'lv UNQUALIFIED 1 10.00'],
    ])
  })

  test('TITLE skips whoever has no rate for this very level', async () => {
    const rates = { R1: ['0.10'], R2: ['0.10', '0.05'], R3: ['0.10', '0.05', '0.02'] }
    // C is counted on level 1 and may not have it; B has no rate for level 2 and is skipped; A is level 2.
    expect(told(await run({ skip: ['INACTIVE', 'TITLE'] }, rates))).toEqual([
      ['A lv E 2 5.00'],
      ['lv NO_UPLINE 1 2.00', 'lv UNQUALIFIED 1 10.00'],
    ])
  })

  test('ROLL_UP hands the amount of a counted position to the next that may have it', async () => {
    // D (level 1) and C (level 2) are counted and hand up: B takes 10.00 and 5.00 beside its own level 3.
    expect(told(await run({ skip: [], lapsed: 'ROLL_UP' }))).toEqual([
      ['B lv E 1 10.00', 'B lv E 2 5.00', 'B lv E 3 2.00'],
      [],
    ])
  })

  test('says of who was passed over on the way up why the plan skips them', async () => {
    // D is skipped; C is counted on level 1 and hands up past B, who is inactive here, to A.
    const above = facts.members.map((one) => (one.id === 'B' ? { ...one, active: false } : one))
    const earner = { all: [{ active: true }, { volume: 'pv', min: '10' }] }
    const bonus = { rates: ['0.10'], compression: { skip: ['INACTIVE'], lapsed: 'ROLL_UP' }, earner }
    const { lines } = await resultOf(levels(bonus), { ...facts, members: above })
    const walks = lines.map(({ reason }) => reason.walk.map(({ member, why }) => `${member} ${why}`))
    expect(walks).toEqual([['D INACTIVE', 'C UNQUALIFIED', 'B INACTIVE']])
  })

  test('says of each line who was skipped and why', async () => {
    const { lines } = await run({ skip: ['INACTIVE', 'BELOW_RANK', 'UNQUALIFIED'], belowRank: 'R2' })
    expect(lines.map(({ earner, reason }) => [earner, reason.walk])).toEqual([
      [
        'A',
        [
          { member: 'D', why: 'INACTIVE' },
          { member: 'C', why: 'UNQUALIFIED' },
          { member: 'B', why: 'BELOW_RANK' },
        ],
      ],
    ])
  })
})

describe('where a walk begins and ends', () => {
  const members = chain('A', 'B', 'C', 'D')
  const customers = [{ id: 'K', member: 'D' }]
  const run = (more: object, orders: object[]) =>
    resultOf(levels({ rates: ['0.10', '0.05', '0.01'], ...more }), { members, customers, orders })

  test('a customer puts the member who looks after it on level 1', async () => {
    const result = await run({}, [order('K')])
    expect(linesOf(result)).toEqual(['B lv K 3 1.00', 'C lv K 2 5.00', 'D lv K 1 10.00'])
    expect(result.lines.map(({ distance }) => distance)).toEqual([3, 2, 1])
  })

  test('AS_OWN takes a customer’s order for the member’s own', async () => {
    expect(linesOf(await run({ customerOrders: 'AS_OWN' }, [order('K')]))).toEqual([
      'A lv K 3 1.00',
      'B lv K 2 5.00',
      'C lv K 1 10.00',
    ])
  })

  test('selfLevel puts the buying member on level 1, with AS_OWN for customers’ orders too', async () => {
    const own = ['B lv D 3 1.00', 'C lv D 2 5.00', 'D lv D 1 10.00']
    expect(linesOf(await run({ selfLevel: true }, [order('D')]))).toEqual(own)
    expect(linesOf(await run({ selfLevel: true, customerOrders: 'AS_OWN' }, [order('K')]))).toEqual(
      own.map((line) => line.replace('lv D', 'lv K')),
    )
  })

  test('buyers, kinds, products and windowDays choose the orders', async () => {
    const lines = [
      { cv: '60', product: 'X' },
      { cv: '40', product: 'Y' },
    ]
    const mixed = [order('K', '10'), order('D', '20', { kind: 'FIRST' }), { id: 'm', buyer: 'D', lines }]
    const paid = async (orders: object) => linesOf(await run({ rates: ['0.10'], orders }, mixed))
    expect(await paid({ buyers: ['CUSTOMER'] })).toEqual(['D lv K 1 1.00'])
    expect(await paid({ kinds: ['FIRST'] })).toEqual(['C lv D 1 2.00'])
    expect(await paid({ products: ['X'] })).toEqual(['C lv D 1 6.00'])
  })

  test('stopAt closes the walk after the leader’s own level', async () => {
    const result = await resultOf(levels({ rates: ['0.10', '0.05', '0.01'], stopAt: 'R2' }), {
      members: chain('A', 'B', 'C', 'D').map((one, at) => ({ ...one, rank: at === 1 ? 'R2' : 'R1' })),
      orders: [order('D')],
    })
    expect([linesOf(result), breakageOf(result)]).toEqual([['B lv D 2 5.00', 'C lv D 1 10.00'], []])
  })

  test('the volume of an inactive buyer pays nobody where the plan says so', async () => {
    const result = await resultOf(levels({ rates: ['0.10'], source: { mustBeActive: true } }), {
      members: [
        { id: 'A', sponsor: null },
        { id: 'B', sponsor: 'A', active: false },
      ],
      orders: [order('B')],
    })
    expect([linesOf(result), breakageOf(result)]).toEqual([[], ['lv INACTIVE 1 10.00']])
  })
})

describe('rates', () => {
  const run = (more: object, facts: object = {}) =>
    resultOf(levels(more), { members: chain('A', 'B', 'C'), orders: [order('C')], ...facts })

  test('share and multiplier stand beside the rate', async () => {
    // 100 x 0.5 x 0.8 x 10 % = 4.00.
    const { lines } = await run({ rates: ['0.10'], base: { share: '0.5', multiplier: '0.8' } })
    expect(lines).toMatchObject([
      { base: '100.00', share: '0.5', multiplier: '0.8', rate: '0.1', amount: '4.00' },
    ])
  })

  test('rateWhen: the first condition that holds replaces the rates', async () => {
    const rateWhen = [
      { when: { volume: 'pv', min: '200' }, rate: '0.30' },
      { when: { volume: 'pv', min: '50' }, rates: ['0.20'] },
    ]
    const buys = (cv: string) => ({ orders: [order('C'), order('B', cv)] })
    const ofB = async (cv: string) =>
      linesOf(await run({ rates: ['0.10'], rateWhen }, buys(cv))).filter((line) => line.startsWith('B lv C'))
    expect(await ofB('10')).toEqual(['B lv C 1 10.00'])
    expect(await ofB('60')).toEqual(['B lv C 1 20.00'])
    expect(await ofB('250')).toEqual(['B lv C 1 30.00'])
  })

  test('by class: of the buyer, of the earner, or the lower of both with the base it stands for', async () => {
    const classes = [
      { id: 'SMALL', cv: '50' },
      { id: 'LARGE', cv: '100' },
    ]
    const members = [
      { id: 'A', sponsor: null, class: 'LARGE' },
      { id: 'B', sponsor: 'A', class: 'SMALL' },
      { id: 'C', sponsor: 'B', class: 'LARGE' },
    ]
    const by = async (classRule: string) =>
      linesOf(
        await resultOf(
          {
            ...levels({ ratesByClass: { SMALL: ['0.10', '0.04'], LARGE: ['0.20', '0.08'] }, classRule }),
            classes,
          },
          { members, orders: [order('C')] },
        ),
      )
    expect(await by('BUYER')).toEqual(['A lv C 2 8.00', 'B lv C 1 20.00'])
    expect(await by('EARNER')).toEqual(['A lv C 2 8.00', 'B lv C 1 10.00'])
    // B is SMALL: its rate on the 50.00 its class stands for.
    expect(await by('LOWER')).toEqual(['A lv C 2 8.00', 'B lv C 1 5.00'])
  })

  test('by bracket of a volume', async () => {
    const brackets = {
      over: 'gv',
      table: [
        { from: '0', rate: '0.05' },
        { from: '150', rate: '0.10' },
      ],
    }
    const result = await run({ brackets, maxLevel: 2 }, { orders: [order('C'), order('B', '60')] })
    // gv: A 160, B 160, C 100; both earners stand in the second bracket.
    expect(linesOf(result)).toEqual(['A lv B 1 6.00', 'A lv C 2 10.00', 'B lv C 1 10.00'])
  })

  test('by the highest rank ever held, where the plan says so', async () => {
    const facts = {
      members: [
        { id: 'A', sponsor: null, rank: 'R1', highestRank: 'R3' },
        { id: 'B', sponsor: 'A' },
      ],
      orders: [order('B')],
    }
    const rates = { R1: ['0.01'], R3: ['0.03'] }
    expect(linesOf(await run({ rates }, facts))).toEqual(['A lv B 1 1.00'])
    expect(linesOf(await run({ rates, rankBasis: 'HIGHEST' }, facts))).toEqual(['A lv B 1 3.00'])
  })
})

describe('pass-up', () => {
  const members = [
    { id: 'S', sponsor: null, joined: '2025-01-01' },
    { id: 'P', sponsor: 'S', joined: '2025-01-02' },
    { id: 'X', sponsor: 'S', joined: '2025-01-01' },
    { id: 'r3', sponsor: 'P', joined: '2025-03-03' },
    { id: 'r1', sponsor: 'P', joined: '2025-03-01' },
    { id: 'r2', sponsor: 'P', joined: '2025-03-02' },
    { id: 'q', sponsor: 'r1', joined: '2025-04-01' },
  ]
  const customers = [{ id: 'K', member: 'r1' }]
  const orders = [order('r1'), order('r2'), order('r3'), order('q'), order('K')]
  const run = async (branch: boolean) => {
    const result = await resultOf(levels({ rates: ['0.10', '0.01'], passUp: { count: 1, branch } }), {
      members,
      customers,
      orders,
    })
    return linesOf(result)
  }

  test('passes the orders of the first recruits by joining, and nothing else', async () => {
    expect(await run(false)).toEqual([
      // r1's own order passes P, q's own order passes r1; r1's customer is r1's.
      'P lv K 2 1.00',
      'P lv q 1 10.00',
      'P lv r2 1 10.00',
      'P lv r3 1 10.00',
      'S lv q 2 1.00',
      'S lv r1 1 10.00',
      'S lv r2 2 1.00',
      'S lv r3 2 1.00',
      'r1 lv K 1 10.00',
    ])
  })

  test('with branch everything below them passes too', async () => {
    expect(await run(true)).toEqual([
      // X is the first recruit of S, so S keeps P's branch; P passes all of r1's, r1 all of q's.
      'P lv r2 1 10.00',
      'P lv r3 1 10.00',
      'S lv K 2 1.00',
      'S lv q 1 10.00',
      'S lv r1 1 10.00',
      'S lv r2 2 1.00',
      'S lv r3 2 1.00',
      'r1 lv K 1 10.00',
    ])
  })
})
