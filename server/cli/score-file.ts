import { readFileSync } from 'node:fs'
import { readArguments } from '#server/cli/arguments.ts'
import { EXIT, VerbStopped } from '#server/cli/verb.ts'
import { admitColumns, type DroppedColumn } from '#server/domain/scoring/admit-columns.ts'
import { dayOf, type LeadTable, numberOf, readColumn } from '#server/domain/scoring/lead-table.ts'
import { type CsvTable, columnAt, readCsvTable } from '#server/formats/csv-table.ts'

/** A file of leads, read, put in order of time and freed of columns nobody may learn from. */
export interface ScoreFile {
  readonly table: LeadTable
  readonly dropped: readonly DroppedColumn[]
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
const YES = new Set(['1', 'true', 'yes', 'ja', 'y', 'j', 'won', 'gewonnen', 'converted'])
const ROWS_LEAST = 20

const bad = (code: string, sentence: string): VerbStopped => new VerbStopped(EXIT.badInput, code, sentence)

/** Names of a repeatable, comma-separated option. */
export const namesOf = (given: readonly string[] | undefined): string[] =>
  (given ?? [])
    .flatMap((list) => list.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '')

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
export function readScoreFile(path: string | undefined, given: ScoreArguments, usage: string): ScoreFile {
  const csv = openCsv(path, usage)
  if (given.target === undefined)
    throw bad('ARGUMENTS', `Name the outcome's column with --target.\nUsage: ${usage}`)
  const target = columnAt(csv, given.target)
  const excluded = namesOf(given.exclude)
  for (const name of [...excluded, ...namesOf(given.keep)]) columnAt(csv, name)
  const order = orderOf(csv, given.order)
  const rows = order.map((row) => csv.rows[row]!)
  if (rows.length < ROWS_LEAST)
    throw bad('ROWS_FEW', `${rows.length} rows are too few; give at least ${ROWS_LEAST}.`)
  const won = outcomesOf(
    rows.map((row) => row[target]!),
    given,
  )
  const fields = csv.columns.flatMap((name, at) => {
    return at === target || name === given.order
      ? []
      : [
          readColumn(
            name,
            rows.map((row) => row[at]!),
          ),
        ]
  })
  const wishes = { excluded: new Set(excluded), kept: new Set(namesOf(given.keep)) }
  const { admitted, dropped } = admitColumns(fields, won, wishes)
  const table = { count: rows.length, columns: admitted, won }
  return { table, dropped, fileRows: order.map((row) => row + 1), csv }
}

/** 1 where the outcome is the positive value; exit 2 when the file holds one class only. */
export function outcomesOf(texts: readonly string[], { target, positive }: ScoreArguments): Uint8Array {
  const wanted = positive?.trim().toLowerCase()
  const isWon = (text: string): boolean => {
    const value = text.trim().toLowerCase()
    return wanted === undefined ? YES.has(value) : value === wanted
  }
  const won = Uint8Array.from(texts, (text) => (isWon(text) ? 1 : 0))
  const wins = won.reduce((sum, each) => sum + each, 0)
  if (wins > 0 && wins < won.length) return won
  const which = wins === 0 ? 'no row is won' : 'every row is won'
  throw bad('ONE_CLASS', `In column ${target} ${which}; name the value that means won with --positive.`)
}

/** Rows in order of time: ascending by the order column (numbers or dates), ties and no column in file order. */
function orderOf(csv: CsvTable, name: string | undefined): number[] {
  const rows = csv.rows.map((_, row) => row)
  if (name === undefined) return rows
  const at = columnAt(csv, name)
  const read = [numberOf, dayOf].find((as) => csv.rows.every((row) => !Number.isNaN(as(row[at]!))))
  const instants = csv.rows.map((row) => (read ? read(row[at]!) : Date.parse(row[at]!)))
  const wrong = instants.findIndex((value) => Number.isNaN(value))
  if (wrong >= 0) {
    throw bad('ORDER', `Line ${csv.lines[wrong]}: column ${name} must hold numbers or dates to order by.`)
  }
  return rows.sort((left, right) => instants[left]! - instants[right]! || left - right)
}

/** Reads arguments of a score action. */
export const scoreArguments = (args: readonly string[], usage: string) =>
  readArguments(args, SCORE_OPTIONS, usage)
