import { COMPARISON, HOME_COMPARISONS, NAME_LEVEL } from '#server/domain/matching/comparisons.ts'
import { pairKey } from '#server/domain/matching/count-frequencies.ts'
import type { Frequencies, FrequencyField, MatchModel } from '#server/domain/matching/match-model.ts'
import { FIELD, FIELD_COUNT, type PersonStore } from '#server/domain/matching/person-store.ts'

// Held here by name: read for every pair, and a name of this file is the fastest to read.
const {
  birthDate: BIRTH_DATE,
  city: CITY,
  email: EMAIL,
  given: GIVEN,
  mobile: MOBILE,
  number: NUMBER,
  phone: PHONE,
  postcode: POSTCODE,
  secondLine: SECOND_LINE,
  street: STREET,
  surname: SURNAME,
} = FIELD
const {
  birthDate: AT_BIRTH_DATE,
  city: AT_CITY,
  email: AT_EMAIL,
  mobile: AT_MOBILE,
  name: AT_NAME,
  phone: AT_PHONE,
  postcode: AT_POSTCODE,
  secondLine: AT_SECOND_LINE,
  street: AT_STREET,
} = COMPARISON
const ROW = FIELD_COUNT

/** Most bits that the frequency of one value adds or takes. */
export const FREQUENCY_CLAMP_BITS = 10

const UNIQUE_BITS_MOST = 6

/** Comparisons whose equal value weighs by its rarity, with the field that holds the value. */
const EQUAL_VALUES = [
  { at: AT_STREET, field: STREET, of: 'address' },
  { at: AT_BIRTH_DATE, field: BIRTH_DATE, of: 'birthDate' },
  { at: AT_EMAIL, field: EMAIL, of: 'email' },
  { at: AT_SECOND_LINE, field: SECOND_LINE, of: 'secondLine' },
  { at: AT_CITY, field: CITY, of: 'city' },
  { at: AT_POSTCODE, field: POSTCODE, of: 'postcode' },
  { at: AT_MOBILE, field: MOBILE, of: 'mobile' },
  { at: AT_PHONE, field: PHONE, of: 'phone' },
] as const satisfies readonly { at: number; field: number; of: FrequencyField }[]

/** Comparisons of single values that do not belong to a home. */
const PERSONAL = [AT_BIRTH_DATE, AT_EMAIL, AT_MOBILE]

/** Bits of the values of one field: `first` less log2 of the entities that hold one, which is 0 where one does. */
interface ValueBits {
  readonly logs: ReadonlyMap<number, number>
  readonly first: number
}

/**
 * The frequency part of a pair's weight: a rare value that agrees says more than a common one. For an equal value it
 * is log2(expected / share of the value), between -10 and 10, where expected is what the weight of the level itself
 * stands for: its `u`, or for one part of a name the chance that two people share that part.
 */
export class FrequencyBits {
  readonly #store: PersonStore
  readonly #name: ValueBits
  readonly #given: ValueBits
  readonly #surname: ValueBits
  readonly #equal: ({ readonly field: number; readonly bits: ValueBits } | undefined)[] = []

  /** log2 of how often an entity's given name is held by no other: 0 or less, at least -6. */
  readonly uniqueGivenBits: number

  constructor(store: PersonStore, model: MatchModel) {
    this.#store = store
    this.uniqueGivenBits = uniqueBits(model.frequencies.given)
    const uEqual = (at: number): number => model.u[at]![0]!
    const single = (text: string): number => store.number(text)
    const pair = (text: string): number => pairKey(...(text.split('|').map(single) as [number, number]))
    const make = (field: FrequencyField, expected: number, keyOf = single): ValueBits =>
      valueBits(model.frequencies[field], expected, { store, keyOf })
    this.#name = make('name', uEqual(AT_NAME), pair)
    this.#given = make('given', chanceOfEqual(model.frequencies.given))
    this.#surname = make('surname', chanceOfEqual(model.frequencies.surname))
    for (const { at, field, of } of EQUAL_VALUES) {
      this.#equal[at] = { field, bits: make(of, uEqual(at), of === 'address' ? pair : single) }
    }
  }

  /** Bits that the equal values of a pair add in all, given the levels it reached. */
  sum(left: number, right: number, levels: Uint8Array): number {
    const home = HOME_COMPARISONS.reduce((bits, at) => bits + this.ofValue(at, left, levels), 0)
    const personal = PERSONAL.reduce((bits, at) => bits + this.ofValue(at, left, levels), 0)
    return this.ofName(left, right, levels) + home + personal
  }

  /** The part of an equal value other than the name; 0 unless the comparison reached its best level. */
  ofValue(at: number, left: number, levels: Uint8Array): number {
    return levels[at] === 1 ? this.ofEqual(at, left * ROW) : 0
  }

  /** The part of a comparison other than the name whose values are equal; `base` is where a row begins. */
  ofEqual(at: number, base: number): number {
    const known = this.#equal[at]
    if (known === undefined) return 0
    const { values } = this.#store
    if (at === AT_STREET) {
      return bitsIn(known.bits, pairKey(values[base + STREET]!, values[base + NUMBER]!))
    }
    return bitsIn(known.bits, values[base + known.field]!)
  }

  /** Whether a given name, by the number of its text, is held by at most one entity. */
  isUniqueGiven(given: number): boolean {
    return !this.#given.logs.has(given)
  }

  /** The part of the name: of the whole name, or of the one part that is equal. */
  ofName(left: number, right: number, levels: Uint8Array): number {
    return this.ofNameLevel(left, right, levels[AT_NAME]!)
  }

  /** The same for a name that reached a level. */
  ofNameLevel(left: number, right: number, level: number): number {
    const { values } = this.#store
    const [a, b] = [left * ROW, right * ROW]
    const [given, surname] = [values[a + GIVEN]!, values[a + SURNAME]!]
    if (level === NAME_LEVEL.equal || level === NAME_LEVEL.equalSwapped) {
      return bitsIn(this.#name, pairKey(given, surname))
    }
    if (level !== NAME_LEVEL.surnameEqual && level !== NAME_LEVEL.givenEqual) return 0
    const [otherGiven, otherSurname] = [values[b + GIVEN]!, values[b + SURNAME]!]
    if (surname !== 0 && surname === otherSurname) return bitsIn(this.#surname, surname)
    if (given !== 0 && given === otherGiven) return bitsIn(this.#given, given)
    return bitsIn(this.#surname, given !== 0 && given === otherSurname ? given : surname)
  }
}

function bitsIn({ logs, first }: ValueBits, key: number): number {
  const bits = first - (logs.get(key) ?? 0)
  return Math.max(-FREQUENCY_CLAMP_BITS, Math.min(FREQUENCY_CLAMP_BITS, bits))
}

/** Chance that two entities share a value: the sum of squared shares. */
function chanceOfEqual({ entities, held }: MatchModel['frequencies'][FrequencyField]): number {
  const counts = Object.values(held)
  const shared = counts.reduce((sum, count) => sum + count, 0)
  const squares = counts.reduce((sum, count) => sum + count * count, 0)
  return entities === 0 ? 1 : (squares + Math.max(0, entities - shared)) / entities ** 2
}

function uniqueBits({ entities, held }: Frequencies): number {
  if (entities === 0) return 0
  const shared = Object.values(held).reduce((sum, count) => sum + count, 0)
  return Math.max(-UNIQUE_BITS_MOST, Math.log2(Math.max(1, entities - shared) / entities))
}

function valueBits(frequencies: Frequencies, expected: number, keys: TextKeys): ValueBits {
  const { entities } = frequencies
  if (entities === 0) return { logs: new Map(), first: 0 }
  return { logs: logsOf(frequencies, keys), first: Math.log2(1 + expected * (entities - 1)) }
}

interface TextKeys {
  readonly store: PersonStore
  readonly keyOf: (text: string) => number
}

/** What `logsOf` has read: the same counts serve every model of a fit. */
const readLogs = new WeakMap<Frequencies, { store: PersonStore; logs: ReadonlyMap<number, number> }>()

/** For each value by the numbers of its texts, log2 of the entities that hold it. */
function logsOf(frequencies: Frequencies, { store, keyOf }: TextKeys): ReadonlyMap<number, number> {
  const known = readLogs.get(frequencies)
  if (known?.store === store) return known.logs
  const logs = new Map<number, number>()
  for (const text of Object.keys(frequencies.held)) logs.set(keyOf(text), Math.log2(frequencies.held[text]!))
  readLogs.set(frequencies, { store, logs })
  return logs
}
