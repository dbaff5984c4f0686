import type { FieldBins } from '#server/domain/scoring/bins.ts'
import { logit, sigmoid } from '#server/domain/scoring/log-odds.ts'
import { growTree, inLeft, type Tree, type TreeShape } from '#server/domain/scoring/tree-growing.ts'

/** Trees whose scaled answers add up to log-odds, from `start` on. */
export interface BoostedTrees {
  readonly start: number
  readonly trees: readonly Tree[]
}

/** Share of each tree's answer that is taken. */
export const LEARNING_RATE = 0.05
const ROUNDS = 120
const ROUNDS_FEW = 60

/** Rows in bins with outcomes and weights. */
export interface BoostedLesson {
  readonly bins: readonly FieldBins[]
  readonly binned: readonly Uint8Array[]
  readonly won: Uint8Array
  readonly weights: Float64Array
}

/** Limits by the number of outcomes (`crm.md` 3): small files get small trees and few of them. */
function shapeOf(rows: number): TreeShape & { readonly rounds: number } {
  return {
    leavesMost: rows < 1_000 ? 6 : 15,
    rowsLeast: Math.max(5, Math.min(20, Math.floor(rows / 20))),
    rounds: rows < 400 ? ROUNDS_FEW : ROUNDS,
  }
}

/**
 * Gradient boosting on the logistic loss with second derivatives (Friedman 2001; Chen and Guestrin 2016). There is no
 * chance in it: the same rows give the same trees.
 */
export function fitBoosted({ bins, binned, won, weights }: BoostedLesson): BoostedTrees {
  const count = won.length
  const { rounds, ...shape } = shapeOf(count)
  const start = logit(weightedRate(won, weights))
  const scores = new Float64Array(count).fill(start)
  const [slope, bend] = [new Float64Array(count), new Float64Array(count)]
  const trees: Tree[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (let row = 0; row < count; row += 1) {
      const probability = sigmoid(scores[row]!)
      slope[row] = weights[row]! * (probability - won[row]!)
      bend[row] = weights[row]! * probability * (1 - probability)
    }
    const tree = growTree({ bins, binned, slope, bend }, shape)
    if (tree.left[0]! < 0) break
    trees.push(tree)
    addAnswers(tree, binned, scores)
  }
  return { start, trees }
}

/** Log-odds of each row. */
export function boostedScores({ start, trees }: BoostedTrees, binned: readonly Uint8Array[], count: number) {
  const scores = new Float64Array(count).fill(start)
  for (const tree of trees) addAnswers(tree, binned, scores)
  return scores
}

/** Rows a tree is walked by; each step's change of answer goes to `heard` with the field that caused it. */
export function walkTree(
  tree: Tree,
  binAt: (field: number) => number,
  heard: (field: number, change: number) => void,
): void {
  heard(-1, LEARNING_RATE * tree.value[0]!)
  for (let node = 0; tree.left[node]! >= 0; ) {
    const field = tree.field[node]!
    const next = inLeft(tree.words[node]!, binAt(field)) ? tree.left[node]! : tree.right[node]!
    heard(field, LEARNING_RATE * (tree.value[next]! - tree.value[node]!))
    node = next
  }
}

function addAnswers(tree: Tree, binned: readonly Uint8Array[], scores: Float64Array): void {
  const { field, words, left, right, value } = tree
  for (let row = 0; row < scores.length; row += 1) {
    let node = 0
    while (left[node]! >= 0) {
      node = inLeft(words[node]!, binned[field[node]!]![row]!) ? left[node]! : right[node]!
    }
    scores[row] = scores[row]! + LEARNING_RATE * value[node]!
  }
}

/** Share won, drawn one half of a row towards even odds, so that it is never 0 or 1. */
function weightedRate(won: Uint8Array, weights: Float64Array): number {
  let [good, all] = [0.5, 1]
  for (let row = 0; row < won.length; row += 1) {
    good += weights[row]! * won[row]!
    all += weights[row]!
  }
  return good / all
}
