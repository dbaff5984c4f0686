import { colognePhonetic } from 'cologne-phonetic'
import fc from 'fast-check'
import { distance as levenshtein } from 'fastest-levenshtein'
import { describe, expect, it } from 'vitest'
import { editDistance } from '#server/domain/matching/edit-distance.ts'
import { jaroWinkler } from '#server/domain/matching/jaro-winkler.ts'
import { cologneCode, soundex } from '#server/domain/matching/phonetic-code.ts'
import { TextTraits } from '#server/domain/matching/text-traits.ts'

const word = (letters: string, maxLength: number) =>
  fc.array(fc.constantFrom(...letters), { maxLength }).map((signs) => signs.join(''))

/** The textbook table, written without a thought for speed: the road `editDistance` does not take. */
function slowDistance(left: string, right: string): number {
  const table = Array.from({ length: left.length + 1 }, (_, row) =>
    Array.from({ length: right.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  )
  for (let row = 1; row <= left.length; row += 1) {
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = table[row - 1]![column - 1]! + (left[row - 1] === right[column - 1] ? 0 : 1)
      const choices = [table[row - 1]![column]! + 1, table[row]![column - 1]! + 1, replaced]
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      if (swapped) choices.push(table[row - 2]![column - 2]! + 1)
      table[row]![column] = Math.min(...choices)
    }
  }
  return table[left.length]![right.length]!
}

describe('edit distance', () => {
  it('equals the textbook table on short and on long texts', () => {
    fc.assert(
      fc.property(word('abc', 45), word('abcü', 45), (left, right) => {
        expect(editDistance(left, right)).toBe(slowDistance(left, right))
        expect(editDistance(right, left)).toBe(editDistance(left, right))
      }),
      { numRuns: 2000 },
    )
  })

  it('never exceeds the distance without swaps that another library computes', () => {
    fc.assert(
      fc.property(word('abcdef', 20), word('abcdef', 20), (left, right) => {
        const plain = levenshtein(left, right)
        expect(editDistance(left, right)).toBeLessThanOrEqual(plain)
        expect(editDistance(left, right) * 2).toBeGreaterThanOrEqual(plain)
      }),
    )
  })

  it('counts a swap of neighbours once and works on exactly 32 letters', () => {
    expect(editDistance('meier', 'meire')).toBe(1)
    expect(editDistance('x'.repeat(32), 'y'.repeat(32))).toBe(32)
    expect(editDistance('', 'abc')).toBe(3)
    expect(editDistance('', '')).toBe(0)
  })
})

describe('Jaro-Winkler', () => {
  it('gives the published values of Winkler', () => {
    expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.9611, 4)
    expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.8133, 4)
    expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 4)
  })

  it('is symmetric, 1 for equal texts and 0 for texts without a common letter', () => {
    fc.assert(
      fc.property(word('abcde', 30), word('abcde', 30), (left, right) => {
        expect(jaroWinkler(left, right)).toBeCloseTo(jaroWinkler(right, left), 12)
        expect(jaroWinkler(left, left)).toBe(1)
        expect(jaroWinkler(`a${left}`.replace(/[^a]/g, ''), 'zz')).toBe(0)
      }),
    )
  })
})

describe('bounds by letters', () => {
  it('are never crossed by the measures they stand for', () => {
    fc.assert(
      fc.property(
        word('abcdefgh ', 25).filter(Boolean),
        word('abcdefgh ', 25).filter(Boolean),
        (left, right) => {
          const traits = new TextTraits([left, right])
          expect(traits.similarityAtMost(0, 1)).toBeGreaterThanOrEqual(jaroWinkler(left, right) - 1e-12)
          expect(traits.distanceAtLeast(0, 1)).toBeLessThanOrEqual(editDistance(left, right))
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('know texts that the list got after the first question', () => {
    const texts = ['anna']
    const traits = new TextTraits(texts)
    expect(traits.similarityAtMost(0, 0)).toBe(1)
    for (let count = 0; count < 3000; count += 1) texts.push(`name${count}`)
    expect(traits.similarityAtMost(0, 3000)).toBeGreaterThan(0)
    expect(traits.distanceAtLeast(0, 3000)).toBeGreaterThanOrEqual(4)
  })
})

describe('phonetic codes', () => {
  it.each([
    ['robert', 'R163'],
    ['rupert', 'R163'],
    ['ashcraft', 'A261'],
    ['tymczak', 'T522'],
    ['pfister', 'P236'],
    ['honeyman', 'H555'],
    ['lee', 'L000'],
    ['', ''],
  ])('Soundex of %s is %s, as the National Archives have it', (name, code) => {
    expect(soundex(name)).toBe(code)
  })

  it.each([
    ['muller', '657'],
    ['wikipedia', '3412'],
    ['breschnew', '17863'],
    ['mullerludenscheidt', '65752682'],
    ['heinzclassen', '068586'],
    ['bach', '14'],
    ['axel', '0485'],
    ['jacques', '048'],
  ])('Kölner Phonetik of %s is %s by the published table', (name, code) => {
    expect(cologneCode(name)).toBe(code)
  })

  it('Kölner Phonetik agrees with a well-known package, but for c and x, where that leaves the table', () => {
    fc.assert(
      fc.property(
        word('abcdefghijklmnopqrstuvwxyz', 12).filter((name) => !/[cx]/.test(name)),
        (name) => {
          expect(cologneCode(name)).toBe(colognePhonetic(name))
        },
      ),
      { numRuns: 2000 },
    )
  })
})
