import {
  type MatchedRecords,
  type MatchOptions,
  matchRecords,
} from '#server/domain/matching/match-records.ts'
import { type Figures, figuresOf, pairsWithin } from '#server/domain/matching/pair-figures.ts'
import type { PersonStore } from '#server/domain/matching/person-store.ts'

/** How well a file whose truth is known was matched. */
export interface Evaluation {
  /** Candidate pairs from a probability of one half, before clustering. */
  readonly pairs: Figures
  /** Pairs of records that share a cluster at the cut. */
  readonly clusters: Figures
  /** Share of the true pairs that any blocking rule reaches. */
  readonly blockingRecall: number
  readonly compared: number
  /** True pairs that each blocking rule was the first to reach. */
  readonly reachedByRule: readonly number[]
  readonly matched: MatchedRecords
}

/**
 * Matches a store and measures the outcome against the truth: `truth` names the person of each row, `''` where it is
 * not known.
 */
export function evaluateMatching(
  store: PersonStore,
  truth: readonly string[],
  options: MatchOptions = {},
): Evaluation {
  const isTrue = (left: number, right: number): boolean => truth[left] !== '' && truth[left] === truth[right]
  const all = pairsWithin(truth)
  const reachedByRule: number[] = []
  const matched = matchRecords(store, {
    ...options,
    onPair: (left, right, rule) => {
      if (isTrue(left, right)) reachedByRule[rule] = (reachedByRule[rule] ?? 0) + 1
    },
  })
  const right = matched.edges.filter((edge) => isTrue(edge.left, edge.right)).length
  const reached = reachedByRule.reduce((sum, each) => sum + (each ?? 0), 0)
  return {
    pairs: figuresOf({ right, found: matched.edges.length, truth: all }),
    clusters: clusterFigures(matched, truth, all),
    blockingRecall: all === 0 ? 1 : reached / all,
    compared: matched.compared,
    reachedByRule: Array.from(reachedByRule, (each) => each ?? 0),
    matched,
  }
}

function clusterFigures({ clustering }: MatchedRecords, truth: readonly string[], all: number): Figures {
  let found = 0
  let right = 0
  for (const { records } of clustering.clusters) {
    found += (records.length * (records.length - 1)) / 2
    right += pairsWithin(records.map((record) => truth[record]!))
  }
  return figuresOf({ right, found, truth: all })
}
