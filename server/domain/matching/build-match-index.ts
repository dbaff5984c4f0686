import { BlockIndex } from '#server/domain/matching/block-index.ts'
import { fitPeople } from '#server/domain/matching/fit-people.ts'
import { MatchIndex } from '#server/domain/matching/match-index.ts'
import type { MatchModel } from '#server/domain/matching/match-model.ts'
import { PairComparer } from '#server/domain/matching/pair-comparer.ts'
import { PairScorer } from '#server/domain/matching/pair-scorer.ts'
import type { PersonStore } from '#server/domain/matching/person-store.ts'
import { scoreAll } from '#server/domain/matching/score-all.ts'

/** How an index is built. */
export interface BuildOptions {
  /** A model fitted before; without one it is fitted to these records. */
  readonly model?: MatchModel
  readonly seed?: number
  /** Hears what has been done, for progress. */
  readonly onStep?: (step: string) => void
}

export interface BuiltIndex {
  readonly index: MatchIndex
  /** Candidate pairs that were compared. */
  readonly compared: number
}

/** Matches all records of a store and keeps what was found as an index that can be added to. */
export function buildMatchIndex(store: PersonStore, options: BuildOptions = {}): BuiltIndex {
  const say = options.onStep ?? (() => undefined)
  const blocks = new BlockIndex(store)
  say('blocks sorted')
  const comparer = new PairComparer(store)
  const ground = {
    store,
    index: blocks,
    comparer,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  }
  const model = options.model ?? fitPeople(ground)
  say('model fitted')
  const index = new MatchIndex({ scorer: new PairScorer(store, comparer, model), blocks })
  const { edges, compared } = scoreAll(index.scorer, blocks)
  say('pairs scored')
  for (const edge of edges) index.addEdge(edge)
  index.clusterAll()
  say('clusters made')
  return { index, compared }
}
