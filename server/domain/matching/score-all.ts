import type { BlockIndex } from '#server/domain/matching/block-index.ts'
import type { Edge } from '#server/domain/matching/clusters.ts'
import type { PairScorer } from '#server/domain/matching/pair-scorer.ts'

/** Hears of each compared pair, with the place of the rule that found it. */
export type PairListener = (left: number, right: number, rule: number) => void

/** What of an index is scored, and who hears of it. */
export interface ScoringOptions {
  readonly onPair?: PairListener | undefined
  /** Only the candidates of so many rules, the narrowest first. */
  readonly rules?: number
}

/** Scores every candidate pair of an index once; keeps those from one half. */
export function scoreAll(
  scorer: PairScorer,
  index: BlockIndex,
  { onPair, rules = Number.POSITIVE_INFINITY }: ScoringOptions = {},
): { readonly edges: Edge[]; readonly compared: number } {
  const { store } = scorer
  const edges: Edge[] = []
  let compared = 0
  for (let row = 0; row < store.size; row += 1) {
    if (store.alive[row] === 0) continue
    const meet = (other: number, rule: number): void => {
      compared += 1
      onPair?.(row, other, rule)
      const bits = scorer.bitsFromHalf(row, other)
      if (bits !== undefined) edges.push({ left: row, right: other, bits })
    }
    index.candidates(row, meet, { rules, below: row })
  }
  return { edges, compared }
}
