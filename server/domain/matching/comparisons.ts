/**
 * The default person model (compliance, section 3.1): what is compared and the levels of each comparison, best
 * first. Level numbers start at 1; 0 means that a side has no value, which is no evidence either way. The last
 * level is always *else*.
 */
export const COMPARISONS = [
  {
    name: 'name',
    levels: [
      'EQUAL',
      'EQUAL_SWAPPED',
      'BOTH_VERY_SIMILAR',
      'BOTH_SIMILAR',
      'SIMILAR_SWAPPED',
      'SURNAME_EQUAL',
      'GIVEN_EQUAL',
      'ONE_SIMILAR',
      'ELSE',
    ],
  },
  { name: 'birthDate', levels: ['EQUAL', 'ONE_APART', 'TWO_APART', 'ELSE'] },
  { name: 'email', levels: ['EQUAL', 'USER_EQUAL', 'TWO_APART', 'USER_SIMILAR', 'ELSE'] },
  { name: 'street', levels: ['EQUAL', 'NUMBER_EQUAL_OR_MISSING', 'SIMILAR', 'ELSE'] },
  { name: 'secondLine', levels: ['EQUAL', 'SIMILAR', 'ELSE'] },
  { name: 'city', levels: ['EQUAL', 'SIMILAR', 'ELSE'] },
  { name: 'postcode', levels: ['EQUAL', 'ONE_APART', 'ELSE'] },
  { name: 'mobile', levels: ['EQUAL', 'ONE_APART', 'ELSE'] },
  { name: 'phone', levels: ['EQUAL', 'ONE_APART', 'ELSE'] },
  { name: 'taxId', levels: ['EQUAL', 'ELSE'] },
  { name: 'bank', levels: ['EQUAL', 'ELSE'] },
  { name: 'card', levels: ['EQUAL', 'ELSE'] },
  { name: 'device', levels: ['EQUAL', 'ELSE'] },
] as const satisfies readonly Comparison[]

/** One comparison of the model. */
export interface Comparison {
  readonly name: string
  readonly levels: readonly string[]
}

export type ComparisonName = (typeof COMPARISONS)[number]['name']

export const COMPARISON_COUNT = COMPARISONS.length

/** Place of each comparison within a vector of levels. */
export const COMPARISON = Object.fromEntries(COMPARISONS.map(({ name }, at) => [name, at])) as Readonly<
  Record<ComparisonName, number>
>

/** Number of levels of each comparison, *else* included, missing not. */
export const LEVEL_COUNTS: readonly number[] = COMPARISONS.map(({ levels }) => levels.length)

/** Levels of the name comparison that other rules ask for. */
export const NAME_LEVEL = {
  equal: 1,
  equalSwapped: 2,
  veryAlike: 3,
  alike: 4,
  surnameEqual: 6,
  givenEqual: 7,
} as const

/** What people of one home share, and what changes together when one of them moves. */
export const HOME_COMPARISONS: readonly number[] = [
  COMPARISON.street,
  COMPARISON.secondLine,
  COMPARISON.city,
  COMPARISON.postcode,
  COMPARISON.phone,
]

/** What else a household often has in common. */
export const SHARED_AT_HOME: readonly number[] = [COMPARISON.bank, COMPARISON.device]

/** Comparisons whose disagreement is fixed at 0 bits: people have several of these. */
export const ONLY_AGREEMENT_COUNTS: ReadonlySet<number> = new Set([
  COMPARISON.bank,
  COMPARISON.card,
  COMPARISON.device,
])
