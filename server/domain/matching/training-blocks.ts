import { COMPARISON, COMPARISON_COUNT, type ComparisonName } from '#server/domain/matching/comparisons.ts'
import { patternOf } from '#server/domain/matching/match-model.ts'
import type { PairComparer } from '#server/domain/matching/pair-comparer.ts'
import { FIELD, FIELD_COUNT, type PersonStore } from '#server/domain/matching/person-store.ts'

/** Pairs that agree on something, by vector of levels; `without` is the comparison they agree on by choice. */
export interface TrainingBlock {
  readonly without: number
  readonly patterns: ReadonlyMap<number, number>
  readonly pairs: number
}

const BLOCK_PAIRS_MAX = 200_000
const GROUP_PAIRS_ALL = 60

const AGREEMENTS: readonly { readonly without: ComparisonName; readonly fields: readonly number[] }[] = [
  { without: 'name', fields: [FIELD.given, FIELD.surname] },
  { without: 'birthDate', fields: [FIELD.birthDate] },
  { without: 'email', fields: [FIELD.emailUser] },
  { without: 'taxId', fields: [FIELD.taxId] },
  { without: 'street', fields: [FIELD.street, FIELD.number] },
]

/** What training needs to see. */
export interface TrainingGround {
  readonly store: PersonStore
  readonly comparer: PairComparer
  readonly rows: Int32Array
  readonly chance: () => number
  /** Pairs that are known not to be one person and teach nothing about true pairs. */
  readonly isHousehold: (left: number, right: number, levels: Uint8Array) => boolean
}

/**
 * The training blocks of compliance, section 3.2: pairs of the same name, birth date, e-mail user, tax id or address.
 * Large groups are sampled, and a block ends at 200,000 pairs.
 */
export function trainingBlocks(ground: TrainingGround): TrainingBlock[] {
  return AGREEMENTS.map(({ without, fields }) => {
    const patterns = new Map<number, number>()
    const levels = new Uint8Array(COMPARISON_COUNT)
    let pairs = 0
    const groups = shuffled(groupsOf(ground, fields), ground.chance)
    for (const group of groups) {
      if (pairs >= BLOCK_PAIRS_MAX) break
      visitGroup(group, ground.chance, (left, right) => {
        ground.comparer.compare(left, right, levels)
        if (ground.isHousehold(left, right, levels)) return
        const pattern = patternOf(levels)
        patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1)
        pairs += 1
      })
    }
    return { without: COMPARISON[without], patterns, pairs }
  })
}

function groupsOf({ store, rows }: TrainingGround, fields: readonly number[]): number[][] {
  const groups = new Map<number, number[]>()
  for (const row of rows) {
    let key = 0
    for (const field of fields) {
      const value = store.values[row * FIELD_COUNT + field]!
      if (value === 0) key = Number.NaN
      key = key * 2 ** 26 + value
    }
    if (Number.isNaN(key)) continue
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
  for (let pair = 0; pair < (group.length * GROUP_PAIRS_ALL) / 2; pair += 1) {
    const left = Math.floor(chance() * group.length)
    const other = Math.floor(chance() * (group.length - 1))
    visit(group[left]!, group[other >= left ? other + 1 : other]!)
  }
}
