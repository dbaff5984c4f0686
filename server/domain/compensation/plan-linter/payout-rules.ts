import type { Plan } from '#server/domain/compensation/plan-document.ts'
import type { BothLanguages, Finding } from '#server/domain/compensation/plan-linter/finding.ts'
import { ALL_OF_CV, isAbove, planBound } from '#server/domain/compensation/plan-linter/payout-bound.ts'
import { formatScaled, multiplyRates, type Rate, rateOf, roundHalfAway } from '#server/domain/kernel/rate.ts'

const ARITHMETIC: BothLanguages = {
  de: 'schlimmster Fall je Einheit CV: Summe der höchsten Sätze aller Boni, danach Deckel 5 und 6',
  en: 'worst case per unit of CV: sum of the highest rates of all bonuses, then caps 5 and 6',
}
const HALF = rateOf(1n, 2n)

/** A rate as a percentage with two decimals. */
export function percent(rate: Rate): string {
  const hundredths = multiplyRates(rate, rateOf(10_000n))
  return `${formatScaled(roundHalfAway(hundredths.numerator, hundredths.denominator), 2)} %`
}

/** Bonuses that nothing bounds, and a worst case above half or all of the CV or above what the company declares. */
export function payoutFindings(plan: Plan): Finding[] {
  const { beforeCaps, afterCaps, unbounded } = planBound(plan)
  const found: Finding[] = unbounded.map((index) => ({
    severity: 'REFUSE',
    code: 'PAYOUT_UNBOUNDED',
    path: `bonuses[${index}]`,
    text: unboundedText(plan.bonuses[index]!.id),
    basis: ARITHMETIC,
  }))
  if (afterCaps && isAbove(afterCaps, HALF)) {
    const all = isAbove(afterCaps, ALL_OF_CV)
    const text = aboveText(afterCaps, all ? ALL_OF_CV : HALF)
    found.push({
      severity: all ? 'REFUSE' : 'WARN',
      code: 'PAYOUT_ABOVE',
      path: 'bonuses',
      text,
      basis: ARITHMETIC,
    })
  }
  const declared = plan.payout.declaredShare
  if (declared && afterCaps && isAbove(afterCaps, declared)) {
    const text = aboveText(afterCaps, declared)
    found.push({
      severity: 'WARN',
      code: 'PAYOUT_ABOVE',
      path: 'payout.declaredShare',
      text,
      basis: ARITHMETIC,
    })
  }
  plan.caps.forEach((cap, index) => {
    if (cap.scope !== 'COMPANY' || cap.limit.kind !== 'SHARE_OF_CV') return
    if (beforeCaps === undefined || !isAbove(beforeCaps, cap.limit.share)) return
    const text = cutText(beforeCaps, cap.limit.share)
    found.push({
      severity: 'WARN',
      code: 'PAYOUT_ABOVE',
      path: `caps[${index}].shareOfCv`,
      text,
      basis: ARITHMETIC,
    })
  })
  return found
}

const unboundedText = (id: string): BothLanguages => ({
  de: `„${id}“ hat keine Obergrenze je Einheit CV. Setzen Sie einen Deckel BONUSES oder COMPANY mit shareOfCv.`,
  en: `"${id}" has no upper limit per unit of CV. Set a BONUSES or COMPANY cap with shareOfCv.`,
})
const aboveText = (bound: Rate, limit: Rate): BothLanguages => ({
  de: `Im schlimmsten Fall werden ${percent(bound)} des CV ausgezahlt, mehr als ${percent(limit)}. Senken Sie Sätze oder setzen Sie einen Deckel.`,
  en: `The worst case pays ${percent(bound)} of the CV, more than ${percent(limit)}. Lower rates or set a cap.`,
})
const cutText = (bound: Rate, limit: Rate): BothLanguages => ({
  de: `Die Sätze versprechen bis zu ${percent(bound)} des CV, der Deckel zahlt ${percent(limit)}. Senken Sie die Sätze oder heben Sie den Deckel.`,
  en: `The rates promise up to ${percent(bound)} of the CV, the cap pays ${percent(limit)}. Lower the rates or raise the cap.`,
})
