import { InvalidInput } from '#server/domain/kernel/failure.ts'
import { type CalendarDate, type Instant, parseDate, parseInstant } from '#server/domain/kernel/instant.ts'
import { parseRate, type Rate } from '#server/domain/kernel/rate.ts'
import { instantOfWallClock, startOfDay, type TimeZone } from '#server/domain/kernel/time-zone.ts'
import type { RowFile } from '#server/ports/import-files.ts'
import type { DateOrder } from '#server/ports/import-mapping.ts'

/** Where the columns of a mapping stand in a file. */
export type Places<Key extends string> = Readonly<Record<Key, number>>

/**
 * Positions of the mapped columns; -1 for those the mapping does not name. Throws InvalidInput for a mapped column
 * that the file does not have.
 */
export function placesOf<Key extends string>(
  file: RowFile,
  columns: Readonly<Partial<Record<Key, string | undefined>>>,
  keys: readonly Key[],
): Places<Key> {
  const places = keys.map((key) => {
    const column = columns[key]
    if (column === undefined) return [key, -1] as const
    const place = file.columns.indexOf(column)
    if (place >= 0) return [key, place] as const
    throw new InvalidInput([{ path: file.name, reason: missingColumn(file, column, key) }])
  })
  return Object.fromEntries(places) as Record<Key, number>
}

const UNSEEN = /\p{Cc}/gu

function missingColumn({ columns }: RowFile, column: string, key: string): string {
  if (columns.some((name) => name.includes('\u0000'))) {
    return 'the file is no text that can be read; save it as CSV in UTF-8 (UTF-16 needs its mark), not as a workbook'
  }
  const has = columns.slice(0, 30).map((name) => name.replace(UNSEEN, ' ').slice(0, 60))
  return `there is no column "${column}" for ${key}; the file has ${has.join(', ')}. Correct the mapping`
}

/** Longest texts of a row, in characters: numbers and codes are looked up by index, people are written to. */
export const TEXT_MOST = { number: 60, order: 60, product: 60, name: 200, email: 254, phone: 60 } as const

/** The first of these fields whose text is too long, as facts of `TEXT_TOO_LONG`. */
export function textTooLong(
  fields: readonly string[],
  places: Readonly<Partial<Record<keyof typeof TEXT_MOST, number>>>,
): { readonly field: string; readonly length: string; readonly most: string } | undefined {
  for (const [field, most] of Object.entries(TEXT_MOST)) {
    const { length } = fieldAt(fields, places[field as keyof typeof TEXT_MOST] ?? -1)
    if (length > most) return { field, length: `${length}`, most: `${most}` }
  }
  return undefined
}

/** Largest amount of a line in minor units; sums of millions of such lines still fit the store's 64 bits. */
export const AMOUNT_MOST = 1_000_000_000_000n

/** Columns of a file that a mapping neither reads nor names under `ignore`. */
export function unknownColumns(
  file: RowFile,
  { columns, ignore }: { readonly columns: object; readonly ignore: readonly string[] },
): string[] {
  const known = new Set<unknown>([...Object.values(columns), ...ignore])
  return file.columns.filter((column) => !known.has(column))
}

/** The field at a place, without signs that nobody sees; '' where the mapping names none. */
export const fieldAt = (fields: readonly string[], place: number): string =>
  (fields[place] ?? '').replace(UNSEEN, ' ').trim()

/** Plain digits or groups of three, and decimals; one pattern for each sign that may stand before the decimals. */
const DECIMALS = {
  ',': /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/,
  '.': /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/,
} as const

/**
 * A decimal number written with a point or, where the mapping says so, a comma. The other sign may stand between
 * thousands and nowhere else: with a comma `1.234` is a thousand and more, and `12.50` is no number.
 */
export function readDecimal(text: string, decimal: '.' | ','): Rate | undefined {
  if (!DECIMALS[decimal].test(text)) return undefined
  const group = decimal === ',' ? '.' : ','
  return parseRate(text.replaceAll(group, '').replace(decimal, '.'))
}

/** A whole number of at most nine digits. */
export const readWhole = (text: string): number | undefined =>
  /^[+-]?\d{1,9}$/.test(text) ? Number.parseInt(text, 10) : undefined

const ORDERS: Readonly<Record<Exclude<DateOrder, 'YYYY-MM-DD'>, readonly [RegExp, string]>> = {
  'DD.MM.YYYY': [/^(\d{1,2})\.(\d{1,2})\.(\d{4})/, 'dmy'],
  'DD/MM/YYYY': [/^(\d{1,2})\/(\d{1,2})\/(\d{4})/, 'dmy'],
  'MM/DD/YYYY': [/^(\d{1,2})\/(\d{1,2})\/(\d{4})/, 'mdy'],
}

/** The text with its date written as YYYY-MM-DD. */
function isoText(text: string, dates: DateOrder): string {
  if (dates === 'YYYY-MM-DD') return text
  const [pattern, order] = ORDERS[dates]
  const found = pattern.exec(text)
  if (!found) return text
  const [whole, first = '', second = '', year = ''] = found
  const [day, month] = order === 'dmy' ? [first, second] : [second, first]
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${text.slice(whole.length)}`
}

/** A day that exists, else `undefined`; a time behind it is left aside. */
export const readDay = (text: string, dates: DateOrder): CalendarDate | undefined =>
  parseDate(isoText(text, dates).slice(0, 10))

/** A moment: date and time by the clock of the company, a date alone (its first instant), or ISO with a zone. */
export function readMoment(text: string, dates: DateOrder, zone: TimeZone): Instant | undefined {
  const iso = isoText(text, dates)
  if (iso.length === 10) {
    const day = parseDate(iso)
    return day === undefined ? undefined : startOfDay(zone, day)
  }
  return instantOfWallClock(zone, iso) ?? parseInstant(iso)
}
