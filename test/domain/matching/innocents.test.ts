import { describe, expect, it } from 'vitest'
import { buildMatchIndex } from '#server/domain/matching/build-match-index.ts'
import { evaluateMatching } from '#server/domain/matching/evaluate-matching.ts'
import { explanationLines } from '#server/domain/matching/explanation-words.ts'
import { normalisePerson } from '#server/domain/matching/normalise.ts'
import type { PersonRecord } from '#server/domain/matching/person-record.ts'
import { storeOf, usualPeople } from '#test/domain/matching/people.ts'

const home = {
  street: 'Rosenweg',
  number: '12',
  city: 'Altheim',
  postcode: '10222',
  phone: '071122334455',
  bank: 'DE02120300000000202051',
}
const father = { ...home, id: 'father', given: 'Wilhelm', surname: 'Tannhofer', birthDate: '1951-02-03' }
const family: readonly PersonRecord[] = [
  father,
  { ...father, id: 'son', birthDate: '1979-08-21' },
  { ...father, id: 'wife', given: 'Gisela', birthDate: '1953-11-30' },
  { ...father, id: 'twin-1', given: 'Lena', birthDate: '1999-04-05' },
  { ...father, id: 'twin-2', given: 'Jonas', birthDate: '1999-04-05' },
  { ...father, id: 'flatmate', given: 'Emil', surname: 'Kowalski', birthDate: '1988-01-17' },
  { ...father, id: 'guest', given: 'Franziska', surname: 'Tannhofer', birthDate: '' },
  {
    ...father,
    id: 'father-again',
    given: 'Willi',
    street: 'Rosenweg 12',
    number: '',
    birthDate: '03.02.1951',
  },
]

const { index } = buildMatchIndex(storeOf([...usualPeople(3000, 31).map(({ record }) => record), ...family]))

describe('people who only look alike', () => {
  it.each([
    ['father', 'son', 'SENIOR_JUNIOR'],
    ['father', 'wife', 'HOUSEHOLD'],
    ['father', 'twin-1', 'HOUSEHOLD'],
    ['twin-1', 'twin-2', 'TWINS'],
    ['father', 'flatmate', 'HOUSEHOLD'],
    ['father', 'guest', 'OTHER_GIVEN_NAME'],
  ])('%s and %s are never linked: %s', (left, right, brake) => {
    const pair = index.explain(left, right)!
    expect(pair.brake).toBe(brake)
    expect(pair.class).not.toBe('LINK')
    expect(index.book.entityOf(left)).not.toBe(index.book.entityOf(right))
  })

  it('do not hide the one who really is there twice', () => {
    expect(index.explain('father', 'father-again')).toMatchObject({ brake: undefined, class: 'LINK' })
    expect(index.book.recordsOf(index.book.entityOf('father'))).toEqual(['father', 'father-again'])
  })

  it('are called a household below one half, and an equal tax id lifts that to a review', () => {
    expect(index.explain('father', 'wife')).toMatchObject({ class: 'HOUSEHOLD' })
    expect(index.explain('father', 'wife')!.probability).toBeLessThan(0.5)
    const shared = buildMatchIndex(
      storeOf([
        { ...father, taxId: '12345678911' },
        { ...father, id: 'wife', given: 'Gisela', birthDate: '1953-11-30', taxId: '12345678911' },
      ]),
      { model: index.scorer.model },
    )
    expect(shared.index.explain('father', 'wife')).toMatchObject({
      brake: 'HOUSEHOLD_TAX_ID',
      class: 'REVIEW',
    })
  })

  it('and strangers of another home are no household, whom a search does not bring up', () => {
    const stranger = {
      ...father,
      id: 'stranger',
      given: 'Gisela',
      surname: 'Oberhofer',
      birthDate: '1951-09-17',
    }
    const { street: _, ...elsewhere } = { ...stranger, city: 'Kiel', postcode: '24103', phone: '', bank: '' }
    const person = normalisePerson({ ...elsewhere, street: 'Hafenweg', number: '77' })
    expect(index.find(person).map(({ id }) => id)).toEqual([])
    const wife = normalisePerson({ ...father, id: 'wife-again', given: 'Gisela', birthDate: '30.11.1953' })
    const found = index.find(wife)
    expect(found[0]).toMatchObject({ id: 'wife', class: 'LINK' })
    expect(found.slice(1).map(({ class: kind }) => kind)).toContain('HOUSEHOLD')
    expect(found.map(({ id }) => id)).toContain('father')
  })

  it('are explained in words of both languages, the brake included', () => {
    const pair = index.explain('father', 'son')!
    expect(explanationLines(pair, 'en').join('\n')).toContain('parent and child look like this')
    expect(explanationLines(pair, 'de').join('\n')).toContain('so sehen Vater und Sohn aus')
    expect(explanationLines(pair, 'en')).toHaveLength(explanationLines(pair, 'de').length)
  })
})

describe('a file of families, twins and duplicates', () => {
  it.each([41])('comes apart into people, seed %i', { timeout: 120_000 }, (seed) => {
    const known = usualPeople(2500, seed)
    const { pairs, clusters } = evaluateMatching(
      storeOf(known.map(({ record }) => record)),
      known.map(({ person }) => String(person)),
    )
    expect(pairs.precision).toBeGreaterThan(0.98)
    expect(clusters.precision).toBeGreaterThan(0.98)
    expect(clusters.recall).toBeGreaterThan(0.98)
  })

  it('without any duplicate has none found', () => {
    const persons = new Map(usualPeople(1500, 43).map(({ record, person }) => [person, record]))
    const store = storeOf([...persons.values()])
    const { matched } = evaluateMatching(store, [...persons.keys()].map(String))
    expect(matched.clustering.clusters.length).toBeLessThanOrEqual(2)
  })
})

describe('ten thousand people of one name at one address', () => {
  const anna = {
    given: 'Anna',
    surname: 'Meyer',
    street: 'Hauptstraße',
    number: '1',
    city: 'Berlin',
    postcode: '10115',
  }
  const day = (number: number): string => new Date(Date.UTC(1940, 0, 1 + number)).toISOString().slice(0, 10)
  const crowd = (own: (number: number) => object): PersonRecord[] =>
    Array.from({ length: 10_000 }, (_, number) => ({ id: `p${number}`, ...anna, ...own(number) }))

  it.each([
    ['with a birth date each', (number: number) => ({ birthDate: day(number * 2) })],
    ['without anything else', () => ({})],
  ])('%s are not linked, and not all compared', { timeout: 240_000 }, (_, own) => {
    const store = storeOf(crowd(own))
    const { matched, compared } = evaluateMatching(
      store,
      Array.from({ length: 10_000 }, (__, row) => String(row)),
    )
    expect(matched.clustering.clusters).toEqual([])
    expect(compared).toBeLessThan(2_000_000)
  })
})

describe('files that say little', () => {
  it.each([
    ['no record', []],
    ['one record', [{ id: '1', given: 'Anna' }]],
    ['records without any value', Array.from({ length: 50 }, (_, id) => ({ id: String(id) }))],
    [
      'one value in every column',
      Array.from({ length: 50 }, (_, id) => ({ id: String(id), given: 'A', surname: 'B', city: 'C' })),
    ],
  ])('%s give no cluster and no failure', (_, records) => {
    const { matched, pairs } = evaluateMatching(
      storeOf(records),
      records.map(({ id }) => id),
    )
    expect(matched.clustering.clusters).toEqual([])
    expect(pairs).toEqual({ precision: 1, recall: 1, f1: 1 })
  })
})
