import type { LinePartsFragment } from '#web/api/generated/graphql.ts'
import { formatMoneyText, formatRateText } from '#web/kit/number-format.ts'
import type { Language, Say } from '#web/words/words.ts'

/** "Level 2, 3 steps up": where the money comes from in the line; a compressed walk says how many were passed over. */
export function placeWords(line: Pick<LinePartsFragment, 'level' | 'distance'>, say: Say): string {
  if (line.level === 0 && line.distance === 0) return say('line.own')
  const skipped = line.distance - line.level
  if (skipped <= 0) return say('line.level', { level: line.level })
  return say('line.levelSkipped', { level: line.level, distance: line.distance, skipped })
}

/** "€80.00 × 5% = €4.00": the sum as one would type it into a calculator. */
export function sumWords(
  line: Pick<LinePartsFragment, 'base' | 'share' | 'rate' | 'amountBeforeCaps'>,
  language: Language,
): string {
  const base = formatMoneyText(line.base, language)
  const share = isWhole(line.share) ? [] : [formatRateText(line.share, language)]
  const factors = [base, ...share, formatRateText(line.rate, language)].join(' × ')
  return `${factors} = ${formatMoneyText(line.amountBeforeCaps, language)}`
}

/**
 * "2% is what “Level bonus” gives on level 3; paid as Silver in this period": the two things a plan may ask before it
 * gives a rate. Empty where the line has no rate (an amount by condition, a share of a pool).
 */
export function rateWords(
  line: Pick<LinePartsFragment, 'bonusTitle' | 'level' | 'rate'>,
  rank: string,
  { say, language }: { readonly say: Say; readonly language: Language },
): string {
  if (!/[1-9]/.test(line.rate)) return ''
  const values = {
    rate: formatRateText(line.rate, language),
    bonus: line.bonusTitle,
    place: line.level === 0 ? say('line.own') : say('line.level', { level: line.level }),
  }
  return rank === '' ? say('line.rate', values) : say('line.rateRank', { ...values, rank })
}

const isWhole = (share: string): boolean => /^1(\.0+)?$/.test(share)

interface Person {
  readonly number: string
  readonly name: string
}

interface Step {
  readonly member: Person
  readonly why: string
}

export interface StepShown {
  readonly kind: 'buyer' | 'skipped' | 'counted' | 'earner'
  readonly member: Person
  readonly why: string
}

/**
 * The walk from the buyer up to the earner. Whoever was passed over carries the reason; those who counted as a level
 * stand between. Both ends are added where the replay names only who stood between them.
 */
export function walkShown(
  walk: readonly Step[],
  ends: { readonly buyer: Person | undefined; readonly earner: Person },
): readonly StepShown[] {
  const { buyer, earner } = ends
  const between = walk
    .filter(({ member }) => member.number !== buyer?.number && member.number !== earner.number)
    .map(
      (step): StepShown => ({
        ...step,
        kind: step.why === '' || step.why === 'COUNTED' ? 'counted' : 'skipped',
      }),
    )
  const start: readonly StepShown[] = buyer ? [{ kind: 'buyer', member: buyer, why: '' }] : []
  return [...start, ...between, { kind: 'earner', member: earner, why: '' }]
}
