import type { Brake } from '#server/domain/matching/brakes.ts'
import type { ComparisonName } from '#server/domain/matching/comparisons.ts'
import type { ExplainedComparison, ExplainedPair, PairClass } from '#server/domain/matching/explain-pair.ts'

export type ExplanationLanguage = 'en' | 'de'

interface Words {
  readonly comparisons: Readonly<Record<ComparisonName, string>>
  readonly levels: Readonly<Record<string, string>>
  readonly brakes: Readonly<Record<Brake, string>>
  readonly classes: Readonly<Record<PairClass, string>>
  readonly prior: string
  readonly move: string
  readonly household: string
  readonly sum: string
  readonly missing: string
  readonly probability: string
  readonly cut: string
  readonly frequency: { readonly rare: string; readonly common: string; readonly place: string }
  readonly shares: (same: string, strangers: string) => string
  readonly oneIn: (count: number) => string
}

const ENGLISH: Words = {
  comparisons: {
    name: 'Name',
    birthDate: 'Birth date',
    email: 'E-mail',
    street: 'Street',
    secondLine: 'Second address line',
    city: 'City',
    postcode: 'Postcode',
    mobile: 'Mobile',
    phone: 'Phone',
    taxId: 'Tax id',
    bank: 'Bank account',
    card: 'Card',
    device: 'Device',
  },
  levels: {
    EQUAL: 'equal',
    EQUAL_SWAPPED: 'equal, given name and surname swapped',
    BOTH_VERY_SIMILAR: 'both names very similar',
    BOTH_SIMILAR: 'both names similar',
    SIMILAR_SWAPPED: 'similar when swapped',
    SURNAME_EQUAL: 'surname equal',
    GIVEN_EQUAL: 'given name or only known part equal',
    ONE_SIMILAR: 'one part similar',
    ONE_APART: 'one edit apart',
    TWO_APART: 'up to two edits apart',
    USER_EQUAL: 'same user, other domain',
    USER_SIMILAR: 'similar user',
    NUMBER_EQUAL_OR_MISSING: 'same street, number equal or missing',
    SIMILAR: 'similar',
    ELSE: 'different',
    MISSING: 'missing on a side',
  },
  brakes: {
    HOUSEHOLD: 'Brake: other given name and other birth date, so two people of one household at most',
    HOUSEHOLD_TAX_ID: 'Brake: other given name and other birth date, but one tax id; a person must look',
    TWINS: 'Brake: other given name, same surname and birth date: twins look like this',
    SENIOR_JUNIOR: 'Brake: same name and address, a generation apart: parent and child look like this',
    OTHER_GIVEN_NAME: 'Brake: other given name and no birth date to tell two people apart',
  },
  classes: { LINK: 'one person', REVIEW: 'for review', HOUSEHOLD: 'one household', NONE: 'two people' },
  prior: 'Before any evidence',
  move: 'A move changes all of a home at once, so it counts once',
  household: 'Two people of one home would look alike',
  sum: 'Sum',
  missing: 'no evidence',
  probability: 'Probability',
  cut: 'links from',
  frequency: {
    rare: 'the value is rare',
    common: 'the value is common',
    place: 'city and postcode say the same',
  },
  shares: (same, strangers) => `of one person ${same} of the pairs, of strangers ${strangers}`,
  oneIn: (count) => `1 in ${count.toLocaleString('en-US')}`,
}

const GERMAN: Words = {
  comparisons: {
    name: 'Name',
    birthDate: 'Geburtsdatum',
    email: 'E-Mail',
    street: 'Straße',
    secondLine: 'Adresszusatz',
    city: 'Ort',
    postcode: 'Postleitzahl',
    mobile: 'Mobilnummer',
    phone: 'Festnetz',
    taxId: 'Steuernummer',
    bank: 'Bankkonto',
    card: 'Karte',
    device: 'Gerät',
  },
  levels: {
    EQUAL: 'gleich',
    EQUAL_SWAPPED: 'gleich, Vor- und Nachname vertauscht',
    BOTH_VERY_SIMILAR: 'beide Namen sehr ähnlich',
    BOTH_SIMILAR: 'beide Namen ähnlich',
    SIMILAR_SWAPPED: 'vertauscht ähnlich',
    SURNAME_EQUAL: 'Nachname gleich',
    GIVEN_EQUAL: 'Vorname oder einziger bekannter Teil gleich',
    ONE_SIMILAR: 'ein Teil ähnlich',
    ONE_APART: 'ein Zeichen anders',
    TWO_APART: 'bis zu zwei Zeichen anders',
    USER_EQUAL: 'gleicher Benutzer, andere Domain',
    USER_SIMILAR: 'ähnlicher Benutzer',
    NUMBER_EQUAL_OR_MISSING: 'gleiche Straße, Nummer gleich oder unbekannt',
    SIMILAR: 'ähnlich',
    ELSE: 'verschieden',
    MISSING: 'auf einer Seite unbekannt',
  },
  brakes: {
    HOUSEHOLD: 'Bremse: anderer Vorname und anderes Geburtsdatum, also höchstens ein Haushalt',
    HOUSEHOLD_TAX_ID:
      'Bremse: anderer Vorname und anderes Geburtsdatum, aber eine Steuernummer; das muss ein Mensch ansehen',
    TWINS: 'Bremse: anderer Vorname, gleicher Nachname und Geburtstag: so sehen Zwillinge aus',
    SENIOR_JUNIOR: 'Bremse: gleicher Name und Adresse, eine Generation Abstand: so sehen Vater und Sohn aus',
    OTHER_GIVEN_NAME: 'Bremse: anderer Vorname, und kein Geburtsdatum unterscheidet zwei Menschen',
  },
  classes: { LINK: 'eine Person', REVIEW: 'zu prüfen', HOUSEHOLD: 'ein Haushalt', NONE: 'zwei Personen' },
  prior: 'Vor jedem Hinweis',
  move: 'Ein Umzug ändert alles am Wohnort zugleich und zählt darum einmal',
  household: 'Zwei Menschen eines Haushalts sähen ähnlich aus',
  sum: 'Summe',
  missing: 'kein Hinweis',
  probability: 'Wahrscheinlichkeit',
  cut: 'verbunden ab',
  frequency: {
    rare: 'der Wert ist selten',
    common: 'der Wert ist häufig',
    place: 'Ort und Postleitzahl sagen dasselbe',
  },
  shares: (same, strangers) => `bei einer Person ${same} der Paare, bei Fremden ${strangers}`,
  oneIn: (count) => `1 von ${count.toLocaleString('de-DE')}`,
}

const WORDS = { en: ENGLISH, de: GERMAN } as const satisfies Record<ExplanationLanguage, Words>

/** The waterfall of a pair as lines of text: prior, each comparison, brake, sum, probability and cut. */
export function explanationLines(pair: ExplainedPair, language: ExplanationLanguage): string[] {
  const words = WORDS[language]
  const steps = pair.comparisons.filter(({ left, right }) => left !== '' || right !== '')
  return [
    `${pair.left} – ${pair.right}: ${words.classes[pair.class]}`,
    `${bitsText(pair.priorBits)}  ${words.prior}`,
    ...steps.map((step) => comparisonLine(step, words)),
    ...(pair.moveBits > 0.005 ? [`${bitsText(pair.moveBits)}  ${words.move}`] : []),
    ...(pair.householdBits < -0.005 ? [`${bitsText(pair.householdBits)}  ${words.household}`] : []),
    ...(pair.brake ? [`${bitsText(pair.brakeBits)}  ${words.brakes[pair.brake]}`] : []),
    `${bitsText(pair.bits)}  ${words.sum}`,
    `${words.probability} ${percent(pair.probability)} (${words.cut} ${bitsText(pair.cutBits).trim()} bit)`,
  ]
}

function comparisonLine(step: ExplainedComparison, words: Words): string {
  const what = `${words.comparisons[step.comparison]} "${step.left}" / "${step.right}": ${words.levels[step.level]}`
  if (step.level === 'MISSING') return `${bitsText(0)}  ${what}`
  const shares = words.shares(share(step.m, words), share(step.u, words))
  const { rare, common, place } = words.frequency
  const rarity = step.frequencyBits - step.placeBits
  const parts = [
    { why: rarity > 0 ? rare : common, bits: rarity },
    { why: place, bits: step.placeBits },
  ].filter(({ bits }) => Math.abs(bits) >= 0.05)
  const said = parts.map(({ why, bits }) => `; ${why} (${bitsText(bits).trim()})`).join('')
  return `${bitsText(step.bits + step.frequencyBits)}  ${what} (${shares}${said})`
}

const bitsText = (bits: number): string => `${bits < 0 ? '-' : '+'}${Math.abs(bits).toFixed(2)}`.padStart(7)

const percent = (probability: number): string =>
  `${(probability * 100).toFixed(probability > 0.999 ? 3 : 1)} %`

/** A share as people read it: `93 %`, below five percent `1 in 12,000`. */
function share(value: number, { oneIn }: Words): string {
  if (value >= 0.05) return `${(value * 100).toFixed(0)} %`
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(1 / value)) - 1)
  return oneIn(Math.round(1 / value / digits) * digits)
}
