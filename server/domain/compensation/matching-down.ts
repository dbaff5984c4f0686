import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import {
  addLapse,
  addLine,
  type Draft,
  draftOn,
  lineCode,
  reasonCode,
} from '#server/domain/compensation/draft.ts'
import { doubleOf } from '#server/domain/compensation/exact.ts'
import { earners } from '#server/domain/compensation/matching-bonus.ts'
import { noNotes, type PaidBonus } from '#server/domain/compensation/paid-bonus.ts'
import { splitByWeights } from '#server/domain/compensation/proportion.ts'
import { ratePlace } from '#server/domain/compensation/rate-list.ts'
import type { MatchingDownBonus } from '#server/domain/compensation/walking-bonuses.ts'
import { applyRate, multiplyRates, type Rate, rateOf } from '#server/domain/kernel/rate.ts'

const MATCH_DOWN = lineCode('MATCH_DOWN')
const NOBODY = reasonCode('UNQUALIFIED')

/**
 * Hands a share of what a sponsor earned to the active direct recruits. Divided by their own number the parts add up
 * to the share (largest remainder, ties by member number); divided by the number of their recruits each part is
 * rounded by itself.
 */
export function payMatchesDown(ground: BonusGround<MatchingDownBonus>): PaidBonus {
  const { run, bonus, tree } = ground
  const sources = earners(run.earnedAfterOwnerCaps(bonus.of), run.memberOrder)
  const draft = draftOn(sources)
  const { start, children } = run.children(tree.name)
  const share = ground.factor(bonus.share).exact
  for (let source = 0; source < sources.count; source += 1) {
    const sponsor = sources.member[source]!
    const below = children.subarray(start[sponsor]!, start[sponsor + 1]!)
    const receivers = below
      .filter((recruit) => ground.payable[recruit] === 1)
      .sort((a, b) => run.memberPlaces[a]! - run.memberPlaces[b]!)
    const second = receivers.reduce((sum, recruit) => sum + activeBelow(ground, recruit), 0)
    handOut({ ground, draft, share }, source, { receivers, second })
  }
  return { draft, notes: noNotes }
}

function activeBelow({ run, tree }: BonusGround, member: number): number {
  const { start, children } = run.children(tree.name)
  let count = 0
  for (let at = start[member]!; at < start[member + 1]!; at += 1) count += run.active[children[at]!]!
  return count
}

interface HandOut {
  readonly ground: BonusGround<MatchingDownBonus>
  readonly draft: Draft
  readonly share: Rate
}

function handOut(
  { ground, draft, share }: HandOut,
  source: number,
  { receivers, second }: { receivers: Int32Array; second: number },
): void {
  const { bonus, run } = ground
  const base = draft.sources.base[source]!
  const whole = doubleOf(applyRate(BigInt(base), share))
  const divisor = bonus.dividedBy === 'DIRECT_RECRUITS' ? receivers.length : second
  if (receivers.length === 0 || divisor === 0) {
    addLapse(draft, { source, level: 1, member: -1, reason: NOBODY, amount: whole })
    return
  }
  const each = multiplyRates(share, rateOf(1n, BigInt(divisor)))
  const parts =
    bonus.dividedBy === 'DIRECT_RECRUITS'
      ? splitByWeights(whole, new Float64Array(receivers.length).fill(1))
      : new Float64Array(receivers.length).fill(doubleOf(applyRate(BigInt(base), each)))
  const rate = ratePlace(run.rates, multiplyRates(bonus.share, rateOf(1n, BigInt(divisor))))
  receivers.forEach((earner, at) => {
    addLine(draft, {
      earner,
      source,
      level: 1,
      distance: 1,
      base,
      rate,
      amount: parts[at]!,
      code: MATCH_DOWN,
    })
  })
}
