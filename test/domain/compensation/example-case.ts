import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type ResultDocument, resultDocument } from '#server/cli/plan-result.ts'
import { runPeriods } from '#server/domain/compensation/run.ts'
import { readFacts } from '#server/formats/facts.ts'
import { readPlan } from '#server/formats/plan.ts'

/** One published case as it is kept beside the project. */
export interface ExampleCase {
  readonly file: string
  readonly id: string
  readonly members: readonly { readonly id: string }[]
  readonly customers?: readonly { readonly id: string }[]
  readonly parameters: { readonly bonuses: readonly { readonly id: string }[] }
  readonly expected: readonly ExpectedRow[]
  readonly scope: 'all' | 'listed'
  readonly totals: Readonly<Record<string, string>>
  readonly expectedCarry?: readonly { member: string; period?: string; L: string; R: string }[]
  readonly expectedPlacements?: readonly { member: string; parent: string; position: number }[]
  readonly expectedLedger?: readonly { member: string; amount: string; balance: string; shopCredit: string }[]
}

export interface ExpectedRow {
  readonly member: string
  readonly bonus?: string
  readonly amount?: string
  readonly level?: number
  readonly from?: string
  readonly order?: string
  readonly period?: string
  readonly check?: string
  readonly value?: string
  readonly missing?: string
  readonly adjustment?: string
  readonly of?: string
}

const EXAMPLES = new URL('../../../../shared/examples/', import.meta.url)
const DOCUMENTS = new URL('../../../seeds/plans/examples/', import.meta.url)

/** Every case of the folder beside the project; empty where the folder is missing. */
export function exampleCases(): ExampleCase[] {
  if (!existsSync(EXAMPLES)) return []
  return readdirSync(EXAMPLES)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({
      file: name.slice(0, -5).toLowerCase(),
      ...(JSON.parse(readFileSync(new URL(name, EXAMPLES), 'utf8')) as Omit<ExampleCase, 'file'>),
    }))
}

/** The names of the shipped example documents. */
export const documentNames = (): string[] =>
  readdirSync(DOCUMENTS)
    .filter((name) => name.endsWith('.plan.yaml'))
    .map((name) => name.slice(0, -'.plan.yaml'.length))

/** Reads and runs the shipped documents of a case through the public formats. */
export function runExample(name: string): ResultDocument[] {
  const plan = readPlan(readFileSync(new URL(`${name}.plan.yaml`, DOCUMENTS), 'utf8'))
  if (!plan.ok) throw new Error(`${name}: ${JSON.stringify(plan.issues)}`)
  const facts = readFacts(readFileSync(new URL(`${name}.facts.yaml`, DOCUMENTS), 'utf8'), plan.plan)
  if (!facts.ok) throw new Error(`${name}: ${JSON.stringify(facts.cases)}`)
  const results = runPeriods(plan.plan, facts.series)
  return results.map((result, index) => resultDocument(plan.plan, facts.series[index]!, result))
}

/** Decimal text as hundredths, so that "40", "40.0" and "40.00" are the same. */
export function hundredths(text: string): bigint {
  const found = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text)
  if (!found) throw new Error(`"${text}" is no amount`)
  const units = BigInt(`${found[2]}${(found[3] ?? '').padEnd(2, '0')}`)
  return found[1] === '-' ? -units : units
}

export const sumOf = (texts: readonly string[]): bigint =>
  texts.reduce((sum, text) => sum + hundredths(text), 0n)

type LineDocument = ResultDocument['lines'][number]

/** Whether a line belongs to an expected row; a row that names no level, source or order takes any. */
export function fits(row: ExpectedRow, line: LineDocument): boolean {
  const source = line.source as { order?: string; member?: string; buyer?: string }
  return (
    row.member === line.earner &&
    row.bonus === line.bonus &&
    (row.level === undefined || row.level === line.level) &&
    (row.order === undefined || row.order === source.order) &&
    (row.from === undefined || [line.from, source.member, source.buyer].includes(row.from))
  )
}

/** The results a row speaks of: its period's (by name, or P1 = the first), else all. */
export function periodsOf(
  row: { period?: string },
  results: readonly ResultDocument[],
): readonly ResultDocument[] {
  if (row.period === undefined) return results
  const place = /^P(\d+)$/.exec(row.period)?.[1]
  return results.filter(({ period }, index) => period === row.period || String(index + 1) === place)
}
