import { COMPARISON, COMPARISON_COUNT } from '#server/domain/matching/comparisons.ts'
import { patternOf } from '#server/domain/matching/match-model.ts'
import type { PairComparer } from '#server/domain/matching/pair-comparer.ts'
import { FIELD, FIELD_COUNT, type PersonStore } from '#server/domain/matching/person-store.ts'

/** Pairs that agree on something, by vector of levels. */
export interface TrainingBlock {
  /** The comparisons on which the pairs agree by choice, and which they teach nothing about. */
  readonly without: readonly number[]
  /** True where the other pairs of the block are people of one home rather than strangers. */
  readonly home: boolean
  readonly patterns: ReadonlyMap<number, number>
  /** Pairs looked at, and pairs there are. */
  readonly pairs: number
  readonly allPairs: number
}

interface Agreement {
  readonly without: readonly number[]
  readonly fields: readonly number[]
  readonly home?: boolean
}

const BLOCK_PAIRS_MAX = 100_000
const GROUP_PAIRS_ALL = 60
/** A home with more records is a dormitory, an office or a placeholder, and its people no household. */
const HOME_RECORDS_MAX = 16

const AGREEMENTS: readonly Agreement[] = [
  { without: [COMPARISON.name], fields: [FIELD.given, FIELD.surname] },
  { without: [COMPARISON.birthDate], fields: [FIELD.birthDate] },
  { without: [COMPARISON.email], fields: [FIELD.emailUser] },
  { without: [COMPARISON.taxId], fields: [FIELD.taxId] },
]

/** Ways to tell a home, the surest first; the first whose fields a file has at all is used. */
const HOMES: readonly Agreement[] = [
  {
    without: [COMPARISON.street, COMPARISON.city],
    fields: [FIELD.street, FIELD.number, FIELD.city],
    home: true,
  },
  {
    without: [COMPARISON.street, COMPARISON.postcode],
    fields: [FIELD.street, FIELD.number, FIELD.postcode],
    home: true,
  },
  { without: [COMPARISON.street], fields: [FIELD.street, FIELD.number], home: true },
  { without: [COMPARISON.phone], fields: [FIELD.phone], home: true },
  { without: [COMPARISON.postcode], fields: [FIELD.postcode], home: true },
  { without: [COMPARISON.city], fields: [FIELD.city], home: true },
]

/** What training needs to see. */
export interface TrainingGround {
  readonly store: PersonStore
  readonly comparer: PairComparer
  readonly rows: Int32Array
  readonly chance: () => number
}

/**
 * The training blocks of compliance, section 3.2: pairs of the same name, birth date, e-mail user, tax id or home.
 * Large groups are sampled, and a block ends at 100,000 pairs.
 */
export function trainingBlocks(ground: TrainingGround): TrainingBlock[] {
  const has = ({ fields }: Agreement): boolean =>
    ground.rows.some((row) => fields.every((field) => ground.store.at(row, field) !== 0))
  const home = HOMES.find(has)
  return [...AGREEMENTS, ...(home ? [home] : [])].map((agreement) => blockOf(ground, agreement))
}

function blockOf(ground: TrainingGround, { without, fields, home = false }: Agreement): TrainingBlock {
  const patterns = new Map<number, number>()
  const levels = new Uint8Array(COMPARISON_COUNT)
  const most = home ? HOME_RECORDS_MAX : Number.POSITIVE_INFINITY
  const groups = shuffled(
    groupsOf(ground, fields).filter(({ length }) => length <= most),
    ground.chance,
  )
  let pairs = 0
  for (const group of groups) {
    if (pairs >= BLOCK_PAIRS_MAX) break
    visitGroup(group, ground.chance, (left, right) => {
      if (home && !bothGiven(ground, left, right)) return
      ground.comparer.compare(left, right, levels)
      const pattern = patternOf(levels)
      patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1)
      pairs += 1
    })
  }
  const allPairs = groups.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0)
  return { without, home, patterns, pairs, allPairs }
}

/** Without a given name two people of a home and one person look alike and nothing is to be learned of either. */
const bothGiven = ({ store }: TrainingGround, left: number, right: number): boolean =>
  store.at(left, FIELD.given) !== 0 && store.at(right, FIELD.given) !== 0

function groupsOf({ store, rows }: TrainingGround, fields: readonly number[]): number[][] {
  const groups = new Map<string | number, number[]>()
  for (const row of rows) {
    const values = fields.map((field) => store.values[row * FIELD_COUNT + field]!)
    if (values.includes(0)) continue
    const key = values.length === 1 ? values[0]! : values.join(' ')
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

function shuffled(groups: number[][], chance: () => number): number[][] {
  for (let at = groups.length - 1; at > 0; at -= 1) {
    const other = Math.floor(chance() * (at + 1))
    const held = groups[at]!
    groups[at] = groups[other]!
    groups[other] = held
  }
  return groups
}

function visitGroup(
  group: readonly number[],
  chance: () => number,
  visit: (left: number, right: number) => void,
): void {
  if (group.length <= GROUP_PAIRS_ALL) {
    for (let left = 1; left < group.length; left += 1) {
      for (let right = 0; right < left; right += 1) visit(group[left]!, group[right]!)
    }
    return
  }
  const pairs = Math.min(BLOCK_PAIRS_MAX, (group.length * GROUP_PAIRS_ALL) / 2)
  for (let pair = 0; pair < pairs; pair += 1) {
    const left = Math.floor(chance() * group.length)
    const other = Math.floor(chance() * (group.length - 1))
    visit(group[left]!, group[other >= left ? other + 1 : other]!)
  }
}
