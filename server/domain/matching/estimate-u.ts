import { COMPARISON, COMPARISON_COUNT, LEVEL_COUNTS } from '#server/domain/matching/comparisons.ts'
import type { PairComparer } from '#server/domain/matching/pair-comparer.ts'
import type { PersonStore } from '#server/domain/matching/person-store.ts'

/** How often each level was seen among random pairs; 0 (missing) is not counted. */
export interface LevelShares {
  /** Share of each level among the pairs where both sides have a value. */
  readonly shares: readonly (readonly number[])[]
  /** Number of those pairs, by comparison. */
  readonly pairs: readonly number[]
  /** Share of pairs with both city and postcode equal among those where both have both, and number of the latter. */
  readonly place: { readonly share: number; readonly pairs: number }
}

/** Most random pairs that are looked at; a smaller file is looked at in full. */
export const RANDOM_PAIRS = 1_000_000

/** Compares all pairs of a small file, or a million random ones of a larger, and counts the levels. */
export function sampleLevels(store: PersonStore, comparer: PairComparer, chance: () => number): LevelShares {
  const rows = livingRows(store)
  const counts = LEVEL_COUNTS.map((count) => new Float64Array(count + 1))
  const levels = new Uint8Array(COMPARISON_COUNT)
  let [places, samePlaces] = [0, 0]
  const count = (left: number, right: number): void => {
    comparer.compare(left, right, levels)
    for (let at = 0; at < COMPARISON_COUNT; at += 1) counts[at]![levels[at]!]! += 1
    const [city, postcode] = [levels[COMPARISON.city]!, levels[COMPARISON.postcode]!]
    if (city > 0 && postcode > 0) places += 1
    if (city === 1 && postcode === 1) samePlaces += 1
  }
  const all = (rows.length * (rows.length - 1)) / 2
  if (all <= RANDOM_PAIRS) everyPair(rows, count)
  else randomPairs(rows, chance, count)
  const pairs = counts.map((seen) => seen.subarray(1).reduce((sum, each) => sum + each, 0))
  return {
    pairs,
    place: { share: places === 0 ? 0 : samePlaces / places, pairs: places },
    shares: counts.map((seen, at) =>
      Array.from(seen.subarray(1), (each) => (pairs[at]! > 0 ? each / pairs[at]! : 0)),
    ),
  }
}

/**
 * Probabilities of the levels among different people: the shares of random pairs less what true pairs among them
 * put in, u = (f - prior m) / (1 - prior), never below a twentieth of f or half a pair.
 */
export function correctedU(
  sample: LevelShares,
  prior: number,
  m: readonly (readonly number[])[],
): number[][] {
  return sample.shares.map((shares, at) => {
    const floor = 0.5 / Math.max(1, sample.pairs[at]!)
    const raw = shares.map((share, level) =>
      Math.max((share - prior * m[at]![level]!) / (1 - prior), share / 20, floor),
    )
    const sum = raw.reduce((total, each) => total + each, 0)
    return raw.map((each) => each / sum)
  })
}

/**
 * How many bits of a city that agrees are said by its postcode already, among strangers: log2 of how much oftener
 * both agree than if they were independent; 0 or more. True pairs are taken out as in `correctedU`.
 */
export function placeTieBits(
  { place }: LevelShares,
  prior: number,
  { m, u }: { readonly m: readonly (readonly number[])[]; readonly u: readonly (readonly number[])[] },
): number {
  if (place.pairs === 0) return 0
  const equal = (levels: readonly (readonly number[])[]): number =>
    levels[COMPARISON.city]![0]! * levels[COMPARISON.postcode]![0]!
  const strangers = Math.max((place.share - prior * equal(m)) / (1 - prior), 0.5 / place.pairs)
  return Math.max(0, Math.log2(strangers / equal(u)))
}

/** The rows that still count, in order. */
export function livingRows(store: PersonStore): Int32Array {
  const rows = new Int32Array(store.living)
  let at = 0
  for (let row = 0; row < store.size; row += 1) if (store.alive[row] === 1) rows[at++] = row
  return rows
}

function everyPair(rows: Int32Array, visit: (left: number, right: number) => void): void {
  for (let left = 1; left < rows.length; left += 1) {
    for (let right = 0; right < left; right += 1) visit(rows[left]!, rows[right]!)
  }
}

function randomPairs(
  rows: Int32Array,
  chance: () => number,
  visit: (left: number, right: number) => void,
): void {
  for (let pair = 0; pair < RANDOM_PAIRS; pair += 1) {
    const left = Math.floor(chance() * rows.length)
    const other = Math.floor(chance() * (rows.length - 1))
    visit(rows[left]!, rows[other >= left ? other + 1 : other]!)
  }
}
