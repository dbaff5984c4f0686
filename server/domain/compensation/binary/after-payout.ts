import type { Legs } from '#server/domain/compensation/binary/legs.ts'
import type { Pairs } from '#server/domain/compensation/binary/pairing.ts'
import { doubleOf } from '#server/domain/compensation/exact.ts'
import type { BinaryBonus } from '#server/domain/compensation/sum-bonuses.ts'

/** One position after its pairs were counted. */
export interface Settled {
  readonly member: number
  readonly pairs: Pairs
  readonly eligible: boolean
  readonly flush: boolean
}

/**
 * What stays in the legs: the bonus's rule after the payout, then `flushWhen`, then the carry cap. `lost` collects
 * what neither was used nor stays. A negative leg (from refunds) is a debt: it counts as 0 and is carried as it is.
 * Returns the larger of what the flush or the cap took from each leg; what an unqualified position would have paired
 * is not among it, because that lapses as pairs.
 */
export function afterPayout(
  bonus: BinaryBonus,
  legs: Legs,
  lost: Float64Array,
): (settled: Settled) => number {
  const { left, right } = legs
  const carryCap = bonus.carryCap === undefined ? Number.POSITIVE_INFINITY : doubleOf(bonus.carryCap)
  const keep = (leg: Float64Array, member: number, volume: number): void => {
    lost[member]! += leg[member]! - volume
    leg[member] = volume
  }
  return ({ member, pairs, eligible, flush }) => {
    const rightIsWeak = right[member]! < left[member]!
    const [weak, strong] = rightIsWeak ? [right, left] : [left, right]
    if (eligible) {
      weak[member]! -= pairs.fromWeak
      strong[member]! -= pairs.fromStrong
    }
    if (!eligible && bonus.after === 'CARRY_FORWARD') {
      const weaker = Math.max(0, weak[member]!)
      keep(weak, member, weak[member]! - weaker)
      keep(strong, member, strong[member]! - weaker)
    } else if (!eligible && bonus.after === 'FULL_FLUSH') {
      keep(weak, member, weak[member]! - pairs.fromWeak)
      keep(strong, member, strong[member]! - pairs.fromStrong)
    }
    const most = flush || bonus.after === 'FULL_FLUSH' ? 0 : carryCap
    let taken = 0
    for (const leg of [left, right]) {
      if (leg[member]! <= most) continue
      taken = Math.max(taken, leg[member]! - most)
      keep(leg, member, most)
    }
    return taken
  }
}
