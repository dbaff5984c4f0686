import { describe, expect, it } from 'vitest'
import { columnAt, readCsvTable } from '#server/formats/csv-table.ts'

const read = (text: string) => readCsvTable(new TextEncoder().encode(text))

describe('CSV tables', () => {
  it.each([
    ['comma', 'a,b\n1,2\n'],
    ['semicolon', 'a;b\r\n1;2\r\n'],
    ['tab', 'a\tb\n1\t2'],
    ['a mark in front', '\ufeffa,b\n1,2'],
    ['blanks around', ' a , b \n 1 , 2 \n'],
  ])('are read with %s', (_, text) => {
    expect(read(text)).toEqual({ columns: ['a', 'b'], rows: [['1', '2']], lines: [2] })
  })

  it('keep separators, quotes and line ends inside quotes', () => {
    expect(read('a,b\n"x, ""y""","1\n2"\n3,4').rows).toEqual([
      ['x, "y"', '1\n2'],
      ['3', '4'],
    ])
  })

  it('may end their lines in one way here and in another there', () => {
    expect(read('a,b\r\n1,2\n3,4\r5,"6\n7"\r\n').rows).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6\n7'],
    ])
  })

  it('take a row apart that was wrapped in one more pair of quotes', () => {
    expect(read('a,b\n"1,""x, y"""\n2,z').rows).toEqual([
      ['1', 'x, y'],
      ['2', 'z'],
    ])
  })

  it('are read as Windows-1252 where they are no UTF-8, and as UTF-16 by their mark', () => {
    expect(readCsvTable(Uint8Array.from([97, 44, 98, 10, 0xfc, 44, 0x80])).rows).toEqual([['ü', '€']])
    const wide = Uint8Array.from([0xff, 0xfe, ...Buffer.from('a,b\nü,1', 'utf16le')])
    expect(readCsvTable(wide).rows).toEqual([['ü', '1']])
  })

  it('may be a header alone, or one column', () => {
    expect(read('a,b\n').rows).toEqual([])
    expect(read('a\n1\n2').rows).toEqual([['1'], ['2']])
  })

  it.each([
    ['', 'The file is empty'],
    ['a,b\n1,2\n3', 'line 3: 1 fields where the header has 2'],
    ['a,b\n1,2,3', 'line 2: 3 fields where the header has 2'],
    ['a,b\n"1,2\n3,4', 'ends inside a quoted field'],
    ['a,a\n1,2', 'a: the header names this column twice'],
  ])('refuse %j in one sentence', (text, sentence) => {
    expect(() => read(text)).toThrow(sentence)
  })

  it('know the place of a column and name the ones there are', () => {
    const table = read('a,b\n1,2')
    expect(columnAt(table, 'b')).toBe(1)
    expect(() => columnAt(table, 'c')).toThrow('c: there is no such column; the file has a, b')
  })
})
