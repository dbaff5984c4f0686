import { BRAKE_BITS, type Brake } from '#server/domain/matching/brakes.ts'
import { CUT } from '#server/domain/matching/cluster-rows.ts'
import { COMPARISON_COUNT, COMPARISONS, type ComparisonName } from '#server/domain/matching/comparisons.ts'
import {
  bitsOf,
  type PairScore,
  type PairScorer,
  probabilityOf,
} from '#server/domain/matching/pair-scorer.ts'

/** One step of the waterfall: a comparison, the level it reached and what that weighs. */
export interface ExplainedComparison {
  readonly comparison: ComparisonName
  /** The level's name, or `MISSING` where a side has no value. */
  readonly level: string
  readonly left: string
  readonly right: string
  /** Share of pairs of one person, and of two, that reach this level; 1 where a value is missing. */
  readonly m: number
  readonly u: number
  readonly bits: number
  /** What the rarity of the shared value adds, `placeBits` included. */
  readonly frequencyBits: number
  /** Of that, what is taken off because city and postcode say the same twice; 0 or less. */
  readonly placeBits: number
}

/** A pair of records, step by step from the prior to the probability. All weights in bits. */
export interface ExplainedPair {
  readonly left: string
  readonly right: string
  readonly priorBits: number
  readonly comparisons: readonly ExplainedComparison[]
  /** Given back because a move changes all parts of a home at once; 0 or more. */
  readonly moveBits: number
  /** Taken off because two people of one home would look alike; 0 or less. */
  readonly householdBits: number
  /** Sum of all of the above. */
  readonly sumBits: number
  readonly brake: Brake | undefined
  /** What the brake takes away, 0 or less. */
  readonly brakeBits: number
  readonly bits: number
  readonly probability: number
  /** Weight from which a pair links. */
  readonly cutBits: number
  readonly class: PairClass
}

/** What a pair is taken for: linked, for review, a household, or nothing. */
export type PairClass = 'LINK' | 'REVIEW' | 'HOUSEHOLD' | 'NONE'

/** From these bits taken off, a household is at least as likely as two strangers. */
const HOUSEHOLD_LIKELY_BITS = -1

/**
 * The class of a scored pair. Different people are a household where they share what a home shares, or so much that
 * only the brake keeps them from being one person; different people alone are nothing.
 */
export function classOf({ bits, brake, householdBits }: PairScore): PairClass {
  if (brake === 'HOUSEHOLD') {
    const isHome = householdBits <= HOUSEHOLD_LIKELY_BITS || bits >= BRAKE_BITS.HOUSEHOLD
    return isHome ? 'HOUSEHOLD' : 'NONE'
  }
  const probability = probabilityOf(bits)
  return probability >= CUT.link ? 'LINK' : probability >= CUT.review ? 'REVIEW' : 'NONE'
}

/** Explains the score of two rows. The steps add up to `bits`. */
export function explainPair(scorer: PairScorer, left: number, right: number): ExplainedPair {
  const { store, model } = scorer
  const score = scorer.score(left, right)
  const { bits, brake, moveBits, householdBits } = score
  const levels = Uint8Array.from(scorer.levels)
  const twice = scorer.placeTwice(left)
  const comparisons = Array.from({ length: COMPARISON_COUNT }, (_, at): ExplainedComparison => {
    const level = levels[at]!
    const { name, levels: names } = COMPARISONS[at]!
    const placeBits = at === twice.at ? 0 - twice.bits : 0
    return {
      comparison: name,
      level: level === 0 ? 'MISSING' : names[level - 1]!,
      left: shownValue(scorer, name, left),
      right: shownValue(scorer, name, right),
      m: level === 0 ? 1 : model.m[at]![level - 1]!,
      u: level === 0 ? 1 : model.u[at]![level - 1]!,
      bits: scorer.weight(at, level),
      frequencyBits: scorer.frequencies.sum(left, right, onlyLevel(at, level)) + placeBits,
      placeBits,
    }
  })
  const { priorBits } = scorer
  const steps = comparisons.reduce((sum, step) => sum + step.bits + step.frequencyBits, 0)
  const sumBits = priorBits + steps + moveBits + householdBits
  return {
    left: store.ids[left]!,
    right: store.ids[right]!,
    priorBits,
    comparisons,
    moveBits,
    householdBits,
    sumBits,
    brake,
    brakeBits: bits - sumBits,
    bits,
    probability: probabilityOf(bits),
    cutBits: bitsOf(CUT.link),
    class: classOf(score),
  }
}

/** The levels of a pair with all but one comparison taken as missing. */
function onlyLevel(at: number, level: number): Uint8Array {
  const levels = new Uint8Array(COMPARISON_COUNT)
  levels[at] = level
  return levels
}

function shownValue({ store }: PairScorer, name: ComparisonName, row: number): string {
  const person = store.person(row)
  if (name === 'name') return `${person.given} ${person.surname}`.trim()
  if (name === 'street') return `${person.street} ${person.number}`.trim()
  return person[name]
}
