import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runPlan } from '#server/domain/compensation/run.ts'
import type { BinaryBonus, CycleRatio } from '#server/domain/compensation/sum-bonuses.ts'
import { rateOf } from '#server/domain/kernel/rate.ts'
import { COMMON, ownPoints, percent, planOf } from './oracle/plans.ts'
import { worlds } from './oracle/random-world.ts'
import { factsOf, type World } from './oracle/world.ts'

const bonus = (over: Partial<BinaryBonus>): BinaryBonus => ({
  ...COMMON,
  id: 'pairs',
  type: 'BINARY',
  tree: 'main',
  mode: { kind: 'WEAKER_LEG', rates: { kind: 'ONE', rate: rateOf(1n, 3n) } },
  after: 'NET_OFF',
  ...over,
})

const planWith = (over: Partial<BinaryBonus>) => planOf({ bonuses: [bonus(over)], activity: ownPoints(100n) })

/** Leg volumes by climbing from every order. */
function legsByClimbing(world: World): { left: bigint; right: bigint }[] {
  const legs = world.members.map(() => ({ left: 0n, right: 0n }))
  for (const { member, cv } of world.orders) {
    for (let at = member; world.members[at]!.place.leg !== 0; at = world.members[at]!.place.parent) {
      const { parent, leg } = world.members[at]!.place
      legs[parent]![leg === 1 ? 'left' : 'right'] += BigInt(cv)
    }
  }
  return legs
}

const isActive = (world: World, member: number): boolean =>
  ['ENROLLED', 'GRACE'].includes(world.members[member]!.status) &&
  world.orders.reduce((sum, order) => (order.member === member ? sum + order.pv : sum), 0) >= 10_000

interface Paired {
  readonly amount: bigint
  readonly fromWeak: bigint
  readonly fromStrong: bigint
}

const half = (numerator: bigint, denominator: bigint): bigint =>
  (2n * numerator + denominator) / (2n * denominator)

/** The rules of the page, one after the other. */
function paired(weak: bigint, strong: bigint, mode: BinaryBonus['mode']): Paired {
  if (mode.kind === 'CYCLE') return paidCycles(weak, strong, mode)
  if (mode.kind === 'WEAKER_LEG') return { amount: half(weak, 3n), fromWeak: weak, fromStrong: weak }
  if (mode.kind === 'VOLUME_RATIO') {
    return { amount: strong === 0n ? 0n : half(weak * weak, 3n * strong), fromWeak: weak, fromStrong: weak }
  }
  if (mode.kind !== 'TIERS') throw new Error('another mode')
  const tier = mode.tiers.filter(({ from }) => weak >= from).at(-1)
  return { amount: tier?.amount ?? 0n, fromWeak: tier?.from ?? 0n, fromStrong: tier?.from ?? 0n }
}

type Cycle = Extract<BinaryBonus['mode'], { readonly kind: 'CYCLE' }>

function paidCycles(weak: bigint, strong: bigint, mode: Cycle): Paired {
  const units = weak / mode.unit
  const sizes = mode.ratios.map(({ strong: s }) => BigInt(s))
  const fitting = sizes.filter((s) => strong / mode.unit >= s * units)
  const s = fitting.length > 0 ? fitting.at(-1)! : sizes[0]!
  const used = fitting.length > 0 ? units : strong / (s * mode.unit)
  const ratio = mode.ratios.find((one) => BigInt(one.strong) === s)!
  const amount = ratio.amount === undefined ? half(used * mode.unit, 10n) : used * ratio.amount
  return { amount, fromWeak: used * mode.unit, fromStrong: s * used * mode.unit }
}

const ratios: CycleRatio[] = [
  { strong: 1, rate: percent(10) },
  { strong: 2, rate: percent(10) },
  { strong: 3, amount: 777n },
]

const modes: fc.Arbitrary<BinaryBonus['mode']> = fc.oneof(
  fc.constantFrom<BinaryBonus['mode']>(
    { kind: 'WEAKER_LEG', rates: { kind: 'ONE', rate: rateOf(1n, 3n) } },
    { kind: 'VOLUME_RATIO', rates: { kind: 'ONE', rate: rateOf(1n, 3n) } },
    {
      kind: 'TIERS',
      tiers: [
        { from: 5_000n, amount: 400n },
        { from: 20_000n, amount: 3_000n },
      ],
    },
  ),
  fc
    .subarray(ratios, { minLength: 1 })
    .map((open): BinaryBonus['mode'] => ({ kind: 'CYCLE', unit: 4_000n, strongLeg: 'PERIOD', ratios: open })),
)

describe('a binary bonus', () => {
  test('pays and carries what climbing from every order and the rules of the page give', () => {
    fc.assert(
      fc.property(
        worlds(30),
        modes,
        fc.constantFrom('NET_OFF', 'CARRY_FORWARD', 'FULL_FLUSH'),
        (world, mode, after) => {
          const result = runPlan(planWith({ mode, after }), factsOf(world))
          legsByClimbing(world).forEach(({ left, right }, member) => {
            const [weak, strong] = left <= right ? [left, right] : [right, left]
            const eligible = isActive(world, member)
            const { amount, fromWeak, fromStrong } = paired(weak, strong, mode)
            expect(BigInt(result.totals[member]!)).toBe(eligible ? amount : 0n)
            const rest = {
              weak: weak - (eligible ? fromWeak : 0n),
              strong: strong - (eligible ? fromStrong : 0n),
            }
            if (!eligible && after === 'CARRY_FORWARD') {
              rest.strong -= rest.weak
              rest.weak = 0n
            }
            const kept = after === 'FULL_FLUSH' ? { weak: 0n, strong: 0n } : rest
            const [keptLeft, keptRight] = left <= right ? [kept.weak, kept.strong] : [kept.strong, kept.weak]
            const carry = result.carry[0]!
            expect([carry.left[member]!, carry.right[member]!].map(BigInt)).toEqual([keptLeft, keptRight])
            const used = eligible ? fromWeak + fromStrong : 0n
            expect(left + right).toBe(keptLeft + keptRight + used + BigInt(carry.lost[member]!))
          })
        },
      ),
      { numRuns: 300 },
    )
  })

  test('lets caps cut the money and never the volume', () => {
    fc.assert(
      fc.property(worlds(20), (world) => {
        const cycle = {
          kind: 'CYCLE',
          unit: 1_000n,
          strongLeg: 'PERIOD',
          ratios: [{ strong: 1, amount: 100n }],
        } as const
        const free = runPlan(planWith({ mode: cycle }), factsOf(world))
        const capped = runPlan(
          planWith({ mode: cycle, maxCycles: 5, positionCap: { kind: 'ONE', amount: 350n } }),
          factsOf(world),
        )
        expect(Array.from(capped.totals)).toEqual(Array.from(free.totals, (total) => Math.min(total, 350)))
        expect(capped.carry).toEqual(free.carry)
        const cut = capped.breakage.filter(
          ({ reason }) => reason === 'CAP_CYCLES' || reason === 'CAP_POSITION',
        )
        const paid = (result: typeof free) => Array.from(result.totals).reduce((sum, next) => sum + next, 0)
        expect(cut.reduce((sum, { amount }) => sum + amount, 0n)).toBe(BigInt(paid(free) - paid(capped)))
      }),
      { numRuns: 100 },
    )
  })

  test('cuts a leg down to the carry cap and lists what was lost', () => {
    fc.assert(
      fc.property(worlds(20), (world) => {
        const { carry } = runPlan(planWith({ carryCap: 3_000n }), factsOf(world))
        const free = runPlan(planWith({}), factsOf(world)).carry[0]!
        const { left, right, lost } = carry[0]!
        expect(Array.from(left)).toEqual(Array.from(free.left, (volume) => Math.min(volume, 3_000)))
        expect(Array.from(right)).toEqual(Array.from(free.right, (volume) => Math.min(volume, 3_000)))
        left.forEach((_, member) => {
          const over = (volume: number): number => Math.max(0, volume - 3_000)
          expect(lost[member]).toBe(over(free.left[member]!) + over(free.right[member]!))
        })
      }),
      { numRuns: 100 },
    )
  })

  test('flushes both legs where the flush condition holds, and nobody else', () => {
    const flushWhen = { kind: 'NOT', of: { kind: 'ACTIVE', active: true } } as const
    fc.assert(
      fc.property(worlds(20), (world) => {
        const { left, right } = runPlan(planWith({ flushWhen }), factsOf(world)).carry[0]!
        const free = runPlan(planWith({}), factsOf(world)).carry[0]!
        left.forEach((volume, member) => {
          const kept = isActive(world, member)
          expect(volume).toBe(kept ? free.left[member] : 0)
          expect(right[member]).toBe(kept ? free.right[member] : 0)
        })
      }),
      { numRuns: 100 },
    )
  })

  test('carries a negative leg as it is and pairs it as nothing', () => {
    const world: World = {
      members: [0, 1, 2].map((at) => ({
        number: `M${at}`,
        sponsor: at === 0 ? -1 : 0,
        status: 'ENROLLED',
        highestRank: -1,
        class: -1,
        place: at === 0 ? { parent: -1, leg: 0 } : { parent: 0, leg: at === 1 ? 1 : 2 },
      })),
      orders: [
        { number: 'O1', member: 0, byCustomer: false, cv: 0, pv: 20_000 },
        { number: 'O2', member: 2, byCustomer: false, cv: 5_000, pv: 0 },
      ],
    }
    const facts = factsOf(world)
    const carry = {
      bonus: 0,
      tree: 'main',
      left: Float64Array.of(-700, 0, 0),
      right: Float64Array.of(100, 0, 0),
    }
    for (const after of ['NET_OFF', 'CARRY_FORWARD'] as const) {
      const result = runPlan(planWith({ after }), { ...facts, carry: [carry] })
      expect(Array.from(result.totals)).toEqual([0, 0, 0])
      expect([result.carry[0]!.left[0], result.carry[0]!.right[0]]).toEqual([-700, 5_100])
    }
  })
})
