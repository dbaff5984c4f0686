import { BRAKE_BITS, type Brake, brakeOf } from '#server/domain/matching/brakes.ts'
import { COMPARISON, COMPARISON_COUNT, ONLY_AGREEMENT_COUNTS } from '#server/domain/matching/comparisons.ts'
import { FrequencyBits } from '#server/domain/matching/frequency-bits.ts'
import type { MatchModel } from '#server/domain/matching/match-model.ts'
import type { PairComparer } from '#server/domain/matching/pair-comparer.ts'
import type { PersonStore } from '#server/domain/matching/person-store.ts'

/** What a pair came to. */
export interface PairScore {
  /** Sum of prior, weights and frequency parts after the brake, in bits. */
  readonly bits: number
  readonly brake: Brake | undefined
}

/** Probability of a weight in bits. */
export const probabilityOf = (bits: number): number => 1 / (1 + 2 ** -bits)

/** Weight in bits of a probability between 0 and 1. */
export const bitsOf = (probability: number): number => Math.log2(probability / (1 - probability))

/** Scores pairs of rows of one store with one model. */
export class PairScorer {
  readonly store: PersonStore
  readonly comparer: PairComparer
  readonly model: MatchModel
  /** Levels of the pair scored last. */
  readonly levels = new Uint8Array(COMPARISON_COUNT)
  readonly frequencies: FrequencyBits
  readonly #weights: readonly Float64Array[]
  readonly #priorBits: number

  constructor(store: PersonStore, comparer: PairComparer, model: MatchModel) {
    this.store = store
    this.comparer = comparer
    this.model = model
    this.#priorBits = bitsOf(model.prior)
    this.#weights = model.m.map((levels, at) =>
      weightsOf(levels, model.u[at]!, ONLY_AGREEMENT_COUNTS.has(at)),
    )
    this.frequencies = new FrequencyBits(store, model)
  }

  /** Match weight of a pair in bits before any brake. */
  rawBits(left: number, right: number): number {
    this.comparer.compare(left, right, this.levels)
    let bits = this.#priorBits
    for (let at = 0; at < COMPARISON_COUNT; at += 1) {
      const level = this.levels[at]!
      if (level > 0) bits += this.#weights[at]![level]!
    }
    return bits + this.frequencies.sum(left, right, this.levels)
  }

  /** Match weight of a pair in bits, with the brake that held it. */
  score(left: number, right: number): PairScore {
    const bits = this.rawBits(left, right)
    const brake = brakeOf({ store: this.store, comparer: this.comparer, left, right, levels: this.levels })
    return brake === undefined ? { bits, brake } : { bits: Math.min(bits, BRAKE_BITS[brake]), brake }
  }

  /** Bits of a level of a comparison, frequency part not included; 0 for a missing value. */
  weight(comparison: number, level: number): number {
    return this.#weights[comparison]![level]!
  }
}

function weightsOf(m: readonly number[], u: readonly number[], onlyAgreement: boolean): Float64Array {
  const weights = new Float64Array(m.length + 1)
  m.forEach((share, level) => {
    const isElse = level === m.length - 1
    weights[level + 1] = onlyAgreement && isElse ? 0 : Math.log2(share / u[level]!)
  })
  return weights
}

/** True when the levels and names of a pair say household, whatever else agrees. */
export function isHouseholdPair(pair: Parameters<typeof brakeOf>[0]): boolean {
  return pair.levels[COMPARISON.taxId] !== 1 && brakeOf(pair) === 'HOUSEHOLD'
}
