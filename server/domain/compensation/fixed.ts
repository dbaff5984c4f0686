import { amountFor } from '#server/domain/compensation/bonus-cap.ts'
import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import { addLine, draftOn, lineCode } from '#server/domain/compensation/draft.ts'
import type { HistoryFacts } from '#server/domain/compensation/facts.ts'
import { noNotes, type PaidBonus } from '#server/domain/compensation/paid-bonus.ts'
import { memberSources } from '#server/domain/compensation/sources.ts'
import type { FixedBonus } from '#server/domain/compensation/sum-bonuses.ts'

const FIXED = lineCode('FIXED')
const LONG_AGO = 32_767

/**
 * Pays an amount while the earner condition holds and the rank has one, and for `grace` periods after that last held
 * (then the amount of the rank held last); with `once` only the first time a rank is reached, ever: whoever held it or
 * a higher one before gets nothing for it.
 */
export function payFixed(ground: BonusGround<FixedBonus>): PaidBonus {
  const { bonus, run, at, payable, ranks } = ground
  const amountOf = amountFor(ground, bonus.amount)
  const isDue = (member: number): boolean => payable[member] === 1 && (amountOf(member) ?? 0) > 0
  const lastHeld = periodsSinceHeld(ground, isDue)
  const now = run.facts.history.granted.filter((grant) => grant.bonus === at)
  const reached = highestReached(ground, now)
  const members = run.memberOrder.filter(
    (member) => run.mayBePaid[member] === 1 && lastHeld[member]! >= 0 && lastHeld[member]! <= bonus.grace,
  )
  const draft = draftOn(memberSources(members, new Float64Array(members.length)))
  members.forEach((earner, source) => {
    const since = lastHeld[earner]!
    const rank = ranks[earner]!
    if (bonus.once && (since > 0 || rank <= (reached.get(earner) ?? NOTHING_GRANTED))) return
    const amount = amountOf(earner, since > 0 ? run.facts.history.paidAs[since - 1]?.[earner] : rank) ?? 0
    if (amount <= 0) return
    if (bonus.once) now.push({ bonus: at, member: earner, rank })
    addLine(draft, { earner, source, level: 0, distance: 0, base: 0, rate: -1, amount, code: FIXED })
  })
  return { draft, notes: noNotes, fixed: { granted: now, lastHeld: [{ bonus: at, periodsAgo: lastHeld }] } }
}

/** Below any rank, also below "no rank". */
const NOTHING_GRANTED = -2

/** The highest rank each member was paid for; where amounts go by rank, also the highest ever held before. */
function highestReached(
  { bonus, run }: BonusGround<FixedBonus>,
  grants: HistoryFacts['granted'],
): Map<number, number> {
  const highest = new Map<number, number>()
  const reach = (member: number, rank: number): void => {
    highest.set(member, Math.max(rank, highest.get(member) ?? NOTHING_GRANTED))
  }
  for (const { member, rank } of grants) reach(member, rank)
  if (bonus.once && bonus.amount.kind === 'RANK') {
    run.facts.history.highestRank.forEach((rank, member) => {
      if (rank >= 0) reach(member, rank)
    })
  }
  return highest
}

/** 0 where the amount is due now, else one more than at the end of the period before; -1 where it never was. */
function periodsSinceHeld(
  { run, at, payable }: BonusGround<FixedBonus>,
  isDue: (member: number) => boolean,
): Int16Array {
  const before = run.facts.history.lastHeld.find(({ bonus }) => bonus === at)?.periodsAgo
  return Int16Array.from(payable, (_, member) => {
    if (isDue(member)) return 0
    const since = before?.[member] ?? -1
    return since < 0 ? -1 : Math.min(LONG_AGO, since + 1)
  })
}
