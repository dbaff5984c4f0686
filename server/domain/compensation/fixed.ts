import { amountFor } from '#server/domain/compensation/bonus-cap.ts'
import type { FixedBonus } from '#server/domain/compensation/bonus-document.ts'
import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import { addLine, draftOn, lineCode } from '#server/domain/compensation/draft.ts'
import { noNotes, type PaidBonus } from '#server/domain/compensation/paid-bonus.ts'
import { memberSources } from '#server/domain/compensation/sources.ts'

const FIXED = lineCode('FIXED')
const NEVER = 32_767

/**
 * Pays an amount while the earner condition holds, and for `grace` periods after it last held; with `once` only the
 * first time a rank is reached, ever.
 */
export function payFixed(ground: BonusGround<FixedBonus>): PaidBonus {
  const { bonus, run, at, payable, ranks } = ground
  const amountOf = amountFor(ground, bonus.amount)
  const lastHeld = periodsSinceHeld(ground)
  const granted = new Set(
    run.facts.history.granted
      .filter((grant) => grant.bonus === at)
      .map(({ member, rank }) => `${member}/${rank}`),
  )
  const members = run.memberOrder.filter(
    (member) => run.mayBePaid[member] === 1 && lastHeld[member]! <= bonus.grace,
  )
  const draft = draftOn(memberSources(members, new Float64Array(members.length)))
  const now = run.facts.history.granted.filter((grant) => grant.bonus === at)
  members.forEach((earner, source) => {
    const amount = amountOf(earner) ?? 0
    const rank = ranks[earner]!
    if (amount <= 0 || (bonus.once && (payable[earner] === 0 || granted.has(`${earner}/${rank}`)))) return
    if (bonus.once) now.push({ bonus: at, member: earner, rank })
    addLine(draft, { earner, source, level: 0, distance: 0, base: 0, rate: -1, amount, code: FIXED })
  })
  return { draft, notes: noNotes, fixed: { granted: now, lastHeld: [{ bonus: at, periodsAgo: lastHeld }] } }
}

/** 0 where the condition holds now, else one more than at the end of the period before. */
function periodsSinceHeld({ run, at, payable }: BonusGround<FixedBonus>): Int16Array {
  const before = run.facts.history.lastHeld.find(({ bonus }) => bonus === at)?.periodsAgo
  return Int16Array.from(payable, (holds, member) =>
    holds === 1 ? 0 : Math.min(NEVER, (before?.[member] ?? NEVER - 1) + 1),
  )
}
