import { describe, expect, it } from 'vitest'
import { mistyped } from '#seeds/people/slips.ts'
import { chanceOf } from '#server/domain/kernel/chance.ts'
import { COMPARISON } from '#server/domain/matching/comparisons.ts'
import { evaluateMatching } from '#server/domain/matching/evaluate-matching.ts'
import type { PersonRecord } from '#server/domain/matching/person-record.ts'
import { storeOf, usualPeople } from '#test/domain/matching/people.ts'

/** Persons once each, a tenth of them a second time, with one slip in one of the fields. */
function onceMistyped(count: number, fields: readonly (keyof PersonRecord)[], seed: number) {
  const chance = chanceOf(seed)
  const persons = new Map(usualPeople(count, seed).map(({ record, person }) => [person, record]))
  const known = [...persons].map(([person, record]) => {
    const kept = Object.fromEntries(fields.map((field) => [field, record[field] ?? '']))
    return { person, record: { ...kept, id: record.id } as Record<string, string> & PersonRecord }
  })
  const again = known
    .filter(() => chance.happens(0.1))
    .map(({ person, record }) => {
      const slipped = chance.pick(fields.filter((field) => (record[field] ?? '').length > 1))
      return {
        person,
        record: { ...record, id: `${record.id}-2`, [slipped]: mistyped(record[slipped]!, chance) },
      }
    })
  return [...known, ...again]
}

describe('a file of names and birth dates', () => {
  // No second record agrees in everything: what agrees in one comparison never agrees in the other, so neither can
  // be learned among the pairs that share the other alone.
  it.each([71, 72])('in which every second record has exactly one slip, seed %i', (seed) => {
    const known = onceMistyped(5000, ['given', 'surname', 'birthDate'], seed)
    const { pairs, blockingRecall, matched } = evaluateMatching(
      storeOf(known.map(({ record }) => record)),
      known.map(({ person }) => String(person)),
    )
    const { m } = matched.scorer.model
    expect(m[COMPARISON.name]![0]).toBeGreaterThan(0.25)
    expect(m[COMPARISON.name]![0]).toBeLessThan(0.42)
    expect(m[COMPARISON.birthDate]![0]).toBeGreaterThan(0.55)
    expect(blockingRecall).toBeGreaterThan(0.98)
    expect(pairs.precision).toBeGreaterThan(0.9)
    expect(pairs.recall).toBeGreaterThan(0.9)
  })
})

describe('a file of names and addresses', () => {
  const fields = ['given', 'surname', 'street', 'number', 'city', 'postcode'] as const
  const evaluated = (known: ReturnType<typeof usualPeople>) =>
    evaluateMatching(
      storeOf(
        known.map(({ record }) => {
          const kept = Object.fromEntries(fields.map((field) => [field, record[field] ?? '']))
          return { ...kept, id: record.id }
        }),
      ),
      known.map(({ person }) => String(person)),
    )

  it.each([81, 82, 83])('tells families of one home from one person, seed %i', (seed) => {
    const { pairs, clusters } = evaluated(usualPeople(4000, seed))
    expect(pairs.precision).toBeGreaterThan(0.9)
    expect(pairs.recall).toBeGreaterThan(0.75)
    // One in a hundred of these families gives one name to two of its people, whom such a file cannot tell apart.
    expect(clusters.precision).toBeGreaterThan(0.91)
    expect(clusters.recall).toBeGreaterThan(0.65)
  })

  it('without any family takes neighbours of one given name for strangers, seed 84', () => {
    const towns = ['Altheim', 'Neustadt', 'Bergdorf', 'Seehausen', 'Talbach', 'Waldkirch']
    const known = usualPeople(4000, 84).map(({ record, person }, row) => {
      const town = person % towns.length
      const place = { city: towns[town]!, postcode: String(10_000 + 37 * town) }
      return {
        person,
        record: { ...record, ...place, street: `${record.street}`, number: `${person}`, id: `${row}` },
      }
    })
    const { pairs } = evaluated(known)
    expect(pairs.precision).toBeGreaterThan(0.95)
    expect(pairs.recall).toBeGreaterThan(0.75)
  })
})
