import type { RunState } from '#server/domain/compensation/events.ts'
import { type Instant, instantOf } from '#server/domain/kernel/instant.ts'
import type { Currency } from '#server/domain/kernel/money.ts'
import { type Period, periodAt } from '#server/domain/kernel/period.ts'
import { accepted, type Result } from '#server/domain/kernel/result.ts'
import type { Company } from '#server/ports/company-facts.ts'
import type { PeriodSales, StoredRun } from '#server/ports/period-facts.ts'
import { type Call, verb } from '#server/usecases/guard.ts'
import { periodsUntil } from '#server/usecases/periods/open-periods.ts'

/** A period in a list. Amounts in minor units of the company's currency. */
export interface PeriodRowView {
  readonly id: string
  readonly from: Instant
  readonly to: Instant
  readonly running: boolean
  readonly state: RunState | 'OPEN'
  readonly orders: number
  readonly cvMinor: bigint
  readonly totalMinor: bigint | null
  readonly statements: number
  readonly currency: Currency
}

/** Every period with an order or a run, and the running one; newest first. */
export const readPeriods = verb({
  name: 'readPeriods',
  action: 'PERIOD_SEE',
  async run(call, _input: undefined): Promise<Result<readonly PeriodRowView[]>> {
    const company = await call.ports.company.company()
    if (!company) return accepted([])
    const periods = periodsUntil(call.now, company)
    const runs = new Map((await call.ports.periods.runs()).map((run) => [run.period, run]))
    const open = periods.filter(({ id }) => !isSettled(runs.get(id))).map(({ id }) => id)
    const sales = new Map((await call.ports.periods.sales(open)).map((each) => [each.period, each]))
    const current = periodAt(call.now, company.calendar).id
    const rows = periods
      .filter(({ id }) => runs.has(id) || sales.has(id) || id === current)
      .map((period) =>
        rowOf(call, company, { period, run: runs.get(period.id), sales: sales.get(period.id) }),
      )
    return accepted(rows.reverse())
  },
})

const isSettled = (run: StoredRun | undefined): boolean => run?.state === 'CLOSED' || run?.state === 'PAID'

/** What a row is made of. */
export interface PeriodParts {
  readonly period: Period
  readonly run: StoredRun | undefined
  readonly sales: PeriodSales | undefined
}

/** One period as the list and the head of its workspace show it. A settled period shows what its run counted. */
export function rowOf(
  { now }: Call,
  { currency }: Company,
  { period, run, sales }: PeriodParts,
): PeriodRowView {
  const settled = isSettled(run)
  return {
    id: period.id,
    from: period.from,
    to: instantOf(period.to),
    running: now < period.to,
    state: run?.state ?? 'OPEN',
    orders: settled ? run!.report.orders : (sales?.orders ?? 0),
    cvMinor: settled ? BigInt(run!.report.cvMinor) : (sales?.cvMinor ?? 0n),
    totalMinor: run?.totalMinor ?? null,
    statements: run?.statements ?? 0,
    currency,
  }
}
