import { afterPayout } from '#server/domain/compensation/binary/after-payout.ts'
import { type Legs, legsOf } from '#server/domain/compensation/binary/legs.ts'
import { noPairs, type Pairs, pairingOf } from '#server/domain/compensation/binary/pairing.ts'
import { amountFor } from '#server/domain/compensation/bonus-cap.ts'
import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import { memberTest } from '#server/domain/compensation/condition-test.ts'
import {
  addLapse,
  addLine,
  type Draft,
  draftOn,
  lineCode,
  noteCut,
  reasonCode,
} from '#server/domain/compensation/draft.ts'
import { doubleOf } from '#server/domain/compensation/exact.ts'
import { noNotes, type PaidBonus } from '#server/domain/compensation/paid-bonus.ts'
import { CAP_CODES, type CapCode } from '#server/domain/compensation/result.ts'
import { memberSources } from '#server/domain/compensation/sources.ts'
import type { BinaryBonus } from '#server/domain/compensation/sum-bonuses.ts'

const PAIRS = lineCode('PAIRS')
const UNQUALIFIED = reasonCode('UNQUALIFIED')
const FLUSHED = reasonCode('FLUSHED')

/**
 * Pays pairs of volume of the two legs, position by position, and carries what is left. Volume that a flush or a
 * carry cap takes is breakage at what it would have paid the position, had the other leg met it.
 */
export function payPairs(ground: BonusGround<BinaryBonus>): PaidBonus {
  const { bonus, run, at, tree } = ground
  const legs = legsOf(ground)
  const members = run.memberOrder.filter((member) => isPlaced(ground, legs, member))
  const draft = draftOn(memberSources(members, new Float64Array(members.length)))
  const once = bonus.mode.kind === 'CYCLE' && bonus.mode.ratios.some((ratio) => ratio.once)
  const before = run.facts.carry.find((carry) => carry.bonus === at)?.paired
  const paired = before?.slice() ?? new Uint8Array(tree.parent.length)
  const pairing = pairingOf(ground, paired)
  const cutting = cuttingOf(ground)
  const lost = new Float64Array(tree.parent.length)
  const flushes = bonus.flushWhen ? memberTest(run, bonus.flushWhen) : () => false
  const settle = afterPayout(bonus, legs, lost)
  const pairs = noPairs()
  const sizes = { weak: 0, strong: 0 }
  members.forEach((member, source) => {
    const [left, right] = [Math.max(0, legs.left[member]!), Math.max(0, legs.right[member]!)]
    sizes.weak = Math.min(left, right)
    sizes.strong = Math.max(left, right)
    clear(pairs)
    pairing(pairs, member, sizes)
    const eligible = ground.payable[member] === 1
    if (eligible) {
      pay(draft, { source, member, pairs, cutting })
      if (pairs.cycles > 0) paired[member] = 1
    } else if (bonus.after !== 'NET_OFF') {
      addLapse(draft, { source, level: 0, member, reason: UNQUALIFIED, amount: pairs.amount })
    }
    const flushed = settle({ member, pairs, eligible, flush: flushes(member) })
    if (flushed > 0) {
      clear(pairs)
      sizes.weak = flushed
      sizes.strong = flushed
      pairing(pairs, member, sizes)
      addLapse(draft, { source, level: 0, member, reason: FLUSHED, amount: pairs.amount })
    }
  })
  return {
    draft,
    notes: noNotes,
    carry: {
      bonus: at,
      tree: bonus.tree,
      left: legs.left,
      right: legs.right,
      lost,
      ...(once ? { paired } : {}),
    },
  }
}

const isPlaced = ({ tree }: BonusGround, legs: Legs, member: number): boolean =>
  legs.left[member] !== 0 || legs.right[member] !== 0 || tree.leg[member]! >= 0

function clear(pairs: Pairs): void {
  pairs.amount = 0
  pairs.base = 0
  pairs.rate = -1
  pairs.cycles = 0
  pairs.firstCycles = 0
  pairs.firstAmount = 0
  pairs.fromWeak = 0
  pairs.fromStrong = 0
}

interface Cutting {
  readonly maxCycles: number
  positionCap(member: number): number
}

function cuttingOf(ground: BonusGround<BinaryBonus>): Cutting {
  const { positionCap, maxCycles } = ground.bonus
  const limit = positionCap ? amountFor(ground, positionCap) : () => undefined
  return {
    maxCycles: maxCycles ?? Number.POSITIVE_INFINITY,
    positionCap: (member) => limit(member) ?? Number.POSITIVE_INFINITY,
  }
}

interface Payment {
  readonly source: number
  readonly member: number
  readonly pairs: Pairs
  readonly cutting: Cutting
}

/** One line a position; caps cut the money, never the volume that was used. */
function pay(draft: Draft, { source, member, pairs, cutting }: Payment): void {
  if (pairs.amount === 0) return
  const inCycles = pairs.cycles > cutting.maxCycles ? amountOfCycles(pairs, cutting.maxCycles) : pairs.amount
  const amount = Math.min(inCycles, cutting.positionCap(member))
  const { base, rate } = pairs
  const line = addLine(draft, {
    earner: member,
    source,
    level: 0,
    distance: 0,
    base,
    rate,
    amount,
    code: PAIRS,
  })
  const note = (code: CapCode, taken: number): void => {
    if (taken === 0) return
    noteCut(draft, line, { bit: 1 << CAP_CODES.indexOf(code), amount: taken })
    addLapse(draft, { source, level: 0, member, reason: reasonCode(code), amount: taken })
  }
  note('CAP_CYCLES', pairs.amount - inCycles)
  note('CAP_POSITION', inCycles - amount)
}

/** What the first `most` cycles pay; the one that counts once is the first. */
function amountOfCycles({ amount, cycles, firstAmount, firstCycles }: Pairs, most: number): number {
  const later = BigInt(amount - firstAmount) * BigInt(most - firstCycles)
  return firstAmount + doubleOf(later / BigInt(cycles - firstCycles))
}
