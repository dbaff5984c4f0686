import { BlockIndex } from '#server/domain/matching/block-index.ts'
import { clusterRows, type JudgedRows } from '#server/domain/matching/cluster-rows.ts'
import type { Clustering, Edge } from '#server/domain/matching/clusters.ts'
import { fitPeople } from '#server/domain/matching/fit-people.ts'
import { PairComparer } from '#server/domain/matching/pair-comparer.ts'
import { PairScorer } from '#server/domain/matching/pair-scorer.ts'
import type { PersonStore } from '#server/domain/matching/person-store.ts'
import { type PairListener, scoreAll } from '#server/domain/matching/score-all.ts'

/** What a whole file came to. */
export interface MatchedRecords {
  readonly scorer: PairScorer
  readonly index: BlockIndex
  /** Candidate pairs from a probability of one half. */
  readonly edges: readonly Edge[]
  readonly clustering: Clustering
  /** Candidate pairs that were compared. */
  readonly compared: number
}

export interface MatchOptions extends Partial<JudgedRows> {
  readonly seed?: number
  readonly onPair?: PairListener
}

/**
 * Finds the people in a store: fits the model, scores every candidate pair and clusters. The same records, judgements
 * and seed give the same answer.
 */
export function matchRecords(store: PersonStore, options: MatchOptions = {}): MatchedRecords {
  const index = new BlockIndex(store)
  const comparer = new PairComparer(store)
  const seed = options.seed === undefined ? {} : { seed: options.seed }
  const scorer = new PairScorer(store, comparer, fitPeople({ store, index, comparer, ...seed }))
  const { edges, compared } = scoreAll(scorer, index, { onPair: options.onPair })
  const judged = { same: options.same ?? [], different: options.different ?? [] }
  return { scorer, index, edges, compared, clustering: clusterRows(scorer, edges, judged) }
}
