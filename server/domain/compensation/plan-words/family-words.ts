import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import { conditionWords } from '#server/domain/compensation/plan-words/condition-words.ts'
import {
  compressionWords,
  levelRateWords,
  positionRateWords,
  walkWords,
} from '#server/domain/compensation/plan-words/rate-words.ts'
import type { Speaker } from '#server/domain/compensation/plan-words/speaker.ts'
import { sumWords } from '#server/domain/compensation/plan-words/sum-words.ts'
import type { BinaryBonus } from '#server/domain/compensation/sum-bonuses.ts'
import type { Boundary } from '#server/domain/compensation/walking-bonuses.ts'

/** What a family pays, in its own sentences. */
export function familyWords(bonus: Bonus, speaker: Speaker): string[] {
  const say = speaker.say.bind(speaker)
  const measure = speaker.measure(bonus.base.measure)
  switch (bonus.type) {
    case 'PERSONAL_SALES': {
      const rate = positionRateWords(bonus.rates, speaker)
      return [
        say(
          `Auf den eigenen Umsatz und den eigener Kunden (${measure}): ${rate}.`,
          `On own sales and own customers’ (${measure}): ${rate}.`,
        ),
      ]
    }
    case 'UNILEVEL':
    case 'MATRIX':
      return levelBonusWords(bonus, speaker)
    case 'DIFFERENTIAL': {
      const rate = positionRateWords(bonus.rates, speaker)
      return [
        say(
          `Auf ${measure} ${speaker.tree(bonus.tree)} erhält jeder die Differenz zwischen dem eigenen und dem höchsten Satz darunter: ${rate}.`,
          `On ${measure} ${speaker.tree(bonus.tree)} each receives the own rate less the highest rate below: ${rate}.`,
        ),
      ]
    }
    case 'BREAKAWAY':
      return breakawayWords(bonus, speaker)
    case 'GENERATION':
      return generationWords(bonus, speaker)
    case 'INFINITY':
      return infinityWords(bonus, speaker)
    case 'MATCHING':
      return matchingWords(bonus, speaker)
    case 'BINARY':
      return binaryWords(bonus, speaker)
    case 'FAST_START':
    case 'RETAIL_PROFIT':
    case 'REFERRER':
    case 'POOL':
    case 'FIXED':
    case 'STATED':
      return sumWords(bonus, speaker)
  }
}

function levelBonusWords(bonus: Extract<Bonus, { type: 'UNILEVEL' | 'MATRIX' }>, speaker: Speaker): string[] {
  const say = speaker.say.bind(speaker)
  const rates = levelRateWords(bonus.rates, speaker)
  const when = bonus.rateWhen.map(({ when: condition, rates: better }) =>
    say(
      `Wer ${conditionWords(condition, speaker)}, erhält stattdessen ${speaker.rates(better)}.`,
      `Who ${conditionWords(condition, speaker)} receives ${speaker.rates(better)} instead.`,
    ),
  )
  const measure = speaker.measure(bonus.base.measure)
  return [
    say(
      `Auf ${measure} nach Ebenen ${speaker.tree(bonus.tree)}, ab Ebene 1: ${rates}.`,
      `On ${measure} by level ${speaker.tree(bonus.tree)}, from level 1: ${rates}.`,
    ),
    ...when,
    ...walkWords(bonus, speaker),
  ]
}

function breakawayWords(bonus: Extract<Bonus, { type: 'BREAKAWAY' }>, speaker: Speaker): string[] {
  const say = speaker.say.bind(speaker)
  const leader = speaker.rank(bonus.threshold)
  const { override } = bonus
  if (override.mode === 'FIXED') {
    const rates = levelRateWords(override.rates, speaker)
    return [
      say(
        `Auf die Gruppen darunter stehender ${leader} nach Generationen: ${rates}.`,
        `On the groups of ${leader} below, by generation: ${rates}.`,
      ),
    ]
  }
  const rates = speaker.byRank(override.byRank, (rate) => speaker.percent(rate))
  const further = speaker.rates(override.generationRates)
  return [
    say(
      `Auf die Gruppe des nächsten ${leader} darunter: eigener Satz minus dessen Satz, mindestens ${speaker.percent(override.minimum)} (${rates}).`,
      `On the group of the next ${leader} below: own rate less theirs, at least ${speaker.percent(override.minimum)} (${rates}).`,
    ),
    ...(override.generationRates.length === 0
      ? []
      : [say(`Weitere Generationen: ${further}.`, `Further generations: ${further}.`)]),
  ]
}

function infinityWords(bonus: Extract<Bonus, { type: 'INFINITY' }>, speaker: Speaker): string[] {
  const say = speaker.say.bind(speaker)
  const measure = speaker.measure(bonus.base.measure)
  const rate = speaker.byRank(bonus.byRank, (value) => speaker.percent(value))
  const block =
    bonus.blockRank === undefined
      ? say('Niemand blockiert.', 'Nobody blocks.')
      : say(
          `Es endet beim nächsten ${speaker.rank(bonus.blockRank)} darunter.`,
          `It ends at the next ${speaker.rank(bonus.blockRank)} below.`,
        )
  return [
    say(
      `Ab Ebene ${bonus.fromLevel} ohne Ende auf ${measure}: ${rate}.`,
      `From level ${bonus.fromLevel} without end on ${measure}: ${rate}.`,
    ),
    block,
  ]
}

function generationWords(bonus: Extract<Bonus, { type: 'GENERATION' }>, speaker: Speaker): string[] {
  const say = speaker.say.bind(speaker)
  const measure = speaker.measure(bonus.base.measure)
  const who = boundaryWords(bonus.boundary, speaker)
  return [
    say(
      `Auf ${measure} nach Generationen, die jeweils ${who} schließt: ${levelRateWords(bonus.rates, speaker)}; höchstens ${bonus.maxGenerations}.`,
      `On ${measure} by generation, each closed by ${who}: ${levelRateWords(bonus.rates, speaker)}; at most ${bonus.maxGenerations}.`,
    ),
    ...depthWords(bonus.depthByRank, speaker),
  ]
}

const boundaryWords = (boundary: Boundary, speaker: Speaker): string =>
  boundary.kind === 'RANK'
    ? speaker.say(`ein ${speaker.rank(boundary.rank)}`, `a ${speaker.rank(boundary.rank)}`)
    : speaker.say('jemand vom eigenen Rang', 'somebody of the own rank')

function depthWords(depths: readonly (number | undefined)[], speaker: Speaker): string[] {
  if (depths.every((depth) => depth === undefined)) return []
  const rows = speaker.byRank(depths, (depth) => String(depth))
  return [speaker.say(`Reichweite nach Rang: ${rows}.`, `Reach by rank: ${rows}.`)]
}

function matchingWords(bonus: Extract<Bonus, { type: 'MATCHING' }>, speaker: Speaker): string[] {
  const say = speaker.say.bind(speaker)
  const of = speaker.list(bonus.of.map((index) => `„${speaker.bonus(index)}“`))
  const named = speaker.lang === 'de' ? of : of.replace(/[„“]/g, '"')
  if (bonus.direction === 'DOWN') {
    const share = speaker.percent(bonus.share)
    return [
      say(
        `${share} dessen, was der Sponsor unter ${named} verdient, gehen an die aktiven direkten Partner.`,
        `${share} of what a sponsor earns under ${named} goes to the active direct recruits.`,
      ),
    ]
  }
  const rates = levelRateWords(bonus.rates, speaker)
  const how =
    bonus.count === 'LEVEL'
      ? say('nach Ebenen', 'by level')
      : say(
          `nach Generationen (${bonus.boundary ? boundaryWords(bonus.boundary, speaker) : ''})`,
          `by generation (${bonus.boundary ? boundaryWords(bonus.boundary, speaker) : ''})`,
        )
  return [
    say(
      `Ein Anteil dessen, was die Downline unter ${named} verdient, ${how}: ${rates}.`,
      `A share of what the downline earns under ${named}, ${how}: ${rates}.`,
    ),
    ...depthWords(bonus.generationsByRank, speaker),
    ...compressionWords(bonus, speaker),
  ]
}

function binaryWords(bonus: BinaryBonus, speaker: Speaker): string[] {
  const say = speaker.say.bind(speaker)
  const after = {
    FULL_FLUSH: say('Danach beginnen beide Beine bei 0.', 'Then both legs begin at 0.'),
    NET_OFF: say(
      'Was gezahlt wurde, verlässt beide Beine; der Rest bleibt.',
      'What was paid leaves both legs; the rest stays.',
    ),
    CARRY_FORWARD: say('Das stärkere Bein trägt den Rest vor.', 'The stronger leg carries the rest forward.'),
  }
  const words = [modeWords(bonus, speaker), after[bonus.after]]
  if (bonus.carryCap !== undefined) {
    const most = speaker.units(bonus.carryCap, bonus.base.measure)
    words.push(say(`Ein Bein trägt höchstens ${most} vor.`, `A leg carries at most ${most}.`))
  }
  if (bonus.positionCap) {
    const most = speaker.amounts(bonus.positionCap)
    words.push(say(`Höchstens je Position: ${most}.`, `At most for a position: ${most}.`))
  }
  if (bonus.maxCycles !== undefined) {
    words.push(say(`Höchstens ${bonus.maxCycles} Zyklen.`, `At most ${bonus.maxCycles} cycles.`))
  }
  if (bonus.flushWhen) {
    const when = conditionWords(bonus.flushWhen, speaker)
    words.push(say(`Beide Beine verfallen bei jedem, der ${when}.`, `Both legs lapse for who ${when}.`))
  }
  return words
}

const openTo = (names: readonly string[] | undefined): string =>
  names === undefined ? '' : ` (${names.join(', ')})`

function modeWords({ mode, base, tree }: BinaryBonus, speaker: Speaker): string {
  const say = speaker.say.bind(speaker)
  const where = speaker.tree(tree)
  if (mode.kind === 'CYCLE') {
    const unit = speaker.units(mode.unit, base.measure)
    const ratios = mode.ratios
      .map(
        ({ strong, once, rate, amount, ranks, classes }) =>
          `${once ? say('einmal, zuerst, ', 'once, at first, ') : ''}${strong}:1 ${rate ? speaker.percent(rate) : speaker.money(amount ?? 0n)}` +
          `${openTo(ranks?.map((rank) => speaker.rank(rank)))}${openTo(classes?.map((one) => speaker.class(one)))}`,
      )
      .join('; ')
    const anew =
      mode.strongLeg === 'CYCLE'
        ? say(
            '; welches Bein das stärkere ist, entscheidet sich bei jedem Zyklus neu',
            '; which leg is the stronger is decided anew for each cycle',
          )
        : ''
    return say(
      `Je Zyklus von ${unit} ${where}: ${ratios}${anew}.`,
      `For each cycle of ${unit} ${where}: ${ratios}${anew}.`,
    )
  }
  if (mode.kind === 'TIERS') {
    const tiers = mode.tiers
      .map(({ from, amount }) => `${speaker.units(from, base.measure)}: ${speaker.money(amount)}`)
      .join('; ')
    return say(
      `Für die höchste Stufe, die beide Beine ${where} erreichen: ${tiers}.`,
      `For the highest tier that both legs reach ${where}: ${tiers}.`,
    )
  }
  const rate = positionRateWords(mode.rates, speaker)
  if (mode.kind === 'VOLUME_RATIO') {
    return say(
      `Auf das schwächere Bein ${where}, mal Verhältnis der Beine: ${rate}.`,
      `On the weaker leg ${where}, times the ratio of the legs: ${rate}.`,
    )
  }
  return say(`Auf das schwächere Bein ${where}: ${rate}.`, `On the weaker leg ${where}: ${rate}.`)
}
