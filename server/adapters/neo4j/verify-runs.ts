import { hash } from 'node:crypto'
import type { Driver } from 'neo4j-driver'
import type { z } from 'zod'
import { readOne, streamRows } from '#server/adapters/neo4j/query.ts'
import { statementTotals } from '#server/adapters/neo4j/staging-queries.ts'
import type { Comparison } from '#server/adapters/neo4j/verify-graph.ts'
import { plain } from '#server/adapters/neo4j/verify-node.ts'
import { storedRecords, storedStatements } from '#server/adapters/neo4j/verify-queries.ts'
import {
  LINE_COLUMNS,
  type MarkedRecord,
  type MarkedStatement,
  recordMark,
  statementMark,
  unstated,
} from '#server/domain/compensation/statement-mark.ts'
import type { Trouble } from '#server/ports/chain-audit.ts'
import type { LoggedOf } from '#server/ports/events.ts'

/** A computation whose statements and period records are read. */
interface Computed {
  readonly runId: string
  readonly computation: number
}

/**
 * Compares the statements and the period records under a run with the event that published them. Of a run that was
 * computed before both were marked whole, the totals alone.
 */
export async function runTroubles(
  { driver }: Comparison,
  { seq, body }: LoggedOf<'RUN_COMPUTED'>,
): Promise<readonly Trouble[]> {
  const { runId, computation, statementsDigest, recordsDigest } = body
  const of = { runId, computation }
  const found: Trouble[] = []
  const marked = recordsDigest !== undefined
  const told = { seq, subject: runId }
  if (
    marked ? (await digestOfStatements(driver, of)) !== statementsDigest : !(await totalsHold(driver, body))
  )
    found.push({ code: 'STATEMENTS_DIFFER', ...told, noun: 'Statement' })
  if (marked && (await digestOfRecords(driver, of)) !== recordsDigest)
    found.push({ code: 'RECORDS_DIFFER', ...told, noun: 'PeriodRecord' })
  return found
}

/** Totals of the statements, of their entries and of the run are one. */
async function totalsHold(driver: Driver, said: LoggedOf<'RUN_COMPUTED'>['body']): Promise<boolean> {
  const { runId, computation, totalMinor, statements } = said
  const sums = await readOne(driver, statementTotals, { runId, computation })
  return (
    sums !== undefined &&
    sums.statements === statements &&
    sums.totalMinor === totalMinor &&
    sums.entriesMinor === totalMinor
  )
}

const sha256 = (text: string): string => hash('sha256', text)

/** The digest of the marks, made anew from what is stored. */
async function digestOfStatements(driver: Driver, of: Computed): Promise<string> {
  const marks: string[] = []
  let pages: StatementPage[] = []
  const close = (): void => {
    if (pages.length > 0) marks.push(markOf(pages))
    pages = []
  }
  for await (const page of streamRows(driver, storedStatements, of)) {
    if (pages[0]?.properties['earnerId'] !== page.properties['earnerId']) close()
    pages.push(page)
  }
  close()
  return hash('sha256', marks.sort().join(''))
}

type StatementPage = z.output<typeof storedStatements.row>

/** Stands in for the mark of a statement that no computation writes: it makes the digest another one. */
const UNSOUND = 'unsound\n'

const HEAD = ['earnerId', 'period', 'currency', 'totalMinor', 'summary'] as const
const ENTRIES = ['entryKinds', 'entryAmountMinor', 'entryReasons'] as const
const KNOWN: ReadonlySet<string> = new Set([
  ...['runId', 'computation', 'page', 'lineCount'],
  ...[...HEAD, ...ENTRIES, ...LINE_COLUMNS],
])

/** Totals, entries and summary stand on the first page, lines on all of them; lists without a value are left out. */
function markOf(pages: readonly StatementPage[]): string {
  const head = pages[0]!.properties
  if (!pages.every((page, at) => isSound(page, at, head))) return UNSOUND
  const lines = Object.fromEntries(
    LINE_COLUMNS.map((column) => [column, pages.flatMap(({ properties }) => columnOf(properties, column))]),
  )
  const [kinds, amounts, reasons] = ENTRIES.map((name) => listOf(head[name]))
  const entries = kinds!.map((kind, at) => ({ kind, amountMinor: amounts![at], reason: reasons![at] }))
  if (amounts!.length !== entries.length || reasons!.length !== entries.length) return UNSOUND
  return statementMark({ ...head, lines, entries } as unknown as MarkedStatement, sha256)
}

function isSound(
  { properties, earners }: StatementPage,
  at: number,
  head: StatementPage['properties'],
): boolean {
  const known = Object.keys(properties).every((key) => KNOWN.has(key))
  const fixed = ['earnerId', 'period', 'currency'].every((key) => plain(properties[key]) === plain(head[key]))
  const edge = earners.length === 1 && earners[0] === properties['earnerId']
  const count = plain(properties['lineCount']) === String(listOf(properties['amountMinor']).length)
  return known && fixed && edge && count && plain(properties['page']) === String(at) && typesHold(properties)
}

/** A list holds one type in the database, so its first value tells; amounts beyond lists stand by themselves. */
function typesHold(properties: StatementPage['properties']): boolean {
  return [...LINE_COLUMNS, ...ENTRIES, 'totalMinor', 'summary'].every((name) => {
    const value = properties[name]
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return true
    const first = Array.isArray(value) ? value[0] : value
    const text = TEXT_ENTRIES.includes(name) || unstated(name as never) === ''
    return Array.isArray(value) === LISTS.has(name) && (typeof first === 'string') === text && !isFloat(first)
  })
}

const TEXT_ENTRIES: readonly string[] = ['entryKinds', 'entryReasons', 'summary']
const LISTS: ReadonlySet<string> = new Set([...LINE_COLUMNS, ...ENTRIES])
const isFloat = (value: unknown): boolean => typeof value === 'number'

function columnOf(properties: StatementPage['properties'], column: (typeof LINE_COLUMNS)[number]): unknown[] {
  const value = properties[column]
  return value === undefined ? listOf(properties['amountMinor']).map(() => unstated(column)) : listOf(value)
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

async function digestOfRecords(driver: Driver, of: Computed): Promise<string> {
  const marks: string[] = []
  for await (const { properties } of streamRows(driver, storedRecords, of))
    marks.push(markOfRecord(properties))
  return hash('sha256', marks.sort().join(''))
}

const RECORD = {
  ...{ runId: false, computation: false, period: false, firstOrdinal: false },
  ...{
    ordinals: true,
    paidAsRanks: true,
    highestRanks: true,
    active: true,
    volumeNames: true,
    volumes: true,
  },
} as const

function markOfRecord(properties: Readonly<Record<string, unknown>>): string {
  const [keys, { firstOrdinal, ordinals, volumes }] = [Object.keys(properties), properties]
  const shape =
    keys.length === Object.keys(RECORD).length &&
    keys.every((key) => Array.isArray(properties[key]) === RECORD[key as keyof typeof RECORD]) &&
    plain(firstOrdinal) === plain(listOf(ordinals)[0])
  if (!shape || [...listOf(ordinals), ...listOf(volumes)].some(isFloat)) return UNSOUND
  return recordMark(properties as unknown as MarkedRecord, sha256)
}
