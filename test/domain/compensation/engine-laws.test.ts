import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import type { Facts } from '#server/domain/compensation/facts.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import type { RunResult } from '#server/domain/compensation/result.ts'
import { runPlan } from '#server/domain/compensation/run.ts'
import { applyRate, rateOf } from '#server/domain/kernel/rate.ts'
import { COMMON, levels, ownPoints, percent, planOf, SKIP_INACTIVE } from './oracle/plans.ts'
import { plans } from './oracle/random-plan.ts'
import { worlds } from './oracle/random-world.ts'
import { factsOf, type World } from './oracle/world.ts'

const sumOf = (amounts: Iterable<number>): number => Array.from(amounts).reduce((sum, next) => sum + next, 0)

/** Everything a result says, with names, in its own order. */
function told(plan: Plan, facts: Facts, result: RunResult): unknown {
  const { numbers } = facts.members
  const byNumber = (values: ArrayLike<number>): [string, number][] =>
    numbers
      .map((number, member): [string, number] => [number, values[member]!])
      .sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    lines: Array.from({ length: result.lines.count }, (_, i) => result.lineAt(i)),
    breakage: result.breakage,
    bonusTotals: result.bonusTotals,
    totals: byNumber(result.totals),
    ranks: byNumber(result.ranks.paidAs),
    volumes: plan.volumes.map((_, volume) => byNumber(result.volumes[volume]!)),
    ledger: result.ledger.map(({ earner, ...row }) => ({ ...row, earner: numbers[earner] })),
    carry: result.carry.map(({ left, right, lost }) => [byNumber(left), byNumber(right), byNumber(lost)]),
  }
}

const binary = (over: Partial<Extract<Bonus, { type: 'BINARY' }>> = {}): Bonus => ({
  ...COMMON,
  id: 'pairs',
  type: 'BINARY',
  tree: 'main',
  mode: { kind: 'WEAKER_LEG', rates: { kind: 'ONE', rate: percent(10) } },
  after: 'NET_OFF',
  ...over,
})

const match: Bonus = {
  ...COMMON,
  id: 'match',
  type: 'MATCHING',
  direction: 'UP',
  of: [0],
  count: 'LEVEL',
  inactiveBoundary: 'COUNTS',
  rates: { kind: 'LIST', rates: [percent(20), percent(7)] },
  generationsByRank: [],
  lastRateForDeeper: false,
  compression: SKIP_INACTIVE,
}

const hybrid = planOf({
  bonuses: [
    binary(),
    match,
    { ...levels([percent(10), percent(7), percent(3)], SKIP_INACTIVE), id: 'levels' },
  ],
  caps: [
    { scope: 'PERSON', amount: 900n, byRank: [] },
    { scope: 'COMPANY', spares: [], limit: { kind: 'SHARE_OF_CV', share: percent(9) }, mode: 'PRO_RATA' },
  ],
})

describe('whatever the plan', () => {
  test('no orders, no pay', () => {
    fc.assert(
      fc.property(plans, worlds(20), (plan, world) => {
        const result = runPlan(plan, factsOf({ ...world, orders: [] }))
        expect([result.lines.count, result.breakage, sumOf(result.totals)]).toEqual([0, [], 0])
      }),
      { numRuns: 100 },
    )
  })

  test('what a bonus set aside is what it paid and what nobody received', () => {
    fc.assert(
      fc.property(fc.oneof(plans, fc.constant(hybrid)), worlds(30), (plan, world) => {
        const result = runPlan(plan, factsOf(world))
        for (const { entitlement, paid, breakage, bonus } of result.bonusTotals) {
          const rows = result.breakage.filter((row) => row.bonus === bonus)
          expect(rows.reduce((sum, row) => sum + row.amount, 0n)).toBe(breakage)
          expect(paid + breakage).toBe(entitlement)
        }
        const paid = result.bonusTotals.reduce((sum, row) => sum + row.paid, 0n)
        expect(BigInt(sumOf(result.totals))).toBe(paid)
        expect(result.ledger.reduce((sum, { amount }) => sum + amount, 0n)).toBe(paid)
      }),
      { numRuns: 200 },
    )
  })

  test('breakage line by line adds up to the breakage of the bonuses, each with its source and position', () => {
    fc.assert(
      fc.property(plans, worlds(25), (plan, world) => {
        const { lapsed, breakage } = runPlan(plan, factsOf(world))
        const sums = new Map<string, bigint>()
        for (let i = 0; i < lapsed.count; i += 1) {
          const { reason, amount, source, position } = lapsed.at(i)
          sums.set(reason, (sums.get(reason) ?? 0n) + amount)
          expect(source && 'order' in source).toBe(true)
          expect(position === undefined).toBe(reason === 'NO_UPLINE' || reason === 'INACTIVE')
        }
        const rows = breakage.map(({ reason, amount }): [string, bigint] => [reason, amount])
        expect(new Map(rows)).toEqual(sums)
      }),
      { numRuns: 200 },
    )
  })

  test('the order in which members and orders are read changes nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(plans, fc.constant(hybrid)),
        worlds(25),
        fc.infiniteStream(fc.nat()),
        (plan, world, keys) => {
          const draw = world.members.map((_, member) => ({ member, key: keys.next().value as number }))
          const order = draw.sort((a, b) => a.key - b.key).map(({ member }) => member)
          const facts = factsOf(world)
          const shuffled = withOrdersBackwards(factsOf(world, order))
          expect(told(plan, shuffled, runPlan(plan, shuffled))).toEqual(
            told(plan, facts, runPlan(plan, facts)),
          )
        },
      ),
      { numRuns: 200 },
    )
  })
})

/** The same orders, read from the last to the first. */
function withOrdersBackwards(facts: Facts): Facts {
  const { orders, lines } = facts
  const back = <T>(column: T): T => (column as unknown as { toReversed(): T }).toReversed()
  return {
    ...facts,
    orders: {
      ...orders,
      numbers: back(orders.numbers),
      member: back(orders.member),
      customer: back(orders.customer),
      acceptedAt: back(orders.acceptedAt),
      countedAt: back(orders.countedAt),
      kind: back(orders.kind),
    },
    lines: {
      ...lines,
      cv: back(lines.cv),
      pv: back(lines.pv),
      pricePaid: back(lines.pricePaid),
      memberPrice: back(lines.memberPrice),
      retail: back(lines.retail),
    },
  }
}

test('a differential never pays more on an order than its highest rate, whoever is qualified', () => {
  const rates = [percent(4), percent(9), rateOf(1n, 7n)]
  fc.assert(
    fc.property(worlds(30), fc.boolean(), (world, blocks) => {
      const plan = planOf({
        ranks: [100n, 300n, 600n].map((points, rank) => ({ id: `R${rank}`, achieve: ownPoints(points) })),
        bonuses: [
          {
            ...COMMON,
            id: 'difference',
            type: 'DIFFERENTIAL',
            rates: { kind: 'RANK', byRank: rates },
            ownVolume: true,
            fromLevel: 0,
            unqualified: blocks ? 'BLOCKS' : 'TRANSPARENT',
          },
        ],
      })
      const { lines } = runPlan(plan, factsOf(world))
      const perOrder = new Map<number, number>()
      for (let i = 0; i < lines.count; i += 1) {
        perOrder.set(lines.order[i]!, (perOrder.get(lines.order[i]!) ?? 0) + lines.amount[i]!)
      }
      for (const [order, paid] of perOrder) {
        // Each of at most three lines is rounded by itself.
        expect(BigInt(paid)).toBeLessThanOrEqual(applyRate(BigInt(world.orders[order]!.cv), rates[2]!) + 2n)
      }
    }),
    { numRuns: 200 },
  )
})

test('an inactive member without volume put anywhere into the line changes no amount under skip-inactive', () => {
  const plan = planOf({ bonuses: [levels([percent(10), percent(7), rateOf(1n, 30n)], SKIP_INACTIVE)] })
  fc.assert(
    fc.property(worlds(20), fc.nat(), (world, drawn) => {
      const below = drawn % world.members.length
      const before = runPlan(plan, factsOf(world))
      const inserted = withMemberAbove(world, below)
      const after = runPlan(plan, factsOf(inserted))
      expect(Array.from(after.totals.subarray(0, world.members.length))).toEqual(Array.from(before.totals))
      expect(after.totals[world.members.length]).toBe(0)
    }),
    { numRuns: 200 },
  )
})

/** A new last member who stands between `below` and its sponsor. */
function withMemberAbove(world: World, below: number): World {
  const added = world.members.length
  const { sponsor } = world.members[below]!
  const members = world.members.map((member, at) => (at === below ? { ...member, sponsor: added } : member))
  const place = { parent: -1, leg: 0 } as const
  return {
    ...world,
    members: [
      ...members,
      { number: 'M99999', sponsor, status: 'ENROLLED', highestRank: -1, class: -1, place },
    ],
  }
}
