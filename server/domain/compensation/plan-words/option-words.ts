import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import type { LevelRates } from '#server/domain/compensation/bonus-terms.ts'
import type { Speaker } from '#server/domain/compensation/plan-words/speaker.ts'

/** What a bonus does differently from its family's default, one sentence for each option that is set. */
export function optionWords(bonus: Bonus, speaker: Speaker): string[] {
  switch (bonus.type) {
    case 'UNILEVEL':
    case 'MATRIX':
      return classRuleWords(bonus.rates, speaker)
    case 'FAST_START':
      return bonus.pay.kind === 'RATES' ? classRuleWords(bonus.pay.rates, speaker) : []
    case 'DIFFERENTIAL':
      return differentialOptions(bonus, speaker)
    case 'BREAKAWAY':
      return bonus.unqualified === 'TRANSPARENT' ? [passedLeader(speaker)] : []
    case 'GENERATION':
      return bonus.inactiveBoundary === 'IGNORED' ? [ignoredBoundary(speaker)] : []
    case 'INFINITY':
      return infinityOptions(bonus, speaker)
    case 'MATCHING':
      return matchingOptions(bonus, speaker)
    default:
      return []
  }
}

function classRuleWords(rates: LevelRates, speaker: Speaker): string[] {
  if (rates.kind !== 'CLASS') return []
  const say = speaker.say.bind(speaker)
  const rule = {
    BUYER: say('Es zählt die Klasse des Käufers.', 'The buyer’s class counts.'),
    EARNER: say('Es zählt die Klasse dessen, der verdient.', 'The earner’s class counts.'),
    LOWER: say(
      'Es zählt die niedrigere Klasse von Käufer und Verdiener, mit ihrem Satz und ihrem CV.',
      'The lower class of buyer and earner counts, with its rate and its CV.',
    ),
  }
  return [rule[rates.rule]]
}

function differentialOptions(bonus: Extract<Bonus, { type: 'DIFFERENTIAL' }>, speaker: Speaker): string[] {
  const say = speaker.say.bind(speaker)
  const words: string[] = []
  if (!bonus.ownVolume) {
    words.push(
      say(
        'Wer selbst kauft, verdient daran nicht und hebt den Satz nicht.',
        'Who buys earns nothing on the own order and does not raise the rate.',
      ),
    )
  }
  if (bonus.fromLevel > 0) {
    words.push(
      say(
        `Erst ab Abstand ${bonus.fromLevel} wird gezahlt; wer davor steht, hebt den Satz trotzdem.`,
        `Paid from distance ${bonus.fromLevel} on; who stands before raises the rate all the same.`,
      ),
    )
  }
  words.push(
    bonus.unqualified === 'BLOCKS'
      ? say(
          'Was ein nicht Qualifizierter nicht erhält, verfällt.',
          'What an unqualified member may not have lapses.',
        )
      : say(
          'Der Anspruch nicht Qualifizierter geht nach oben.',
          'The claim of unqualified members passes up.',
        ),
  )
  return words
}

const passedLeader = (speaker: Speaker): string =>
  speaker.say(
    'Wer nicht verdienen darf, wird übergangen: der nächste Führende darüber tritt ein.',
    'A leader who may not earn is looked past: the next one above steps in.',
  )

const ignoredBoundary = (speaker: Speaker): string =>
  speaker.say('Inaktive schließen keine Generation.', 'Inactive members close no generation.')

function infinityOptions(bonus: Extract<Bonus, { type: 'INFINITY' }>, speaker: Speaker): string[] {
  if (bonus.blockRank === undefined) return []
  const say = speaker.say.bind(speaker)
  const words: string[] = []
  if (bonus.stopAfter > 1) {
    words.push(
      say(
        `Es endet erst hinter ${bonus.stopAfter} von ihnen.`,
        `It ends only behind ${bonus.stopAfter} of them.`,
      ),
    )
  }
  if (bonus.stopAfterByRank.some((count) => count !== undefined)) {
    const rows = speaker.byRank(bonus.stopAfterByRank, (count) => String(count))
    words.push(say(`Nach Rang endet es hinter: ${rows}.`, `By rank it ends behind: ${rows}.`))
  }
  return words
}

function matchingOptions(bonus: Extract<Bonus, { type: 'MATCHING' }>, speaker: Speaker): string[] {
  const say = speaker.say.bind(speaker)
  if (bonus.direction === 'DOWN') {
    return [
      bonus.dividedBy === 'DIRECT_RECRUITS'
        ? say('Geteilt wird durch ihre Zahl.', 'It is divided by their number.')
        : say(
            'Geteilt wird durch die Zahl ihrer aktiven Partner.',
            'It is divided by the number of their active recruits.',
          ),
    ]
  }
  const deeper = say('Tiefer gilt der letzte Satz weiter.', 'Further down the last rate goes on.')
  return [
    ...(bonus.inactiveBoundary === 'IGNORED' ? [ignoredBoundary(speaker)] : []),
    ...(bonus.lastRateForDeeper ? [deeper] : []),
  ]
}
