import type { BlockIndex } from '#server/domain/matching/block-index.ts'
import { COMPARISON, COMPARISON_COUNT, NAME_LEVEL } from '#server/domain/matching/comparisons.ts'
import { countFrequencies } from '#server/domain/matching/count-frequencies.ts'
import { estimateLevels } from '#server/domain/matching/estimate-levels.ts'
import { correctedU, type LevelShares, livingRows, sampleLevels } from '#server/domain/matching/estimate-u.ts'
import { FIRST_M, type MatchModel, MODEL_VERSION } from '#server/domain/matching/match-model.ts'
import type { PairComparer } from '#server/domain/matching/pair-comparer.ts'
import { PairScorer } from '#server/domain/matching/pair-scorer.ts'
import { FIELD, type PersonStore } from '#server/domain/matching/person-store.ts'
import { seededChance } from '#server/domain/matching/seeded-chance.ts'
import { type TrainingBlock, trainingBlocks } from '#server/domain/matching/training-blocks.ts'

const ROUNDS = 3
const PRIOR_ROUNDS = 100
const PRIOR_SETTLED = 1e-4
const STRICT_RECALL = 0.6
/** Rows whose candidates are looked at to estimate the prior; a larger file is sampled. */
const PRIOR_ROWS = 10_000

/** What a model is fitted on. */
export interface FittingGround {
  readonly store: PersonStore
  readonly index: BlockIndex
  readonly comparer: PairComparer
  readonly seed: number
}

/** What fitting has to know of a file, looked at once: levels of random pairs, training blocks, a first prior. */
export interface Survey extends FittingGround {
  readonly rows: Int32Array
  readonly sample: LevelShares
  readonly blocks: readonly TrainingBlock[]
  /** Rows whose candidates stand for all. */
  readonly looked: Int32Array
  /** Their candidate pairs, left and right in turn. */
  readonly candidates: Int32Array
  readonly firstPrior: number
}

/** Looks at a file for fitting. The same records and seed give the same survey. */
export function surveyRecords(ground: FittingGround): Survey {
  const { store, comparer, seed } = ground
  const chance = seededChance(seed)
  const rows = livingRows(store)
  const sample = sampleLevels(store, comparer, chance)
  const blocks = trainingBlocks({ store, comparer, rows, chance })
  const looked = sampleRows(rows, chance)
  const candidates = candidatePairs(ground, looked)
  const firstPrior = strictPrior(ground, candidates, looked.length)
  return { ...ground, rows, sample, blocks, looked, candidates, firstPrior }
}

/**
 * Fits the model without any label (compliance, section 3.2): three rounds of u, m and prior. `entityOf` says which
 * rows were held to be one entity before; values are counted by entity.
 */
export function fitModel(survey: Survey, entityOf: (row: number) => number): MatchModel {
  const { store, comparer, sample, blocks } = survey
  const frequencies = countFrequencies(store, survey.rows, entityOf)
  let { firstPrior: prior } = survey
  let estimates = estimateLevels(blocks, correctedU(sample, prior, FIRST_M))
  let householdPrior = Math.min(0.3, estimates.householdPairs / Math.max(1, pairsOf(survey)))
  for (let round = 0; ; round += 1) {
    const u = correctedU(sample, prior, estimates.m)
    const { m, household } = estimates
    const model = { version: MODEL_VERSION, prior, householdPrior, m, u, household, frequencies }
    if (round === ROUNDS) return model
    ;({ prior, householdPrior } = expectedPriors(new PairScorer(store, comparer, model), survey))
    estimates = estimateLevels(blocks, correctedU(sample, prior, estimates.m))
  }
}

const pairsOf = ({ rows }: Survey): number => (rows.length * (rows.length - 1)) / 2

function sampleRows(rows: Int32Array, chance: () => number): Int32Array {
  if (rows.length <= PRIOR_ROWS) return rows
  return Int32Array.from({ length: PRIOR_ROWS }, () => rows[Math.floor(chance() * rows.length)]!)
}

/** The candidate pairs of some rows, left and right in turn. */
function candidatePairs({ index }: FittingGround, looked: Int32Array): Int32Array {
  const pairs: number[] = []
  for (const row of looked) index.candidates(row, (other) => pairs.push(row, other))
  return Int32Array.from(pairs)
}

/** Share of pairs that strict rules take for one person, over the share of true pairs they are held to find. */
function strictPrior({ store, comparer }: FittingGround, pairs: Int32Array, looked: number): number {
  const levels = new Uint8Array(COMPARISON_COUNT)
  let found = 0
  for (let at = 0; at < pairs.length; at += 2) {
    const [row, other] = [pairs[at]!, pairs[at + 1]!]
    comparer.compare(row, other, levels)
    const surname = store.at(row, FIELD.surname)
    if (isStrict(levels, surname !== 0 && surname === store.at(other, FIELD.surname))) found += 1
  }
  return clampPrior(found / STRICT_RECALL / looked / (store.living - 1), store.living)
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

interface Priors {
  readonly prior: number
  readonly householdPrior: number
}

/**
 * The shares of pairs that are one person, and two people of one home, that the evidence of all candidates bears
 * out: expectation maximisation over the shares alone.
 */
function expectedPriors(scorer: PairScorer, { candidates, looked, store }: Survey): Priors {
  const same = new Float64Array(candidates.length / 2)
  const household = new Float64Array(candidates.length / 2)
  for (let at = 0; at < same.length; at += 1) {
    const [row, other] = [candidates[2 * at]!, candidates[2 * at + 1]!]
    const evidence = scorer.evidence(row, other)
    same[at] = scorer.brake(row, other) === 'HOUSEHOLD' ? 0 : 2 ** evidence.same
    household[at] = 2 ** evidence.household
  }
  const pairs = looked.length * (store.living - 1)
  let { prior, householdPrior } = scorer.model
  for (let round = 0; round < PRIOR_ROUNDS; round += 1) {
    const sums = expectedSums({ same, household }, { prior, householdPrior })
    const next = clampPrior(sums.same / pairs, store.living)
    const settled = Math.abs(next - prior) < prior * PRIOR_SETTLED
    prior = next
    householdPrior = householdPrior === 0 ? 0 : clampPrior(sums.household / pairs, store.living)
    if (settled) break
  }
  return { prior, householdPrior }
}

interface PairOdds {
  readonly same: Float64Array
  readonly household: Float64Array
}

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

/** At least one true pair in ten files of this size, at most every third pair. */
const clampPrior = (prior: number, all: number): number =>
  Math.min(0.3, Math.max(Number.isNaN(prior) ? 0 : prior, 0.2 / Math.max(2, all) ** 2))
