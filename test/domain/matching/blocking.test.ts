import { describe, expect, it } from 'vitest'
import { BLOCK_LIMIT, BlockIndex, WIDE_BLOCK_LIMIT } from '#server/domain/matching/block-index.ts'
import { BLOCKING_RULES, KeyCutter } from '#server/domain/matching/blocking-rules.ts'
import { normalisePerson } from '#server/domain/matching/normalise.ts'
import type { PersonStore } from '#server/domain/matching/person-store.ts'
import { storeOf, usualPeople } from '#test/domain/matching/people.ts'

/** Every key of a row as text, by a road without hashes, sorting or index. */
function plainKeys(cutter: KeyCutter, row: number): Set<string> {
  const keys = new Set<string>()
  BLOCKING_RULES.forEach((rule, number) => {
    rule.keys(cutter.cut(row), (...parts) => {
      if (!parts.includes(0)) keys.add([number, ...parts].join(' '))
    })
  })
  return keys
}

function plainPairs(store: PersonStore): string[] {
  const cutter = new KeyCutter(store)
  const keys = Array.from({ length: store.size }, (_, row) => plainKeys(cutter, row))
  const pairs: string[] = []
  for (let left = 0; left < store.size; left += 1) {
    for (let right = 0; right < left; right += 1) {
      const shared = [...keys[left]!].some((key) => keys[right]!.has(key))
      if (shared && store.alive[left] === 1 && store.alive[right] === 1) pairs.push(`${left} ${right}`)
    }
  }
  return pairs.sort()
}

function indexPairs(store: PersonStore, index: BlockIndex): string[] {
  const pairs: string[] = []
  for (let row = 0; row < store.size; row += 1) {
    if (store.alive[row] === 1) index.candidates(row, (other) => other < row && pairs.push(`${row} ${other}`))
  }
  return pairs.sort()
}

describe('blocking', () => {
  const records = usualPeople(400, 11).map(({ record }) => record)

  it('finds the pairs that share a key when all pairs are compared, each once', () => {
    const store = storeOf(records)
    expect(indexPairs(store, new BlockIndex(store))).toEqual(plainPairs(store))
  })

  it('finds the same when half of the records came later and some went', () => {
    const store = storeOf(records.slice(0, 200))
    const index = new BlockIndex(store)
    for (const record of records.slice(200)) index.add(store.add(normalisePerson(record)))
    for (const record of records.slice(50, 80)) store.remove(record.id)
    expect(indexPairs(store, index)).toEqual(plainPairs(store))
  })

  it('compares everybody with everybody in a block at the limit, and splits one above it by birth year', () => {
    const twin = (number: number, year: number) =>
      normalisePerson({ id: `p${number}`, given: 'Anna', surname: 'Meyer', birthDate: `${year}-05-05` })
    const atLimit = storeOf([])
    for (let number = 0; number < BLOCK_LIMIT; number += 1) atLimit.add(twin(number, 1950))
    expect(indexPairs(atLimit, new BlockIndex(atLimit))).toHaveLength((BLOCK_LIMIT * (BLOCK_LIMIT - 1)) / 2)
    const above = storeOf([])
    for (let number = 0; number < 3 * BLOCK_LIMIT; number += 1) above.add(twin(number, 1950 + (number % 30)))
    const split = indexPairs(above, new BlockIndex(above))
    expect(split).toHaveLength(30 * 190)
  })

  it('leaves a block that no field splits to the other rules and counts it', () => {
    const store = storeOf([])
    for (let number = 0; number <= BLOCK_LIMIT; number += 1) {
      store.add(normalisePerson({ id: `p${number}`, given: 'Anna', surname: 'Meyer' }))
    }
    const index = new BlockIndex(store)
    expect(indexPairs(store, index)).toEqual([])
    expect(index.leftOut[0]).toBe(BLOCK_LIMIT + 1)
  })

  it('compares fewer where only a wide key is shared: nobody any more in a block that nothing splits', () => {
    const onlyStarts = (count: number) =>
      storeOf(
        Array.from({ length: count }, (_, number) => {
          const end = [number, number >> 3].map((part) => 'bdfgklmprstvxz'[part % 8]!).join('a')
          return { id: `p${number}`, given: `ann${end}`, surname: `mey${end}` }
        }),
      )
    const starts = BLOCKING_RULES.findIndex(({ name }) => name === 'start of both names')
    const [atLimit, above] = [onlyStarts(WIDE_BLOCK_LIMIT), onlyStarts(WIDE_BLOCK_LIMIT + 1)]
    expect(indexPairs(atLimit, new BlockIndex(atLimit))).toHaveLength(
      (WIDE_BLOCK_LIMIT * (WIDE_BLOCK_LIMIT - 1)) / 2,
    )
    const index = new BlockIndex(above)
    expect(indexPairs(above, index)).toEqual([])
    expect(index.leftOut[starts]).toBe(WIDE_BLOCK_LIMIT + 1)
  })

  it('has no candidates among none', () => {
    const store = storeOf([])
    expect(indexPairs(store, new BlockIndex(store))).toEqual([])
  })
})
