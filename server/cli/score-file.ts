import { readFileSync } from 'node:fs'
import { EXIT, VerbStopped } from '#server/cli/verb.ts'
import { admitColumns, type DroppedColumn } from '#server/domain/scoring/admit-columns.ts'
import { dayReader } from '#server/domain/scoring/date-reader.ts'
import { isMissing, type LeadColumn, type LeadTable, readColumn } from '#server/domain/scoring/lead-table.ts'
import { numberOf, numberReader } from '#server/domain/scoring/number-reader.ts'
import { type CsvTable, columnAt, readCsvTable } from '#server/formats/csv-table.ts'

/** A file of leads, read, put in order of time and freed of columns nobody may learn from. */
export interface ScoreFile {
  readonly table: LeadTable
  readonly dropped: readonly DroppedColumn[]
  /** All columns but outcome and order, in the table's order of rows; some of them nobody learns from. */
  readonly fields: readonly LeadColumn[]
  /** Rows of the file that have no outcome (yet) and take no part. */
  readonly unknownOutcomes: number
  /** Row of the file (from 1, after the header) of each row of the table. */
  readonly fileRows: readonly number[]
  readonly csv: CsvTable
}

export const SCORE_OPTIONS = {
  target: { type: 'string' },
  positive: { type: 'string' },
  order: { type: 'string' },
  exclude: { type: 'string', multiple: true },
  keep: { type: 'string', multiple: true },
} as const

interface ScoreArguments {
  readonly target?: string | undefined
  readonly positive?: string | undefined
  readonly order?: string | undefined
  readonly exclude?: string[] | undefined
  readonly keep?: string[] | undefined
}

/** What counts as won without `--positive`. */
const YES = new Set('1|true|t|wahr|yes|y|ja|j|won|gewonnen|converted|success|sold|verkauft'.split('|'))
const ROWS_LEAST = 20

const bad = (code: string, sentence: string): VerbStopped => new VerbStopped(EXIT.badInput, code, sentence)

/** Columns of a repeatable, comma-separated option; a column whose own name holds a comma is given alone. */
function namesOf(csv: CsvTable, given: readonly string[] | undefined): string[] {
  const names = (given ?? [])
    .flatMap((list) => (csv.columns.includes(list.trim()) ? [list] : list.split(',')))
    .map((name) => name.trim())
    .filter((name) => name !== '')
  for (const name of names) columnAt(csv, name)
  return names
}

/** Reads the CSV an argument names; exit 2 when it cannot be opened. */
export function openCsv(path: string | undefined, usage: string): CsvTable {
  if (path === undefined) throw bad('ARGUMENTS', `Name the CSV file.\nUsage: ${usage}`)
  try {
    return readCsvTable(readFileSync(path))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    throw bad('FILE', `${path} cannot be read: ${(error as Error).message}`)
  }
}

/** Reads and prepares a file of leads. Every problem is one sentence that names the option or the column. */
export function readScoreFile(
  positionals: readonly string[],
  given: ScoreArguments,
  usage: string,
): ScoreFile {
  const [path, ...more] = positionals
  if (more.length > 0)
    throw bad('ARGUMENTS', `Name one CSV file, not ${positionals.length}.\nUsage: ${usage}`)
  const csv = openCsv(path, usage)
  if (given.target === undefined)
    throw bad('ARGUMENTS', `Name the outcome's column with --target.\nUsage: ${usage}`)
  const target = columnAt(csv, given.target)
  const wishes = { excluded: new Set(namesOf(csv, given.exclude)), kept: new Set(namesOf(csv, given.keep)) }
  const ordered = orderOf(csv, given.order)
  const order = ordered.filter((row) => !isMissing(csv.rows[row]![target]!))
  if (order.length < ROWS_LEAST)
    throw bad('ROWS_FEW', `${order.length} rows with an outcome are too few; give at least ${ROWS_LEAST}.`)
  const textsOf = (at: number): string[] => order.map((row) => csv.rows[row]![at]!)
  const won = outcomesOf(textsOf(target), given)
  const fields = csv.columns.flatMap((name, at) =>
    at === target || name === given.order ? [] : [readColumn(name, textsOf(at))],
  )
  const { admitted, dropped } = admitColumns(fields, won, wishes)
  return {
    table: { count: order.length, columns: admitted, won },
    dropped,
    fields,
    unknownOutcomes: ordered.length - order.length,
    fileRows: order.map((row) => row + 1),
    csv,
  }
}

/** 1 where the outcome is the positive value; exit 2 when the file holds one class only. */
function outcomesOf(texts: readonly string[], { target, positive }: ScoreArguments): Uint8Array {
  const won = flagsOf(texts, positive)
  const wins = won.reduce((sum, each) => sum + each, 0)
  if (wins > 0 && wins < won.length) return won
  const which = wins === 0 ? 'no row is won' : 'every row is won'
  throw bad('ONE_CLASS', `In column ${target} ${which}; name the value that means won with --positive.`)
}

/** 1 where a text is the given value or, where none is given, means yes; `1.0` reads as `1`. */
export function flagsOf(texts: readonly string[], given?: string | undefined): Uint8Array {
  const wanted = given === undefined ? YES : new Set([plainOf(given)])
  return Uint8Array.from(texts, (text) => (wanted.has(plainOf(text)) ? 1 : 0))
}

/** A value without case and blanks; numbers however they are written. */
export function plainOf(text: string): string {
  const number = numberOf(text)
  return Number.isNaN(number) ? text.trim().toLowerCase() : String(number)
}

/** Rows in order of time: ascending by the order column (numbers or dates), ties and no column in file order. */
function orderOf(csv: CsvTable, name: string | undefined): number[] {
  const rows = csv.rows.map((_, row) => row)
  if (name === undefined) return rows
  const at = columnAt(csv, name)
  const texts = csv.rows.map((row) => row[at]!)
  const readings = [numberReader(texts), dayReader(texts)].map((read) => texts.map(read))
  const instants = readings.reduce((best, each) => (gapsOf(each) < gapsOf(best) ? each : best))
  const wrong = instants.findIndex((value) => Number.isNaN(value))
  if (wrong >= 0) {
    throw bad('ORDER', `Line ${csv.lines[wrong]}: column ${name} must hold numbers or dates to order by.`)
  }
  return rows.sort((left, right) => instants[left]! - instants[right]! || left - right)
}

const gapsOf = (values: readonly number[]): number =>
  values.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0)
