import type { CalendarDate, Instant } from '#server/domain/kernel/instant.ts'
import { nextPeriod, parsePeriod, periodOfDate } from '#server/domain/kernel/period.ts'
import { type Refusal, refusal } from '#server/domain/kernel/refusal.ts'
import type { Company } from '#server/ports/company-facts.ts'
import type { Call } from '#server/usecases/guard.ts'

/** The first instant that lies in no closed and in no frozen period; `undefined` before the first close. */
export async function openSince({ ports }: Call, company: Company): Promise<Instant | undefined> {
  const last = (await ports.company.shutPeriods()).at(-1)
  const period = last && parsePeriod(last.period, company.calendar)
  return period && nextPeriod(period, company.calendar).from
}

/** PERIOD_CLOSED when a day lies in a closed or frozen period, or before it. */
export async function shutRefusals(
  call: Call,
  { company, day, field }: { readonly company: Company; readonly day: CalendarDate; readonly field: string },
): Promise<readonly Refusal[]> {
  const since = await openSince(call, company)
  const period = periodOfDate(day, company.calendar)
  return since !== undefined && period.from < since
    ? [refusal('PERIOD_CLOSED', { period: period.id }, field)]
    : []
}
