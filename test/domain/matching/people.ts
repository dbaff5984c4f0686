import { type KnownRecord, personRecords, USUAL_PEOPLE } from '#seeds/people/person-records.ts'
import { normalisePerson } from '#server/domain/matching/normalise.ts'
import type { PersonRecord } from '#server/domain/matching/person-record.ts'
import { PersonStore } from '#server/domain/matching/person-store.ts'

/** Generated records of the usual kind. */
export const usualPeople = (count: number, seed: number): KnownRecord[] => [
  ...personRecords({ ...USUAL_PEOPLE, count, seed }),
]

/** A store of records as they come. */
export function storeOf(records: readonly PersonRecord[]): PersonStore {
  const store = new PersonStore()
  for (const record of records) store.add(normalisePerson(record))
  return store
}
