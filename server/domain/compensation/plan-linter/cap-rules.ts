import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import type { AmountTable } from '#server/domain/compensation/bonus-terms.ts'
import type { Cap, Plan } from '#server/domain/compensation/plan-document.ts'
import type { BothLanguages, Finding } from '#server/domain/compensation/plan-linter/finding.ts'
import type { BinaryBonus } from '#server/domain/compensation/sum-bonuses.ts'
import { compareRates, multiplyRates, type Rate } from '#server/domain/kernel/rate.ts'

const ARITHMETIC: BothLanguages = {
  de: 'ein Deckel, der kleiner ist als die kleinste Zahlung, die er decken soll, lässt nichts durch',
  en: 'a cap below the smallest payment it covers lets nothing through',
}

/** Caps that contradict the minimum payout, the fixed amounts, the caps inside them or one cycle. */
export const capFindings = (plan: Plan): Finding[] => [
  ...plan.caps.flatMap((cap, index) => personalCap(plan, cap, `caps[${index}]`)),
  ...plan.caps.flatMap((cap, index) => companyCap(plan, cap, `caps[${index}]`)),
  ...plan.bonuses.flatMap((bonus, index) => cycleCap(bonus, `bonuses[${index}].positionCap`)),
]

const below = (path: string, what: BothLanguages): Finding => ({
  severity: 'REFUSE',
  code: 'CAP_BELOW',
  path,
  text: {
    de: `Der Deckel liegt unter ${what.de}. Heben Sie ihn an.`,
    en: `The cap lies below ${what.en}. Raise it.`,
  },
  basis: ARITHMETIC,
})

const amountsOf = (table: AmountTable): readonly bigint[] => {
  const all = table.kind === 'ONE' ? [table.amount] : table.kind === 'RANK' ? table.byRank : table.byClass
  return all.filter((amount) => amount !== undefined)
}

function personalCap(plan: Plan, cap: Cap, path: string): Finding[] {
  if (cap.scope !== 'OWNER' && cap.scope !== 'PERSON') return []
  const found: Finding[] = []
  if (cap.amount < plan.payout.minimum) {
    found.push(below(`${path}.amount`, { de: 'der Mindestauszahlung', en: 'the minimum payout' }))
  }
  for (const bonus of plan.bonuses) {
    if (bonus.type !== 'FIXED' || (cap.scope === 'PERSON' && bonus.outsideCaps)) continue
    if (!amountsOf(bonus.amount).some((amount) => amount > cap.amount)) continue
    found.push(
      below(`${path}.amount`, {
        de: `dem festen Betrag von „${bonus.id}“`,
        en: `the fixed amount of "${bonus.id}"`,
      }),
    )
  }
  return found
}

function companyCap(plan: Plan, cap: Cap, path: string): Finding[] {
  if (cap.scope !== 'COMPANY') return []
  const inner = plan.caps.flatMap((other) => (other.scope === 'BONUSES' ? [other] : []))
  return inner.flatMap(({ limit }) => {
    const lower =
      cap.limit.kind === 'SHARE_OF_CV'
        ? limit.kind === 'SHARE_OF_CV' && compareRates(cap.limit.share, limit.share) < 0
        : limit.kind === 'SUM' && cap.limit.amount < limit.amount
    const what = { de: 'einem Deckel BONUSES in ihm', en: 'a BONUSES cap inside it' }
    return lower ? [below(path, what)] : []
  })
}

/** A position cap of 0 shuts a rank or class out on purpose; anything above must let one cycle through. */
function cycleCap(bonus: Bonus, path: string): Finding[] {
  if (bonus.type !== 'BINARY' || bonus.mode.kind !== 'CYCLE' || bonus.positionCap === undefined) return []
  const cycle = smallestCycle(bonus, bonus.mode)
  if (cycle === undefined) return []
  const caps = amountsOf(bonus.positionCap)
  const tight = caps.some((amount) => amount > 0n && amount * cycle.denominator < cycle.numerator)
  return tight ? [below(path, { de: 'einem Zyklus', en: 'one cycle' })] : []
}

function smallestCycle(
  bonus: BinaryBonus,
  mode: Extract<BinaryBonus['mode'], { kind: 'CYCLE' }>,
): Rate | undefined {
  const scaled = multiplyRates(bonus.base.share, bonus.base.multiplier)
  const worth = mode.ratios.map(({ rate, amount }): Rate => {
    if (amount !== undefined) return { numerator: amount, denominator: 1n }
    return multiplyRates(multiplyRates(scaled, { numerator: mode.unit, denominator: 1n }), rate!)
  })
  return worth.sort(compareRates)[0]
}
