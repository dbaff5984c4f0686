import { describe, expect, test } from 'vitest'
import { answerTo, chain, factsOf, planOf, planVerb, withFiles } from './plan-case.ts'

const bonuses = [{ id: 'lv', type: 'UNILEVEL', rates: ['0.10', '0.05'] }]
const orders = ['0.14', '0.14', '0.14'].map((cv, at) => ({ id: `o${at}`, buyer: 'C', cv }))
const facts = { members: chain('A', 'B', 'C'), orders }

const checked = (plan: object, given: object = facts, ...more: readonly string[]) =>
  withFiles({ plan: planOf(plan), facts: factsOf(given) }, (pathOf) =>
    planVerb('check', pathOf('plan'), '--facts', pathOf('facts'), ...more),
  )

describe('plan check with facts', () => {
  test('computes the last period: the real ratio beside the worst case, and what the rounding source moves', async () => {
    const { status, json } = await checked({ bonuses })
    // 0.42 CV. By order: 3 x (0.01 + 0.01) = 0.06. By buyer: 0.042 + 0.021 = 0.04 + 0.02.
    expect([status, json.ok, json.replay]).toEqual([
      0,
      true,
      {
        period: '2026-01',
        cv: '0.42',
        paid: '0.06',
        ratio: '1/7',
        bound: '0.15',
        sources: [
          { source: 'ORDER', paid: '0.06', difference: '0.00' },
          { source: 'ORDER_LINE', paid: '0.06', difference: '0.00' },
          { source: 'MEMBER_PERIOD', paid: '0.06', difference: '0.00' },
        ],
      },
    ])
    const pennies = { ...facts, orders: orders.map((order) => ({ ...order, cv: '0.04' })) }
    // 0.004 and 0.002 by order are nothing; 0.012 and 0.006 by buyer are a cent each.
    const replay = (await checked({ bonuses }, pennies)).json.replay as { sources: object[] }
    expect(replay.sources.at(-1)).toEqual({ source: 'MEMBER_PERIOD', paid: '0.02', difference: '0.02' })
  })

  test('replays refused plans too and stays with their exit code: 3 x (0.13 + 0.03) of 0.42', async () => {
    const { status, json } = await checked({ bonuses: [{ ...bonuses[0], rates: ['0.90', '0.20'] }] })
    expect([status, json.code, (json.replay as { ratio: string }).ratio]).toEqual([2, 'PLAN_REFUSED', '8/7'])
  })

  test('leaves out the source that a HARD_STOP cannot have', async () => {
    const caps = [{ scope: 'COMPANY', shareOfCv: '0.4', mode: 'HARD_STOP' }]
    const { json } = await checked({ bonuses, caps })
    expect((json.replay as { sources: { source: string }[] }).sources.map(({ source }) => source)).toEqual([
      'ORDER',
      'ORDER_LINE',
    ])
  })
})

describe('facts that cannot be read', () => {
  const refusedWith = async (more: object, plan: object = { bonuses }) => {
    const { status, said } = await answerTo(plan, { ...facts, ...more })
    return [status, said.split('\n').slice(1)]
  }

  test('a block that names an order nobody placed, or excludes one earner from an order', async () => {
    const blocks = [
      { order: 'o9', effect: 'HOLD', case: 'K' },
      { order: 'o1', member: 'A', effect: 'EXCLUDE', case: 'K' },
    ]
    expect(await refusedWith({ blocks })).toEqual([
      2,
      [
        'ORDER_UNKNOWN blocks[0].order: The block names order o9, which does not exist; correct the number.',
        'FACTS_SCHEMA blocks[1]: EXCLUDE takes an order’s volume out for everybody; name the order alone, or use HOLD.',
      ],
    ])
  })

  test('earnings that do not say in which of several periods', async () => {
    const more = {
      period: undefined,
      periods: ['2026-01', '2026-02'],
      orders: [],
      earnings: [{ member: 'A', bonus: 'lv', amount: '5' }],
    }
    expect(await refusedWith(more)).toEqual([
      2,
      [
        'PERIOD_UNKNOWN earnings[0]: The facts have several periods; say in which the amount was earned ("period").',
      ],
    ])
  })

  test('a sum that leaves the exact range is refused by name, whichever way it comes about', async () => {
    const members = [{ id: 'Top', sponsor: null, placement: null }]
    const generate = [{ shape: 'CHAIN', root: 'Top', length: 40 }]
    const placements = Array.from({ length: 40 }, (_, at) => ({
      member: `L${at + 1}`,
      parent: at === 0 ? 'Top' : `L${at}`,
      leg: 'L',
    }))
    const plan = {
      trees: { main: { kind: 'BINARY' } },
      bonuses: [
        { id: 'pairs', type: 'BINARY', tree: 'main', mode: 'WEAKER_LEG', rate: '1', after: 'FULL_FLUSH' },
      ],
    }
    const orders = [{ id: 'o', buyer: 'L40', cv: '9000000000000.00' }]
    const { status, json } = await answerTo(plan, { members, generate, placements, orders })
    expect([status, json.code, json.facts]).toEqual([3, 'VOLUME_TOO_LARGE', { bonus: 'pairs' }])
  })
})

describe('arrivals', () => {
  test('a leg chosen after the holding days gives way to the tree’s rule', async () => {
    const plan = { trees: { main: { kind: 'BINARY', placement: 'LEFT', holdingDays: 14 } }, bonuses: [] }
    const arrivals = (chosen: string) => [
      { member: 'A', sponsor: null },
      { member: 'B', leg: 'R', chosen },
    ]
    const members = [
      { id: 'A', sponsor: null },
      { id: 'B', sponsor: 'A', joined: '2026-01-02' },
    ]
    const legOf = async (chosen: string) => {
      const { json } = await answerTo(plan, { members, arrivals: arrivals(chosen) })
      return (json.placements as { leg: string }[]).at(-1)?.leg
    }
    expect([await legOf('2026-01-16'), await legOf('2026-01-17')]).toEqual(['R', 'L'])
  })

  test('that find no place are listed as waiting', async () => {
    const plan = { trees: { grid: { kind: 'MATRIX', width: 1, depth: 1 } }, bonuses: [] }
    const members = [
      { id: 'A', sponsor: null },
      { id: 'B', sponsor: 'A' },
      { id: 'C', sponsor: 'A' },
    ]
    const { json } = await answerTo(plan, {
      members,
      arrivals: [{ member: 'A', sponsor: null }, { member: 'B' }, { member: 'C' }],
    })
    expect(json.placements).toEqual([
      { member: 'A', tree: 'grid', parent: null, leg: null },
      { member: 'B', tree: 'grid', parent: 'A', leg: 1 },
      { member: 'C', tree: 'grid', parent: null, leg: null, place: 'HOLDING_TANK' },
    ])
  })
})

describe('what a newcomer forgets', () => {
  const plan = {
    trees: { main: { kind: 'BINARY' } },
    bonuses: [
      { id: 'pairs', type: 'BINARY', tree: 'main', mode: 'WEAKER_LEG', rate: '0.1', after: 'NET_OFF' },
    ],
  }

  test('members without a place are counted', async () => {
    const { json, said } = await answerTo(plan, { ...facts, members: chain('A', 'B', 'C') })
    expect(json.unplaced).toEqual([{ tree: 'main', count: 3 }])
    expect(said).toContain('3 members have no place in the tree main')
  })

  test('an order without an instant stands at its buyer’s joining, where that is later than the period’s start', async () => {
    const members = [
      { id: 'A', sponsor: null },
      { id: 'B', sponsor: 'A', joined: '2026-01-10' },
    ]
    const { json } = await answerTo({ bonuses }, { members, orders: [{ id: 'o', buyer: 'B', cv: '10' }] })
    expect(json.totals).toEqual({ A: '1.00' })
  })

  test('a carry of a bonus that carries nothing is refused', async () => {
    const carry = [{ bonus: 'lv', member: 'A', left: '1', right: '2' }]
    const { status, said } = await answerTo({ bonuses }, { ...facts, carry })
    expect([status, said.split('\n')[1]]).toEqual([
      2,
      'BONUS_UNKNOWN carry[0].bonus: lv carries nothing; a carry belongs to a BINARY bonus.',
    ])
  })

  test('a period in which the version does not hold is computed with a word about it', async () => {
    const { status, said } = await answerTo({ bonuses, validFrom: '2026-02-01' }, facts)
    expect([
      status,
      said.includes('2026-01 is computed although this version holds from 2026-02-01.'),
    ]).toEqual([0, true])
  })

  test('a sale without a buyer pays nobody, and its CV counts in pools and company caps', async () => {
    const pool = { id: 'pool', type: 'POOL', share: '0.10', shares: 'EQUAL' }
    const given = {
      members: chain('A', 'B'),
      orders: [
        { id: 'shop', buyer: null, cv: '900' },
        { id: 'o', buyer: 'B', cv: '100' },
      ],
    }
    const { json } = await answerTo({ bonuses: [pool] }, given)
    expect(json.totals).toEqual({ A: '50.00', B: '50.00' })
    const caps = [{ scope: 'COMPANY', shareOfCv: '0.005' }]
    expect((await answerTo({ bonuses, caps }, given)).json.totals).toEqual({ A: '5.00' })
  })
})
