import type { ContractStatus } from '#server/domain/genealogy/events.ts'
import type { CalendarDate } from '#server/domain/kernel/instant.ts'
import { ownEntry } from '#server/domain/kernel/own-entry.ts'
import type { FileRow, RowFile } from '#server/ports/import-files.ts'
import type { MemberMapping } from '#server/ports/import-mapping.ts'
import type { RowFacts } from '#server/ports/imports.ts'
import {
  fieldAt,
  type Places,
  placesOf,
  readDay,
  textTooLong,
} from '#server/usecases/imports/field-values.ts'
import type { ImportTally } from '#server/usecases/imports/import-tally.ts'
import type { RowReason } from '#server/usecases/imports/row-reasons.ts'

/** One readable row of a file of members. */
export interface MemberRow {
  readonly row: FileRow
  readonly number: string
  /** '' for a root. */
  readonly sponsor: string
  readonly joinedOn: CalendarDate
  readonly country: string
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly status: ContractStatus
}

const KEYS = ['number', 'sponsor', 'joinedOn', 'country', 'name', 'email', 'phone', 'status'] as const
type Key = (typeof KEYS)[number]

/** Where the columns of members stand in a file. */
export const memberPlaces = (file: RowFile, { columns }: MemberMapping): Places<Key> =>
  placesOf<Key>(file, columns, KEYS)

/** The readable rows in file order, and the numbers of rows that could not be read. */
export interface ReadMembers {
  readonly members: readonly MemberRow[]
  readonly unreadable: ReadonlySet<string>
}

/** Reads a file of members; unreadable rows and second rows of a number are rejected. */
export async function readMemberRows(
  file: RowFile,
  mapping: MemberMapping,
  { tally, today }: { readonly tally: ImportTally; readonly today: CalendarDate },
): Promise<ReadMembers> {
  const places = memberPlaces(file, mapping)
  const found: MemberRow[] = []
  const numbers = new Set<string>()
  const unreadable = new Set<string>()
  for await (const rows of file.rows()) {
    for (const row of rows) {
      const place = { file: file.name, row }
      const read = readRow(row, { places, mapping, columns: file.columns.length, today })
      if ('code' in read) {
        await tally.reject(place, read.code, read.facts)
        unreadable.add(fieldAt(row.fields, places.number))
      } else if (numbers.has(read.number)) await tally.reject(place, 'MEMBER_TWICE', { number: read.number })
      else {
        numbers.add(read.number)
        found.push(read)
        if (
          read.country === UNKNOWN_COUNTRY &&
          !declaredUnknown(mapping, fieldAt(row.fields, places.country))
        )
          await tally.warn(place, 'COUNTRY_UNKNOWN', { text: fieldAt(row.fields, places.country) })
      }
    }
  }
  return { members: found, unreadable }
}

const UNKNOWN_COUNTRY = 'ZZ'

/** True for a country the file does not name, or that the mapping itself calls unknown. */
const declaredUnknown = (mapping: MemberMapping, text: string): boolean =>
  text === '' || ownEntry(mapping.countries, text) === UNKNOWN_COUNTRY

interface Reading {
  readonly places: Places<Key>
  readonly mapping: MemberMapping
  readonly columns: number
  readonly today: CalendarDate
}

type Unreadable = { readonly code: RowReason; readonly facts: RowFacts }

function readRow(row: FileRow, { places, mapping, columns, today }: Reading): MemberRow | Unreadable {
  const { fields } = row
  const text = (key: Key): string => fieldAt(fields, places[key])
  if (fields.length !== columns) {
    return { code: 'ROW_LENGTH', facts: { fields: `${fields.length}`, columns: `${columns}` } }
  }
  const number = text('number')
  if (number === '') return { code: 'NUMBER_MISSING', facts: {} }
  const long = textTooLong(fields, places)
  if (long) return { code: 'TEXT_TOO_LONG', facts: long }
  const joinedOn = readDay(text('joinedOn'), mapping.dates)
  if (joinedOn === undefined) return { code: 'DATE_IMPOSSIBLE', facts: { text: text('joinedOn') } }
  if (joinedOn > today) return { code: 'DATE_FUTURE', facts: { text: joinedOn } }
  const status = statusOf(text('status'), mapping)
  if (status === undefined) return { code: 'STATUS_UNKNOWN', facts: { text: text('status') } }
  return {
    row,
    number,
    sponsor: text('sponsor'),
    joinedOn,
    country: countryOf(text('country'), mapping),
    name: text('name') || mapping.nameText.replaceAll('{number}', () => number),
    email: text('email') || null,
    phone: text('phone') || null,
    status,
  }
}

function statusOf(text: string, { statuses }: MemberMapping): ContractStatus | undefined {
  return text === '' ? 'ENROLLED' : ownEntry(statuses, text)
}

function countryOf(text: string, { countries }: MemberMapping): string {
  const named = ownEntry(countries, text)
  if (named !== undefined) return named
  return /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : UNKNOWN_COUNTRY
}
