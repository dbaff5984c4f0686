import { NARROW_RULES } from '#server/domain/matching/blocking-rules.ts'
import { clusterRows } from '#server/domain/matching/cluster-rows.ts'
import type { Clustering } from '#server/domain/matching/clusters.ts'
import { type FittingGround, fitModel, surveyRecords } from '#server/domain/matching/fit-model.ts'
import type { MatchModel } from '#server/domain/matching/match-model.ts'
import { PairScorer } from '#server/domain/matching/pair-scorer.ts'
import { scoreAll } from '#server/domain/matching/score-all.ts'

const DEFAULT_SEED = 42

/**
 * Fits the model to a store, twice: the second time with the values counted by the entities of the first, so that a
 * person entered seven times does not make a rare name look common (the narrow blocking rules are enough for that).
 * The same records and seed give the same model.
 */
export function fitPeople(ground: Omit<FittingGround, 'seed'> & { readonly seed?: number }): MatchModel {
  const { store, index, comparer, seed = DEFAULT_SEED } = ground
  const survey = surveyRecords({ store, index, comparer, seed })
  const alone = (row: number): number => row
  const first = new PairScorer(store, comparer, fitModel(survey, alone))
  const before = clusterRows(first, scoreAll(first, index, { rules: NARROW_RULES }).edges, {
    same: [],
    different: [],
  })
  return fitModel(survey, entityOfRows(store.size, before))
}

function entityOfRows(size: number, { clusters }: Clustering): (row: number) => number {
  const entity = Int32Array.from({ length: size }, (_, row) => row)
  for (const { records } of clusters) for (const record of records) entity[record] = records[0]!
  return (row) => entity[row]!
}
