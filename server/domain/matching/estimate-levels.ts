import {
  COMPARISON,
  COMPARISON_COUNT,
  HOME_COMPARISONS,
  LEVEL_COUNTS,
  SHARED_AT_HOME,
} from '#server/domain/matching/comparisons.ts'
import { FIRST_M, type LevelProbabilities, levelsOf } from '#server/domain/matching/match-model.ts'
import type { TrainingBlock } from '#server/domain/matching/training-blocks.ts'

// Held here by name: read for every pair, and a name of this file is the fastest to read.
const {
  birthDate: AT_BIRTH_DATE,
  card: AT_CARD,
  city: AT_CITY,
  email: AT_EMAIL,
  mobile: AT_MOBILE,
  name: AT_NAME,
  postcode: AT_POSTCODE,
  taxId: AT_TAX_ID,
} = COMPARISON
const COMPARISONS_IN_ALL = COMPARISON_COUNT

/** A block with fewer pairs, or with fewer that look like one person, teaches nothing. */
const PAIRS_MIN = 50
const SAME_MIN = 20
const ROUNDS_MAX = 100
const SETTLED = 1e-5
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
const FIRST_HOUSEHOLD_NAME = [0.005, 0.001, 0.012, 0.018, 0.001, 0.63, 0.003, 0.03, 0.3]

/**
 * What tells one person of a home from another, beside the name. Where a file has none of it the names of one home
 * are all there is, and one comparison cannot teach of two kinds of pairs at once which is which.
 */
const TELLING = [AT_BIRTH_DATE, AT_EMAIL, AT_MOBILE, AT_TAX_ID, AT_CARD]

const isTold = (pairs: readonly number[]): boolean => TELLING.some((at) => pairs[at]! >= PAIRS_MIN)

/**
 * How the names of one person's records usually compare. Where only names tell a home's people apart, this and the
 * first idea of a household are held, and how many pairs are of each kind is all that is learned of a home.
 */
const USUAL_NAME = [0.6, 0.02, 0.2, 0.06, 0.01, 0.02, 0.06, 0.02, 0.01]

const FROM_HOME: ReadonlySet<number> = new Set([...HOME_COMPARISONS, ...SHARED_AT_HOME])

/**
 * Probabilities of the levels by expectation maximisation (A. P. Dempster et al., 1977; W. E. Winkler, 1988): one run
 * a training block without its own comparisons, one pseudo-pair a level, the `m` averaged over the blocks that had
 * enough pairs. Pairs that are not one person are of strangers, with `u` fixed, or of two people of one home, who
 * compare at home like one person; the rest of their levels is learned in the block of one home. What no block can
 * teach keeps its first value.
 */
export function estimateLevels(blocks: readonly TrainingBlock[], u: LevelProbabilities): Estimates {
  const sums = LEVEL_COUNTS.map((count) => new Array<number>(count).fill(0))
  const taught = new Array<number>(COMPARISONS_IN_ALL).fill(0)
  let household = firstHousehold(u)
  let householdPairs = 0
  for (const block of [...blocks].sort((a, b) => Number(b.home) - Number(a.home))) {
    const learned = maximise(block, { u, household })
    if (block.home) {
      household = learned.household
      householdPairs = block.allPairs * learned.shares.household
    }
    if (block.pairs < PAIRS_MIN || block.pairs * learned.shares.same < SAME_MIN) continue
    if (block.home && !isTold(learned.pairs)) continue
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
  return { m, household: withHomeOf(m, household), householdPairs }
}

/** What sets people apart compares among people of one home as among strangers, but for the name. */
const firstHousehold = (u: LevelProbabilities): LevelProbabilities =>
  u.map((levels, at) => (at === AT_NAME ? FIRST_HOUSEHOLD_NAME : levels))

/** A household whose home compares as that of one person does. */
const withHomeOf = (m: LevelProbabilities, household: LevelProbabilities): LevelProbabilities =>
  household.map((levels, at) => (FROM_HOME.has(at) ? m[at]! : levels))

interface Shares {
  readonly same: number
  readonly household: number
  readonly strangers: number
}

interface Learning {
  readonly m: LevelProbabilities
  readonly household: LevelProbabilities
  readonly shares: Shares
}

interface Learned extends Learning {
  /** Pairs of the block with both values present, by comparison. */
  readonly pairs: readonly number[]
}

interface Vector {
  readonly levels: Uint8Array
  readonly count: number
}

interface Rivals {
  readonly u: LevelProbabilities
  readonly household: LevelProbabilities
}

function maximise(block: TrainingBlock, rivals: Rivals): Learned {
  const vectors = [...block.patterns].map(([pattern, count]): Vector => {
    const levels = new Uint8Array(COMPARISONS_IN_ALL)
    levelsOf(pattern, levels)
    for (const at of block.without) levels[at] = 0
    return { levels, count }
  })
  const pairs = Array.from({ length: COMPARISONS_IN_ALL }, (_, at) =>
    vectors.reduce((sum, { levels, count }) => sum + (levels[at] === 0 ? 0 : count), 0),
  )
  const learnSame = !block.home || isTold(pairs)
  let state: Learning = {
    m: learnSame ? FIRST_M : FIRST_M.map((levels, at) => (at === AT_NAME ? USUAL_NAME : levels)),
    household: rivals.household,
    shares: block.home
      ? { same: 0.5, household: 0.49, strangers: 0.01 }
      : { same: 0.45, household: 0.1, strangers: 0.45 },
  }
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const next = oneRound(vectors, state, { ...rivals, learnSame, learnHousehold: block.home && learnSame })
    const change = largestChange([shareList(state), ...state.m], [shareList(next), ...next.m])
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

const shareList = ({ shares }: Learning): number[] => [shares.same, shares.household, shares.strangers]

function oneRound(
  vectors: readonly Vector[],
  state: Learning,
  rivals: Rivals & { readonly learnSame: boolean; readonly learnHousehold: boolean },
): Learning {
  const household = withHomeOf(state.m, state.household)
  const same = LEVEL_COUNTS.map((count) => new Array<number>(count).fill(1))
  const home = rivals.household.map((levels) => levels.map((each) => each * HOUSEHOLD_PSEUDO_PAIRS))
  const sums = { same: 1, household: 1, strangers: 1 }
  for (const { levels, count } of vectors) {
    const weights = {
      same: state.shares.same * likelihood(levels, state.m),
      household: state.shares.household * likelihood(levels, household),
      strangers: state.shares.strangers * likelihood(levels, rivals.u),
    }
    const all = (weights.same + weights.household + weights.strangers) / count
    sums.same += weights.same / all
    sums.household += weights.household / all
    sums.strangers += weights.strangers / all
    for (let at = 0; at < COMPARISONS_IN_ALL; at += 1) {
      const level = levels[at]!
      if (level === 0) continue
      same[at]![level - 1]! += weights.same / all
      home[at]![level - 1]! += weights.household / all
    }
  }
  const total = sums.same + sums.household + sums.strangers
  return {
    m: rivals.learnSame ? same.map(normalised) : state.m,
    household: rivals.learnHousehold ? home.map(normalised) : state.household,
    shares: {
      same: sums.same / total,
      household: sums.household / total,
      strangers: sums.strangers / total,
    },
  }
}

/** Where the postcode is known the city adds nothing: it goes with it. */
function likelihood(levels: Uint8Array, probabilities: LevelProbabilities): number {
  let product = 1
  for (let at = 0; at < COMPARISONS_IN_ALL; at += 1) {
    const level = levels[at]!
    if (at === AT_CITY && levels[AT_POSTCODE]! > 0) continue
    if (level > 0) product *= probabilities[at]![level - 1]!
  }
  return product
}

function normalised(levels: readonly number[]): number[] {
  const sum = levels.reduce((total, each) => total + each, 0)
  return levels.map((each) => each / sum)
}
