import { describe, expect, test } from 'vitest'
import { breakageOf, chain, linesOf, resultOf } from './plan-case.ts'

const ranks = ['R1', 'R2', 'R3', 'R4'].map((id) => ({ id, achieve: { status: ['ENROLLED', 'GRACE'] } }))
const volumes = { gv: { measure: 'PV', scope: 'GROUP' } }
const plan = (bonus: object, more: object = {}) => ({
  ranks,
  volumes,
  bonuses: [{ id: 'b', ...bonus }],
  ...more,
})
/** A line from the top down with these ranks. */
const line = (...rungs: readonly string[]) =>
  chain(...rungs.map((_, at) => `m${at + 1}`)).map((one, at) => ({ ...one, rank: rungs[at] }))
const order = (buyer: string, cv = '100') => ({ id: `o-${buyer}`, buyer, cv })

describe('a differential', () => {
  const rates = { R1: '0.05', R2: '0.10', R3: '0.15', R4: '0.20' }
  const by = (more: object) => plan({ type: 'DIFFERENTIAL', rateBy: 'RANK', rates, ...more })
  const customers = [{ id: 'K', member: 'm4' }]
  const run = (more: object, buyer: string, change: object = {}) =>
    resultOf(by(more), {
      members: line('R4', 'R2', 'R3', 'R1').map((one) => (one.id === 'm3' ? { ...one, ...change } : one)),
      customers,
      orders: [order(buyer)],
    })

  test('pays each the own rate less the highest below, never more than the highest in all', async () => {
    // m4 buys: 5 % itself, m3 15 - 5, m2 has less than 15, m1 20 - 15.
    expect(linesOf(await run({}, 'm4'))).toEqual(['m1 b m4 3 5.00', 'm3 b m4 1 10.00', 'm4 b m4 0 5.00'])
  })

  test('without own volume the buyer neither earns nor raises the highest rate', async () => {
    expect(linesOf(await run({ ownVolume: false }, 'm4'))).toEqual(['m1 b m4 3 5.00', 'm3 b m4 1 15.00'])
    // A customer is no buyer of that kind: who looks after it earns.
    expect(linesOf(await run({ ownVolume: false }, 'K'))).toContain('m4 b K 0 5.00')
  })

  test('positions before fromLevel earn nothing and raise the highest rate all the same, except the buyer', async () => {
    expect(linesOf(await run({ fromLevel: 2 }, 'm4'))).toEqual(['m1 b m4 3 5.00'])
    expect(linesOf(await run({ fromLevel: 1 }, 'm4'))).toEqual(['m1 b m4 3 5.00', 'm3 b m4 1 15.00'])
    // For a customer’s order m4 is not the buyer: it raises the rate to 5 %.
    expect(linesOf(await run({ fromLevel: 1 }, 'K'))).toEqual(['m1 b K 3 5.00', 'm3 b K 1 10.00'])
  })

  test('lets the claim of an unqualified member pass up, or lapse where it blocks', async () => {
    const inactive = { active: false }
    expect(linesOf(await run({}, 'm4', inactive))).toEqual([
      'm1 b m4 3 10.00',
      'm2 b m4 2 5.00',
      'm4 b m4 0 5.00',
    ])
    const blocked = await run({ unqualified: 'BLOCKS' }, 'm4', inactive)
    expect([linesOf(blocked), breakageOf(blocked)]).toEqual([
      ['m1 b m4 3 5.00', 'm4 b m4 0 5.00'],
      ['b UNQUALIFIED 1 10.00'],
    ])
  })

  test('by bracket of the group volume is the stairstep; by contract it takes each member’s own rate', async () => {
    const brackets = {
      over: 'gv',
      table: [
        { from: '0', rate: '0.03' },
        { from: '200', rate: '0.12' },
      ],
    }
    const stairs = await resultOf(plan({ type: 'DIFFERENTIAL', rateBy: 'BRACKET', brackets }), {
      members: chain('A', 'B', 'C'),
      orders: [order('C'), order('B', '150')],
    })
    // gv: A 250, B 250, C 100. On C's order: C 3 %, B 12 - 3; on B's: B 12 %.
    expect(linesOf(stairs)).toEqual(['B b B 0 18.00', 'B b C 1 9.00', 'C b C 0 3.00'])
    const contract = await resultOf(plan({ type: 'DIFFERENTIAL', rateBy: 'MEMBER_RATE' }), {
      members: [
        { id: 'A', sponsor: null, rate: '0.25' },
        { id: 'B', sponsor: 'A', rate: '1/8' },
      ],
      orders: [order('B')],
    })
    expect(linesOf(contract)).toEqual(['A b B 1 12.50', 'B b B 0 12.50'])
  })
})

describe('a breakaway', () => {
  /** m5 buys in the group of the leader m4; m3 is no leader; m2 and m1 are. */
  const members = line('R4', 'R3', 'R1', 'R3', 'R1')
  const run = (more: object, changed: object[] = members) =>
    resultOf(plan({ type: 'BREAKAWAY', threshold: 'R3', ...more }), {
      members: changed,
      orders: [order('m5'), order('m3', '40')],
    })

  test('DIFFERENTIAL pays the first leader above the own rate less the lower leader’s, at least the minimum', async () => {
    const result = await run({ mode: 'DIFFERENTIAL', rates: { R3: '0.06', R4: '0.08' }, minimum: '0.01' })
    // m5's order: m4's group; m2 is the first leader above with the same rank: the minimum. m3's order: m2's group.
    expect(linesOf(result)).toEqual(['m1 b m3 1 0.80', 'm2 b m5 1 1.00'])
  })

  test('DIFFERENTIAL pays further generations only where it lists them', async () => {
    const result = await run({
      mode: 'DIFFERENTIAL',
      rates: { R3: '0.06', R4: '0.08' },
      minimum: '0.01',
      generationRates: ['0.005'],
    })
    expect(linesOf(result)).toEqual(['m1 b m3 1 0.80', 'm1 b m5 2 0.50', 'm2 b m5 1 1.00'])
    expect(breakageOf(result)).toEqual(['b NO_UPLINE 1 0.20'])
  })

  test('FIXED pays a rate for each generation', async () => {
    const result = await run({ mode: 'FIXED', rates: ['0.05', '0.03', '0.02'] })
    expect(linesOf(result)).toEqual(['m1 b m3 1 2.00', 'm1 b m5 2 3.00', 'm2 b m5 1 5.00'])
    expect(breakageOf(result)).toEqual(['b NO_UPLINE 3 4.00'])
  })

  test('what a leader may not have lapses: no compression', async () => {
    const inactive = members.map((one) => (one.id === 'm2' ? { ...one, active: false } : one))
    const result = await run({ mode: 'FIXED', rates: ['0.05'] }, inactive)
    expect([linesOf(result), breakageOf(result)]).toEqual([['m1 b m3 1 2.00'], ['b UNQUALIFIED 1 5.00']])
  })

  test('TRANSPARENT passes the override to the next leader who may have it', async () => {
    const inactive = members.map((one) => (one.id === 'm2' ? { ...one, active: false } : one))
    const result = await run({ mode: 'FIXED', rates: ['0.05'], unqualified: 'TRANSPARENT' }, inactive)
    expect(linesOf(result)).toEqual(['m1 b m3 1 2.00', 'm1 b m5 1 5.00'])
    expect(result.lines[1]!.reason.walk).toEqual([
      { member: 'm5', why: 'NO_RATE' },
      { member: 'm4', why: 'BOUNDARY' },
      { member: 'm3', why: 'NO_RATE' },
      { member: 'm2', why: 'UNQUALIFIED' },
    ])
  })
})

describe('generations', () => {
  const rates = ['0.05', '0.04', '0.03']
  const run = (more: object, members: object[], buyer = 'm6') =>
    resultOf(plan({ type: 'GENERATION', rates, ...more }), {
      members,
      customers: [{ id: 'K', member: 'm4' }],
      orders: [order(buyer)],
    })
  const members = line('R4', 'R3', 'R1', 'R3', 'R1', 'R1')

  test('are counted by boundary members strictly between', async () => {
    const result = await run({ boundary: { rank: 'R3' } }, members)
    expect(linesOf(result)).toEqual(['m1 b m6 3 3.00', 'm2 b m6 2 4.00', 'm4 b m6 1 5.00'])
    // The member who looks after a customer stands above its order.
    expect(linesOf(await run({ boundary: { rank: 'R3' } }, members, 'K'))[2]).toBe('m4 b K 1 5.00')
    // A buyer is not above the own order.
    expect(linesOf(await run({ boundary: { rank: 'R3' } }, members, 'm4'))).toEqual([
      'm1 b m4 2 4.00',
      'm2 b m4 1 5.00',
    ])
  })

  test('under OWN_RANK each counts those of the own rank and above', async () => {
    const result = await run({ boundary: 'OWN_RANK' }, members)
    // m5 (R1): nobody between. m4 (R3): none of R3 below. m3 (R1): m5, m4 between. m2 (R3): m4. m1 (R4): none.
    expect(linesOf(result)).toEqual([
      'm1 b m6 1 5.00',
      'm2 b m6 2 4.00',
      'm3 b m6 3 3.00',
      'm4 b m6 1 5.00',
      'm5 b m6 1 5.00',
    ])
  })

  test('reach as deep as the rank allows; who is out of reach still counts', async () => {
    const result = await run({ boundary: { rank: 'R3' }, depthByRank: { R3: 1, R4: 3 } }, members)
    expect(linesOf(result)).toEqual(['m1 b m6 3 3.00', 'm4 b m6 1 5.00'])
    expect(breakageOf(result)).toEqual(['b TITLE 1 4.00'])
  })

  test('an inactive boundary member counts, or is looked through', async () => {
    const inactive = members.map((one) => (one.id === 'm4' ? { ...one, active: false } : one))
    const counts = await run({ boundary: { rank: 'R3' } }, inactive)
    expect([linesOf(counts), breakageOf(counts)]).toEqual([
      ['m1 b m6 3 3.00', 'm2 b m6 2 4.00'],
      ['b UNQUALIFIED 1 5.00'],
    ])
    const ignored = await run({ boundary: { rank: 'R3' }, inactiveBoundary: 'IGNORED' }, inactive)
    expect(linesOf(ignored)).toEqual(['m1 b m6 2 4.00', 'm2 b m6 1 5.00'])
  })
})

describe('infinity', () => {
  const rates = { R3: '0.01', R4: '0.02' }
  const run = (more: object, ...rungs: readonly string[]) =>
    resultOf(plan({ type: 'INFINITY', rates, fromLevel: 2, ...more }), {
      members: line(...rungs),
      orders: [order(`m${rungs.length}`)],
    })

  test('goes on without end where nobody blocks', async () => {
    expect(linesOf(await run({}, 'R4', 'R1', 'R3', 'R1', 'R1'))).toEqual(['m1 b m5 4 2.00', 'm3 b m5 2 1.00'])
  })

  test('ends at the next member of the rank who has reached the own level', async () => {
    // m3 blocks for m1; m4 stands on level 1 only and blocks nobody.
    expect(linesOf(await run({ blockRank: 'R3' }, 'R4', 'R1', 'R3', 'R4', 'R1'))).toEqual(['m3 b m5 2 1.00'])
    expect(linesOf(await run({ blockRank: 'R3' }, 'R4', 'R1', 'R1', 'R4', 'R1'))).toEqual(['m1 b m5 4 2.00'])
  })

  test('ends after so many as the rank says', async () => {
    const rungs = ['R4', 'R3', 'R3', 'R3', 'R1', 'R1']
    // m4 earns; m3 stands behind one, m2 behind two, m1 behind three.
    const more = { blockRank: 'R3', stopAfter: { R3: 2, R4: 3 } }
    expect(linesOf(await run(more, ...rungs))).toEqual(['m3 b m6 3 1.00', 'm4 b m6 2 1.00'])
    expect(linesOf(await run({ blockRank: 'R3', stopAfter: 4 }, ...rungs))).toHaveLength(4)
  })
})
