import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readScoreFile } from '#server/cli/score-file.ts'
import { type BackTestPlan, backTest, DEFAULT_BACK_TEST } from '#server/domain/scoring/back-test.ts'
import type { LeadColumn, LeadTable } from '#server/domain/scoring/lead-table.ts'
import { logit, logLossOf } from '#server/domain/scoring/log-odds.ts'

const FOLDER = new URL('../../../../shared/data/leads/', import.meta.url).pathname
const present = existsSync(FOLDER)
if (!present) console.warn('SKIPPED all tests of recorded lead files: no ../shared/data/leads')

const LATER = [
  'Tags,Lead Quality,Lead Profile,Last Activity,Last Notable Activity',
  'Asymmetrique Activity Index,Asymmetrique Profile Index,Asymmetrique Activity Score,Asymmetrique Profile Score',
]
const xEducation = (exclude: string[]) =>
  readScoreFile(
    [`${FOLDER}x-education-leads.csv`],
    { target: 'Converted', order: 'Lead Number', exclude },
    '',
  )
const bank = (exclude: string[]) =>
  readScoreFile([`${FOLDER}bank-additional-full.csv`], { target: 'y', exclude }, '')

const FILES = present ? { 'X-Education': xEducation(LATER), bank: bank([]) } : undefined

function rowsOf({ columns, won }: LeadTable, from: number, to: number): LeadTable {
  const cut = (column: LeadColumn): LeadColumn =>
    column.kind === 'NUMBER'
      ? { ...column, values: column.values.slice(from, to) }
      : { ...column, codes: column.codes.slice(from, to) }
  return { count: to - from, columns: columns.map(cut), won: won.slice(from, to) }
}

const fromTheHundredth = (table: LeadTable): BackTestPlan => ({
  from: 100 / table.count,
  step: 25 / table.count,
  lag: 0,
})

/** Nats a lead that the published score lost on the rolling base rate: at the end, and at worst after 100 leads. */
function lostOn(
  table: LeadTable,
  plan = fromTheHundredth(table),
): { readonly atEnd: number; readonly onTheWay: number } {
  const { blocks } = backTest(table, plan)
  let [lost, leads, onTheWay] = [0, 0, Number.NEGATIVE_INFINITY]
  for (const { from, probability, base } of blocks) {
    for (const [at, said] of probability.entries()) {
      const won = table.won[from + at]!
      lost += logLossOf(logit(said), won) - logLossOf(logit(base), won)
      leads += 1
      if (leads >= 100) onTheWay = Math.max(onTheWay, lost / leads)
    }
  }
  return { atEnd: lost / leads, onTheWay }
}

describe.skipIf(!FILES)('learning curve from 100 leads on', () => {
  const windows = (['X-Education', 'bank'] as const).flatMap((file) =>
    [0, 1 / 3, 2 / 3].map((share) => [file, share] as const),
  )

  it.each(windows)('%s, place %d of the file: 300 leads end no worse than the base rate', (file, share) => {
    const { table } = FILES![file]
    const from = Math.floor(share * table.count)
    const { atEnd, onTheWay } = lostOn(rowsOf(table, from, from + 300))
    expect(atEnd).toBeLessThanOrEqual(1e-9)
    expect(onTheWay).toBeLessThanOrEqual(0.03)
  })

  it.each(windows)('%s, place %d: nothing is lost where the fields mean nothing', (file, share) => {
    const { table } = FILES![file]
    const from = Math.floor(share * table.count)
    const leads = rowsOf(table, from, from + 300)
    // Each lead with the outcome of the lead 150 places on: the share won stays, the connection is gone.
    const won = leads.won.map((_, row) => leads.won[(row + 150) % 300]!)
    const { atEnd, onTheWay } = lostOn({ ...leads, won })
    expect(atEnd).toBeLessThanOrEqual(1e-9)
    expect(onTheWay).toBeLessThanOrEqual(1e-9)
  })

  const curve = (['X-Education', 'bank'] as const).flatMap((file) =>
    [100, 150, 250, 400, 700].map((count) => [file, count] as const),
  )

  it.each(curve)(
    '%s: the report on the last fifth of %d leads is no worse than the base rate',
    (file, count) => {
      const { table } = FILES![file]
      for (const share of [0.1, 0.55]) {
        const from = Math.floor(share * table.count)
        expect(
          lostOn(rowsOf(table, from, from + count), { ...DEFAULT_BACK_TEST, step: 0.05 }).atEnd,
        ).toBeLessThanOrEqual(1e-9)
      }
    },
  )

  it('is worth having on the first 400 leads of X-Education', () => {
    expect(lostOn(rowsOf(FILES!['X-Education'].table, 0, 400)).atEnd).toBeLessThan(-0.08)
  })
})

describe.skipIf(!FILES)('guards on recorded files', () => {
  const leaksOf = ({ dropped }: ReturnType<typeof bank>) =>
    dropped.filter(({ why }) => why === 'LEAK').map(({ column }) => column)

  it('finds Tags itself, and accuses no field that was known before', () => {
    const leaks = leaksOf(xEducation([]))
    expect(leaks).toContain('Tags')
    expect(leaks.filter((column) => !LATER.join(',').split(',').includes(column))).toEqual([])
    expect(leaksOf(FILES!['X-Education'])).toEqual([])
  })

  it('finds duration itself, and nothing else but what is protected', () => {
    expect(leaksOf(FILES!.bank)).toEqual(['duration'])
    expect(FILES!.bank.dropped.map(({ column }) => column)).toEqual(['age', 'duration', 'marital'])
  })

  it('reads all 9,240 leads, the 338 doubly quoted among them', () => {
    expect(FILES!['X-Education'].table.count).toBe(9_240)
    expect(FILES!['X-Education'].table.won.reduce((sum, each) => sum + each, 0)).toBe(3_561)
    expect(FILES!.bank.table.count).toBe(41_188)
  })
})
