import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayReader, numberOf, readColumn } from '#server/domain/scoring/lead-table.ts'

const daysOf = (texts: readonly string[]): number[] => texts.map(dayReader(texts))

describe('reading a column', () => {
  it('takes numbers with point or comma, and what people write for nothing as missing', () => {
    const column = readColumn('x', ['1', ' 2,5 ', '-3.25', '1e3', '', 'NA', 'n/a', '?', 'null'])
    const gone = Array(5).fill(Number.NaN)
    expect(column.kind === 'NUMBER' && [...column.values]).toEqual([1, 2.5, -3.25, 1000, ...gone])
  })

  it('takes a value no measure can have as missing', () => {
    expect(numberOf('1e999')).toBeNaN()
    expect(numberOf('-1e101')).toBeNaN()
    expect(numberOf('1e99')).toBe(1e99)
  })

  it('forgives a slip in fifty and calls the rest choices', () => {
    const numbers = Array.from({ length: 99 }, (_, row) => String(row))
    expect(readColumn('x', [...numbers, 'oops'])).toMatchObject({ kind: 'NUMBER' })
    expect(readColumn('x', [...numbers, 'oops', 'oops', 'oops'])).toMatchObject({ kind: 'CHOICE' })
  })

  it('is choices, in the order seen, where nothing counts; all missing has none', () => {
    const column = readColumn('x', ['b', '', ' a ', 'b'])
    expect(column).toMatchObject({ kind: 'CHOICE', levels: ['b', 'a'] })
    expect(column.kind === 'CHOICE' && [...column.codes]).toEqual([0, -1, 1, 0])
    expect(readColumn('x', ['', 'NA'])).toMatchObject({ kind: 'CHOICE', levels: [] })
  })

  it('writes back what it read', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
        (values) => {
          const column = readColumn(
            'x',
            values.map((value) => value.toFixed(4)),
          )
          expect(column.kind === 'NUMBER' && [...column.values]).toEqual(
            values.map((value) => Number(value.toFixed(4))),
          )
        },
      ),
    )
  })
})

describe('reading dates', () => {
  it('reads ISO and German alike, to the second', () => {
    expect(daysOf(['1970-01-02', '2.1.1970', '1970-01-02 12:00', '1970-01-02T06:00:00Z'])).toEqual([
      1, 1, 1.5, 1.25,
    ])
  })

  it('tells by the column whether the month or the day comes first', () => {
    expect(daysOf(['1/2/1970', '1/31/1970'])).toEqual([1, 30])
    expect(daysOf(['2/1/1970', '31/1/1970'])).toEqual([1, 30])
  })

  it('reads no day that never was', () => {
    expect(daysOf(['2023-02-29', '31.04.2024', '2024-13-01', '0.1.2024', 'soon'])).toEqual(
      Array(5).fill(Number.NaN),
    )
    expect(daysOf(['2024-02-29'])[0]).toBe(19_782)
  })
})
