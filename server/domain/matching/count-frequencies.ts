import {
  FREQUENCY_FIELDS,
  type Frequencies,
  type FrequencyField,
} from '#server/domain/matching/match-model.ts'
import { FIELD, type PersonStore } from '#server/domain/matching/person-store.ts'

const PAIR_BASE = 2 ** 26

/**
 * Counts how many entities hold each value. `entityOf` names a row's entity by a row of it; with each row its own
 * entity records are counted. A value that an entity holds in several of its records counts once.
 */
export function countFrequencies(
  store: PersonStore,
  rows: Int32Array,
  entityOf: (row: number) => number,
): Record<FrequencyField, Frequencies> {
  const groups = groupsOf(store.size, rows, entityOf)
  const counted = FREQUENCY_FIELDS.map((field) => [field, countField(field, { store, groups })])
  return Object.fromEntries(counted) as Record<FrequencyField, Frequencies>
}

/** Rows of one entity after the other, and where each entity begins; the last place is the end. */
interface Groups {
  readonly rows: Int32Array
  readonly starts: Int32Array
}

function groupsOf(size: number, rows: Int32Array, entityOf: (row: number) => number): Groups {
  const places = new Int32Array(size + 1)
  for (const row of rows) places[entityOf(row) + 1]! += 1
  const entities = places.reduce((count, each) => count + (each > 0 ? 1 : 0), 0)
  const starts = new Int32Array(entities + 1)
  let entity = 0
  for (let at = 0; at < size; at += 1) {
    const held = places[at + 1]!
    places[at + 1] = places[at]! + held
    if (held > 0) starts[entity++] = places[at]!
  }
  starts[entities] = rows.length
  const sorted = new Int32Array(rows.length)
  for (const row of rows) sorted[places[entityOf(row)]!++] = row
  return { rows: sorted, starts }
}

function countField(
  field: FrequencyField,
  { store, groups }: { readonly store: PersonStore; readonly groups: Groups },
): Frequencies {
  const counts = new Map<number, number>()
  const { rows, starts } = groups
  let entities = 0
  for (let entity = 0; entity < starts.length - 1; entity += 1) {
    const seen: number[] = []
    for (let at = starts[entity]!; at < starts[entity + 1]!; at += 1) {
      const value = numberOf(field, store, rows[at]!)
      if (value === 0 || seen.includes(value)) continue
      seen.push(value)
      counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    if (seen.length > 0) entities += 1
  }
  const held: Record<string, number> = {}
  for (const [value, count] of counts) if (count > 1) held[textOf(value, store)] = count
  return { entities, held }
}

/** A value by the number of its text, or of both its texts in one, the same in either order; 0 where missing. */
function numberOf(field: FrequencyField, store: PersonStore, row: number): number {
  if (field === 'address') {
    const street = store.at(row, FIELD.street)
    return street === 0 ? 0 : pairKey(street, store.at(row, FIELD.number))
  }
  if (field !== 'name') return store.at(row, FIELD[field])
  const [given, surname] = [store.at(row, FIELD.given), store.at(row, FIELD.surname)]
  return given === 0 || surname === 0 ? 0 : pairKey(given, surname)
}

/** Two texts as one value, by their numbers; the same in either order. */
export const pairKey = (left: number, right: number): number =>
  left < right ? (right + 1) * PAIR_BASE + left : (left + 1) * PAIR_BASE + right

function textOf(value: number, { texts }: PersonStore): string {
  if (value < PAIR_BASE) return texts[value]!
  const [left, right] = [texts[value % PAIR_BASE]!, texts[Math.floor(value / PAIR_BASE) - 1]!]
  return left < right ? `${left}|${right}` : `${right}|${left}`
}
