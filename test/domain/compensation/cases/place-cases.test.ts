import { describe, expect, test } from 'vitest'
import { breakageOf, linesOf, resultOf, resultsOf } from './plan-case.ts'

const plan = (vacancy: string) => ({
  trees: { grid: { kind: 'MATRIX', width: 2, depth: 3, spillover: 'BREADTH_FIRST', vacancy } },
  bonuses: [{ id: 'levels', type: 'MATRIX', tree: 'grid', rates: ['0.10', '0.05'] }],
})
const place = (parent: string, position: number) => ({ parent, position })
/** Top over Gone and Side; Gone over Old and Young; Young over Deep. */
const members = [
  { id: 'Top', sponsor: null, placement: null },
  { id: 'Gone', sponsor: 'Top', placement: place('Top', 1), joined: '2025-01-01', terminated: '2026-01-20' },
  { id: 'Side', sponsor: 'Top', placement: place('Top', 2), joined: '2025-01-02' },
  { id: 'Young', sponsor: 'Gone', placement: place('Gone', 1), joined: '2025-03-01' },
  { id: 'Old', sponsor: 'Gone', placement: place('Gone', 2), joined: '2025-02-01' },
  { id: 'Deep', sponsor: 'Young', placement: place('Young', 1), joined: '2025-04-01' },
]
const orders = [{ id: 'o1', buyer: 'Deep', cv: '100' }]

describe('a place whose member has left', () => {
  test('stays empty under KEEP_EMPTY: nobody moves, and the level is lost', async () => {
    const result = await resultOf(plan('KEEP_EMPTY'), { members, orders })
    expect([linesOf(result), breakageOf(result), result.placements]).toEqual([
      ['Young levels Deep 1 10.00'],
      ['levels UNQUALIFIED 1 5.00'],
      [],
    ])
  })

  test('is taken by the child who joined first under PROMOTE_EARLIEST, and the tree is paid as it stands then', async () => {
    const result = await resultOf(plan('PROMOTE_EARLIEST'), { members, orders })
    expect(result.placements).toEqual([
      { member: 'Gone', tree: 'grid', parent: null, leg: null, place: 'LEFT' },
      { member: 'Old', tree: 'grid', parent: 'Top', leg: 1 },
      { member: 'Young', tree: 'grid', parent: 'Old', leg: 1 },
    ])
    expect(linesOf(result)).toEqual(['Old levels Deep 2 5.00', 'Young levels Deep 1 10.00'])
  })

  test('sends the children to the holding tank under HOLDING_TANK, with all below them kept in order', async () => {
    const result = await resultOf(plan('HOLDING_TANK'), { members, orders })
    expect(result.placements).toEqual([
      { member: 'Gone', tree: 'grid', parent: null, leg: null, place: 'LEFT' },
      { member: 'Old', tree: 'grid', parent: null, leg: null, place: 'HOLDING_TANK' },
      { member: 'Young', tree: 'grid', parent: null, leg: null, place: 'HOLDING_TANK' },
    ])
    expect([linesOf(result), breakageOf(result)]).toEqual([
      ['Young levels Deep 1 10.00'],
      ['levels NO_UPLINE 1 5.00'],
    ])
  })

  test('is free for arrivals of the same period, and later periods keep what was moved', async () => {
    const facts = {
      periods: ['2026-01', '2026-02'],
      members: [...members, { id: 'New', sponsor: 'Top', joined: '2026-02-03' }],
      orders: [{ id: 'o2', buyer: 'Deep', cv: '200', period: '2026-02' }],
      arrivals: [
        { member: 'Young', sponsor: 'Top', period: '2026-01' },
        { member: 'New', period: '2026-02' },
      ],
    }
    const [first, second] = await resultsOf(plan('HOLDING_TANK'), facts)
    // Young waits, asks again and takes the place Gone left; New spills over to the next free place, below Young.
    expect(first!.placements.at(-1)).toEqual({ member: 'Young', tree: 'grid', parent: 'Top', leg: 1 })
    expect(second!.placements).toEqual([{ member: 'New', tree: 'grid', parent: 'Young', leg: 2 }])
    expect(linesOf(second!)).toEqual(['Top levels Deep 2 10.00', 'Young levels Deep 1 20.00'])
  })
})

describe('a place that was kept from an earlier period', () => {
  test('gives way to a move that the facts date into a later one', async () => {
    const [, second] = await resultsOf(plan('PROMOTE_EARLIEST'), {
      periods: ['2026-01', '2026-02'],
      members: members.map((member) =>
        member.id === 'Young' ? { ...member, placement: undefined } : member,
      ),
      placements: [
        { member: 'Young', ...place('Gone', 1), to: '2026-02-01' },
        { member: 'Young', ...place('Side', 1), from: '2026-02-01' },
      ],
      orders: [{ id: 'o2', buyer: 'Deep', cv: '200', period: '2026-02' }],
    })
    expect(linesOf(second!)).toEqual(['Side levels Deep 2 10.00', 'Young levels Deep 1 20.00'])
  })
})

describe('spillover', () => {
  const arrivals = (spillover: string, sponsors: readonly string[]) =>
    resultOf(
      { ...plan('KEEP_EMPTY'), trees: { grid: { kind: 'MATRIX', width: 2, depth: 3, spillover } } },
      {
        members: [
          { id: 'Top', sponsor: null },
          ...sponsors.map((sponsor, at) => ({ id: `m${at + 1}`, sponsor })),
        ],
        arrivals: [{ member: 'Top', sponsor: null }, ...sponsors.map((_, at) => ({ member: `m${at + 1}` }))],
      },
    )
  const spots = ({ placements }: Awaited<ReturnType<typeof arrivals>>) =>
    placements.slice(1).map(({ member, parent, leg }) => `${member}@${parent}.${leg}`)

  test('BREADTH_FIRST fills the shallowest level from the left', async () => {
    const result = await arrivals('BREADTH_FIRST', ['Top', 'Top', 'Top', 'Top', 'm2'])
    expect(spots(result)).toEqual(['m1@Top.1', 'm2@Top.2', 'm3@m1.1', 'm4@m1.2', 'm5@m2.1'])
  })

  test('DEPTH_FIRST goes down the leftmost open path', async () => {
    const result = await arrivals('DEPTH_FIRST', ['Top', 'Top', 'Top', 'Top', 'Top'])
    expect(spots(result)).toEqual(['m1@Top.1', 'm2@m1.1', 'm3@m2.1', 'm4@m2.2', 'm5@m1.2'])
  })
})

describe('a walk over many members', () => {
  test('names all of them, nearest to the buyer first', async () => {
    const result = await resultOf(
      {
        bonuses: [{ id: 'levels', type: 'UNILEVEL', rates: ['0.10'], compression: { skip: ['INACTIVE'] } }],
      },
      {
        members: [{ id: 'Top', sponsor: null }],
        generate: [
          {
            shape: 'CHAIN',
            root: 'Top',
            length: 80,
            each: { active: false },
            order: { cv: '10' },
            withoutOrder: [...Array(79).keys()].map((at) => at + 1),
          },
        ],
      },
    )
    const { walk, more } = result.lines[0]!.reason
    expect([linesOf(result), walk.length, walk[0], walk.at(-1), more]).toEqual([
      ['Top levels L80 1 1.00'],
      79,
      { member: 'L79', why: 'INACTIVE' },
      { member: 'L1', why: 'INACTIVE' },
      undefined,
    ])
  })
})
