import { type PeriodCalendar, parsePeriod, previousPeriod } from '#server/domain/kernel/period.ts'
import { parseTimeZone } from '#server/domain/kernel/time-zone.ts'

/** The period given and those before it, newest first, by the company's own calendar. */
export function lastPeriods(current: string, zone: string, count: number): readonly string[] {
  const known = parseTimeZone(zone)
  if (!known) return [current]
  const calendar: PeriodCalendar = { kind: current.includes('W') ? 'WEEK' : 'MONTH', zone: known }
  const periods: string[] = []
  let period = parsePeriod(current, calendar)
  while (period && periods.length < count) {
    periods.push(period.id)
    period = previousPeriod(period, calendar)
  }
  return periods
}

/** The periods, newest first, with this one among them. */
export function withPeriod(periods: readonly string[], period: string): readonly string[] {
  if (period === '' || periods.includes(period)) return periods
  return [...periods, period].sort((left, right) => (left < right ? 1 : -1))
}
