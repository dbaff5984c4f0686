import { FIELD, FIELD_COUNT, type PersonStore } from '#server/domain/matching/person-store.ts'
import { cologneCode, soundex } from '#server/domain/matching/phonetic-code.ts'

// Held here by name: read for every pair, and a name of this file is the fastest to read.
const {
  bank: BANK,
  birthDate: BIRTH_DATE,
  card: CARD,
  city: CITY,
  email: EMAIL,
  emailUser: EMAIL_USER,
  given: GIVEN,
  mobile: MOBILE,
  number: NUMBER,
  phone: PHONE,
  postcode: POSTCODE,
  street: STREET,
  surname: SURNAME,
  taxId: TAX_ID,
} = FIELD
const ROW = FIELD_COUNT

/** What a block that is too big is split by, in this order, as far as its rule does not hold it already. */
export type SplitField = 'birthYear' | 'postcode' | 'initial'

/** A blocking rule: two records that share one of its keys are compared. */
export interface BlockingRule {
  readonly name: string
  readonly splitBy: readonly SplitField[]
  /** Says each key of the record in view; parts of 0 are missing and such a key is not said. */
  readonly keys: (row: KeyParts, say: (first: number, second?: number, third?: number) => void) => void
}

/** The parts that keys are made of, for one record: numbers of texts or of codes, 0 where missing. */
export interface KeyParts {
  readonly given: number
  readonly surname: number
  readonly givenInitial: number
  readonly surnameInitial: number
  readonly givenStart: number
  readonly surnameStart: number
  /** Soundex and Kölner Phonetik of both names. */
  readonly sounds: readonly number[]
  readonly birthDate: number
  readonly birthYear: number
  readonly monthDay: number
  readonly email: number
  readonly emailUser: number
  readonly street: number
  readonly number: number
  readonly city: number
  readonly postcode: number
  readonly identifiers: readonly number[]
}

const WITHOUT_BIRTH = ['birthYear', 'postcode', 'initial'] as const

/**
 * The keys of compliance, section 3.3. Each is weak alone; together they reach a pair through whatever two errors
 * have left intact.
 */
export const BLOCKING_RULES: readonly BlockingRule[] = [
  {
    name: 'both names',
    splitBy: WITHOUT_BIRTH,
    keys: (row, say) => say(Math.min(row.given, row.surname), Math.max(row.given, row.surname)),
  },
  {
    name: 'birth date and an initial',
    splitBy: ['postcode'],
    keys: (row, say) => {
      say(row.birthDate, row.givenInitial)
      say(row.birthDate, row.surnameInitial)
    },
  },
  {
    name: 'birth date and place',
    splitBy: ['initial'],
    keys: (row, say) => {
      say(row.birthDate, row.postcode)
      say(row.birthDate, row.city)
    },
  },
  {
    name: 'birth date and house number',
    splitBy: ['postcode', 'initial'],
    keys: (row, say) => say(row.birthDate, row.number),
  },
  { name: 'e-mail', splitBy: WITHOUT_BIRTH, keys: (row, say) => say(row.email) },
  { name: 'e-mail user', splitBy: WITHOUT_BIRTH, keys: (row, say) => say(row.emailUser) },
  {
    name: 'identifier',
    splitBy: WITHOUT_BIRTH,
    keys: (row, say) => {
      for (const [kind, key] of row.identifiers.entries()) say(key, kind + 1)
    },
  },
  {
    name: 'sound of a name and birth year',
    splitBy: ['postcode', 'initial'],
    keys: (row, say) => {
      for (const sound of row.sounds) say(sound, row.birthYear)
    },
  },
  {
    name: 'a name and place',
    splitBy: ['birthYear', 'initial'],
    keys: (row, say) => {
      for (const place of [row.postcode, row.city]) {
        say(row.given, place)
        say(row.surname, place)
      }
    },
  },
  {
    name: 'street, house number and an initial',
    splitBy: ['birthYear', 'postcode'],
    keys: (row, say) => {
      say(row.street, row.number, row.givenInitial)
      say(row.street, row.number, row.surnameInitial)
    },
  },
  {
    name: 'postcode and sound of a name',
    splitBy: ['birthYear', 'initial'],
    keys: (row, say) => {
      for (const sound of row.sounds) say(row.postcode, sound)
    },
  },
  {
    name: 'a name, month and day',
    splitBy: WITHOUT_BIRTH,
    keys: (row, say) => {
      say(row.given, row.monthDay)
      say(row.surname, row.monthDay)
    },
  },
  {
    name: 'month, day and city',
    splitBy: ['birthYear', 'initial'],
    keys: (row, say) => say(row.monthDay, row.city),
  },
  {
    name: 'start of both names',
    splitBy: WITHOUT_BIRTH,
    keys: (row, say) =>
      say(Math.min(row.givenStart, row.surnameStart), Math.max(row.givenStart, row.surnameStart)),
  },
]

/** How many rules, from the first, have keys so narrow that they find most true pairs among few others. */
export const NARROW_RULES = 7

/** Cuts the records of a store into the parts that keys are made of, remembering the codes of each text. */
export class KeyCutter {
  readonly #store: PersonStore
  /** For each text, one more than the place of its codes; 0 where they were not asked for yet. */
  #slots = new Int32Array(1024)
  readonly #codes: TextCodes[] = []

  constructor(store: PersonStore) {
    this.#store = store
  }

  /** The parts of a row. */
  cut(row: number): KeyParts {
    const at = (field: number): number => this.#store.values[row * ROW + field]!
    const given = this.#codesOf(at(GIVEN))
    const surname = this.#codesOf(at(SURNAME))
    const date = this.#codesOf(at(BIRTH_DATE))
    return {
      given: at(GIVEN),
      surname: at(SURNAME),
      givenInitial: given.initial,
      surnameInitial: surname.initial,
      givenStart: given.start,
      surnameStart: surname.start,
      sounds: [given.soundex, given.cologne, surname.soundex, surname.cologne],
      birthDate: at(BIRTH_DATE),
      birthYear: date.year,
      monthDay: date.monthDay,
      email: at(EMAIL),
      emailUser: at(EMAIL_USER),
      street: at(STREET),
      number: at(NUMBER),
      city: at(CITY),
      postcode: at(POSTCODE),
      identifiers: [at(TAX_ID), at(BANK), at(CARD), at(MOBILE), at(PHONE)],
    }
  }

  /** What a block is split by, for one row; 0 where missing. */
  split(row: number, field: SplitField): number {
    const base = row * ROW
    const values = this.#store.values
    if (field === 'postcode') return values[base + POSTCODE]!
    if (field === 'birthYear') return this.#codesOf(values[base + BIRTH_DATE]!).year
    return this.#codesOf(values[base + GIVEN]! || values[base + SURNAME]!).initial
  }

  #codesOf(text: number): TextCodes {
    const slot = this.#slots[text]!
    if (slot > 0) return this.#codes[slot - 1]!
    if (text >= this.#slots.length) {
      const wider = new Int32Array(Math.max(this.#store.texts.length, this.#slots.length * 2))
      wider.set(this.#slots)
      this.#slots = wider
    }
    const codes = codesOfText(this.#store.texts[text]!)
    this.#slots[text] = this.#codes.push(codes)
    return codes
  }
}

interface TextCodes {
  readonly initial: number
  readonly start: number
  readonly soundex: number
  readonly cologne: number
  readonly year: number
  readonly monthDay: number
}

const START_LENGTH = 3

function codesOfText(text: string): TextCodes {
  const birthDate = /^\d{8}$/.test(text)
  return {
    initial: text === '' ? 0 : text.charCodeAt(0),
    start: codeNumber(text.slice(0, START_LENGTH)),
    soundex: codeNumber(soundex(text)),
    cologne: codeNumber(cologneCode(text)),
    year: birthDate ? Number(text.slice(0, 4)) : 0,
    monthDay: birthDate ? 10_000 + Number(text.slice(4)) : 0,
  }
}

/** A short code as a number other than 0 (FNV-1a); `''` is 0. */
function codeNumber(code: string): number {
  if (code === '') return 0
  let number = 0x811c9dc5
  for (let at = 0; at < code.length; at += 1) number = Math.imul(number ^ code.charCodeAt(at), 0x01000193)
  return number >>> 0 || 1
}
