import { COMPARISON_COUNT, LEVEL_COUNTS } from '#server/domain/matching/comparisons.ts'
import { FIRST_M, levelsOf } from '#server/domain/matching/match-model.ts'
import type { TrainingBlock } from '#server/domain/matching/training-blocks.ts'

const PAIRS_MIN = 50
const ROUNDS_MAX = 200
const SETTLED = 1e-6

type Probabilities = readonly (readonly number[])[]

/**
 * Probabilities of the levels among records of one person, by expectation maximisation (A. P. Dempster et al., 1977;
 * W. E. Winkler, 1988) with `u` fixed: one run a training block without its own comparison, one pseudo-pair a level,
 * estimates averaged over the blocks that had at least 50 pairs. What no block can teach keeps its first value.
 */
export function estimateM(blocks: readonly TrainingBlock[], u: Probabilities): number[][] {
  const sums = LEVEL_COUNTS.map((count) => new Array<number>(count).fill(0))
  const taught = new Array<number>(COMPARISON_COUNT).fill(0)
  for (const block of blocks) {
    if (block.pairs < PAIRS_MIN) continue
    const { m, pairs } = maximise(block, u)
    m.forEach((levels, at) => {
      if (at === block.without || pairs[at]! < PAIRS_MIN) return
      taught[at]! += 1
      levels.forEach((share, level) => {
        sums[at]![level]! += share
      })
    })
  }
  return sums.map((levels, at) =>
    taught[at] === 0 ? [...FIRST_M[at]!] : levels.map((sum) => sum / taught[at]!),
  )
}

interface Maximised {
  readonly m: number[][]
  /** Pairs of the block with both values present, by comparison. */
  readonly pairs: number[]
}

interface Vector {
  readonly levels: Uint8Array
  readonly count: number
}

function maximise(block: TrainingBlock, u: Probabilities): Maximised {
  const vectors = [...block.patterns].map(([pattern, count]): Vector => {
    const levels = new Uint8Array(COMPARISON_COUNT)
    levelsOf(pattern, levels)
    levels[block.without] = 0
    return { levels, count }
  })
  const pairs = Array.from({ length: COMPARISON_COUNT }, (_, at) =>
    vectors.reduce((sum, { levels, count }) => sum + (levels[at] === 0 ? 0 : count), 0),
  )
  let m = FIRST_M.map((levels) => [...levels])
  let share = 0.5
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const next = oneRound(vectors, { m, u, share })
    const change = Math.max(
      ...m.flatMap((levels, at) => levels.map((each, level) => Math.abs(each - next.m[at]![level]!))),
    )
    m = next.m
    share = next.share
    if (change < SETTLED) break
  }
  return { m, pairs }
}

function oneRound(
  vectors: readonly Vector[],
  { m, u, share }: { m: number[][]; u: Probabilities; share: number },
): { m: number[][]; share: number } {
  const sums = LEVEL_COUNTS.map((count) => new Array<number>(count).fill(1))
  let same = 0
  let all = 0
  for (const { levels, count } of vectors) {
    let odds = share / (1 - share)
    for (let at = 0; at < COMPARISON_COUNT; at += 1) {
      const level = levels[at]!
      if (level > 0) odds *= m[at]![level - 1]! / u[at]![level - 1]!
    }
    const weight = count * (odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds))
    same += weight
    all += count
    for (let at = 0; at < COMPARISON_COUNT; at += 1)
      if (levels[at]! > 0) sums[at]![levels[at]! - 1]! += weight
  }
  return {
    share: Math.min(0.999, Math.max(0.001, same / all)),
    m: sums.map((levels) => {
      const total = levels.reduce((sum, each) => sum + each, 0)
      return levels.map((each) => each / total)
    }),
  }
}
