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

/** Facts worth a line under the sentence: names and figures, no ids and nothing empty. */
export function factLines(
  facts: Readonly<Record<string, string>>,
  language: Language,
): readonly { readonly name: string; readonly fact: string }[] {
  return Object.entries(facts)
    .filter(([, fact]) => fact !== '' && !/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(fact))
    .map(([name, fact]) => ({ name, fact: shownFact(fact, language) }))
}
