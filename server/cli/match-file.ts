import { readFile } from 'node:fs/promises'
import { EXIT, VerbStopped } from '#server/cli/verb.ts'
import { Fault } from '#server/domain/kernel/failure.ts'
import {
  BIRTH_PARTS,
  type ColumnField,
  type ColumnMapping,
  MAPPABLE_FIELDS,
  recogniseColumns,
} from '#server/domain/matching/column-names.ts'
import { dateOrderOf } from '#server/domain/matching/normal-birth-date.ts'
import { normalisePerson } from '#server/domain/matching/normalise.ts'
import type { PersonRecord } from '#server/domain/matching/person-record.ts'
import { PersonStore } from '#server/domain/matching/person-store.ts'
import { type CsvTable, columnAt, readCsvTable } from '#server/formats/csv-table.ts'

/** A CSV file of persons, ready to be matched. Row n of the store is row n of the file, from 0. */
export interface PersonFile {
  readonly table: CsvTable
  readonly mapping: ColumnMapping
  readonly store: PersonStore
}

/**
 * Reads a CSV file of persons. Columns are recognised by name; `map` (`given=col,city=col2`) adds to that or
 * overrides it; `without` is a column that is never read as a field, such as the truth. Rows go by the id column
 * where its values are all there and differ, otherwise by their number from 1.
 */
export async function readPersonFile(
  path: string,
  { map, without }: { readonly map: string | undefined; readonly without?: string },
): Promise<PersonFile> {
  const table = readCsvTable(await bytesOf(path))
  const columns = table.columns.filter((column) => column !== without)
  const mapping = { ...recogniseColumns(columns), ...readMap(map, table) }
  const fields = MAPPABLE_FIELDS.filter((field) => field !== 'id' && mapping[field] !== undefined)
  if (fields.length === 0) {
    throw stopped(
      'COLUMNS_UNKNOWN',
      `No column of ${path} was recognised as a person's field; name them with --map, as in --map given=${columns[0]}.`,
    )
  }
  return { table, mapping, store: storeOf(table, mapping, fields) }
}

const stopped = (code: string, sentence: string): VerbStopped =>
  new VerbStopped(EXIT.badInput, code, sentence)

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') throw stopped('FILE_MISSING', `There is no file ${path}.`)
    if (code === 'EISDIR') throw stopped('FILE_MISSING', `${path} is a folder; name a CSV file.`)
    throw new Fault({ source: 'DISK', retriable: false, code: 'FILE_UNREADABLE', cause: error })
  }
}

function readMap(map: string | undefined, table: CsvTable): ColumnMapping {
  const mapping: Record<string, string> = {}
  for (const part of (map ?? '').split(',').filter((each) => each.trim() !== '')) {
    const at = part.indexOf('=')
    const field = part.slice(0, Math.max(at, 0)).trim()
    const known = MAPPABLE_FIELDS.find(
      (each) => each.toLowerCase() === field.toLowerCase().replace(/[_-]/g, ''),
    )
    if (known === undefined) {
      throw stopped(
        'MAP_FIELD_UNKNOWN',
        `--map must read field=column with fields from ${MAPPABLE_FIELDS.join(', ')}; found "${part.trim()}".`,
      )
    }
    const column = part.slice(at + 1).trim()
    columnAt(table, column)
    mapping[known] = column
  }
  return mapping
}

function storeOf(table: CsvTable, mapping: ColumnMapping, fields: readonly ColumnField[]): PersonStore {
  const places = fields.map((field) => ({ field, at: table.columns.indexOf(mapping[field]!) }))
  const dates = mapping.birthDate === undefined ? -1 : table.columns.indexOf(mapping.birthDate)
  const order = dateOrderOf(dates < 0 ? [] : table.rows.map((row) => row[dates]!))
  const ids = idsOf(table, mapping)
  const store = new PersonStore()
  table.rows.forEach((row, at) => {
    const values = Object.fromEntries(places.map(({ field, at: place }) => [field, row[place]!]))
    store.add(normalisePerson({ ...withBirthDate(values), id: ids[at]! } as PersonRecord, order))
  })
  return store
}

/** A birth date that the file keeps in three columns, as one; left out where a part is missing. */
function withBirthDate(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const parts = BIRTH_PARTS.map((part) => values[part])
  if (parts.includes(undefined)) return values
  return { ...values, birthDate: parts.every((part) => part !== '') ? parts.join('-') : '' }
}

function idsOf(table: CsvTable, mapping: ColumnMapping): string[] {
  const numbers = table.rows.map((_, at) => String(at + 1))
  if (mapping.id === undefined) return numbers
  const place = table.columns.indexOf(mapping.id)
  const ids = table.rows.map((row) => row[place]!)
  return new Set(ids).size === ids.length && !ids.includes('') ? ids : numbers
}
