import fc from 'fast-check'
import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import type { Compression, LevelRates, SkipReason } from '#server/domain/compensation/bonus-terms.ts'
import type { Condition } from '#server/domain/compensation/condition-document.ts'
import type { Plan, Rank } from '#server/domain/compensation/plan-document.ts'
import { type Rate, rateOf } from '#server/domain/kernel/rate.ts'
import { COMMON, GV, ownPoints, PGV, planOf } from './plans.ts'

const rate: fc.Arbitrary<Rate> = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom(100, 200, 300, 1000))
  .map(([numerator, denominator]) => rateOf(BigInt(numerator), BigInt(denominator)))
const rateList = fc.array(rate, { minLength: 1, maxLength: 5 })
const byRank = <T>(value: fc.Arbitrary<T>) =>
  fc.array(fc.option(value, { nil: undefined }), { minLength: 3, maxLength: 3 })

const levelRates: fc.Arbitrary<LevelRates> = fc.oneof(
  rateList.map((rates): LevelRates => ({ kind: 'LIST', rates })),
  byRank(rateList).map((lists): LevelRates => ({ kind: 'RANK', byRank: lists })),
  fc
    .tuple(
      fc.array(fc.option(rateList, { nil: undefined }), { minLength: 2, maxLength: 2 }),
      fc.constantFrom('BUYER', 'EARNER', 'LOWER'),
    )
    .map(
      ([byClass, rule]): LevelRates => ({
        kind: 'CLASS',
        byClass,
        rule: rule as 'BUYER' | 'EARNER' | 'LOWER',
      }),
    ),
)

const compression: fc.Arbitrary<Compression> = fc
  .tuple(
    fc.subarray<SkipReason>(['INACTIVE', 'UNQUALIFIED', 'BELOW_RANK', 'TITLE']),
    fc.integer({ min: 0, max: 2 }),
    fc.constantFrom('BREAKAGE', 'ROLL_UP'),
  )
  .map(([skip, below, lapsed]) => ({
    skip,
    lapsed: lapsed as Compression['lapsed'],
    ...(skip.includes('BELOW_RANK') ? { belowRank: below } : {}),
  }))

const group = (min: bigint, legCap: Rate | undefined, capOwn: boolean): Condition => ({
  kind: 'VOLUME',
  volume: GV,
  min,
  capOwn,
  windows: 1,
  ...(legCap ? { legCap } : {}),
})

const points = fc.integer({ min: 1, max: 600 }).map((value) => BigInt(value) * 100n)

const rankRule: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .tuple(
      points,
      fc.option(fc.constantFrom(rateOf(2n, 5n), rateOf(1n, 3n)), { nil: undefined }),
      fc.boolean(),
    )
    .map(([min, cap, capOwn]) => group(min, cap, capOwn)),
  points.map((min): Condition => ({ kind: 'VOLUME', volume: PGV, min, capOwn: false, windows: 1 })),
  fc
    .tuple(
      fc.integer({ min: 1, max: 2 }),
      fc.constantFrom('SPONSOR', 'SPONSOR', 'main'),
      fc.constantFrom('containsRank', 'headRank', 'active'),
    )
    .map(
      ([count, tree, test]): Condition => ({
        kind: 'LEGS',
        tree,
        count,
        where:
          test === 'active' ? { active: true } : test === 'headRank' ? { headRank: 0 } : { containsRank: 0 },
      }),
    ),
  fc.constant<Condition>({ kind: 'ACTIVE', active: true }),
)

const ranks: fc.Arbitrary<Rank[]> = fc
  .array(fc.tuple(fc.array(rankRule, { maxLength: 2 }), fc.option(rankRule, { nil: undefined })), {
    minLength: 3,
    maxLength: 3,
  })
  .map((rungs) =>
    rungs.map(([all, maintain], rank) => ({
      id: `R${rank}`,
      achieve: { kind: 'ALL', of: all },
      ...(maintain ? { maintain } : {}),
    })),
  )

const earner: fc.Arbitrary<Condition | undefined> = fc.option(
  fc.oneof(
    fc.constant<Condition>({ kind: 'RANK', rank: 0 }),
    fc.constant(ownPoints(50n)),
    fc.constant<Condition>({ kind: 'NOT', of: { kind: 'FRONTLINE', count: 2, active: false } }),
  ),
  { nil: undefined },
)

const common = fc
  .tuple(earner, rate, fc.boolean(), fc.constantFrom('PAID_AS', 'HIGHEST'))
  .map(([condition, share, mustBeActive, basis]) => ({
    ...COMMON,
    base: { ...COMMON.base, share: rateOf(share.numerator + 1n, share.denominator) },
    sourceMustBeActive: mustBeActive,
    rankBasis: basis as 'PAID_AS' | 'HIGHEST',
    ...(condition ? { earner: condition } : {}),
  }))

const level = fc
  .record({
    common,
    rates: levelRates,
    compression,
    maxLevel: fc.integer({ min: 1, max: 5 }),
    tree: fc.constantFrom('SPONSOR', 'SPONSOR', 'main'),
    selfLevel: fc.boolean(),
    asOwn: fc.boolean(),
    stopAt: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
    passUp: fc.option(fc.record({ count: fc.integer({ min: 1, max: 2 }), branch: fc.boolean() }), {
      nil: undefined,
    }),
    when: fc.array(rateList, { maxLength: 1 }),
  })
  .map(
    (drawn): Bonus => ({
      ...drawn.common,
      id: 'levels',
      type: 'UNILEVEL',
      tree: drawn.tree,
      maxLevel: drawn.maxLevel,
      compression: drawn.compression,
      selfLevel: drawn.selfLevel,
      customerOrders: drawn.asOwn ? 'AS_OWN' : 'LEVEL_1',
      rates: drawn.rates,
      rateWhen: drawn.when.map((rates) => ({ when: ownPoints(200n), rates })),
      ...(drawn.stopAt === undefined ? {} : { stopAt: drawn.stopAt }),
      ...(drawn.passUp ? { passUp: drawn.passUp } : {}),
    }),
  )

const differential = fc
  .record({
    common,
    rates: byRank(rate),
    ownVolume: fc.boolean(),
    fromLevel: fc.integer({ min: 0, max: 2 }),
    blocks: fc.boolean(),
  })
  .map(
    (drawn): Bonus => ({
      ...drawn.common,
      id: 'difference',
      type: 'DIFFERENTIAL',
      rates: { kind: 'RANK', byRank: drawn.rates },
      ownVolume: drawn.ownVolume,
      fromLevel: drawn.fromLevel,
      unqualified: drawn.blocks ? 'BLOCKS' : 'TRANSPARENT',
    }),
  )

const generation = fc
  .record({
    common,
    rates: rateList,
    own: fc.boolean(),
    ignored: fc.boolean(),
    depth: byRank(fc.integer({ min: 1, max: 4 })),
    most: fc.integer({ min: 1, max: 4 }),
  })
  .map(
    (drawn): Bonus => ({
      ...drawn.common,
      id: 'generation',
      type: 'GENERATION',
      boundary: drawn.own ? { kind: 'OWN_RANK' } : { kind: 'RANK', rank: 0 },
      rates: { kind: 'LIST', rates: drawn.rates },
      maxGenerations: drawn.most,
      depthByRank: drawn.depth,
      inactiveBoundary: drawn.ignored ? 'IGNORED' : 'COUNTS',
    }),
  )

const infinity = fc
  .record({
    common,
    rates: byRank(rate),
    from: fc.integer({ min: 1, max: 4 }),
    block: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
    stop: fc.integer({ min: 1, max: 2 }),
    stops: byRank(fc.integer({ min: 1, max: 3 })),
  })
  .map(
    (drawn): Bonus => ({
      ...drawn.common,
      id: 'infinity',
      type: 'INFINITY',
      byRank: drawn.rates,
      fromLevel: drawn.from,
      stopAfter: drawn.stop,
      stopAfterByRank: drawn.stops,
      ...(drawn.block === undefined ? {} : { blockRank: drawn.block }),
    }),
  )

const breakaway = fc
  .record({
    common,
    rates: byRank(rate),
    minimum: rate,
    later: fc.array(rate, { maxLength: 2 }),
    unqualified: fc.constantFrom('LAPSES', 'TRANSPARENT'),
  })
  .map(
    (drawn): Bonus => ({
      ...drawn.common,
      id: 'breakaway',
      type: 'BREAKAWAY',
      threshold: 1,
      unqualified: drawn.unqualified,
      override: {
        mode: 'DIFFERENTIAL',
        byRank: drawn.rates,
        minimum: drawn.minimum,
        generationRates: drawn.later,
      },
    }),
  )

/** Plans of one bonus of any order-based family, with random activity, ranks and caps. */
export const plans: fc.Arbitrary<Plan> = fc
  .record({
    bonus: fc.oneof({ weight: 3, arbitrary: level }, differential, generation, infinity, breakaway),
    ranks,
    activity: fc.integer({ min: 0, max: 250 }).map((value) => BigInt(value)),
    consecutive: fc.boolean(),
  })
  .map(({ bonus, ranks: rungs, activity, consecutive }) =>
    planOf({
      bonuses: [bonus],
      ranks: rungs,
      activity: ownPoints(activity),
      ladder: consecutive ? 'CONSECUTIVE' : 'ANY',
    }),
  )
