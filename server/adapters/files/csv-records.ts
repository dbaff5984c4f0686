import { InvalidInput } from '#server/domain/kernel/failure.ts'
import type { FileRow } from '#server/ports/import-files.ts'

/** Longest row in characters; a longer one is a quote that was never closed, or no CSV at all. */
export const ROW_LENGTH_MAX = 1_000_000

/** Takes text as it arrives and gives the rows that have ended in it. */
export interface RecordSplitter {
  push(text: string): FileRow[]
  /** The last row, when the file does not end with a line break. Throws when it ends inside quotes. */
  end(): FileRow[]
}

/**
 * Splits CSV text (RFC 4180) into rows: quoted fields may hold separators, line breaks and doubled quotes; fields lose
 * surrounding blanks; empty lines are skipped. Throws InvalidInput naming file and line for a row that never ends.
 */
export function recordSplitter(file: string, separator: string): RecordSplitter {
  let rest = ''
  let line = 1
  const complain = (reason: string): never => {
    throw new InvalidInput([{ path: `${file}, line ${line}`, reason }])
  }
  const take = (text: string, last: boolean): FileRow[] => {
    rest += text
    const rows: FileRow[] = []
    const ends = new RowEnds(rest, separator, last)
    let from = 0
    for (;;) {
      const end = ends.after(from)
      if (end < 0) break
      const raw = rest.slice(from, rest[end - 1] === '\r' ? end - 1 : end)
      if (raw.trim() !== '') rows.push({ line, fields: fieldsOf(raw, separator) })
      line += raw.includes('"') ? 1 + breaksIn(raw) : 1
      from = end + 1
      if (from >= rest.length) break
    }
    rest = rest.slice(Math.min(from, rest.length))
    if (rest.length > ROW_LENGTH_MAX) {
      complain(
        `this line does not end within ${ROW_LENGTH_MAX} characters; close the quote, or give a CSV file`,
      )
    }
    return rows
  }
  return {
    push: (text) => take(text, false),
    end: () => {
      const rows = take('', true)
      if (rest.trim() !== '') complain('the file ends inside a quoted field; close the quote')
      return rows
    },
  }
}

/** Finds row ends from left to right; the next quote is looked for once, not once a row. */
class RowEnds {
  readonly #text: string
  readonly #separator: string
  readonly #last: boolean
  #quote: number

  constructor(text: string, separator: string, last: boolean) {
    this.#text = text
    this.#separator = separator
    this.#last = last
    this.#quote = text.indexOf('"')
  }

  /** Position of the line break that ends the row beginning at `from`; -1 while it has not arrived. */
  after(from: number): number {
    const text = this.#text
    let at = from
    for (;;) {
      const quote = this.#quoteFrom(at)
      const end = text.indexOf('\n', at)
      if (quote < 0 || (end >= 0 && end < quote)) {
        return end >= 0 ? end : this.#last && from < text.length ? text.length : -1
      }
      const close = opensField(text, quote, this.#separator) ? closingQuote(text, quote) : quote
      if (close < 0) return -1
      at = close + 1
    }
  }

  #quoteFrom(at: number): number {
    if (this.#quote >= 0 && this.#quote < at) this.#quote = this.#text.indexOf('"', at)
    return this.#quote
  }
}

/** A quote opens a field only at its beginning; elsewhere it is a sign like any other. */
function opensField(text: string, quote: number, separator: string): boolean {
  let before = quote - 1
  while (text[before] === ' ') before -= 1
  return before < 0 || text[before] === separator || text[before] === '\n'
}

function closingQuote(text: string, quote: number): number {
  let close = text.indexOf('"', quote + 1)
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  return close
}

const breaksIn = (raw: string): number => raw.split('\n').length - 1

function fieldsOf(raw: string, separator: string): string[] {
  if (!raw.includes('"')) return raw.split(separator).map(trimmed)
  const fields: string[] = []
  let at = 0
  while (at <= raw.length) {
    const start = skipBlanks(raw, at)
    if (raw[start] !== '"') {
      const end = raw.indexOf(separator, at)
      fields.push(raw.slice(at, end < 0 ? raw.length : end).trim())
      at = end < 0 ? raw.length + 1 : end + 1
      continue
    }
    let end = raw.indexOf('"', start + 1)
    while (end >= 0 && raw[end + 1] === '"') end = raw.indexOf('"', end + 2)
    const closed = end < 0 ? raw.length : end
    const next = raw.indexOf(separator, closed)
    const stop = next < 0 ? raw.length : next
    fields.push((raw.slice(start + 1, closed).replaceAll('""', '"') + raw.slice(closed + 1, stop)).trim())
    at = next < 0 ? raw.length + 1 : next + 1
  }
  return fields
}

const trimmed = (field: string): string => field.trim()

function skipBlanks(raw: string, at: number): number {
  let position = at
  while (raw[position] === ' ') position += 1
  return position
}
