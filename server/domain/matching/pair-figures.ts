/** Precision, recall and their harmonic mean, of pairs. */
export interface Figures {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** Figures of `right` pairs among `found`, of `truth` there are. Nothing found or nothing to find counts as right. */
export function figuresOf(counts: { right: number; found: number; truth: number }): Figures {
  const precision = counts.found === 0 ? 1 : counts.right / counts.found
  const recall = counts.truth === 0 ? 1 : counts.right / counts.truth
  const sum = precision + recall
  return { precision, recall, f1: sum === 0 ? 0 : (2 * precision * recall) / sum }
}

/** Pairs within groups of records that carry the same label; a record with label `''` is in no pair. */
export function pairsWithin(labels: Iterable<string>): number {
  const sizes = new Map<string, number>()
  for (const label of labels) if (label !== '') sizes.set(label, (sizes.get(label) ?? 0) + 1)
  let pairs = 0
  for (const size of sizes.values()) pairs += (size * (size - 1)) / 2
  return pairs
}
