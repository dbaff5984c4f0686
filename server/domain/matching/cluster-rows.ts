import {
  type Clustering,
  clusterRecords,
  type Edge,
  type JudgedPair,
} from '#server/domain/matching/clusters.ts'
import { bitsOf, type PairScorer } from '#server/domain/matching/pair-scorer.ts'

/** From this probability a pair links; from the other it is shown for review (compliance, section 3.4). */
export const CUT = { link: 0.9, review: 0.5 } as const

/** Judged pairs, by row. */
export interface JudgedRows {
  readonly same: readonly JudgedPair[]
  readonly different: readonly JudgedPair[]
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
