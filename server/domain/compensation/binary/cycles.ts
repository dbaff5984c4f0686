import type { Pairing, Pairs } from '#server/domain/compensation/binary/pairing.ts'
import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import { doubleOf, type Factor, scaled } from '#server/domain/compensation/exact.ts'
import { oneFactor } from '#server/domain/compensation/level-grid.ts'
import type { BinaryMode, CycleRatio } from '#server/domain/compensation/sum-bonuses.ts'

interface Ratio {
  readonly strong: number
  readonly once: boolean
  readonly factor: Factor
  readonly amount: number | undefined
  readonly ranks: readonly number[] | undefined
  readonly classes: readonly number[] | undefined
}

/** Pairs whole units: `units * unit` of the weaker leg against s times as much of the stronger. */
export function cyclePairing(
  ground: BonusGround,
  mode: Extract<BinaryMode, { kind: 'CYCLE' }>,
  paired: Uint8Array,
): Pairing {
  const unit = doubleOf(mode.unit)
  const rising = risingRatios(ground, unit, mode.ratios)
  const classOf = ground.run.facts.members.class
  const isOpen = (ratio: Ratio, member: number): boolean =>
    (ratio.ranks?.includes(ground.ranks[member]!) ?? true) &&
    (ratio.classes?.includes(classOf[member]!) ?? true)
  const openTo = (member: number): Ratio[] => rising.filter((ratio) => !ratio.once && isOpen(ratio, member))
  const later: Pairing = mode.strongLeg === 'CYCLE' ? byCycle(openTo, unit) : byPeriod(openTo, unit)
  const first = rising.findLast(({ once }) => once)
  if (!first) return later
  return (pairs, member, legs) => {
    if (paired[member] === 1 || !isOpen(first, member)) later(pairs, member, legs)
    else takeFirst(pairs, { ratio: first, unit }, { ...legs, later: (rest) => later(pairs, member, rest) })
  }
}

type OpenTo = (member: number) => readonly Ratio[]

const byCycle =
  (openTo: OpenTo, unit: number): Pairing =>
  (pairs, member, legs) => {
    for (const ratio of openTo(member)) takeBetter(pairs, { ratio, unit }, legs)
  }

const byPeriod =
  (openTo: OpenTo, unit: number): Pairing =>
  (pairs, member, { weak, strong }) => {
    const open = openTo(member)
    let units = Math.floor(weak / unit)
    const fitting = open.findLast((ratio) => Math.floor(strong / unit) >= ratio.strong * units)
    const ratio = fitting ?? open[0]
    if (!ratio) return
    if (!fitting) units = Math.floor(strong / (ratio.strong * unit))
    pay(pairs, { ratio, unit }, units)
    pairs.fromWeak = units * unit
    pairs.fromStrong = ratio.strong * units * unit
  }

interface FirstLegs {
  readonly weak: number
  readonly strong: number
  later(rest: { weak: number; strong: number }): void
}

/** The very first cycle of a position, then the others on what it leaves; before it nothing is paired. */
function takeFirst(pairs: Pairs, { ratio, unit }: Cycle, { weak, strong, later }: FirstLegs): void {
  if (weak < unit || strong < ratio.strong * unit) return
  const [fromStrong, fromWeak] = [strong - ratio.strong * unit, weak - unit]
  later({ weak: Math.min(fromStrong, fromWeak), strong: Math.max(fromStrong, fromWeak) })
  const [again, other] =
    fromStrong < fromWeak ? [pairs.fromWeak, pairs.fromStrong] : [pairs.fromStrong, pairs.fromWeak]
  const amount = ratio.amount ?? scaled(unit, ratio.factor)
  pairs.firstCycles = 1
  pairs.firstAmount = amount
  pairs.rate = pairs.cycles === 0 && ratio.amount === undefined ? ratio.factor.rate : -1
  pairs.cycles += 1
  pairs.base += unit
  pairs.amount += amount
  pairs.fromStrong = ratio.strong * unit + again
  pairs.fromWeak = unit + other
}

/** By s; of two with the same s the one that pays more comes last. */
function risingRatios(ground: BonusGround, unit: number, ratios: readonly CycleRatio[]): Ratio[] {
  const worth = (ratio: Ratio): number => ratio.amount ?? scaled(unit, ratio.factor)
  return ratios
    .map(
      ({ strong, once, rate, amount, ranks, classes }): Ratio => ({
        strong,
        once: once === true,
        factor: oneFactor(ground.factor, rate),
        amount: amount === undefined ? undefined : doubleOf(amount),
        ranks,
        classes,
      }),
    )
    .sort((a, b) => a.strong - b.strong || worth(a) - worth(b))
}

interface Cycle {
  readonly ratio: Ratio
  readonly unit: number
}

function pay(pairs: Pairs, { ratio, unit }: Cycle, units: number): void {
  pairs.cycles = units
  pairs.base = units * unit
  pairs.rate = ratio.amount === undefined ? ratio.factor.rate : -1
  pairs.amount = ratio.amount === undefined ? scaled(units * unit, ratio.factor) : units * ratio.amount
}

/** Takes over a ratio whose cycles pay at least as much as those of the ratios before. */
function takeBetter(pairs: Pairs, { ratio, unit }: Cycle, legs: { weak: number; strong: number }): void {
  const taken = cyclesOf(legs, unit, ratio.strong)
  const before = { ...pairs }
  pay(pairs, { ratio, unit }, taken.units)
  if (pairs.amount < before.amount) Object.assign(pairs, before)
  else {
    pairs.fromWeak = taken.fromWeak
    pairs.fromStrong = taken.fromStrong
  }
}

/**
 * Cycles one after the other, each taking s units of the leg that is then the stronger and one of the other. While
 * one leg leads by a cycle's difference it stays the stronger; from then on the legs take turns, and two cycles take
 * s + 1 units from each: no loop, whatever the volume.
 */
function cyclesOf({ weak, strong }: { weak: number; strong: number }, unit: number, s: number) {
  const leading = s === 1 ? Number.POSITIVE_INFINITY : Math.ceil((strong - weak) / ((s - 1) * unit))
  const most = Math.min(Math.floor(strong / (s * unit)), Math.floor(weak / unit))
  const first = Math.min(leading, most)
  let [left, right] = [strong - first * s * unit, weak - first * unit]
  let units = first
  if (first === leading) {
    const turns = Math.floor(Math.min(left, right) / ((s + 1) * unit))
    units += 2 * turns
    left -= turns * (s + 1) * unit
    right -= turns * (s + 1) * unit
    const [larger, smaller] = left >= right ? [left, right] : [right, left]
    if (larger >= s * unit && smaller >= unit) {
      units += 1
      const lead = left >= right
      left -= (lead ? s : 1) * unit
      right -= (lead ? 1 : s) * unit
    }
  }
  return { units, fromStrong: strong - left, fromWeak: weak - right }
}
