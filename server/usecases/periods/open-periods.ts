import { nextPeriod, type Period, parsePeriod, periodAt } from '#server/domain/kernel/period.ts'
import type { Company } from '#server/ports/company-facts.ts'
import type { Call } from '#server/usecases/guard.ts'

/** No company keeps more periods than this in one list: 50 years of months. */
const PERIODS_MAX = 600

/** Every period of the company up to the one that runs, oldest first. */
export function periodsUntil(now: Call['now'], { firstPeriod, calendar }: Company): Period[] {
  const periods: Period[] = []
  const last = periodAt(now, calendar).id
  let period = parsePeriod(firstPeriod, calendar)
  while (period && period.id <= last && periods.length < PERIODS_MAX) {
    periods.push(period)
    period = nextPeriod(period, calendar)
  }
  return periods
}

/** Periods that are over, hold orders and are not shut yet, oldest first. */
export async function openPeriods({ ports, now }: Call, company: Company): Promise<readonly Period[]> {
  const shut = (await ports.company.shutPeriods()).at(-1)?.period ?? ''
  const open = periodsUntil(now, company)
    .slice(0, -1)
    .filter(({ id }) => id > shut)
  if (open.length === 0) return []
  const sold = new Set((await ports.periods.sales(open.map(({ id }) => id))).map(({ period }) => period))
  return open.filter(({ id }) => sold.has(id))
}
