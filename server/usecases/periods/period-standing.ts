import type { PeriodStanding } from '#server/domain/compensation/run-rules.ts'
import {
  type Period,
  type PeriodCalendar,
  parsePeriod,
  previousPeriod,
} from '#server/domain/kernel/period.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'
import type { Company } from '#server/ports/company-facts.ts'
import type { StoredRun } from '#server/ports/period-facts.ts'
import type { Call } from '#server/usecases/guard.ts'

/** A period as a verb finds it: how it stands, its newest run, and the company that cut it. */
export interface PeriodFound {
  readonly period: Period
  readonly calendar: PeriodCalendar
  readonly company: Company
  readonly run: StoredRun | undefined
  readonly standing: PeriodStanding
}

/** Finds a period by its name; PERIOD_UNKNOWN when the company has no such period. */
export async function findPeriod({ ports, now }: Call, name: string): Promise<Result<PeriodFound>> {
  const company = await ports.company.company()
  const period = company && parsePeriod(name, company.calendar)
  if (!company || !period || period.id < company.firstPeriod) {
    const first = company?.firstPeriod ?? ''
    return refused(refusal('PERIOD_UNKNOWN', { period: name, first }, 'period'))
  }
  const { calendar } = company
  const [run, shut, frozen] = await Promise.all([
    ports.periods.run(period.id),
    ports.company.shutPeriods(),
    ports.periods.frozen(),
  ])
  const isFrozen = frozen.some((each) => each.period === period.id)
  const thawing = new Set(frozen.map((each) => each.period))
  const closed = new Set(shut.map((each) => each.period).filter((each) => !thawing.has(each)))
  const standing: PeriodStanding = {
    period,
    now,
    state: run?.state ?? 'OPEN',
    frozen: isFrozen,
    resultDigest: run?.resultDigest ?? null,
    reviewerId: run?.reviewerId ?? null,
    earlierOpen: firstOpenBefore(period, company, closed),
    failedChecks: (run?.report.checks ?? []).filter(({ ok }) => !ok).map(({ code }) => code),
  }
  return accepted({ period, calendar, company, run, standing })
}

/** The first period before one that is not closed; null when all are. Periods close one after the other. */
function firstOpenBefore(
  period: Period,
  { firstPeriod, calendar }: Company,
  closed: ReadonlySet<string>,
): string | null {
  const isOpen = (id: string): boolean => id >= firstPeriod && !closed.has(id)
  let found: string | null = null
  for (let before = previousPeriod(period, calendar); isOpen(before.id); ) {
    found = before.id
    before = previousPeriod(before, calendar)
  }
  return found
}

/** Versions every change of a period's run rests on; `run:` is raised by each. */
export const runKeys = (period: string): readonly [string, string] => [`period:${period}`, `run:${period}`]
