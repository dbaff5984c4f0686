import type { LinePartsFragment } from '#web/api/generated/graphql.ts'
import { formatMoneyText, formatRateText } from '#web/kit/number-format.ts'
import type { Language, MessageId, Say } from '#web/words/words.ts'

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

export const RATE_WORDS: Readonly<Record<string, MessageId>> = {
  OWN_SALE: 'rate.OWN_SALE',
  LEVEL: 'rate.LEVEL',
  FAST_START: 'rate.LEVEL',
  ROLLED_UP: 'rate.ROLLED_UP',
  DIFFERENCE: 'rate.DIFFERENCE',
  OVERRIDE: 'rate.OVERRIDE',
  GENERATION: 'rate.GENERATION',
  INFINITY: 'rate.INFINITY',
  PAIRS: 'rate.PAIRS',
  MATCH: 'rate.MATCH',
  MATCH_DOWN: 'rate.MATCH_DOWN',
  REFERRED: 'rate.REFERRED',
}

/**
 * "“Level bonus” gives 2% on level 3. Paid as Silver in this period.": what a line's rate was for, and the rank a plan
 * may ask for it. Empty where the line has no rate (an amount by condition, a share of a pool).
 */
export function rateWords(
  line: Pick<LinePartsFragment, 'bonusTitle' | 'level' | 'rate' | 'reasonCode'>,
  rank: string,
  { say, language }: { readonly say: Say; readonly language: Language },
): string {
  if (!/[1-9]/.test(line.rate)) return ''
  const { bonusTitle: bonus, level } = line
  const own = RATE_WORDS[line.reasonCode] === 'rate.LEVEL' && level === 0
  const word = own ? 'rate.OWN_SALE' : (RATE_WORDS[line.reasonCode] ?? 'rate.OTHER')
  const because = say(word, { bonus, level, rate: formatRateText(line.rate, language) })
  return rank === '' ? because : `${because} ${say('rate.paidAs', { rank })}`
}

const isWhole = (share: string): boolean => /^1(\.0+)?$/.test(share)

interface Person {
  readonly id: string
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
 * stand between. Both ends are added where the replay names only who stood between them; people are told apart by
 * their ids, for who is out of sight has neither number nor name.
 */
export function walkShown(
  walk: readonly Step[],
  ends: { readonly buyer: Person | undefined; readonly earner: Person },
): readonly StepShown[] {
  const { buyer, earner } = ends
  const between = walk
    .filter(({ member }) => member.id !== buyer?.id && member.id !== earner.id)
    .map(
      (step): StepShown => ({
        ...step,
        kind: step.why === '' || step.why === 'COUNTED' ? 'counted' : 'skipped',
      }),
    )
  const start: readonly StepShown[] = buyer ? [{ kind: 'buyer', member: buyer, why: '' }] : []
  return [...start, ...between, { kind: 'earner', member: earner, why: '' }]
}
