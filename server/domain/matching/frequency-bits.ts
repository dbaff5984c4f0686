import { COMPARISON, NAME_LEVEL } from '#server/domain/matching/comparisons.ts'
import type { FrequencyField, MatchModel } from '#server/domain/matching/match-model.ts'
import { FIELD, FIELD_COUNT, type PersonStore } from '#server/domain/matching/person-store.ts'

const CLAMP_BITS = 10
const PAIR_BASE = 2 ** 26

/** Comparisons whose equal value weighs by its rarity, with the field that holds the value. */
const EQUAL_VALUES = [
  { at: COMPARISON.birthDate, field: FIELD.birthDate, of: 'birthDate' },
  { at: COMPARISON.email, field: FIELD.email, of: 'email' },
  { at: COMPARISON.secondLine, field: FIELD.secondLine, of: 'secondLine' },
  { at: COMPARISON.city, field: FIELD.city, of: 'city' },
  { at: COMPARISON.postcode, field: FIELD.postcode, of: 'postcode' },
  { at: COMPARISON.mobile, field: FIELD.mobile, of: 'mobile' },
  { at: COMPARISON.phone, field: FIELD.phone, of: 'phone' },
] as const satisfies readonly { at: number; field: number; of: FrequencyField }[]

/** Bits of the values of one field by the numbers of their texts; `single` for a value that one entity holds. */
interface ValueBits {
  readonly held: ReadonlyMap<number, number>
  readonly single: number
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
  readonly #address: ValueBits
  readonly #equal: readonly (readonly [at: number, field: number, bits: ValueBits])[]

  constructor(store: PersonStore, model: MatchModel) {
    this.#store = store
    const uEqual = (at: number): number => model.u[at]![0]!
    const single = (text: string): number => store.number(text)
    const pair = (text: string): number => pairKey(...(text.split('|').map(single) as [number, number]))
    const make = (field: FrequencyField, expected: number, keyOf = single): ValueBits =>
      valueBits(model.frequencies[field], expected, keyOf)
    this.#name = make('name', uEqual(COMPARISON.name), pair)
    this.#given = make('given', chanceOfEqual(model.frequencies.given))
    this.#surname = make('surname', chanceOfEqual(model.frequencies.surname))
    this.#address = make('address', uEqual(COMPARISON.street), pair)
    this.#equal = EQUAL_VALUES.map(({ at, field, of }) => [at, field, make(of, uEqual(at))])
  }

  /** Bits that the equal values of a pair add in all, given the levels it reached. */
  sum(left: number, right: number, levels: Uint8Array): number {
    const { values } = this.#store
    const base = left * FIELD_COUNT
    let bits = this.#nameBits(left, right, levels[COMPARISON.name]!)
    if (levels[COMPARISON.street] === 1) {
      bits += bitsIn(this.#address, pairKey(values[base + FIELD.street]!, values[base + FIELD.number]!))
    }
    for (const [at, field, valueBits] of this.#equal) {
      if (levels[at] === 1) bits += bitsIn(valueBits, values[base + field]!)
    }
    return bits
  }

  #nameBits(left: number, right: number, level: number): number {
    const { values } = this.#store
    const [a, b] = [left * FIELD_COUNT, right * FIELD_COUNT]
    const [given, surname] = [values[a + FIELD.given]!, values[a + FIELD.surname]!]
    if (level === NAME_LEVEL.equal || level === NAME_LEVEL.equalSwapped) {
      return bitsIn(this.#name, pairKey(given, surname))
    }
    if (level === NAME_LEVEL.surnameEqual) return bitsIn(this.#surname, surname)
    if (level !== NAME_LEVEL.givenEqual) return 0
    if (given === values[b + FIELD.given]!) return bitsIn(this.#given, given)
    return bitsIn(this.#given, given !== 0 && given === values[b + FIELD.surname]! ? given : surname)
  }
}

/** A name or an address as one value; the same in either order. */
const pairKey = (left: number, right: number): number =>
  left < right ? right * PAIR_BASE + left : left * PAIR_BASE + right

const bitsIn = ({ held, single }: ValueBits, key: number): number => held.get(key) ?? single

/** Chance that two entities share a value: the sum of squared shares. */
function chanceOfEqual({ entities, held }: MatchModel['frequencies'][FrequencyField]): number {
  const counts = Object.values(held)
  const shared = counts.reduce((sum, count) => sum + count, 0)
  const squares = counts.reduce((sum, count) => sum + count * count, 0)
  return entities === 0 ? 1 : (squares + Math.max(0, entities - shared)) / entities ** 2
}

function valueBits(
  { entities, held }: MatchModel['frequencies'][FrequencyField],
  expected: number,
  keyOf: (text: string) => number,
): ValueBits {
  if (entities === 0) return { held: new Map(), single: 0 }
  const bits = (count: number): number =>
    Math.max(-CLAMP_BITS, Math.min(CLAMP_BITS, Math.log2((1 + expected * (entities - 1)) / count)))
  const byNumber = new Map(Object.entries(held).map(([text, count]) => [keyOf(text), bits(count)]))
  return { held: byNumber, single: bits(1) }
}
