import type { RefusalShown } from '#web/api/reply.ts'
import { formatDayText, formatPeriodText } from '#web/kit/instant-format.ts'
import type { Language, MessageId, Say } from '#web/words/words.ts'

/** The sentence of a refusal in the viewer's language, its facts written as people read them. */
export function refusalSentence(refusal: RefusalShown, say: Say, language: Language): string {
  const id: MessageId = `refusal.${refusal.code}`
  return say(id, shownFacts(refusal.facts, language))
}

function shownFacts(
  facts: Readonly<Record<string, string>>,
  language: Language,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, shownFact(fact, language)]))
}

function shownFact(fact: string, language: Language): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(fact)) return formatDayText(fact, language)
  if (/^\d{4}-(\d{2}|W\d{2})$/.test(fact)) return formatPeriodText(fact, language)
  return fact
}

const FACT_WORDS: Readonly<Record<string, MessageId>> = {
  period: 'fact.period',
  member: 'fact.member',
  number: 'fact.number',
  date: 'fact.date',
  day: 'fact.day',
  from: 'fact.from',
  since: 'fact.since',
  joinedAt: 'fact.joinedAt',
  validFrom: 'fact.validFrom',
  plan: 'fact.plan',
  plans: 'fact.plans',
  version: 'fact.version',
  codes: 'fact.codes',
  path: 'fact.path',
  reason: 'fact.reason',
  product: 'fact.product',
  line: 'fact.line',
  left: 'fact.left',
  asked: 'fact.asked',
  most: 'fact.most',
  waitMs: 'fact.wait',
}

/** "Period: October 2026": the facts that help to find the place; ids and inner codes say nothing to people. */
export function factLines(
  facts: Readonly<Record<string, string>>,
  say: Say,
  language: Language,
): readonly string[] {
  return Object.entries(facts).flatMap(([name, fact]) => {
    const word = FACT_WORDS[name]
    if (word === undefined || fact === '' || /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(fact)) return []
    const shown =
      name === 'waitMs' ? `${Math.ceil(Number.parseInt(fact, 10) / 1000)} s` : shownFact(fact, language)
    return [`${say(word)}: ${shown}`]
  })
}
