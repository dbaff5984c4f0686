import { COMPARISONS, LEVEL_COUNTS } from '#server/domain/matching/comparisons.ts'

/** How many entities hold each value of a field. Values held by one entity are left out. */
export interface Frequencies {
  /** Entities that have the field at all. */
  readonly entities: number
  readonly held: Readonly<Record<string, number>>
}

/** Fields whose rare values weigh more and common ones less. */
export const FREQUENCY_FIELDS = [
  'name',
  'given',
  'surname',
  'birthDate',
  'email',
  'emailUser',
  'address',
  'secondLine',
  'city',
  'postcode',
  'mobile',
  'phone',
] as const

export type FrequencyField = (typeof FREQUENCY_FIELDS)[number]

/** Probabilities of each level, by comparison in the order of `COMPARISONS`, best level first. */
export type LevelProbabilities = readonly (readonly number[])[]

/**
 * A frozen model: probabilities of the levels among records of one person (`m`), of two strangers (`u`) and of two
 * people of one home (`household`); the share of each kind among random pairs; and the frequencies of values.
 */
export interface MatchModel {
  readonly version: number
  readonly prior: number
  /** Share of pairs that are two people of one home; 0 where the records name no home. */
  readonly householdPrior: number
  readonly m: LevelProbabilities
  readonly u: LevelProbabilities
  readonly household: LevelProbabilities
  /** Bits of a city that agrees which its postcode says already. */
  readonly placeTieBits: number
  readonly frequencies: Readonly<Record<FrequencyField, Frequencies>>
}

export const MODEL_VERSION = 2

/** Share of true pairs on the best level and on *else* before anything is learned; the rest is spread. */
const FIRST_BEST = 0.75
const FIRST_ELSE = 0.05

/** The `m` that estimation starts from and keeps where a file has nothing to teach. */
export const FIRST_M: LevelProbabilities = LEVEL_COUNTS.map((count) => {
  if (count === 2) return [1 - FIRST_ELSE, FIRST_ELSE]
  const between = (1 - FIRST_BEST - FIRST_ELSE) / (count - 2)
  return Array.from({ length: count }, (_, level) =>
    level === 0 ? FIRST_BEST : level === count - 1 ? FIRST_ELSE : between,
  )
})

/** Levels as one number, for counting equal vectors; `levelsOf` reads it back. */
export function patternOf(levels: Uint8Array): number {
  let pattern = 0
  for (let at = COMPARISONS.length - 1; at >= 0; at -= 1) {
    pattern = pattern * (LEVEL_COUNTS[at]! + 1) + levels[at]!
  }
  return pattern
}

/** The levels of a pattern, written into `levels`. */
export function levelsOf(pattern: number, levels: Uint8Array): void {
  let rest = pattern
  for (let at = 0; at < COMPARISONS.length; at += 1) {
    const base = LEVEL_COUNTS[at]! + 1
    levels[at] = rest % base
    rest = Math.floor(rest / base)
  }
}
