import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import { addLapse, addLine, type Draft, reasonCode } from '#server/domain/compensation/draft.ts'
import { noNotes, type PaidBonus } from '#server/domain/compensation/paid-bonus.ts'

const UNQUALIFIED = reasonCode('UNQUALIFIED')
const NO_UPLINE = reasonCode('NO_UPLINE')

/** Families that pay one member for a source, without a walk. */
export interface Flat {
  readonly draft: Draft
  readonly code: number
  /** Who is paid; -1: nobody. */
  earnerOf(source: number): number
  /** Rate place and amount of a source for its earner. */
  price(
    source: number,
    earner: number,
  ): { readonly base: number; readonly rate: number; readonly amount: number }
}

/**
 * Pays each source to its one earner, in minor units: nobody above is breakage NO_UPLINE, who does not meet the
 * bonus's earner condition UNQUALIFIED. Sources of amount 0 leave no line.
 */
export function payFlat(ground: BonusGround, flat: Flat): PaidBonus {
  const { draft, code } = flat
  const { sources } = draft
  const { active } = ground.run
  for (let source = 0; source < sources.count; source += 1) {
    const buyer = sources.member[source]!
    if (ground.bonus.sourceMustBeActive && active[buyer] === 0) continue
    const earner = flat.earnerOf(source)
    const { base, rate, amount } = flat.price(source, earner)
    if (amount === 0) continue
    if (earner < 0) addLapse(draft, { source, level: 0, member: -1, reason: NO_UPLINE, amount })
    else if (ground.payable[earner] === 0) {
      addLapse(draft, { source, level: 0, member: earner, reason: UNQUALIFIED, amount })
    } else addLine(draft, { earner, source, level: 0, distance: 0, base, rate, amount, code })
  }
  return { draft, notes: noNotes }
}
