import type { BlockIndex } from '#server/domain/matching/block-index.ts'
import { COMPARISON, COMPARISON_COUNT } from '#server/domain/matching/comparisons.ts'
import { countFrequencies } from '#server/domain/matching/count-frequencies.ts'
import { estimateM } from '#server/domain/matching/estimate-m.ts'
import { correctedU, livingRows, sampleLevels } from '#server/domain/matching/estimate-u.ts'
import {
  FIRST_M,
  type Frequencies,
  type FrequencyField,
  type MatchModel,
  MODEL_VERSION,
} from '#server/domain/matching/match-model.ts'
import type { PairComparer } from '#server/domain/matching/pair-comparer.ts'
import { isHouseholdPair, PairScorer, probabilityOf } from '#server/domain/matching/pair-scorer.ts'
import { FIELD, type PersonStore } from '#server/domain/matching/person-store.ts'
import { seededChance } from '#server/domain/matching/seeded-chance.ts'
import { trainingBlocks } from '#server/domain/matching/training-blocks.ts'

const ROUNDS = 3
const STRICT_RECALL = 0.6
/** Rows whose candidates are looked at to estimate the prior; a larger file is sampled. */
const PRIOR_ROWS = 20_000

/** What a model is fitted on. */
export interface FittingGround {
  readonly store: PersonStore
  readonly index: BlockIndex
  readonly comparer: PairComparer
  readonly seed: number
}

/** Fits the model to the records of a store without any label (compliance, section 3.2). */
export function fitModel(ground: FittingGround, entityOf: (row: number) => number): MatchModel {
  const { store, comparer } = ground
  const chance = seededChance(ground.seed)
  const rows = livingRows(store)
  const frequencies = countFrequencies(store, rows, entityOf)
  const sample = sampleLevels(store, comparer, chance)
  const isHousehold = (left: number, right: number, levels: Uint8Array): boolean =>
    isHouseholdPair({ store, comparer, left, right, levels })
  const blocks = trainingBlocks({ store, comparer, rows, chance, isHousehold })
  const looked = sampleRows(rows, chance)
  let prior = strictPrior(ground, looked, rows.length)
  let m: readonly (readonly number[])[] = FIRST_M
  let model: MatchModel = emptyModel
  for (let round = 0; round < ROUNDS; round += 1) {
    const u = correctedU(sample, prior, m)
    m = estimateM(blocks, u)
    model = { version: MODEL_VERSION, prior, m, u: correctedU(sample, prior, m), frequencies }
    prior = expectedPrior(new PairScorer(store, comparer, model), ground, looked)
    model = { ...model, prior }
  }
  return model
}

const emptyModel: MatchModel = {
  version: MODEL_VERSION,
  prior: 0.001,
  m: FIRST_M,
  u: FIRST_M,
  frequencies: {} as Record<FrequencyField, Frequencies>,
}

function sampleRows(rows: Int32Array, chance: () => number): Int32Array {
  if (rows.length <= PRIOR_ROWS) return rows
  return Int32Array.from({ length: PRIOR_ROWS }, () => rows[Math.floor(chance() * rows.length)]!)
}

/** Share of pairs that strict rules take for one person, over the share of true pairs they are held to find. */
function strictPrior({ store, index, comparer }: FittingGround, looked: Int32Array, all: number): number {
  const levels = new Uint8Array(COMPARISON_COUNT)
  let found = 0
  for (const row of looked) {
    index.candidates(row, (other) => {
      comparer.compare(row, other, levels)
      if (isStrict({ store, left: row, right: other }, levels)) found += 1
    })
  }
  return clampPrior(found / STRICT_RECALL / looked.length / (all - 1), all)
}

interface StorePair {
  readonly store: PersonStore
  readonly left: number
  readonly right: number
}

function isStrict({ store, left, right }: StorePair, levels: Uint8Array): boolean {
  const birth = levels[COMPARISON.birthDate] === 1
  const name = levels[COMPARISON.name]!
  const surname = store.at(left, FIELD.surname)
  const sameSurname = surname !== 0 && surname === store.at(right, FIELD.surname)
  return (
    (birth && name === 1) ||
    (levels[COMPARISON.email] === 1 && (name === 1 || name === 6 || name === 7)) ||
    (birth && levels[COMPARISON.taxId] === 1) ||
    (birth && sameSurname && levels[COMPARISON.city] === 1)
  )
}

function expectedPrior(scorer: PairScorer, { index }: FittingGround, looked: Int32Array): number {
  const all = scorer.store.living
  let sum = 0
  for (const row of looked) {
    index.candidates(row, (other) => {
      sum += probabilityOf(scorer.score(row, other).bits)
    })
  }
  return clampPrior(sum / looked.length / (all - 1), all)
}

/** At least one true pair in ten files of this size, at most every second pair. */
const clampPrior = (prior: number, all: number): number =>
  Math.min(0.5, Math.max(Number.isNaN(prior) ? 0 : prior, 0.2 / Math.max(2, all) ** 2))
