import { COMPARISON, COMPARISON_COUNT, LEVEL_COUNTS } from '#server/domain/matching/comparisons.ts'
import { FIRST_M, type LevelProbabilities, levelsOf } from '#server/domain/matching/match-model.ts'
import type { TrainingBlock } from '#server/domain/matching/training-blocks.ts'

const PAIRS_MIN = 50
const ROUNDS_MAX = 200
const SETTLED = 1e-6
/** Pairs that the first idea of a household weighs as. */
const HOUSEHOLD_PSEUDO_PAIRS = 20

/** Level probabilities learned from training blocks. */
export interface Estimates {
  readonly m: LevelProbabilities
  readonly household: LevelProbabilities
  /** Number of pairs in the file that are two people of one home. */
  readonly householdPairs: number
}

/**
 * How the names of two people of one home compare before a file has taught it: most share the surname, some given
 * names are alike, some are passed on. In the order of the levels of `name`.
 */
const FIRST_HOUSEHOLD_NAME = [0.01, 0.001, 0.015, 0.02, 0.001, 0.62, 0.003, 0.03, 0.3]

/**
 * Probabilities of the levels by expectation maximisation (A. P. Dempster et al., 1977; W. E. Winkler, 1988): one run
 * a training block without its own comparisons, `u` fixed, one pseudo-pair a level, the `m` averaged over the blocks
 * that had at least 50 pairs. In the block of one home the other class are not strangers but households, whose
 * levels are learned along. What no block can teach keeps its first value.
 */
export function estimateLevels(blocks: readonly TrainingBlock[], u: LevelProbabilities): Estimates {
  const sums = LEVEL_COUNTS.map((count) => new Array<number>(count).fill(0))
  const taught = new Array<number>(COMPARISON_COUNT).fill(0)
  let household = firstHousehold(u)
  let householdPairs = 0
  for (const block of blocks) {
    if (block.home) householdPairs = block.allPairs / 2
    if (block.pairs < PAIRS_MIN) continue
    const learned = maximise(block, u)
    if (block.home) {
      household = learned.rival
      householdPairs = block.allPairs * (1 - learned.share)
    }
    learned.m.forEach((levels, at) => {
      if (block.without.includes(at) || learned.pairs[at]! < PAIRS_MIN) return
      taught[at]! += 1
      levels.forEach((share, level) => {
        sums[at]![level]! += share
      })
    })
  }
  const m = sums.map((levels, at) =>
    taught[at] === 0 ? FIRST_M[at]! : levels.map((sum) => sum / taught[at]!),
  )
  return { m, household, householdPairs }
}

/** What sets people apart compares as among strangers; what a home shares is asked elsewhere (`PairScorer`). */
const firstHousehold = (u: LevelProbabilities): LevelProbabilities =>
  u.map((levels, at) => (at === COMPARISON.name ? FIRST_HOUSEHOLD_NAME : levels))

interface Learned {
  readonly m: LevelProbabilities
  /** Levels of the pairs that are not one person. */
  readonly rival: LevelProbabilities
  /** Share of the pairs that are one person. */
  readonly share: number
  /** Pairs of the block with both values present, by comparison. */
  readonly pairs: readonly number[]
}

interface Vector {
  readonly levels: Uint8Array
  readonly count: number
}

function maximise(block: TrainingBlock, u: LevelProbabilities): Learned {
  const vectors = [...block.patterns].map(([pattern, count]): Vector => {
    const levels = new Uint8Array(COMPARISON_COUNT)
    levelsOf(pattern, levels)
    for (const at of block.without) levels[at] = 0
    return { levels, count }
  })
  const pairs = Array.from({ length: COMPARISON_COUNT }, (_, at) =>
    vectors.reduce((sum, { levels, count }) => sum + (levels[at] === 0 ? 0 : count), 0),
  )
  const prior = block.home ? firstHousehold(u) : u
  let state: Omit<Learned, 'pairs'> = { m: FIRST_M, rival: prior, share: 0.5 }
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const next = oneRound(vectors, state, block.home ? prior : undefined)
    const change = largestChange(state.m, next.m)
    state = next
    if (change < SETTLED) break
  }
  return { ...state, pairs }
}

const largestChange = (before: LevelProbabilities, after: LevelProbabilities): number =>
  before.reduce(
    (most, levels, at) =>
      levels.reduce((more, share, level) => Math.max(more, Math.abs(share - after[at]![level]!)), most),
    0,
  )

function oneRound(
  vectors: readonly Vector[],
  { m, rival, share }: Omit<Learned, 'pairs'>,
  rivalPrior: LevelProbabilities | undefined,
): Omit<Learned, 'pairs'> {
  const same = LEVEL_COUNTS.map((count) => new Array<number>(count).fill(1))
  const other = (rivalPrior ?? rival).map((levels) => levels.map((each) => each * HOUSEHOLD_PSEUDO_PAIRS))
  let sameSum = 0
  let all = 0
  for (const { levels, count } of vectors) {
    let odds = share / (1 - share)
    for (let at = 0; at < COMPARISON_COUNT; at += 1) {
      const level = levels[at]!
      if (level > 0) odds *= m[at]![level - 1]! / rival[at]![level - 1]!
    }
    const weight = count * (odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds))
    sameSum += weight
    all += count
    for (let at = 0; at < COMPARISON_COUNT; at += 1) {
      const level = levels[at]!
      if (level === 0) continue
      same[at]![level - 1]! += weight
      other[at]![level - 1]! += count - weight
    }
  }
  return {
    share: Math.min(0.999, Math.max(0.001, sameSum / all)),
    m: same.map(normalised),
    rival: rivalPrior === undefined ? rival : other.map(normalised),
  }
}

function normalised(levels: readonly number[]): number[] {
  const sum = levels.reduce((total, each) => total + each, 0)
  return levels.map((each) => each / sum)
}
