import { CsvError, type Options, parse } from 'csv-parse/sync'
import { InvalidInput } from '#server/domain/kernel/failure.ts'
import { UTF8_DAMAGED, Utf8Damage } from '#server/formats/utf8-damage.ts'

/** A CSV file as text: one list of fields a row, as many as there are columns, without surrounding blanks. */
export interface CsvTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** The line of the file each row ends on, from 1; the header is usually line 1. */
  readonly lines: readonly number[]
}

interface ParsedRow {
  readonly record: string[]
  readonly info: { readonly lines: number }
}

/**
 * Reads a CSV file with a header. `,`, `;` or tab is told from the header; UTF-8 or UTF-16 with or without mark, and
 * Windows-1252 where it is no UTF-8; a row wrapped in one extra pair of quotes, so that it parses to one field, is
 * parsed again. Throws `InvalidInput` naming the line for an open quote, a row of another length, a column named
 * twice, no header at all, or bytes that are no UTF-8 in a file that is.
 */
export function readCsvTable(bytes: Uint8Array): CsvTable {
  const text = decodeText(bytes)
  const separator = separatorOf(text)
  const [header, ...body] = parseRows(text, separator)
  if (header === undefined) throw complaint('', 'The file is empty; its first line must name the columns.')
  const columns = header.record
  checkColumns(columns)
  const rows = body.map(({ record }) => unwrapped(record, columns.length, separator))
  const lines = body.map(({ info }) => info.lines)
  rows.forEach((row, at) => {
    if (row.length === columns.length) return
    const reason = `${row.length} fields where the header has ${columns.length}; check quotes and separators`
    throw complaint(`line ${lines[at]}`, reason)
  })
  return { columns, rows, lines }
}

/** The places of named columns in a table; throws `InvalidInput` naming the first column that is not there. */
export function columnAt(table: CsvTable, column: string): number {
  const at = table.columns.indexOf(column)
  if (at >= 0) return at
  throw complaint(column, `there is no such column; the file has ${table.columns.join(', ')}`)
}

const complaint = (path: string, reason: string): InvalidInput => new InvalidInput([{ path, reason }])

function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const damage = new Utf8Damage()
    damage.see(new TextDecoder('utf-8').decode(bytes))
    if (damage.damagedLine !== undefined) throw complaint(`line ${damage.damagedLine}`, UTF8_DAMAGED)
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The sign that separates most fields of the first line, quoted text left aside. */
function separatorOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/)).replace(/"(?:[^"]|"")*"/g, '')
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: first.split(sign).length }))
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).sign
}

function parseRows(text: string, separator: string): ParsedRow[] {
  const options: Options = {
    delimiter: separator,
    // A file put together from two may change its line ends half-way.
    record_delimiter: ['\r\n', '\n', '\r'],
    bom: true,
    info: true,
    ltrim: true,
    rtrim: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  }
  try {
    return parse(text, options) as unknown as ParsedRow[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error['lines'] === 'number' ? error['lines'] : 0
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
      throw complaint(`line ${line}`, 'the file ends inside a quoted field; close the quote that was opened')
    }
    throw complaint(`line ${line}`, error.message)
  }
}

function unwrapped(record: string[], columns: number, separator: string): string[] {
  if (record.length !== 1 || columns === 1) return record
  const again = parseRows(record[0]!, separator)
  return again.length === 1 ? again[0]!.record : record
}

function checkColumns(columns: readonly string[]): void {
  const twice = columns.find((column, at) => column !== '' && columns.indexOf(column) !== at)
  if (twice !== undefined) throw complaint(twice, 'the header names this column twice; rename one of them')
}
