import { COMPARISON } from '#server/domain/matching/comparisons.ts'
import { editDistance } from '#server/domain/matching/edit-distance.ts'
import { differInNumber, isExplainedByName } from '#server/domain/matching/email-evidence.ts'
import { jaroWinkler } from '#server/domain/matching/jaro-winkler.ts'
import { givenSimilarity, NEARLY_SAME, surnameSimilarity } from '#server/domain/matching/name-similarity.ts'
import { PairCache } from '#server/domain/matching/pair-cache.ts'
import { FIELD, FIELD_COUNT, type PersonStore } from '#server/domain/matching/person-store.ts'
import { TextTraits } from '#server/domain/matching/text-traits.ts'

// Held here by name: read for every pair, and a name of this file is the fastest to read.
const {
  bank: BANK,
  birthDate: BIRTH_DATE,
  card: CARD,
  city: CITY,
  device: DEVICE,
  email: EMAIL,
  emailUser: EMAIL_USER,
  given: GIVEN,
  mobile: MOBILE,
  number: NUMBER,
  phone: PHONE,
  postcode: POSTCODE,
  secondLine: SECOND_LINE,
  street: STREET,
  surname: SURNAME,
  taxId: TAX_ID,
} = FIELD
const {
  bank: AT_BANK,
  birthDate: AT_BIRTH_DATE,
  card: AT_CARD,
  city: AT_CITY,
  device: AT_DEVICE,
  email: AT_EMAIL,
  mobile: AT_MOBILE,
  name: AT_NAME,
  phone: AT_PHONE,
  postcode: AT_POSTCODE,
  secondLine: AT_SECOND_LINE,
  street: AT_STREET,
  taxId: AT_TAX_ID,
} = COMPARISON
const ROW = FIELD_COUNT

const SIMILAR = 0.88
const LESS_SIMILAR = 0.8
const SAME_STREET = 0.9
const CLEARLY_DIFFERENT_BELOW = 0.7

/** Fills in the level of each comparison for two rows of a store. Symmetric; remembers texts it has compared. */
export class PairComparer {
  readonly #store: PersonStore
  /** Cheap facts of the texts compared. */
  readonly traits: TextTraits
  readonly #given = new PairCache(givenSimilarity)
  readonly #surname = new PairCache(surnameSimilarity)
  readonly #text = new PairCache(jaroWinkler)
  readonly #distance = new PairCache(editDistance)

  constructor(store: PersonStore) {
    this.#store = store
    this.traits = new TextTraits(store.texts)
  }

  /** Writes the levels of rows `left` and `right` into `levels`, one a comparison, 0 where a side is missing. */
  compare(left: number, right: number, levels: Uint8Array): void {
    const values = this.#store.values
    const a = left * ROW
    const b = right * ROW
    levels[AT_NAME] = this.nameLevel(left, right)
    levels[AT_BIRTH_DATE] = this.#distanceLevel(values[a + BIRTH_DATE]!, values[b + BIRTH_DATE]!, 2)
    levels[AT_EMAIL] = this.#emailLevel(a, b)
    levels[AT_STREET] = this.#streetLevel(a, b)
    levels[AT_SECOND_LINE] = this.#textLevel(a + SECOND_LINE, b + SECOND_LINE)
    levels[AT_CITY] = this.#textLevel(a + CITY, b + CITY)
    levels[AT_POSTCODE] = this.#distanceLevel(values[a + POSTCODE]!, values[b + POSTCODE]!, 1)
    levels[AT_MOBILE] = this.#distanceLevel(values[a + MOBILE]!, values[b + MOBILE]!, 1)
    levels[AT_PHONE] = this.#distanceLevel(values[a + PHONE]!, values[b + PHONE]!, 1)
    levels[AT_TAX_ID] = keyLevel(values[a + TAX_ID]!, values[b + TAX_ID]!)
    levels[AT_BANK] = keyLevel(values[a + BANK]!, values[b + BANK]!)
    levels[AT_CARD] = keyLevel(values[a + CARD]!, values[b + CARD]!)
    levels[AT_DEVICE] = keyLevel(values[a + DEVICE]!, values[b + DEVICE]!)
  }

  /**
   * Both given names known, below 0.7 alike, neither nickname, initial nor one edit apart, and neither like the
   * other's surname: what the brakes call clearly different.
   */
  givenNamesDiffer(left: number, right: number): boolean {
    const values = this.#store.values
    const a = left * ROW
    const b = right * ROW
    const [leftGiven, rightGiven] = [values[a + GIVEN]!, values[b + GIVEN]!]
    if (leftGiven === 0 || rightGiven === 0 || leftGiven === rightGiven) return false
    return (
      this.#givenLike(leftGiven, rightGiven) < CLEARLY_DIFFERENT_BELOW &&
      this.#givenLike(leftGiven, values[b + SURNAME]!) < CLEARLY_DIFFERENT_BELOW &&
      this.#givenLike(values[a + SURNAME]!, rightGiven) < CLEARLY_DIFFERENT_BELOW
    )
  }

  #givenLike(left: number, right: number): number {
    if (left === right) return left === 0 ? 0 : 1
    if (left === 0 || right === 0) return 0
    const unlike = this.traits.similarityAtMost(left, right) < CLEARLY_DIFFERENT_BELOW
    if (unlike && !this.traits.mayBeNicknames(left, right)) return 0
    return this.#given.of(this.#store.texts, left, right)
  }

  #surnameLike(left: number, right: number): number {
    if (left === right) return left === 0 ? 0 : 1
    if (left === 0 || right === 0) return 0
    if (this.traits.similarityAtMost(left, right) < CLEARLY_DIFFERENT_BELOW) return 0
    return this.#surname.of(this.#store.texts, left, right)
  }

  /** The level of the names of two rows alone. */
  nameLevel(left: number, right: number): number {
    const values = this.#store.values
    const [a, b] = [left * ROW, right * ROW]
    const [givenA, surnameA] = [values[a + GIVEN]!, values[a + SURNAME]!]
    const [givenB, surnameB] = [values[b + GIVEN]!, values[b + SURNAME]!]
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
    const [left, right] = [values[a + EMAIL]!, values[b + EMAIL]!]
    if (left === 0 || right === 0) return 0
    if (left === right) return 1
    const [leftUser, rightUser] = [values[a + EMAIL_USER]!, values[b + EMAIL_USER]!]
    if (leftUser === rightUser) return this.#isNamesakes(a, b) ? 0 : 2
    if (this.traits.distanceAtLeast(left, right) <= 2 && this.#distance.of(texts, left, right) <= 2) {
      return differInNumber(texts[left]!, texts[right]!) && this.#isNamesakes(a, b) ? 0 : 3
    }
    if (this.#textLike(leftUser, rightUser) < SIMILAR) return 5
    return this.#isNamesakes(a, b) ? 0 : 4
  }

  /** Whether two addresses are alike only because the people share a name, which has its own comparison. */
  #isNamesakes(a: number, b: number): boolean {
    const { texts, values } = this.#store
    const given = this.#givenLike(values[a + GIVEN]!, values[b + GIVEN]!)
    const surname = this.#surnameLike(values[a + SURNAME]!, values[b + SURNAME]!)
    if (Math.max(given, surname) < LESS_SIMILAR) return false
    const names = [GIVEN, SURNAME].map((field) => texts[values[a + field]!]!)
    return isExplainedByName({
      left: texts[values[a + EMAIL]!]!,
      right: texts[values[b + EMAIL]!]!,
      names: names.concat([GIVEN, SURNAME].map((field) => texts[values[b + field]!]!)),
    })
  }

  #streetLevel(a: number, b: number): number {
    const { values } = this.#store
    const [left, right] = [values[a + STREET]!, values[b + STREET]!]
    if (left === 0 || right === 0) return 0
    const [leftNumber, rightNumber] = [values[a + NUMBER]!, values[b + NUMBER]!]
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
    if (this.traits.similarityAtMost(left, right) < LESS_SIMILAR) return 0
    return this.#text.of(this.#store.texts, left, right)
  }

  /** Level 1 when equal, 2 when one edit apart and so on to `most`, then *else*. */
  #distanceLevel(left: number, right: number, most: number): number {
    if (left === 0 || right === 0) return 0
    if (left === right) return 1
    if (this.traits.distanceAtLeast(left, right) > most) return most + 2
    return Math.min(this.#distance.of(this.#store.texts, left, right), most + 1) + 1
  }
}

const keyLevel = (left: number, right: number): number =>
  left === 0 || right === 0 ? 0 : left === right ? 1 : 2
