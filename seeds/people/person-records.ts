import { GIVEN_NAMES, MAIL_DOMAINS, STREETS, SURNAMES, TOWNS } from '#seeds/people/name-lists.ts'
import { type SlipRates, secondRecord } from '#seeds/people/slips.ts'
import { type Chance, chanceOf } from '#server/domain/kernel/chance.ts'
import type { PersonRecord } from '#server/domain/matching/person-record.ts'

export interface PersonRecordsOptions {
  readonly count: number
  readonly seed: number
  /** Share of records that repeat a person. */
  readonly duplicates: number
  readonly rates: SlipRates
  readonly languages: readonly ('de' | 'en')[]
}

/** A record and the number of the person it is of. */
export interface KnownRecord {
  readonly record: PersonRecord
  readonly person: number
}

/** What most tests and the bench ask for: a file as one grows over years. */
export const USUAL_PEOPLE: Omit<PersonRecordsOptions, 'count' | 'seed'> = {
  duplicates: 0.15,
  rates: { typing: 0.08, gap: 0.08, move: 0.1 },
  languages: ['de', 'en'],
}

const REMEMBERED = 5000

/** Makes `count` records, persons and their repetitions mixed. The same options give the same records. */
export function* personRecords(options: PersonRecordsOptions): Generator<KnownRecord> {
  const chance = chanceOf(options.seed)
  const recent: KnownRecord[] = []
  let last: PersonRecord | undefined
  let persons = 0
  for (let number = 0; number < options.count; number += 1) {
    const id = `r${number}`
    const before = recent.length === 0 ? undefined : chance.pick(recent)
    let known: KnownRecord
    if (before !== undefined && chance.happens(options.duplicates)) {
      const elsewhere = chance.pick(recent).record
      const record = secondRecord(before.record, { rates: options.rates, elsewhere }, chance)
      known = { record: { ...record, id }, person: before.person }
      yield known
      continue
    }
    const kin = chance.happens(0.4) ? last : undefined
    known = { record: { ...newPerson(chance, options.languages, kin), id }, person: persons++ }
    last = known.record
    if (recent.length < REMEMBERED) recent.push(known)
    else recent[chance.below(REMEMBERED)] = known
    yield known
  }
}

/** A person nobody has seen; with `kin` one of the same home. */
function newPerson(
  chance: Chance,
  languages: readonly ('de' | 'en')[],
  kin: PersonRecord | undefined,
): Omit<PersonRecord, 'id'> {
  const language = chance.pick(languages)
  const given = common(GIVEN_NAMES[language], chance)
  const surname = kin?.surname ?? common(SURNAMES[language], chance)
  const home = kin ?? homeOf(language, chance)
  const sameName = kin !== undefined && chance.happens(0.01)
  const twin = kin !== undefined && chance.happens(0.01)
  const other = given === kin?.given ? common(GIVEN_NAMES[language], chance) : given
  const own = sameName ? (kin.given ?? given) : other
  return {
    given: own,
    surname,
    birthDate: twin ? (kin.birthDate ?? birthDate(chance)) : birthDate(chance),
    email: mailOf({ given: own, surname }, chance),
    ...homeFields(home),
    mobile: `${language === 'de' ? '+49 15' : '+44 7'}${digits(9, chance)}`,
    ...(chance.happens(0.3) ? { taxId: digits(11, chance) } : {}),
  }
}

/** A value of a list whose first ones are much the commonest (shares fall with the square of the rank's place). */
const common = (list: readonly string[], chance: Chance): string =>
  list[Math.floor(chance.fraction() * chance.fraction() * list.length)]!

function homeOf(language: 'de' | 'en', chance: Chance): PersonRecord {
  const town = Math.floor(chance.fraction() * chance.fraction() * TOWNS[language].length)
  return {
    id: '',
    street: chance.pick(STREETS[language]),
    number: String(1 + chance.below(150)),
    city: TOWNS[language][town]!,
    postcode: String(10_000 + town * 37 + chance.below(30)),
    phone: `0${digits(9, chance)}`,
  }
}

function homeFields(home: PersonRecord): Partial<PersonRecord> {
  const fields = ['street', 'number', 'city', 'postcode', 'phone'] as const
  return Object.fromEntries(
    fields.flatMap((field) => (home[field] === undefined ? [] : [[field, home[field]]])),
  )
}

function birthDate(chance: Chance): string {
  const pad = (value: number): string => String(value).padStart(2, '0')
  return `${1935 + chance.below(72)}-${pad(1 + chance.below(12))}-${pad(1 + chance.below(28))}`
}

function mailOf(name: { given: string; surname: string }, chance: Chance): string {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '')
  const [given, surname] = [plain(name.given), plain(name.surname)]
  const user = chance.pick([
    `${given}.${surname}`,
    `${given[0]}.${surname}`,
    `${given}${surname[0]}`,
    `${surname}.${given}`,
  ])
  return `${user}${chance.happens(0.7) ? chance.below(1000) : ''}@${common(MAIL_DOMAINS, chance)}`
}

const digits = (count: number, chance: Chance): string =>
  Array.from({ length: count }, () => chance.below(10)).join('')
