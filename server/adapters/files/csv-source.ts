import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { createGunzip } from 'node:zlib'
import { type RecordSplitter, recordSplitter } from '#server/adapters/files/csv-records.ts'
import { InvalidInput } from '#server/domain/kernel/failure.ts'
import { UTF8_DAMAGED, Utf8Damage } from '#server/formats/utf8-damage.ts'
import type { FileRow, RowFile } from '#server/ports/import-files.ts'

/** Text is at most this many times its archive; above it (and above 64 MiB) an archive is a bomb. */
const GROWTH_MAX = 200
const SMALL = 64 * 1024 * 1024

const complaint = (file: string, reason: string): InvalidInput => new InvalidInput([{ path: file, reason }])

/** What was found out about a file before it is read as rows. */
interface Nature {
  readonly path: string
  readonly name: string
  readonly zipped: boolean
  readonly encoding: string
  readonly digest: string
}

/** Opens a CSV file as `ImportFiles.open` says. It is read once for its digest and encoding, then for each pass. */
export async function openCsv(path: string): Promise<RowFile> {
  const nature = await natureOf(path)
  const first = await firstRow(nature)
  const columns = first.fields
  checkColumns(nature.name, columns)
  return {
    name: nature.name,
    columns,
    digest: nature.digest,
    rows: () => rowsOf(nature, first.separator),
  }
}

async function natureOf(path: string): Promise<Nature> {
  const name = basename(path)
  const known = await stat(path).catch(() => undefined)
  if (!known?.isFile()) throw complaint(name, `there is no file at ${path}; check the folder`)
  if (known.size === 0) throw complaint(name, 'the file is empty; its first line must name the columns')
  const hash = createHash('sha256')
  let zipped: boolean | undefined
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    zipped ??= chunk[0] === 0x1f && chunk[1] === 0x8b
    hash.update(chunk)
  }
  const plain = { path, name, zipped: zipped === true }
  return { ...plain, digest: hash.digest('hex'), encoding: await encodingOf(plain) }
}

/**
 * UTF-16 by its mark; else UTF-8 when every byte is; else Windows-1252, which every byte is. Throws InvalidInput for a
 * file that is UTF-8 but for some bytes.
 */
async function encodingOf(file: Pick<Nature, 'path' | 'name' | 'zipped'>): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let first = true
  try {
    for await (const chunk of bytesOf(file)) {
      if (first && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
      if (first && chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be'
      first = false
      decoder.decode(chunk, { stream: true })
    }
    decoder.decode()
    return 'utf-8'
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
  await refuseDamaged(file)
  return 'windows-1252'
}

async function refuseDamaged(file: Pick<Nature, 'path' | 'name' | 'zipped'>): Promise<void> {
  const damage = new Utf8Damage()
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of bytesOf(file)) damage.see(decoder.decode(chunk, { stream: true }))
  damage.see(decoder.decode())
  const line = damage.damagedLine
  if (line !== undefined) throw complaint(`${file.name}, line ${line}`, UTF8_DAMAGED)
}

async function* bytesOf({ path, name, zipped }: Pick<Nature, 'path' | 'name' | 'zipped'>) {
  const file = createReadStream(path, { highWaterMark: 1 << 18 })
  if (!zipped) {
    yield* file as AsyncIterable<Buffer>
    return
  }
  const { size } = await stat(path)
  const unzipped = file.pipe(createGunzip())
  file.once('error', (error) => unzipped.destroy(error))
  let grown = 0
  try {
    for await (const chunk of unzipped as AsyncIterable<Buffer>) {
      grown += chunk.length
      if (grown > SMALL && grown > size * GROWTH_MAX) {
        throw complaint(
          name,
          `the archive grows beyond ${GROWTH_MAX} times its size; unpack it and look inside`,
        )
      }
      yield chunk
    }
  } catch (error) {
    if (error instanceof InvalidInput) throw error
    throw complaint(name, 'the archive is damaged; make it again')
  } finally {
    file.destroy()
  }
}

async function* textOf(nature: Nature): AsyncGenerator<string> {
  const decoder = new TextDecoder(nature.encoding)
  for await (const chunk of bytesOf(nature)) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

async function firstRow(nature: Nature): Promise<{ fields: readonly string[]; separator: string }> {
  let text = ''
  for await (const part of textOf(nature)) {
    text += part
    if (text.includes('\n') || text.length > 100_000) break
  }
  const separator = separatorOf(text)
  const splitter = recordSplitter(nature.name, separator)
  const [row = splitter.end()[0]] = splitter.push(text)
  if (!row) throw complaint(nature.name, 'the file has no header; its first line must name the columns')
  return { fields: row.fields, separator }
}

/** The sign that separates most fields of the first line, quoted text left aside. */
function separatorOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/)).replace(/"(?:[^"]|"")*"/g, '')
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: first.split(sign).length }))
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).sign
}

function checkColumns(file: string, columns: readonly string[]): void {
  const twice = columns.find((column, at) => column !== '' && columns.indexOf(column) !== at)
  if (twice !== undefined) throw complaint(file, `the header names the column "${twice}" twice; rename one`)
  if (columns.includes('')) throw complaint(file, 'the header has a column without a name; name it')
}

async function* rowsOf(nature: Nature, separator: string): AsyncGenerator<readonly FileRow[]> {
  const splitter = recordSplitter(nature.name, separator)
  let header = true
  for await (const rows of splitAll(nature, splitter)) {
    if (rows.length === 0) continue
    yield header ? rows.slice(1) : rows
    header = false
  }
}

async function* splitAll(nature: Nature, splitter: RecordSplitter): AsyncGenerator<FileRow[]> {
  for await (const text of textOf(nature)) yield splitter.push(text)
  yield splitter.end()
}
