import type { ContractStatus } from '#server/domain/genealogy/events.ts'
import { countryCode, UNKNOWN_COUNTRY } from '#server/domain/kernel/country.ts'
import { EMAIL_ADDRESS } from '#server/domain/kernel/email-address.ts'
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
  /** What of this the file says itself; the rest is how the house fills it. */
  readonly said: ReadonlySet<MemberKey>
}

const KEYS = ['number', 'sponsor', 'joinedOn', 'country', 'name', 'email', 'phone', 'status'] as const
/** A column of members that a mapping may name. */
export type MemberKey = (typeof KEYS)[number]

/** Where the columns of members stand in a file. */
export const memberPlaces = (file: RowFile, { columns }: MemberMapping): Places<MemberKey> =>
  placesOf<MemberKey>(file, columns, KEYS)

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
        for (const { code, text } of notes(read, { places, mapping })) await tally.warn(place, code, { text })
      }
    }
  }
  return { members: found, unreadable }
}

/** True for a country the file does not name, or that the mapping itself calls unknown. */
const declaredUnknown = (mapping: MemberMapping, text: string): boolean =>
  text === '' || ownEntry(mapping.countries, text) === UNKNOWN_COUNTRY

/** What of a row that is taken was left out or filled. */
function* notes(
  { row, country, email }: MemberRow,
  { places, mapping }: Pick<Reading, 'places' | 'mapping'>,
): Generator<{ readonly code: RowReason; readonly text: string }> {
  const named = fieldAt(row.fields, places.country)
  const unknown = country === UNKNOWN_COUNTRY && !declaredUnknown(mapping, named)
  if (unknown) yield { code: 'COUNTRY_UNKNOWN', text: named }
  const written = fieldAt(row.fields, places.email)
  if (written !== '' && email === null) yield { code: 'EMAIL_UNREADABLE', text: written }
}

interface Reading {
  readonly places: Places<MemberKey>
  readonly mapping: MemberMapping
  readonly columns: number
  readonly today: CalendarDate
}

type Unreadable = { readonly code: RowReason; readonly facts: RowFacts }

function readRow(row: FileRow, { places, mapping, columns, today }: Reading): MemberRow | Unreadable {
  const { fields } = row
  const text = (key: MemberKey): string => fieldAt(fields, places[key])
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
  const email = emailOf(text('email'))
  const said = KEYS.filter((key) => text(key) !== '' && (key !== 'email' || email !== null))
  return {
    row,
    said: shared(said),
    number,
    sponsor: text('sponsor'),
    joinedOn,
    country: countryOf(text('country'), mapping),
    name: text('name') || mapping.nameText.replaceAll('{number}', () => number),
    email,
    phone: text('phone') || null,
    status,
  }
}

/** Sets of columns that rows say something in: few, however many rows there are. */
const SAYINGS = new Map<string, ReadonlySet<MemberKey>>()

function shared(keys: readonly MemberKey[]): ReadonlySet<MemberKey> {
  const name = keys.join()
  const known = SAYINGS.get(name) ?? new Set(keys)
  SAYINGS.set(name, known)
  return known
}

/** Lower-cased, as people sign in and are looked for; null for what is no address. */
function emailOf(text: string): string | null {
  const email = text.toLowerCase()
  return EMAIL_ADDRESS.test(email) ? email : null
}

function statusOf(text: string, { statuses }: MemberMapping): ContractStatus | undefined {
  return text === '' ? 'ENROLLED' : ownEntry(statuses, text)
}

function countryOf(text: string, { countries }: MemberMapping): string {
  return ownEntry(countries, text) ?? countryCode(text) ?? UNKNOWN_COUNTRY
}
