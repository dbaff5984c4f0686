import type { RunResult } from '#server/domain/compensation/result.ts'
import { runPeriods } from '#server/domain/compensation/run.ts'
import { readFacts } from '#server/formats/facts.ts'
import { readPlan } from '#server/formats/plan.ts'

const PLAN = {
  schema: 'stemma.plan/1',
  plan: 'test',
  version: 1,
  validFrom: '2026-01-01',
  title: { de: 'Probe', en: 'Test' },
  currency: 'EUR',
  period: { kind: 'MONTH', zone: 'Europe/Berlin' },
}

/** A line as a test reads it. */
export interface ToldLine {
  readonly earner: string
  readonly bonus: string
  readonly from: string | undefined
  readonly level: number
  readonly cents: number
}

export interface Told {
  readonly results: readonly RunResult[]
  /** Lines of one period, in canonical order. */
  lines(period?: number): ToldLine[]
  /** `earner bonus from level cents`. */
  texts(period?: number): string[]
  /** `bonus reason count cents`. */
  breakage(period?: number): string[]
  adjustments(period?: number): string[]
  missing(member: string, period?: number): ReturnType<RunResult['ranks']['missing']>
}

/** Runs parts of a plan document over parts of a facts document, from `2026-01` on. */
export function runDocuments(plan: object, facts: object): Told {
  const reading = readPlan(JSON.stringify({ ...PLAN, ...plan }))
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues))
  const read = readFacts(
    JSON.stringify({ schema: 'stemma.facts/1', period: '2026-01', ...facts }),
    reading.plan,
  )
  if (!read.ok) throw new Error(JSON.stringify(read.cases))
  const results = runPeriods(reading.plan, read.series)
  const numbers = read.series[0]!.members.numbers
  const id = (bonus: number): string => reading.plan.bonuses[bonus]!.id
  const lines = (period = 0): ToldLine[] =>
    Array.from({ length: results[period]!.lines.count }, (_, i) => {
      const { earner, bonus, from, level, amount } = results[period]!.lineAt(i)
      return { earner, bonus, from, level, cents: Number(amount) }
    })
  return {
    results,
    lines,
    texts: (period) =>
      lines(period).map(({ earner, bonus, from, level, cents }) =>
        [earner, bonus, from ?? '-', level, cents].join(' '),
      ),
    breakage: (period = 0) =>
      results[period]!.breakage.map(
        ({ bonus, reason, count, amount }) => `${id(bonus)} ${reason} ${count} ${amount}`,
      ),
    adjustments: (period = 0) =>
      results[period]!.adjustments.map(
        ({ earner, bonus, order, amount, reason }) =>
          `${numbers[earner]} ${id(bonus)} ${order} ${amount} ${reason}`,
      ),
    missing: (member, period = 0) => results[period]!.ranks.missing(numbers.indexOf(member)),
  }
}
