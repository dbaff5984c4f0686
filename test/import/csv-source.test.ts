import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROW_LENGTH_MAX, recordSplitter } from '#server/adapters/files/csv-records.ts'
import { openCsv } from '#server/adapters/files/csv-source.ts'
import { readCsvTable } from '#server/formats/csv-table.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stemma-csv-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function fileOf(content: string | Uint8Array, name = 'rows.csv') {
  const path = join(folder, name)
  await writeFile(path, content)
  return openCsv(path)
}

async function allRows(file: Awaited<ReturnType<typeof openCsv>>) {
  const found: { line: number; fields: readonly string[] }[] = []
  for await (const rows of file.rows()) found.push(...rows)
  return found
}

describe('reading CSV files', () => {
  it('tells comma, semicolon and tab from the header', async () => {
    for (const sign of [',', ';', '\t']) {
      const file = await fileOf(`a${sign}b\n1${sign}2\n`)
      expect(file.columns).toEqual(['a', 'b'])
      expect(await allRows(file)).toEqual([{ line: 2, fields: ['1', '2'] }])
    }
  })

  it('reads UTF-8 with a mark, UTF-16 and Windows-1252 alike', async () => {
    const text = 'name;ort\nJürgen;Köln\n'
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer),
    ])
    const windows = Uint8Array.from(text, (sign) => sign.charCodeAt(0))
    for (const bytes of [text, `\uFEFF${text}`, utf16, windows]) {
      const file = await fileOf(bytes)
      expect(file.columns).toEqual(['name', 'ort'])
      expect((await allRows(file))[0]?.fields).toEqual(['Jürgen', 'Köln'])
    }
  })

  it('refuses UTF-8 with a byte that is none, by its line, instead of spoiling every umlaut', async () => {
    const bytes = Buffer.from('name;ort\nJürgen;Köln\nRené;Zürich\nX;Y\n')
    bytes[bytes.indexOf('X')] = 0xfc
    await expect(fileOf(bytes)).rejects.toThrow(
      /rows\.csv, line 4: a byte here is no UTF-8.*write the line anew/,
    )
    expect(() => readCsvTable(bytes)).toThrow(/line 4: a byte here is no UTF-8/)
  })

  it('reads an archive as the file in it and refuses one that grows beyond all measure', async () => {
    const file = await fileOf(gzipSync('a,b\n1,2\n'), 'rows.csv.gz')
    expect((await allRows(file))[0]?.fields).toEqual(['1', '2'])
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024, 'a,b\n'))
    await expect(fileOf(bomb, 'bomb.csv.gz')).rejects.toThrow(/bomb\.csv\.gz: the archive grows/)
    await expect(fileOf(gzipSync('a,b\n1,2\n').subarray(0, 20), 'half.gz')).rejects.toThrow(/damaged/)
  })

  it('names file and line of a line that never ends and of a quote that is never closed', async () => {
    const endless = await fileOf(`a,b\n1,2\n"${'x'.repeat(ROW_LENGTH_MAX + 10)}`)
    await expect(allRows(endless)).rejects.toThrow(/rows\.csv, line 3: this line does not end/)
    const open = await fileOf('a,b\n1,"2\n3,4\n')
    await expect(allRows(open)).rejects.toThrow(/line 2: the file ends inside a quoted field/)
  })

  it('refuses an empty file, a missing one and a header that names a column twice', async () => {
    await expect(fileOf('')).rejects.toThrow(/empty/)
    await expect(openCsv(join(folder, 'nowhere.csv'))).rejects.toThrow(/there is no file/)
    await expect(fileOf('a,b,a\n1,2,3\n')).rejects.toThrow(/"a" twice/)
  })

  it('gives back what was written, however the text is cut into pieces', () => {
    const field = fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\r', '').trim())
    const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 9 }), (rows, size) => {
        const kept = rows.filter((row) => row.some((text) => text !== ''))
        const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`
        const written = kept.map((row) => row.map(quote).join(',')).join('\n')
        const splitter = recordSplitter('t', ',')
        const pieces = written.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? []
        const found = [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()]
        expect(found.map(({ fields }) => fields)).toEqual(kept)
      }),
    )
  })

  it('takes a quote inside a field for a sign like any other', () => {
    const splitter = recordSplitter('t', ',')
    const rows = [...splitter.push('1,12" ruler,x\n2,"a ""b"" c",y\n'), ...splitter.end()]
    expect(rows.map(({ fields }) => fields)).toEqual([
      ['1', '12" ruler', 'x'],
      ['2', 'a "b" c', 'y'],
    ])
  })
})
