import { chanceOf } from '#server/domain/kernel/chance.ts'
import {
  type CandidateGround,
  type CandidateSurvey,
  expectOf,
  movedM,
  strictPrior,
  surveyCandidates,
} from '#server/domain/matching/candidate-survey.ts'
import { countFrequencies } from '#server/domain/matching/count-frequencies.ts'
import { type Estimates, estimateLevels } from '#server/domain/matching/estimate-levels.ts'
import {
  correctedU,
  type LevelShares,
  livingRows,
  placeTieBits,
  sampleLevels,
} from '#server/domain/matching/estimate-u.ts'
import { FIRST_M, type MatchModel, MODEL_VERSION } from '#server/domain/matching/match-model.ts'
import { PairScorer } from '#server/domain/matching/pair-scorer.ts'
import { type TrainingBlock, trainingBlocks } from '#server/domain/matching/training-blocks.ts'

const ROUNDS = 3
/** Rows whose candidates are looked at; a larger file is sampled. */
const PRIOR_ROWS = 10_000

/** What a model is fitted on. */
export interface FittingGround extends CandidateGround {
  readonly seed: number
}

/** What fitting has to know of a file, looked at once: levels of random pairs, training blocks, a first prior. */
export interface Survey extends FittingGround {
  readonly rows: Int32Array
  readonly sample: LevelShares
  readonly blocks: readonly TrainingBlock[]
  readonly candidates: CandidateSurvey
  readonly firstPrior: number
}

/** Looks at a file for fitting. The same records and seed give the same survey. */
export function surveyRecords(ground: FittingGround): Survey {
  const { store, comparer, seed } = ground
  const chance = chanceOf(seed).fraction
  const rows = livingRows(store)
  const sample = sampleLevels(store, comparer, chance)
  const blocks = trainingBlocks({ store, comparer, rows, chance })
  const candidates = surveyCandidates(ground, sampleRows(rows, chance))
  return { ...ground, rows, sample, blocks, candidates, firstPrior: strictPrior(candidates, store) }
}

/**
 * Fits the model without any label (compliance, section 3.2): rounds of u, m and prior. `entityOf` says which rows
 * were held to be one entity before; values are counted by entity.
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
    const tie = { placeTieBits: placeTieBits(sample, prior, { m, u }) }
    const model = { version: MODEL_VERSION, prior, householdPrior, m, u, household, ...tie, frequencies }
    if (round === ROUNDS) return model
    const expected = expectOf(new PairScorer(store, comparer, model), survey.candidates)
    ;({ prior, householdPrior } = expected)
    const taught: Estimates = estimateLevels(blocks, correctedU(sample, prior, estimates.m))
    estimates = { ...taught, m: movedM(taught.m, expected.sameLevels) }
  }
}

const pairsOf = ({ rows }: Survey): number => (rows.length * (rows.length - 1)) / 2

function sampleRows(rows: Int32Array, chance: () => number): Int32Array {
  if (rows.length <= PRIOR_ROWS) return rows
  return Int32Array.from({ length: PRIOR_ROWS }, () => rows[Math.floor(chance() * rows.length)]!)
}
