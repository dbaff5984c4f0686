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

/**
 * The period whose figures a picture opens with: '' for the running one, or the newest that holds an order while the
 * running one holds none, as at the start of a month or in the books of long ago.
 */
export function openingPeriod(
  periods: readonly { readonly id: string; readonly running: boolean; readonly orders: number }[],
): string {
  const sold = periods.filter(({ orders }) => orders > 0)
  if (sold.some(({ running }) => running)) return ''
  return sold.reduce((newest, { id }) => (id > newest ? id : newest), '')
}

/** The periods, newest first, with this one among them. */
export function withPeriod(periods: readonly string[], period: string): readonly string[] {
  if (period === '' || periods.includes(period)) return periods
  return [...periods, period].sort((left, right) => (left < right ? 1 : -1))
}
