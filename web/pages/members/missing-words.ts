import { formatDecimalText, formatRateText } from '#web/kit/number-format.ts'
import { isState, STATES } from '#web/kit/state-table.ts'
import type { Language, MessageId, Say } from '#web/words/words.ts'

/** One condition of a rank that falls short, as the server counted it. */
export interface Requirement {
  readonly code: string
  /** The volume's name in the plan, for conditions on a volume; else empty. */
  readonly volume: string | null
  /** Ranks, statuses, products, classes that are asked for. */
  readonly wanted: readonly string[]
  /** The most one leg counts for. */
  readonly legCap: string | null
  readonly have: string
  readonly need: string
}

const CONDITION_WORDS: Readonly<Record<string, MessageId>> = {
  VOLUME: 'need.VOLUME',
  LEGS: 'need.LEGS',
  SPONSORED_IN_LEGS: 'need.SPONSORED_IN_LEGS',
  FRONTLINE: 'need.FRONTLINE',
  CUSTOMERS: 'need.CUSTOMERS',
  RETAIL_SHARE: 'need.RETAIL_SHARE',
  ACTIVE: 'need.ACTIVE',
  STATUS: 'need.STATUS',
  ORDER_IN_PERIOD: 'need.ORDER_IN_PERIOD',
  PRODUCT: 'need.PRODUCT',
  TENURE: 'need.TENURE',
  RANK: 'need.RANK',
  CLASS: 'need.CLASS',
  EARNED: 'need.EARNED',
  NOT: 'need.NOT',
}

const VOLUME_WORDS: Readonly<Record<string, MessageId>> = {
  PV: 'member.personal',
  PERSONAL: 'member.personal',
  GV: 'member.group',
  GROUP: 'member.group',
}

/** What the word of a flag says already; of legs it is said. */
const SAID: readonly string[] = ['ACTIVE', 'INACTIVE', 'ORDER', 'NO_ORDER']

/** What is wanted, in words where the house has some; ranks, products and classes are the plan's names. */
function wantedWords({ code, wanted }: Requirement, say: Say): string {
  const words = wanted.flatMap((one) => {
    if (code !== 'LEGS' && SAID.includes(one)) return []
    if (isState(one)) return say(STATES[one].word)
    const condition = CONDITION_WORDS[one]
    return condition ? say(condition) : one
  })
  return words.join(', ')
}

/** What the condition asks for, in words; a name the plan gave stays the plan's. */
export function requirementWords(one: Requirement, say: Say): string {
  const volume = one.volume ?? ''
  const known = VOLUME_WORDS[volume.toUpperCase()]
  const named = known ? say(known) : volume
  const condition = CONDITION_WORDS[one.code]
  const what = one.code === 'VOLUME' && named !== '' ? named : condition ? say(condition) : named || one.code
  return [what, wantedWords(one, say)].filter(Boolean).join(' · ')
}

/** A figure of a condition: shares in percent, other numbers as people write them, words as they are. */
export function requirementFigure(figure: string, code: string, language: Language): string {
  if (!/^-?\d+(\.\d+)?$/.test(figure)) return figure
  return code === 'RETAIL_SHARE' ? formatRateText(figure, language) : formatDecimalText(figure, language)
}

/** Conditions that hold or do not hold, though the wire says it as 0 or 1. */
const FLAGS: readonly string[] = ['ACTIVE', 'STATUS', 'ORDER_IN_PERIOD', 'RANK', 'CLASS']

/** Whether a condition is counted; others (active, a status, a rank) hold or do not hold. */
export const isCounted = ({ code, need }: Requirement): boolean =>
  !FLAGS.includes(code) && (thousandths(need) ?? 0n) > 0n

/** How far along, in thousandths, for a bar; whole units of exact decimal text, no floating sums. */
export function permilleOf({ have, need }: Requirement): number {
  const [a, b] = [have, need].map((text) => thousandths(text))
  if (a === undefined || b === undefined || b <= 0n) return 0
  const part = (a * 1000n) / b
  return part < 0n ? 0 : part > 1000n ? 1000 : Number.parseInt(part.toString(), 10)
}

function thousandths(text: string): bigint | undefined {
  const found = /^(-?\d+)(?:\.(\d+))?$/.exec(text)
  return found ? BigInt(`${found[1]}${(found[2] ?? '').slice(0, 3).padEnd(3, '0')}`) : undefined
}
