import type { BlockIndex } from '#server/domain/matching/block-index.ts'
import type { Brake } from '#server/domain/matching/brakes.ts'
import {
  COMPARISON,
  COMPARISON_COUNT,
  LEVEL_COUNTS,
  NAME_LEVEL,
} from '#server/domain/matching/comparisons.ts'
import type { LevelProbabilities } from '#server/domain/matching/match-model.ts'
import type { PairComparer } from '#server/domain/matching/pair-comparer.ts'
import type { PairScorer } from '#server/domain/matching/pair-scorer.ts'
import { FIELD, type PersonStore } from '#server/domain/matching/person-store.ts'

// Held here by name: read for every pair, and a name of this file is the fastest to read.
const COMPARISONS_IN_ALL = COMPARISON_COUNT

const PRIOR_ROUNDS = 100
const PRIOR_SETTLED = 1e-4
const STRICT_RECALL = 0.6
/** Candidate pairs that are looked at for a model; of a larger file only some records' candidates. */
const PAIRS_MAX = 400_000
/** Pairs that what the training blocks have taught weighs as, beside the candidates. */
const TAUGHT_PSEUDO_PAIRS = 20

/** What candidates are drawn from. */
export interface CandidateGround {
  readonly store: PersonStore
  readonly index: BlockIndex
  readonly comparer: PairComparer
}

/** Candidate pairs of some records, compared once. */
export interface CandidateSurvey {
  /** Left and right in turn. */
  readonly pairs: Int32Array
  /** Levels of each pair, one comparison after the other. */
  readonly levels: Uint8Array
  /** Pairs, candidates or not, that the records looked at are in. */
  readonly allPairs: number
  /** Records of the store. */
  readonly records: number
}

/** Compares the candidates of rows, in their order, until enough pairs were looked at. */
export function surveyCandidates(ground: CandidateGround, rows: Int32Array): CandidateSurvey {
  const pairs: number[] = []
  let looked = 0
  for (const row of rows) {
    if (pairs.length >= 2 * PAIRS_MAX) break
    ground.index.candidates(row, (other) => pairs.push(row, other))
    looked += 1
  }
  const levels = new Uint8Array((pairs.length / 2) * COMPARISONS_IN_ALL)
  for (let pair = 0; pair < pairs.length / 2; pair += 1) {
    const own = levels.subarray(pair * COMPARISONS_IN_ALL, (pair + 1) * COMPARISONS_IN_ALL)
    ground.comparer.compare(pairs[2 * pair]!, pairs[2 * pair + 1]!, own)
  }
  const records = ground.store.living
  return { pairs: Int32Array.from(pairs), levels, allPairs: looked * (records - 1), records }
}

/** Share of pairs that strict rules take for one person, over the share of true pairs they are held to find. */
export function strictPrior(
  { pairs, levels, allPairs, records }: CandidateSurvey,
  store: PersonStore,
): number {
  let found = 0
  for (let pair = 0; pair < pairs.length / 2; pair += 1) {
    const surname = store.at(pairs[2 * pair]!, FIELD.surname)
    const sameSurname = surname !== 0 && surname === store.at(pairs[2 * pair + 1]!, FIELD.surname)
    const own = levels.subarray(pair * COMPARISONS_IN_ALL, (pair + 1) * COMPARISONS_IN_ALL)
    if (isStrict(own, sameSurname)) found += 1
  }
  return clampPrior(found / STRICT_RECALL / allPairs, records)
}

/**
 * Name and birth date, or home where that is missing; e-mail and a name; tax id and birth date; birth date, surname
 * and city.
 */
function isStrict(levels: Uint8Array, sameSurname: boolean): boolean {
  const birth = levels[COMPARISON.birthDate] === 1
  const home = [COMPARISON.street, COMPARISON.phone, COMPARISON.mobile].some((at) => levels[at] === 1)
  const name = levels[COMPARISON.name]!
  const someName =
    name === NAME_LEVEL.equal || name === NAME_LEVEL.surnameEqual || name === NAME_LEVEL.givenEqual
  if (levels[COMPARISON.email] === 1 && someName) return true
  if (levels[COMPARISON.birthDate] === 0 && home) return name === NAME_LEVEL.equal
  if (!birth) return false
  return (
    name === NAME_LEVEL.equal ||
    levels[COMPARISON.taxId] === 1 ||
    (sameSurname && levels[COMPARISON.city] === 1)
  )
}

/** Shares of pairs that are one person, and two people of one home. */
export interface Priors {
  readonly prior: number
  readonly householdPrior: number
}

/** What a model expects of the candidates. */
export interface Expectation extends Priors {
  /** How many candidates of one person reach each level. */
  readonly sameLevels: readonly Float64Array[]
}

/**
 * The shares of pairs that are one person, and two people of one home, that the evidence of all candidates bears
 * out, by expectation maximisation over the shares alone; and the levels that those of one person then reach.
 */
export function expectOf(scorer: PairScorer, survey: CandidateSurvey): Expectation {
  const odds = oddsOf(scorer, survey)
  let { prior, householdPrior } = scorer.model
  for (let round = 0; round < PRIOR_ROUNDS; round += 1) {
    const sums = expectedSums(odds, { prior, householdPrior })
    const next = clampPrior(sums.same / survey.allPairs, survey.records)
    const settled = Math.abs(next - prior) < prior * PRIOR_SETTLED
    prior = next
    householdPrior = householdPrior === 0 ? 0 : clampPrior(sums.household / survey.allPairs, survey.records)
    if (settled) break
  }
  return { prior, householdPrior, sameLevels: expectedLevels(odds, survey, { prior, householdPrior }) }
}

interface PairOdds {
  readonly same: Float64Array
  readonly household: Float64Array
}

function oddsOf(scorer: PairScorer, { pairs, levels }: CandidateSurvey): PairOdds {
  const same = new Float64Array(pairs.length / 2)
  const household = new Float64Array(pairs.length / 2)
  for (let pair = 0; pair < same.length; pair += 1) {
    const [row, other] = [pairs[2 * pair]!, pairs[2 * pair + 1]!]
    const from = pair * COMPARISONS_IN_ALL
    for (let at = 0; at < COMPARISONS_IN_ALL; at += 1) scorer.levels[at] = levels[from + at]!
    const evidence = scorer.evidenceOfLevels(row, other)
    same[pair] = isOther(scorer.brake(row, other)) ? 0 : 2 ** evidence.same
    household[pair] = 2 ** evidence.household
  }
  return { same, household }
}

/** People of clearly different given names teach nothing of one person, even where one cannot be sure. */
const isOther = (brake: Brake | undefined): boolean => brake === 'HOUSEHOLD' || brake === 'OTHER_GIVEN_NAME'

/** How many of the pairs are to be expected of each kind. */
function expectedSums({ same, household }: PairOdds, { prior, householdPrior }: Priors) {
  const sums = { same: 0, household: 0 }
  const strangers = 1 - prior - householdPrior
  for (let at = 0; at < same.length; at += 1) {
    const one = prior * same[at]!
    const home = householdPrior * household[at]!
    sums.same += one / (one + home + strangers)
    sums.household += home / (one + home + strangers)
  }
  return sums
}

function expectedLevels(
  { same, household }: PairOdds,
  { levels }: CandidateSurvey,
  { prior, householdPrior }: Priors,
): Float64Array[] {
  const sums = LEVEL_COUNTS.map((count) => new Float64Array(count))
  const strangers = 1 - prior - householdPrior
  for (let pair = 0; pair < same.length; pair += 1) {
    const one = prior * same[pair]!
    const share = one / (one + householdPrior * household[pair]! + strangers)
    for (let at = 0; at < COMPARISONS_IN_ALL; at += 1) {
      const level = levels[pair * COMPARISONS_IN_ALL + at]!
      if (level > 0) sums[at]![level - 1]! += share
    }
  }
  return sums
}

/** The `m` that training blocks have taught, moved to what the candidates of one person are like. */
export const movedM = (taught: LevelProbabilities, sameLevels: readonly Float64Array[]): LevelProbabilities =>
  taught.map((levels, at) => {
    const counts = levels.map((share, level) => share * TAUGHT_PSEUDO_PAIRS + sameLevels[at]![level]!)
    const sum = counts.reduce((total, each) => total + each, 0)
    return counts.map((each) => each / sum)
  })

/** At least one true pair in ten files of this size, at most every third pair. */
const clampPrior = (prior: number, all: number): number =>
  Math.min(0.3, Math.max(Number.isNaN(prior) ? 0 : prior, 0.2 / Math.max(2, all) ** 2))
