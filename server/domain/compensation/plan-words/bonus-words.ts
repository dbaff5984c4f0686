import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import { orderKindWord } from '#server/domain/compensation/plan-words/code-words.ts'
import { conditionWords } from '#server/domain/compensation/plan-words/condition-words.ts'
import { familyWords } from '#server/domain/compensation/plan-words/family-words.ts'
import { optionWords } from '#server/domain/compensation/plan-words/option-words.ts'
import type { Speaker } from '#server/domain/compensation/plan-words/speaker.ts'
import { compareRates, multiplyRates, ONE_RATE } from '#server/domain/kernel/rate.ts'

/** Everything a bonus says, one sentence each: what it pays, on what, to whom, and its limits. */
export function bonusWords(bonus: Bonus, speaker: Speaker): string[] {
  return [...familyWords(bonus, speaker), ...optionWords(bonus, speaker), ...commonWords(bonus, speaker)]
}

/** Families whose own sentences do not name the measure. */
const MEASURE_UNSAID: readonly Bonus['type'][] = ['BREAKAWAY', 'BINARY', 'REFERRER', 'RETAIL_PROFIT']

function commonWords(bonus: Bonus, speaker: Speaker): string[] {
  const say = speaker.say.bind(speaker)
  const words: string[] = []
  const share = multiplyRates(bonus.base.share, bonus.base.multiplier)
  if (bonus.base.measure !== 'CV' && MEASURE_UNSAID.includes(bonus.type)) {
    const measure = speaker.measure(bonus.base.measure)
    words.push(say(`Grundlage ist ${measure}.`, `The base is ${measure}.`))
  }
  if (compareRates(share, ONE_RATE) !== 0) {
    words.push(
      say(
        `Von der Grundlage (${speaker.measure(bonus.base.measure)}) zählen ${speaker.percent(share)}.`,
        `${speaker.percent(share)} of the base (${speaker.measure(bonus.base.measure)}) counts.`,
      ),
    )
  }
  words.push(...orderWords(bonus, speaker))
  words.push(
    bonus.earner
      ? say(
          `Es verdient, wer ${conditionWords(bonus.earner, speaker)}.`,
          `Paid is who ${conditionWords(bonus.earner, speaker)}.`,
        )
      : say('Es verdient, wer aktiv ist.', 'Paid is who is active.'),
  )
  if (bonus.rankBasis === 'HIGHEST') {
    words.push(say('Es zählt der höchste je erreichte Rang.', 'The highest rank ever reached counts.'))
  }
  if (bonus.sourceMustBeActive) {
    words.push(say('Umsatz inaktiver Käufer zahlt niemandem.', 'Volume of inactive buyers pays nobody.'))
  }
  if (bonus.maxPerEarner) {
    const most = speaker.amounts(bonus.maxPerEarner)
    words.push(say(`Höchstens je Zeitraum: ${most}.`, `At most in a period: ${most}.`))
  }
  if (bonus.outsideCaps) {
    words.push(
      say('Deckel je Person und Firma gelten hier nicht.', 'Person and company caps do not apply here.'),
    )
  }
  return words
}

function orderWords({ orders }: Bonus, speaker: Speaker): string[] {
  const say = speaker.say.bind(speaker)
  const parts: string[] = []
  const kinds = orders.kinds
    ? speaker.list(orders.kinds.map((kind) => orderKindWord(kind, speaker)))
    : say('Bestellungen', 'orders')
  if (orders.products)
    parts.push(
      say(`mit ${speaker.list(orders.products, 'oder')}`, `with ${speaker.list(orders.products, 'or')}`),
    )
  if (orders.buyers?.length === 1) {
    parts.push(
      orders.buyers[0] === 'CUSTOMER' ? say('von Kunden', 'by customers') : say('von Partnern', 'by members'),
    )
  }
  if (orders.windowDays !== undefined) {
    parts.push(
      say(`bis Tag ${orders.windowDays} nach dem Beitritt`, `up to day ${orders.windowDays} after joining`),
    )
  }
  if (parts.length === 0 && orders.kinds === undefined) return []
  const which = [kinds, parts.join(', ')].filter(Boolean).join(' ')
  return [say(`Es zählen nur ${which}.`, `Only ${which} count.`)]
}
