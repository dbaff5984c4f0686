import { BlockIndex } from '#server/domain/matching/block-index.ts'
import {
  type Clustering,
  clusterRecords,
  type Edge,
  type JudgedPair,
} from '#server/domain/matching/clusters.ts'
import { fitModel, surveyRecords } from '#server/domain/matching/fit-model.ts'
import type { MatchModel } from '#server/domain/matching/match-model.ts'
import { PairComparer } from '#server/domain/matching/pair-comparer.ts'
import { bitsOf, PairScorer } from '#server/domain/matching/pair-scorer.ts'
import type { PersonStore } from '#server/domain/matching/person-store.ts'

/** From this probability a pair links; from the other it is shown for review (compliance, section 3.4). */
export const CUT = { link: 0.9, review: 0.5 } as const

const DEFAULT_SEED = 42

/** What a whole file came to. */
export interface MatchedRecords {
  readonly model: MatchModel
  readonly index: BlockIndex
  readonly scorer: PairScorer
  /** Candidate pairs from a probability of one half. */
  readonly edges: readonly Edge[]
  readonly clustering: Clustering
  /** Candidate pairs that were compared. */
  readonly compared: number
}

/** Judged pairs, by row. */
export interface JudgedRows {
  readonly same: readonly JudgedPair[]
  readonly different: readonly JudgedPair[]
}

export interface MatchOptions extends Partial<JudgedRows> {
  readonly seed?: number
  /** Hears of each compared pair, with the place of the rule that found it. */
  readonly onPair?: (left: number, right: number, rule: number) => void
}

/**
 * Finds the people in a store: fits the model, scores every candidate pair and clusters. Fitted twice, the second
 * time with the values counted by the entities of the first, so that a person entered seven times does not make a
 * rare name look common. The same records and seed give the same answer.
 */
export function matchRecords(store: PersonStore, options: MatchOptions = {}): MatchedRecords {
  const judged = { same: options.same ?? [], different: options.different ?? [] }
  const index = new BlockIndex(store)
  const comparer = new PairComparer(store)
  const survey = surveyRecords({ store, index, comparer, seed: options.seed ?? DEFAULT_SEED })
  const alone = (row: number): number => row
  const first = new PairScorer(store, comparer, fitModel(survey, alone))
  const before = clusterRows(first, scoreAll(first, index).edges, judged)
  const model = fitModel(survey, entityOfRows(store.size, before))
  const scorer = new PairScorer(store, comparer, model)
  const { edges, compared } = scoreAll(scorer, index, options.onPair)
  return { model, index, scorer, edges, compared, clustering: clusterRows(scorer, edges, judged) }
}

/** Scores every candidate pair of an index once; keeps those from one half. */
export function scoreAll(
  scorer: PairScorer,
  index: BlockIndex,
  onPair?: MatchOptions['onPair'],
): { readonly edges: Edge[]; readonly compared: number } {
  const { store } = scorer
  const edges: Edge[] = []
  let compared = 0
  for (let row = 0; row < store.size; row += 1) {
    if (store.alive[row] === 0) continue
    index.candidates(row, (other, rule) => {
      if (other > row) return
      compared += 1
      onPair?.(row, other, rule)
      const { bits } = scorer.score(row, other)
      if (bits >= 0) edges.push({ left: row, right: other, bits })
    })
  }
  return { edges, compared }
}

/** Clusters the rows of a store by their edges and judgements, at the cut of 0.9. */
export function clusterRows(scorer: PairScorer, edges: readonly Edge[], judged: JudgedRows): Clustering {
  return clusterRecords({
    cutBits: bitsOf(CUT.link),
    edges,
    ...judged,
    bitsOf: (left, right) => scorer.score(left, right).bits,
    idOf: (row) => scorer.store.ids[row]!,
    verifiedTaxId: () => '',
  })
}

function entityOfRows(size: number, { clusters }: Clustering): (row: number) => number {
  const entity = Int32Array.from({ length: size }, (_, row) => row)
  for (const { records } of clusters) for (const record of records) entity[record] = records[0]!
  return (row) => entity[row]!
}
