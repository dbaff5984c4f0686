import { COMPARISON } from '#server/domain/matching/comparisons.ts'
import { FREQUENCY_CLAMP_BITS, type FrequencyBits } from '#server/domain/matching/frequency-bits.ts'
import type { PairComparer } from '#server/domain/matching/pair-comparer.ts'
import { FIELD, FIELD_COUNT, type PersonStore } from '#server/domain/matching/person-store.ts'

// Held here by name: read for every pair, and a name of this file is the fastest to read.
const { email: EMAIL, emailUser: EMAIL_USER, number: NUMBER, street: STREET } = FIELD
const { email: AT_EMAIL, name: AT_NAME, street: AT_STREET } = COMPARISON
const ROW = FIELD_COUNT

const SIMILAR = 0.88
const LESS_SIMILAR = 0.8

/** What a ceiling is computed from. */
export interface CeilingGround {
  readonly store: PersonStore
  readonly comparer: PairComparer
  readonly frequencies: FrequencyBits
  /** Bits of each level, by comparison; place 0 is a missing value. */
  readonly weights: readonly Float64Array[]
  readonly priorBits: number
}

/** A comparison of one field: how its values may differ without being *else*. */
interface PlainComparison {
  readonly at: number
  readonly field: number
  /** Most edits, or 0 where texts are compared by likeness; -1 where only equality counts. */
  readonly edits: number
}

const plain = (name: keyof typeof COMPARISON & keyof typeof FIELD, edits: number): PlainComparison => ({
  at: COMPARISON[name],
  field: FIELD[name],
  edits,
})

const PERSONAL: readonly PlainComparison[] = [
  plain('mobile', 1),
  plain('birthDate', 2),
  plain('taxId', -1),
  plain('card', -1),
]
const AT_HOME: readonly PlainComparison[] = [
  plain('phone', 1),
  plain('postcode', 1),
  plain('city', 0),
  plain('secondLine', 0),
]
const SHARED: readonly PlainComparison[] = [plain('bank', -1), plain('device', -1)]

/**
 * Bounds the weight of a pair from above by cheap facts of its texts: which values are equal, which letters they
 * have. Most candidates are strangers that share one common key, and the bound alone says so.
 */
export class PairCeiling {
  readonly #ground: CeilingGround
  /** The most that a level from the given one on weighs, by comparison. */
  readonly #mostFrom: readonly Float64Array[]
  /** The most that any name weighs. */
  readonly #nameMost: number

  constructor(ground: CeilingGround) {
    this.#ground = ground
    this.#mostFrom = ground.weights.map((weights) => {
      const most = Float64Array.from(weights)
      for (let level = most.length - 2; level > 0; level -= 1)
        most[level] = Math.max(most[level]!, most[level + 1]!)
      return most
    })
    this.#nameMost = this.#mostFrom[AT_NAME]![1]! + FREQUENCY_CLAMP_BITS
  }

  /** True when the weight of two rows, before brakes and rivals, cannot reach `floor` bits. */
  isBelow(left: number, right: number, floor: number): boolean {
    const [a, b] = [left * ROW, right * ROW]
    let bits = this.#ground.priorBits + this.#email(a, b)
    for (const each of PERSONAL) bits += this.#plain(each, a, b)
    let agreeing = 0
    let worst = 0
    for (const each of SHARED) agreeing += this.#plain(each, a, b)
    const home = this.#homeAtMost(a, b)
    if (bits + agreeing + home + this.#nameMost < floor) return true
    bits += this.#name(left, right)
    if (bits + agreeing + home < floor) return true
    const street = this.#street(a, b)
    if (street >= 0) agreeing += street
    else worst = street
    for (const each of AT_HOME) {
      const part = this.#plain(each, a, b)
      if (part >= 0) agreeing += part
      else worst = Math.min(worst, part)
    }
    return bits + agreeing + worst < floor
  }

  /** The most that a home can add, by equality alone. */
  #homeAtMost(a: number, b: number): number {
    const { values } = this.#ground.store
    const street = values[a + STREET]!
    const otherStreet = values[b + STREET]!
    let bits = 0
    if (street !== 0 && otherStreet !== 0) {
      const same = street === otherStreet && values[a + NUMBER] === values[b + NUMBER]
      bits = Math.max(0, same ? this.#equal(AT_STREET, a) : this.#mostFrom[AT_STREET]![2]!)
    }
    for (const { at, field } of AT_HOME) {
      const [one, other] = [values[a + field]!, values[b + field]!]
      if (one === 0 || other === 0) continue
      bits += Math.max(0, one === other ? this.#equal(at, a) : this.#mostFrom[at]![2]!)
    }
    return bits
  }

  #plain({ at, field, edits }: PlainComparison, a: number, b: number): number {
    const { values } = this.#ground.store
    const [one, other] = [values[a + field]!, values[b + field]!]
    if (one === 0 || other === 0) return 0
    if (one === other) return this.#equal(at, a)
    const weights = this.#ground.weights[at]!
    const last = weights.length - 1
    if (edits < 0) return weights[last]!
    const { traits } = this.#ground.comparer
    if (edits === 0) {
      return traits.similarityAtMost(one, other) < SIMILAR ? weights[last]! : this.#mostFrom[at]![2]!
    }
    const least = traits.distanceAtLeast(one, other)
    return least > edits ? weights[last]! : this.#mostFrom[at]![1 + Math.max(1, least)]!
  }

  #equal(at: number, a: number): number {
    return this.#ground.weights[at]![1]! + this.#ground.frequencies.ofEqual(at, a)
  }

  /** An address that agrees may also be taken for missing, where it only spells the name. */
  #email(a: number, b: number): number {
    const { comparer, store, weights } = this.#ground
    const { traits } = comparer
    const [one, other] = [store.values[a + EMAIL]!, store.values[b + EMAIL]!]
    if (one === 0 || other === 0) return 0
    if (one === other) return this.#equal(AT_EMAIL, a)
    const [user, otherUser] = [store.values[a + EMAIL_USER]!, store.values[b + EMAIL_USER]!]
    const unlike =
      user !== otherUser &&
      traits.distanceAtLeast(one, other) > 2 &&
      traits.similarityAtMost(user, otherUser) < SIMILAR
    return unlike ? weights[AT_EMAIL]!.at(-1)! : Math.max(0, this.#mostFrom[AT_EMAIL]![2]!)
  }

  #street(a: number, b: number): number {
    const { comparer, store, weights } = this.#ground
    const { traits } = comparer
    const [one, other] = [store.values[a + STREET]!, store.values[b + STREET]!]
    if (one === 0 || other === 0) return 0
    if (one === other) {
      const same = store.values[a + NUMBER] === store.values[b + NUMBER]
      return same ? this.#equal(AT_STREET, a) : this.#mostFrom[AT_STREET]![2]!
    }
    const unlike = traits.similarityAtMost(one, other) < LESS_SIMILAR
    return unlike ? weights[AT_STREET]!.at(-1)! : this.#mostFrom[AT_STREET]![2]!
  }

  #name(left: number, right: number): number {
    const { comparer, frequencies, weights } = this.#ground
    const level = comparer.nameLevel(left, right)
    return weights[AT_NAME]![level]! + frequencies.ofNameLevel(left, right, level)
  }
}
