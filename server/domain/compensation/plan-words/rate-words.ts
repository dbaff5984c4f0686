import type {
  Brackets,
  LevelRates,
  PositionRates,
  WalkFields,
} from '#server/domain/compensation/bonus-terms.ts'
import type { Speaker } from '#server/domain/compensation/plan-words/speaker.ts'
import type { Rate } from '#server/domain/kernel/rate.ts'

/** How a walk climbs: levels, who uses up none, what ends it. */
export function walkWords(walk: WalkFields, speaker: Speaker): string[] {
  const say = speaker.say.bind(speaker)
  const words = [
    say(`Gezahlt wird auf höchstens ${walk.maxLevel} Ebenen.`, `At most ${walk.maxLevel} levels are paid.`),
  ]
  words.push(...compressionWords(walk, speaker))
  if (walk.passUp) {
    const { count, branch } = walk.passUp
    const below = branch ? say(' samt allem darunter', ' and everything below them') : ''
    words.push(
      say(
        `Die ersten ${count} Anwerbungen${below} gehen am Sponsor vorbei nach oben.`,
        `The first ${count} recruits${below} pass their sponsor and go up.`,
      ),
    )
  }
  if (walk.selfLevel) words.push(say('Der Käufer selbst steht auf Ebene 1.', 'The buyer stands on level 1.'))
  if (walk.customerOrders === 'AS_OWN') {
    words.push(say('Kundenbestellungen gelten als eigene.', 'Customers’ orders count as own orders.'))
  }
  if (walk.stopAt !== undefined) {
    const rank = speaker.rank(walk.stopAt)
    words.push(say(`Bei ${rank} oder höher endet der Weg.`, `The way up ends at ${rank} or higher.`))
  }
  return words
}

/** Who uses up no level, and where lapsed money goes. */
export function compressionWords(
  { compression }: Pick<WalkFields, 'compression'>,
  speaker: Speaker,
): string[] {
  const say = speaker.say.bind(speaker)
  const names = {
    INACTIVE: say('inaktive', 'inactive members'),
    UNQUALIFIED: say('nicht qualifizierte', 'unqualified members'),
    BELOW_RANK: say(
      `unter ${speaker.rank(compression.belowRank ?? 0)} stehende`,
      `members below ${speaker.rank(compression.belowRank ?? 0)}`,
    ),
    TITLE: say('solche ohne Satz auf dieser Ebene', 'members without a rate on the level'),
  }
  const who = speaker.list(compression.skip.map((reason) => names[reason]))
  const skipped =
    compression.skip.length === 0
      ? say('Niemand wird übersprungen.', 'Nobody is skipped.')
      : say(
          `Übersprungen werden, ohne eine Ebene zu verbrauchen: ${who}.`,
          `Skipped without using up a level: ${who}.`,
        )
  const lapsed =
    compression.lapsed === 'ROLL_UP'
      ? say(
          'Was verfällt, geht an den nächsten Berechtigten darüber.',
          'What lapses goes to the next one above who may have it.',
        )
      : say('Was niemand erhält, verfällt.', 'What nobody receives lapses.')
  return [`${skipped} ${lapsed}`]
}

/** Rates by level or generation in words. */
export function levelRateWords(rates: LevelRates, speaker: Speaker): string {
  const list = (values: readonly Rate[]) => speaker.rates(values)
  switch (rates.kind) {
    case 'LIST':
      return list(rates.rates)
    case 'RANK':
      return speaker.byRank(rates.byRank, list)
    case 'CLASS':
      return speaker.byClass(rates.byClass, list)
    case 'BRACKET':
      return bracketWords(rates.brackets, list, speaker)
  }
}

/** One rate a position in words. */
export function positionRateWords(rates: PositionRates, speaker: Speaker): string {
  const word = (rate: Rate) => speaker.percent(rate)
  switch (rates.kind) {
    case 'ONE':
      return word(rates.rate)
    case 'RANK':
      return speaker.byRank(rates.byRank, word)
    case 'BRACKET':
      return bracketWords(rates.brackets, word, speaker)
    case 'MEMBER_RATE':
      return speaker.say('der Satz des eigenen Vertrags', 'the rate of the own contract')
  }
}

function bracketWords<T>(brackets: Brackets<T>, word: (value: T) => string, speaker: Speaker): string {
  const { over } = brackets
  const from = (units: bigint): string =>
    over.kind === 'CUSTOMERS'
      ? speaker.say(`${units} Kunden`, `${units} customers`)
      : `${speaker.units(units, speaker.measureOf(over.volume))} ${speaker.volume(over.volume)}`
  return brackets.table
    .map((row) => `${speaker.say('ab', 'from')} ${from(row.from)}: ${word(row.value)}`)
    .join('; ')
}
