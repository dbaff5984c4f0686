import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayReader } from '#server/domain/scoring/date-reader.ts'
import { readColumn } from '#server/domain/scoring/lead-table.ts'
import { numberOf, numberReader } from '#server/domain/scoring/number-reader.ts'

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

describe('reading amounts', () => {
  const read = (...texts: string[]): number[] => texts.map(numberReader(texts))

  it('reads German and English thousands, told by the column', () => {
    expect(read('1.234,50', '12,00', '1.000')).toEqual([1234.5, 12, 1000])
    expect(read('1,234.50', '12.00', '1,000')).toEqual([1234.5, 12, 1000])
    expect(read('1.234', '950')).toEqual([1234, 950])
    expect(read('1,234', '950', '12,000,000')).toEqual([1234, 950, 12_000_000])
  })

  it('reads points and commas as decimals where the column does not say otherwise', () => {
    expect(read('1.234', '950.5')).toEqual([1.234, 950.5])
    expect(read('0,125', '3')).toEqual([0.125, 3])
    expect(read('93.994', '92.893')).toEqual([93.994, 92.893])
  })

  it('leaves currencies, per cent, blanks and apostrophes aside', () => {
    expect(read('€ 1.234,50', '-12,00 €', '1.000,5 EUR')).toEqual([1234.5, -12, 1000.5])
    expect(read("CHF 1'234.50", '−3.25', '1 000')).toEqual([1234.5, -3.25, 1000])
    expect(read('12,5 %', '7%')).toEqual([12.5, 7])
  })

  it('calls no words, ids or times numbers', () => {
    for (const text of ['', 'EUR', 'A12', '12:30', '1-2', '1.2.3', '12 34', '0x10'])
      expect(read(text)).toEqual([Number.NaN])
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

  it('reads the names of months, short years, dashes, and noon from midnight', () => {
    expect(daysOf(['2 Jan 1970', 'Jan 2, 1970', '2. Januar 1970', '02-JAN-70', '1970/01/02'])).toEqual(
      Array(5).fill(1),
    )
    expect(daysOf(['3. März 2024', '3. Mai 2024', '3. Dez. 2024', '3 Oct 2024'])).toEqual([
      19_785, 19_846, 20_060, 19_999,
    ])
    expect(daysOf(['03.05.24', '3.5.2024'])).toEqual([19_846, 19_846])
    expect(daysOf(['31-12-2023', '1-2-2024'])).toEqual([19_722, 19_754])
    expect(daysOf(['1/2/1970 12:00 AM', '1/31/1970 6:00 PM'])).toEqual([1, 30.75])
  })

  it('reads no day that never was', () => {
    expect(daysOf(['2023-02-29', '31.04.2024', '2024-13-01', '0.1.2024', 'soon'])).toEqual(
      Array(5).fill(Number.NaN),
    )
    expect(daysOf(['2024-02-29'])[0]).toBe(19_782)
  })
})
