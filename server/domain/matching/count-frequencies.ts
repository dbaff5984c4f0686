import {
  FREQUENCY_FIELDS,
  type Frequencies,
  type FrequencyField,
} from '#server/domain/matching/match-model.ts'
import type { NormalField } from '#server/domain/matching/person-record.ts'
import { FIELD, type PersonStore } from '#server/domain/matching/person-store.ts'

/**
 * Counts how many entities hold each value. `entityOf` gives a row's entity; with each row its own entity records
 * are counted. A value that an entity holds in several of its records counts once.
 */
export function countFrequencies(
  store: PersonStore,
  rows: Int32Array,
  entityOf: (row: number) => number,
): Record<FrequencyField, Frequencies> {
  const counted = FREQUENCY_FIELDS.map((field) => [field, countField(field, { store, rows, entityOf })])
  return Object.fromEntries(counted) as Record<FrequencyField, Frequencies>
}

interface Counting {
  readonly store: PersonStore
  readonly rows: Int32Array
  readonly entityOf: (row: number) => number
}

function countField(field: FrequencyField, { store, rows, entityOf }: Counting): Frequencies {
  const holders = new Map<string, number | Set<number>>()
  const entities = new Set<number>()
  for (const row of rows) {
    const value = textOf(field, store, row)
    if (value === '') continue
    const entity = entityOf(row)
    entities.add(entity)
    const known = holders.get(value)
    if (known === undefined) holders.set(value, entity)
    else if (typeof known !== 'number') known.add(entity)
    else if (known !== entity) holders.set(value, new Set([known, entity]))
  }
  const held: Record<string, number> = {}
  for (const [value, who] of holders) if (typeof who !== 'number') held[value] = who.size
  return { entities: entities.size, held }
}

function textOf(field: FrequencyField, store: PersonStore, row: number): string {
  if (field === 'address')
    return store.at(row, FIELD.street) === 0 ? '' : both(store, row, ['street', 'number'])
  if (field !== 'name') return store.text(row, FIELD[field])
  const whole = store.at(row, FIELD.given) !== 0 && store.at(row, FIELD.surname) !== 0
  return whole ? both(store, row, ['given', 'surname']) : ''
}

/** Two fields as one value, the same in either order: names are entered swapped. */
function both(store: PersonStore, row: number, fields: readonly [NormalField, NormalField]): string {
  const [left, right] = [store.text(row, FIELD[fields[0]]), store.text(row, FIELD[fields[1]])]
  return left < right ? `${left}|${right}` : `${right}|${left}`
}
