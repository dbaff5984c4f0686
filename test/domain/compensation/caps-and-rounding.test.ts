import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runPlan } from '#server/domain/compensation/run.ts'
import { applyRate, ONE_RATE, rateOf } from '#server/domain/kernel/rate.ts'
import { levels, ownPoints, percent, planOf, SKIP_INACTIVE } from './oracle/plans.ts'
import { worlds } from './oracle/random-world.ts'
import { factsOf } from './oracle/world.ts'

const sumOf = (amounts: Iterable<number>): number => Array.from(amounts).reduce((sum, next) => sum + next, 0)

describe('caps', () => {
  test('hold to the cent, the parts of what is left add up, and what is cut is breakage', () => {
    fc.assert(
      fc.property(worlds(30), fc.constantFrom('PRO_RATA', 'PRIORITY', 'HARD_STOP'), (world, mode) => {
        const plan = planOf({
          bonuses: [levels([percent(10), percent(7), percent(3)], SKIP_INACTIVE)],
          ranks: [100n, 300n].map((points, rank) => ({ id: `R${rank}`, achieve: ownPoints(points) })),
          caps: [
            { scope: 'COMPANY', spares: [], limit: { kind: 'SHARE_OF_CV', share: percent(6) }, mode },
            { scope: 'PERSON', amount: 700n, byRank: [] },
          ],
        })
        const free = runPlan({ ...plan, caps: [] }, factsOf(world))
        const result = runPlan(plan, factsOf(world))
        const limit = (BigInt(sumOf(world.orders.map(({ cv }) => cv))) * 6n) / 100n
        const paid = BigInt(sumOf(result.totals))
        const wanted = sumOf(Array.from(free.totals, (total) => Math.min(total, 700)))
        expect(paid).toBe(BigInt(wanted) > limit ? limit : BigInt(wanted))
        for (const total of result.totals) expect(total).toBeLessThanOrEqual(700)
        for (let i = 0; i < result.lines.count; i += 1) {
          const { amount, amountBeforeCaps, caps } = result.lineAt(i)
          expect(amount >= 0n && amount <= amountBeforeCaps).toBe(true)
          expect(caps.length > 0).toBe(amount < amountBeforeCaps)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('of an owner hold over all the positions of that owner', () => {
    fc.assert(
      fc.property(worlds(20), (world) => {
        const plan = planOf({
          bonuses: [levels([percent(10), percent(7)], SKIP_INACTIVE)],
          caps: [{ scope: 'OWNER', amount: 500n, byRank: [] }],
        })
        const facts = factsOf(world)
        const owner = facts.members.owner.map((member) => member % 3)
        const { totals } = runPlan(plan, { ...facts, members: { ...facts.members, owner } })
        for (const one of [0, 1, 2]) {
          expect(sumOf(totals.filter((_, member) => member % 3 === one))).toBeLessThanOrEqual(500)
        }
      }),
      { numRuns: 100 },
    )
  })

  test('of a bonus cut a position in proportion', () => {
    const plan = planOf({
      bonuses: [
        { ...levels([percent(10), percent(7)], SKIP_INACTIVE), maxPerEarner: { kind: 'ONE', amount: 333n } },
      ],
    })
    fc.assert(
      fc.property(worlds(20), (world) => {
        const free = runPlan(
          planOf({ bonuses: [levels([percent(10), percent(7)], SKIP_INACTIVE)] }),
          factsOf(world),
        )
        const { totals } = runPlan(plan, factsOf(world))
        expect(Array.from(totals)).toEqual(Array.from(free.totals, (total) => Math.min(total, 333)))
      }),
      { numRuns: 100 },
    )
  })
})

describe('rounding', () => {
  test.each(['EARNER_BONUS', 'STATEMENT'] as const)(
    'by %s rounds the exact sum of an earner once',
    (unit) => {
      fc.assert(
        fc.property(worlds(20), (world) => {
          const rate = rateOf(1n, 700n)
          const plan = planOf({
            rounding: { unit, source: 'ORDER' },
            bonuses: [levels([rate, rate], SKIP_INACTIVE)],
          })
          const result = runPlan(plan, factsOf(world))
          const bases = new Float64Array(world.members.length)
          for (let i = 0; i < result.lines.count; i += 1)
            bases[result.lines.earner[i]!]! += result.lines.base[i]!
          expect(Array.from(result.totals, BigInt)).toEqual(
            Array.from(bases, (base) => applyRate(BigInt(base), rate)),
          )
        }),
        { numRuns: 100 },
      )
    },
  )

  test('by order and by member and period admit the same base', () => {
    fc.assert(
      fc.property(worlds(20), (world) => {
        const bonuses = [levels([ONE_RATE], SKIP_INACTIVE)]
        const byOrder = runPlan(planOf({ bonuses }), factsOf(world))
        const byBuyer = runPlan(
          planOf({ bonuses, rounding: { unit: 'LINE', source: 'MEMBER_PERIOD' } }),
          factsOf(world),
        )
        const byLine = runPlan(
          planOf({ bonuses, rounding: { unit: 'LINE', source: 'ORDER_LINE' } }),
          factsOf(world),
        )
        expect(Array.from(byBuyer.totals)).toEqual(Array.from(byOrder.totals))
        expect(Array.from(byLine.totals)).toEqual(Array.from(byOrder.totals))
      }),
      { numRuns: 100 },
    )
  })
})
