import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import { runPlan } from '#server/domain/compensation/run.ts'
import type { MatchingUpBonus } from '#server/domain/compensation/walking-bonuses.ts'
import { type Rate, rateOf } from '#server/domain/kernel/rate.ts'
import { wholeCents } from './oracle/fraction.ts'
import { mayBePaid, type OraclePeriod, settle } from './oracle/oracle-period.ts'
import { COMMON, ownPoints, percent, planOf } from './oracle/plans.ts'
import { worlds } from './oracle/random-world.ts'
import { factsOf, type World } from './oracle/world.ts'

const stated: Bonus = { ...COMMON, id: 'stated', type: 'STATED' }

const match = (over: Partial<MatchingUpBonus>): MatchingUpBonus => ({
  ...COMMON,
  id: 'match',
  type: 'MATCHING',
  direction: 'UP',
  of: [0],
  count: 'GENERATION',
  boundary: { kind: 'RANK', rank: 0 },
  inactiveBoundary: 'COUNTS',
  rates: { kind: 'LIST', rates: [rateOf(1n, 30n), percent(7), percent(2)] },
  generationsByRank: [],
  lastRateForDeeper: false,
  compression: { skip: [], lapsed: 'BREAKAGE' },
  ...over,
})

const planWith = (bonus: MatchingUpBonus) =>
  planOf({
    bonuses: [stated, bonus],
    ranks: [100n, 250n].map((points, rank) => ({ id: `R${rank}`, achieve: ownPoints(points) })),
  })

interface Drawn {
  readonly world: World
  readonly earned: readonly number[]
  readonly bonus: MatchingUpBonus
}

const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    world: worlds(25),
    amounts: fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 25, maxLength: 25 }),
    own: fc.boolean(),
    levels: fc.boolean(),
    ignored: fc.boolean(),
    skips: fc.boolean(),
    deeper: fc.boolean(),
    reach: fc.array(fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }), {
      minLength: 2,
      maxLength: 2,
    }),
  })
  .map(({ world, amounts, own, levels, ignored, skips, deeper, reach }) => ({
    world,
    earned: world.members.map((_, member) => amounts[member]!),
    bonus: match({
      boundary: own ? { kind: 'OWN_RANK' } : { kind: 'RANK', rank: 0 },
      count: levels ? 'LEVEL' : 'GENERATION',
      inactiveBoundary: ignored ? 'IGNORED' : 'COUNTS',
      compression: { skip: skips ? ['INACTIVE'] : [], lapsed: 'BREAKAGE' },
      lastRateForDeeper: deeper,
      generationsByRank: reach,
    }),
  }))

interface Line {
  readonly between: readonly number[]
  readonly earner: number
}

/** Which generation an earner stands in for somebody below, by the letter. */
function generationOf(period: OraclePeriod, bonus: MatchingUpBonus, line: Line): number {
  const { between, earner } = line
  const counted = between.filter((member) => {
    if (bonus.compression.skip.includes('INACTIVE') && !period.active[member]) return false
    if (bonus.count === 'LEVEL') return true
    if (bonus.inactiveBoundary === 'IGNORED' && !period.active[member]) return false
    return period.ranks[member]! >= (bonus.boundary?.kind === 'RANK' ? 0 : period.ranks[earner]!)
  })
  return counted.length + 1
}

function rateFor(
  { generationsByRank, lastRateForDeeper, rates }: MatchingUpBonus,
  rank: number,
  generation: number,
) {
  const list = (rates as { rates: readonly Rate[] }).rates
  if (generation > (generationsByRank[rank] ?? Number.POSITIVE_INFINITY)) return undefined
  return list[generation - 1] ?? (lastRateForDeeper ? list.at(-1) : undefined)
}

function oracleTotals({ world, earned, bonus }: Drawn): bigint[] {
  const period = settle(planWith(bonus), world)
  const totals = world.members.map(() => 0n)
  world.members.forEach((_, source) => {
    const between: number[] = []
    for (let at = world.members[source]!.sponsor; at >= 0; at = world.members[at]!.sponsor) {
      const rate = rateFor(bonus, period.ranks[at]!, generationOf(period, bonus, { between, earner: at }))
      if (rate && period.active[at] && mayBePaid(world, at) && earned[source]! > 0) {
        totals[at]! += wholeCents(rateOf(BigInt(earned[source]!) * rate.numerator, rate.denominator))
      }
      between.push(at)
    }
  })
  return totals
}

describe('a match upwards', () => {
  test('by level or generation pays what counting the members between gives', () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const facts = factsOf(one.world)
        const earnings = one.earned.map((amount, member) => ({
          member,
          bonus: 0,
          sourceMember: member,
          amount,
        }))
        const result = runPlan(planWith(one.bonus), { ...facts, stated: { ...facts.stated, earnings } })
        const own = Array.from(result.totals, (total, member) => BigInt(total - one.earned[member]!))
        expect(own).toEqual(oracleTotals(one))
      }),
      { numRuns: 500 },
    )
  })

  test('never matches a match unless it is named, and then sees it after its own', () => {
    const again = match({ of: [0, 1], count: 'LEVEL' })
    const plan = planOf({
      activity: { kind: 'ALL', of: [] },
      bonuses: [
        stated,
        match({ count: 'LEVEL', rates: { kind: 'LIST', rates: [percent(10)] } }),
        { ...again, id: 'again', rates: { kind: 'LIST', rates: [percent(50)] } },
      ],
    })
    const place = { parent: -1, leg: 0 } as const
    const facts = factsOf({
      members: [-1, 0, 1].map((sponsor, at) => ({
        number: `M${at}`,
        sponsor,
        status: 'ENROLLED',
        highestRank: -1,
        class: -1,
        place,
      })),
      orders: [],
    })
    const earnings = [{ member: 2, bonus: 0, sourceMember: 2, amount: 1_000 }]
    const { totals } = runPlan(plan, { ...facts, stated: { ...facts.stated, earnings } })
    // 2 has 1,000; 1 matches 100 of it and 500 again; 0 matches half of the 100, never the 500.
    expect(Array.from(totals)).toEqual([50, 600, 1_000])
  })
})
