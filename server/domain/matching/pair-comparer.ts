import { COMPARISON } from '#server/domain/matching/comparisons.ts'
import { editDistance } from '#server/domain/matching/edit-distance.ts'
import { differInNumber, isExplainedByName } from '#server/domain/matching/email-evidence.ts'
import { jaroWinkler } from '#server/domain/matching/jaro-winkler.ts'
import { givenSimilarity, NEARLY_SAME, surnameSimilarity } from '#server/domain/matching/name-similarity.ts'
import { PairCache } from '#server/domain/matching/pair-cache.ts'
import { FIELD, FIELD_COUNT, type PersonStore } from '#server/domain/matching/person-store.ts'
import { TextTraits } from '#server/domain/matching/text-traits.ts'

const SIMILAR = 0.88
const LESS_SIMILAR = 0.8
const SAME_STREET = 0.9
const CLEARLY_DIFFERENT_BELOW = 0.7

/** Fills in the level of each comparison for two rows of a store. Symmetric; remembers texts it has compared. */
export class PairComparer {
  readonly #store: PersonStore
  readonly #traits: TextTraits
  readonly #given = new PairCache(givenSimilarity)
  readonly #surname = new PairCache(surnameSimilarity)
  readonly #text = new PairCache(jaroWinkler)
  readonly #distance = new PairCache(editDistance)

  constructor(store: PersonStore) {
    this.#store = store
    this.#traits = new TextTraits(store.texts)
  }

  /** Writes the levels of rows `left` and `right` into `levels`, one a comparison, 0 where a side is missing. */
  compare(left: number, right: number, levels: Uint8Array): void {
    const values = this.#store.values
    const a = left * FIELD_COUNT
    const b = right * FIELD_COUNT
    levels[COMPARISON.name] = this.#nameLevel(a, b)
    levels[COMPARISON.birthDate] = this.#distanceLevel(
      values[a + FIELD.birthDate]!,
      values[b + FIELD.birthDate]!,
      2,
    )
    levels[COMPARISON.email] = this.#emailLevel(a, b)
    levels[COMPARISON.street] = this.#streetLevel(a, b)
    levels[COMPARISON.secondLine] = this.#textLevel(a + FIELD.secondLine, b + FIELD.secondLine)
    levels[COMPARISON.city] = this.#textLevel(a + FIELD.city, b + FIELD.city)
    levels[COMPARISON.postcode] = this.#distanceLevel(
      values[a + FIELD.postcode]!,
      values[b + FIELD.postcode]!,
      1,
    )
    levels[COMPARISON.mobile] = this.#distanceLevel(values[a + FIELD.mobile]!, values[b + FIELD.mobile]!, 1)
    levels[COMPARISON.phone] = this.#distanceLevel(values[a + FIELD.phone]!, values[b + FIELD.phone]!, 1)
    levels[COMPARISON.taxId] = keyLevel(values[a + FIELD.taxId]!, values[b + FIELD.taxId]!)
    levels[COMPARISON.bank] = keyLevel(values[a + FIELD.bank]!, values[b + FIELD.bank]!)
    levels[COMPARISON.card] = keyLevel(values[a + FIELD.card]!, values[b + FIELD.card]!)
    levels[COMPARISON.device] = keyLevel(values[a + FIELD.device]!, values[b + FIELD.device]!)
  }

  /**
   * Both given names known, below 0.7 alike, neither nickname, initial nor one edit apart, and neither like the
   * other's surname: what the brakes call clearly different.
   */
  givenNamesDiffer(left: number, right: number): boolean {
    const values = this.#store.values
    const a = left * FIELD_COUNT
    const b = right * FIELD_COUNT
    const [leftGiven, rightGiven] = [values[a + FIELD.given]!, values[b + FIELD.given]!]
    if (leftGiven === 0 || rightGiven === 0 || leftGiven === rightGiven) return false
    return (
      this.#givenLike(leftGiven, rightGiven) < CLEARLY_DIFFERENT_BELOW &&
      this.#givenLike(leftGiven, values[b + FIELD.surname]!) < CLEARLY_DIFFERENT_BELOW &&
      this.#givenLike(values[a + FIELD.surname]!, rightGiven) < CLEARLY_DIFFERENT_BELOW
    )
  }

  #givenLike(left: number, right: number): number {
    if (left === right) return left === 0 ? 0 : 1
    if (left === 0 || right === 0) return 0
    const unlike = this.#traits.similarityAtMost(left, right) < CLEARLY_DIFFERENT_BELOW
    if (unlike && !this.#traits.mayBeNicknames(left, right)) return 0
    return this.#given.of(this.#store.texts, left, right)
  }

  #surnameLike(left: number, right: number): number {
    if (left === right) return left === 0 ? 0 : 1
    if (left === 0 || right === 0) return 0
    if (this.#traits.similarityAtMost(left, right) < CLEARLY_DIFFERENT_BELOW) return 0
    return this.#surname.of(this.#store.texts, left, right)
  }

  #nameLevel(a: number, b: number): number {
    const values = this.#store.values
    const [givenA, surnameA] = [values[a + FIELD.given]!, values[a + FIELD.surname]!]
    const [givenB, surnameB] = [values[b + FIELD.given]!, values[b + FIELD.surname]!]
    if ((givenA === 0 && surnameA === 0) || (givenB === 0 && surnameB === 0)) return 0
    const whole = givenA !== 0 && surnameA !== 0 && givenB !== 0 && surnameB !== 0
    if (whole && givenA === givenB && surnameA === surnameB) return 1
    if (whole && givenA === surnameB && surnameA === givenB) return 2
    const given = this.#givenLike(givenA, givenB)
    const surname = this.#surnameLike(surnameA, surnameB)
    const lesser = Math.min(given, surname)
    if (lesser >= NEARLY_SAME) return 3
    if (lesser >= LESS_SIMILAR) return 4
    const crossed = this.#givenLike(givenA, surnameB)
    const crossedBack = this.#givenLike(surnameA, givenB)
    if (Math.min(crossed, crossedBack) >= SIMILAR) return 5
    if (surname === 1 && givenA !== 0 && givenB !== 0) return 6
    if (given === 1 || (!whole && Math.max(surname, crossed, crossedBack) === 1)) return 7
    return Math.max(given, surname, crossed, crossedBack) >= SIMILAR ? 8 : 9
  }

  #emailLevel(a: number, b: number): number {
    const { texts, values } = this.#store
    const [left, right] = [values[a + FIELD.email]!, values[b + FIELD.email]!]
    if (left === 0 || right === 0) return 0
    if (left === right) return 1
    const [leftUser, rightUser] = [values[a + FIELD.emailUser]!, values[b + FIELD.emailUser]!]
    if (leftUser === rightUser) return this.#isNamesakes(a, b) ? 0 : 2
    if (this.#traits.distanceAtLeast(left, right) <= 2 && this.#distance.of(texts, left, right) <= 2) {
      return differInNumber(texts[left]!, texts[right]!) && this.#isNamesakes(a, b) ? 0 : 3
    }
    if (this.#textLike(leftUser, rightUser) < SIMILAR) return 5
    return this.#isNamesakes(a, b) ? 0 : 4
  }

  /** Whether two addresses are alike only because the people share a name, which has its own comparison. */
  #isNamesakes(a: number, b: number): boolean {
    const { texts, values } = this.#store
    const given = this.#givenLike(values[a + FIELD.given]!, values[b + FIELD.given]!)
    const surname = this.#surnameLike(values[a + FIELD.surname]!, values[b + FIELD.surname]!)
    if (Math.max(given, surname) < LESS_SIMILAR) return false
    const names = [FIELD.given, FIELD.surname].map((field) => texts[values[a + field]!]!)
    return isExplainedByName({
      left: texts[values[a + FIELD.email]!]!,
      right: texts[values[b + FIELD.email]!]!,
      names: names.concat([FIELD.given, FIELD.surname].map((field) => texts[values[b + field]!]!)),
    })
  }

  #streetLevel(a: number, b: number): number {
    const { values } = this.#store
    const [left, right] = [values[a + FIELD.street]!, values[b + FIELD.street]!]
    if (left === 0 || right === 0) return 0
    const [leftNumber, rightNumber] = [values[a + FIELD.number]!, values[b + FIELD.number]!]
    const sameNumber = leftNumber === rightNumber
    if (left === right && sameNumber) return 1
    const like = left === right ? 1 : this.#textLike(left, right)
    if (like >= SAME_STREET && (sameNumber || leftNumber === 0 || rightNumber === 0)) return 2
    return like >= SAME_STREET || (like >= LESS_SIMILAR && sameNumber && leftNumber !== 0) ? 3 : 4
  }

  #textLevel(left: number, right: number): number {
    const { values } = this.#store
    const [a, b] = [values[left]!, values[right]!]
    if (a === 0 || b === 0) return 0
    if (a === b) return 1
    return this.#textLike(a, b) >= SIMILAR ? 2 : 3
  }

  /** Jaro-Winkler of two different texts, or 0 where it cannot reach 0.8. */
  #textLike(left: number, right: number): number {
    if (this.#traits.similarityAtMost(left, right) < LESS_SIMILAR) return 0
    return this.#text.of(this.#store.texts, left, right)
  }

  /** Level 1 when equal, 2 when one edit apart and so on to `most`, then *else*. */
  #distanceLevel(left: number, right: number, most: number): number {
    if (left === 0 || right === 0) return 0
    if (left === right) return 1
    if (this.#traits.distanceAtLeast(left, right) > most) return most + 2
    return Math.min(this.#distance.of(this.#store.texts, left, right), most + 1) + 1
  }
}

const keyLevel = (left: number, right: number): number =>
  left === 0 || right === 0 ? 0 : left === right ? 1 : 2
