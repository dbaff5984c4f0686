import { BRAKE_BITS, type Brake, brakeOf } from '#server/domain/matching/brakes.ts'
import {
  COMPARISON,
  COMPARISON_COUNT,
  HOME_COMPARISONS,
  NAME_LEVEL,
  ONLY_AGREEMENT_COUNTS,
  SHARED_AT_HOME,
} from '#server/domain/matching/comparisons.ts'
import { FrequencyBits } from '#server/domain/matching/frequency-bits.ts'
import type { MatchModel } from '#server/domain/matching/match-model.ts'
import { PairCeiling } from '#server/domain/matching/pair-ceiling.ts'
import type { PairComparer } from '#server/domain/matching/pair-comparer.ts'
import { FIELD, type PersonStore } from '#server/domain/matching/person-store.ts'

// Held here by name: read for every pair, and a name of this file is the fastest to read.
const { given: GIVEN, surname: SURNAME, taxId: TAX_ID } = FIELD
const {
  birthDate: AT_BIRTH_DATE,
  card: AT_CARD,
  city: AT_CITY,
  email: AT_EMAIL,
  mobile: AT_MOBILE,
  name: AT_NAME,
  postcode: AT_POSTCODE,
  taxId: AT_TAX_ID,
} = COMPARISON
const COMPARISONS_IN_ALL = COMPARISON_COUNT
/** Two ways to add up the same bits differ by less. */
const ROUNDING = 1e-6

/** What a pair came to, in bits. */
export interface PairScore {
  /** Prior, weights and frequency parts, corrected for move and household, after the brake. */
  readonly bits: number
  /** What is given back because a move changes all parts of a home at once; 0 or more. */
  readonly moveBits: number
  /** What is taken off because two people of one home would look alike; 0 or less. */
  readonly householdBits: number
  readonly brake: Brake | undefined
}

/** Evidence of a pair in bits. */
export interface PairEvidence {
  readonly same: number
  readonly household: number
  readonly moveBits: number
}

/** Probability of a weight in bits. */
export const probabilityOf = (bits: number): number => 1 / (1 + 2 ** -bits)

/** Weight in bits of a probability between 0 and 1. */
export const bitsOf = (probability: number): number => Math.log2(probability / (1 - probability))

/** What tells one person of a home from another. */
const TELLING = [AT_BIRTH_DATE, AT_EMAIL, AT_MOBILE, AT_TAX_ID, AT_CARD]

/**
 * Scores pairs of rows of one store with one model: the sum of Fellegi and Sunter (*A theory for record linkage*,
 * JASA 64, 1969) with frequency parts, against two rivals instead of one. Two records that are not of one person are
 * of strangers or of two people of one home, and what a home shares says nothing against the second.
 */
export class PairScorer {
  readonly store: PersonStore
  readonly comparer: PairComparer
  readonly model: MatchModel
  /** Levels of the pair scored last. */
  readonly levels = new Uint8Array(COMPARISONS_IN_ALL)
  readonly frequencies: FrequencyBits
  readonly priorBits: number
  readonly #weights: readonly Float64Array[]
  readonly #householdWeights: readonly Float64Array[]
  readonly #householdPriorBits: number
  /** Chance, in bits, that two people of one home share the surname. */
  readonly #sameSurnameBits: number
  readonly #ceiling: PairCeiling

  constructor(store: PersonStore, comparer: PairComparer, model: MatchModel) {
    this.store = store
    this.comparer = comparer
    this.model = model
    this.priorBits = bitsOf(model.prior)
    this.#weights = weightsOf(model.m, model.u)
    this.#householdWeights = weightsOf(model.household, model.u)
    this.#householdPriorBits = bitsOf(model.householdPrior)
    const names = model.household[AT_NAME]!
    this.#sameSurnameBits = Math.log2(names[0]! + names[2]! + names[3]! + names[5]!)
    this.frequencies = new FrequencyBits(store, model)
    const { frequencies, priorBits } = this
    this.#ceiling = new PairCeiling({ store, comparer, frequencies, priorBits, weights: this.#weights })
  }

  /** Match weight of a pair where it reaches one half; most pairs that do not are told by cheap bounds alone. */
  bitsFromHalf(left: number, right: number): number | undefined {
    const taxId = this.store.at(left, TAX_ID)
    // An equal tax id may lift a pair to a review whatever its sum.
    const lifted = taxId !== 0 && taxId === this.store.at(right, TAX_ID)
    if (!lifted && this.#ceiling.isBelow(left, right, -ROUNDING)) return undefined
    const { bits } = this.score(left, right)
    return bits >= 0 ? bits : undefined
  }

  /** Match weight of a pair with the corrections and the brake that shaped it. */
  score(left: number, right: number): PairScore {
    const { same, household, moveBits } = this.evidence(left, right)
    const rival = this.#householdPriorBits + household
    const householdBits = rival < -30 ? 0 : -Math.log2(1 + 2 ** rival)
    const sum = this.priorBits + same + householdBits
    const brake = this.brake(left, right)
    const bits = brake === undefined ? sum : braked(sum, brake)
    return { bits, moveBits, householdBits, brake }
  }

  /** What a pair says for one person, and for one household, against strangers, before any prior. */
  evidence(left: number, right: number): PairEvidence {
    this.comparer.compare(left, right, this.levels)
    return this.evidenceOfLevels(left, right)
  }

  /** The same for a pair whose levels stand in `levels` already. */
  evidenceOfLevels(left: number, right: number): PairEvidence {
    const { levels } = this
    const home = this.#homeBits(left)
    const shared = home.bits + this.frequencies.ofName(left, right, levels)
    const name = levels[AT_NAME]!
    let same = shared + this.#weights[AT_NAME]![name]!
    let household = shared + this.#householdNameBits(left, right, name)
    for (const at of TELLING) {
      same += this.#weights[at]![levels[at]!]! + this.frequencies.ofValue(at, left, levels)
      household += this.#householdWeights[at]![levels[at]!]!
    }
    return { same, household, moveBits: home.moveBits }
  }

  /** The brake on the pair that was compared last. */
  brake(left: number, right: number): Brake | undefined {
    return brakeOf({ store: this.store, comparer: this.comparer, left, right, levels: this.levels })
  }

  /** Bits of a level of a comparison, frequency part not included; 0 for a missing value. */
  weight(comparison: number, level: number): number {
    return this.#weights[comparison]![level]!
  }

  /** A surname that agrees while a given name is missing is as usual in a home as for one person. */
  #householdNameBits(left: number, right: number, level: number): number {
    if (level === NAME_LEVEL.veryAlike || level === NAME_LEVEL.alike) {
      return this.#householdAlikeBits(left, right, level)
    }
    if (level !== NAME_LEVEL.givenEqual) return this.#householdWeights[AT_NAME]![level]!
    const surname = this.store.at(left, SURNAME)
    const bySurname = surname !== 0 && surname === this.store.at(right, SURNAME)
    if (!bySurname) return this.#householdWeights[AT_NAME]![level]!
    return this.#weights[AT_NAME]![level]! + this.#sameSurnameBits
  }

  /**
   * Names that are alike, as two people of one home have them. Where the given names are equal it is as rare as two
   * of a home with one name, and the surname slips like one person's. Where they are not, one that nobody else bears
   * is a slip of the pen rather than a sister's name: as unlikely for somebody else as unique names are in the file.
   */
  #householdAlikeBits(left: number, right: number, level: number): number {
    const [given, other] = [this.store.at(left, GIVEN), this.store.at(right, GIVEN)]
    const [weights, household] = [this.#weights[AT_NAME]!, this.#householdWeights[AT_NAME]!]
    if (given === other) return household[NAME_LEVEL.equal]! + weights[level]! - weights[NAME_LEVEL.equal]!
    const { frequencies } = this
    const isUnique = frequencies.isUniqueGiven(given) || frequencies.isUniqueGiven(other)
    return household[level]! + (isUnique ? frequencies.uniqueGivenBits : 0)
  }

  /** What a home adds: agreement in full, of all disagreement only the part that weighs most. */
  #homeBits(left: number): { readonly bits: number; readonly moveBits: number } {
    let agreeing = -this.placeTwice(left).bits
    let disagreeing = 0
    let worst = 0
    for (const at of HOME_COMPARISONS) {
      const bits = this.#valueBits(at, left)
      if (bits >= 0) agreeing += bits
      else {
        disagreeing += bits
        worst = Math.min(worst, bits)
      }
    }
    for (const at of SHARED_AT_HOME) agreeing += this.#weights[at]![this.levels[at]!]!
    return { bits: agreeing + worst, moveBits: worst - disagreeing }
  }

  /**
   * What city and postcode of the pair compared last say twice, where both agree: people of one postcode mostly have
   * the city in common. It is taken from the lesser of the two; 0 bits elsewhere.
   */
  placeTwice(left: number): { readonly at: number; readonly bits: number } {
    const city = this.#valueBits(AT_CITY, left)
    const postcode = this.#valueBits(AT_POSTCODE, left)
    const at = city < postcode ? AT_CITY : AT_POSTCODE
    return { at, bits: Math.max(0, Math.min(city, postcode, this.model.placeTieBits)) }
  }

  #valueBits(at: number, left: number): number {
    return this.#weights[at]![this.levels[at]!]! + this.frequencies.ofValue(at, left, this.levels)
  }
}

/** A brake holds a weight down; where only a tax id speaks for one person it also lifts it to a review. */
const braked = (bits: number, brake: Brake): number =>
  Math.max(Math.min(bits, BRAKE_BITS[brake]), brake === 'HOUSEHOLD_TAX_ID' ? 0 : -Infinity)

function weightsOf(likely: MatchModel['m'], u: MatchModel['u']): Float64Array[] {
  return likely.map((shares, at) => {
    const weights = new Float64Array(shares.length + 1)
    shares.forEach((share, level) => {
      const isElse = level === shares.length - 1
      weights[level + 1] = isElse && ONLY_AGREEMENT_COUNTS.has(at) ? 0 : Math.log2(share / u[at]![level]!)
    })
    return weights
  })
}
