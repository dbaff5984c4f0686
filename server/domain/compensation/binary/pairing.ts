import { cyclePairing } from '#server/domain/compensation/binary/cycles.ts'
import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import { doubleOf, type Factor, scaled } from '#server/domain/compensation/exact.ts'
import { positionGrid } from '#server/domain/compensation/position-grid.ts'
import type { BinaryBonus } from '#server/domain/compensation/sum-bonuses.ts'
import { roundHalfAway } from '#server/domain/kernel/rate.ts'

/** What two legs give: filled by a pairing. */
export interface Pairs {
  /** Minor units before any cap. */
  amount: number
  /** The volume the amount was computed on. */
  base: number
  /** Place in the run's rates, -1 for a fixed amount. */
  rate: number
  /** Units of a `CYCLE`, for `maxCycles`; 0 in other modes. */
  cycles: number
  /** Of them the one that a ratio with `once` gave, 0 or 1, and its amount. */
  firstCycles: number
  firstAmount: number
  /** What leaves the weaker and the stronger leg. */
  fromWeak: number
  fromStrong: number
}

/** Pairs legs of these sizes (not negative, `weak <= strong`) for a member. */
export type Pairing = (pairs: Pairs, member: number, legs: { weak: number; strong: number }) => void

/** Nothing paired yet. */
export const noPairs = (): Pairs => ({
  amount: 0,
  base: 0,
  rate: -1,
  cycles: 0,
  firstCycles: 0,
  firstAmount: 0,
  fromWeak: 0,
  fromStrong: 0,
})

/** The pairing of the bonus's mode; `paired` says who was paid a cycle before. */
export function pairingOf(ground: BonusGround<BinaryBonus>, paired: Uint8Array): Pairing {
  const { mode } = ground.bonus
  if (mode.kind === 'CYCLE') return cyclePairing(ground, mode, paired)
  if (mode.kind === 'TIERS') return tierPairing(mode.tiers)
  const grid = positionGrid(ground, mode.rates)
  const factors = grid.rates.map((rate) => ground.factor(rate))
  const byRatio = mode.kind === 'VOLUME_RATIO'
  return (pairs, member, { weak, strong }) => {
    const factor = factors[grid.stepOf[member]!]!
    pairs.base = weak
    pairs.rate = factor.rate
    pairs.amount = byRatio ? ratioAmount(weak, strong, factor) : scaled(weak, factor)
    pairs.fromWeak = weak
    pairs.fromStrong = weak
  }
}

/** `weak * (weak / strong) * rate`, rounded once. */
function ratioAmount(weak: number, strong: number, { exact }: Factor): number {
  if (strong === 0) return 0
  const squared = BigInt(weak) * BigInt(weak) * exact.numerator
  return doubleOf(roundHalfAway(squared, exact.denominator * BigInt(strong)))
}

/** The highest tier that both legs reach, one a period. */
function tierPairing(tiers: readonly { readonly from: bigint; readonly amount: bigint }[]): Pairing {
  const table = tiers.map(({ from, amount }) => ({ from: doubleOf(from), amount: doubleOf(amount) }))
  return (pairs, _member, { weak }) => {
    const tier = table.findLast(({ from }) => weak >= from)
    if (!tier) return
    pairs.base = tier.from
    pairs.amount = tier.amount
    pairs.fromWeak = tier.from
    pairs.fromStrong = tier.from
  }
}
