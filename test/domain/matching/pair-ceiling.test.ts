import { describe, expect, it } from 'vitest'
import { BlockIndex } from '#server/domain/matching/block-index.ts'
import { fitPeople } from '#server/domain/matching/fit-people.ts'
import { PairComparer } from '#server/domain/matching/pair-comparer.ts'
import { PairScorer } from '#server/domain/matching/pair-scorer.ts'
import type { PersonField, PersonRecord } from '#server/domain/matching/person-record.ts'
import { storeOf, usualPeople } from '#test/domain/matching/people.ts'

const people = usualPeople(700, 61).map(({ record }) => record)

function only(record: PersonRecord, fields: readonly PersonField[]): PersonRecord {
  return Object.fromEntries(
    Object.entries(record).filter(([field]) => field === 'id' || fields.includes(field as PersonField)),
  ) as unknown as PersonRecord
}

describe('the bound that spares the look at a pair', () => {
  it.each<[string, readonly PersonField[] | undefined]>([
    ['everything', undefined],
    ['name and birth date', ['given', 'surname', 'birthDate']],
    ['name and address', ['given', 'surname', 'street', 'number', 'city', 'postcode']],
    ['name, e-mail and phones', ['given', 'surname', 'email', 'phone', 'mobile', 'taxId']],
  ])('never loses a pair that reaches one half: all pairs of a file with %s', (_, fields) => {
    const store = storeOf(fields === undefined ? people : people.map((record) => only(record, fields)))
    const comparer = new PairComparer(store)
    const model = fitPeople({ store, index: new BlockIndex(store), comparer })
    const scorer = new PairScorer(store, comparer, model)
    let reached = 0
    for (let left = 1; left < store.size; left += 1) {
      for (let right = 0; right < left; right += 1) {
        const { bits } = scorer.score(left, right)
        const bounded = scorer.bitsFromHalf(left, right)
        if (bits >= 0) reached += 1
        if (bits >= 0 ? bounded !== bits : bounded !== undefined) {
          expect({ left, right, bounded }).toEqual({ left, right, bounded: bits >= 0 ? bits : undefined })
        }
      }
    }
    expect(reached).toBeGreaterThan(20)
  })
})
