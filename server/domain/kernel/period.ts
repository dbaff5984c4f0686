import {
  addDays,
  type CalendarDate,
  dayNumber,
  type Instant,
  parseDate,
} from '#server/domain/kernel/instant.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import { dateAt, startOfDay, type TimeZone } from '#server/domain/kernel/time-zone.ts'

/** `2011-11` for a month, `2026-W45` for an ISO week (named by its Thursday's year). Compares as text. */
export type PeriodId = string & { readonly __periodId: true }

export type PeriodKind = 'MONTH' | 'WEEK'

/** How a company cuts time: the kind of its periods and the zone whose midnight counts. */
export interface PeriodCalendar {
  readonly kind: PeriodKind
  readonly zone: TimeZone
}

/** A half-open span `[from, to)`. `firstDay` is included, `dayAfter` is not. */
export interface Period {
  readonly id: PeriodId
  readonly from: Instant
  readonly to: Instant
  readonly firstDay: CalendarDate
  readonly dayAfter: CalendarDate
}

const MONTH_ID = /^(\d{4})-(\d{2})$/
const WEEK_ID = /^(\d{4})-W(\d{2})$/

const pad = (value: number, width: number): string => value.toString().padStart(width, '0')

/** The Monday of ISO week 1 of a year (ISO 8601: the week that holds 4 January). */
function firstMonday(year: number): CalendarDate {
  const fourth = `${pad(year, 4)}-01-04` as CalendarDate
  return addDays(fourth, -mondayOffset(fourth))
}

/** Days since the Monday of the date's week, 0 to 6. Day 0 of the epoch was a Thursday. */
const mondayOffset = (date: CalendarDate): number => (((dayNumber(date) + 3) % 7) + 7) % 7

function monthDays(id: string): readonly [CalendarDate, CalendarDate] | undefined {
  const found = MONTH_ID.exec(id)
  const first = found ? parseDate(`${id}-01`) : undefined
  if (!found || first === undefined) return undefined
  const [year, month] = [Number(found[1]), Number(found[2])]
  const next = month === 12 ? `${pad(year + 1, 4)}-01-01` : `${pad(year, 4)}-${pad(month + 1, 2)}-01`
  return [first, next as CalendarDate]
}

function weekDays(id: string): readonly [CalendarDate, CalendarDate] | undefined {
  const found = WEEK_ID.exec(id)
  if (!found) return undefined
  const monday = addDays(firstMonday(Number(found[1])), 7 * (Number(found[2]) - 1))
  return weekIdOf(monday) === id ? [monday, addDays(monday, 7)] : undefined
}

function weekIdOf(date: CalendarDate): string {
  const thursday = addDays(date, 3 - mondayOffset(date))
  const year = Number(thursday.slice(0, 4))
  const week = 1 + Math.floor((dayNumber(thursday) - dayNumber(firstMonday(year))) / 7)
  return `${pad(year, 4)}-W${pad(week, 2)}`
}

/** Reads a period's name (`2011-11`, `2026-W45`) in a calendar; `undefined` when it does not fit the kind. */
export function parsePeriod(text: string, calendar: PeriodCalendar): Period | undefined {
  const days = calendar.kind === 'MONTH' ? monthDays(text) : weekDays(text)
  if (!days) return undefined
  return {
    id: text as PeriodId,
    from: startOfDay(calendar.zone, days[0]),
    to: startOfDay(calendar.zone, days[1]),
    firstDay: days[0],
    dayAfter: days[1],
  }
}

/** The period a day belongs to. */
export function periodOfDate(date: CalendarDate, calendar: PeriodCalendar): Period {
  const period = parsePeriod(calendar.kind === 'MONTH' ? date.slice(0, 7) : weekIdOf(date), calendar)
  invariant(period, 'every day belongs to a period')
  return period
}

/** The period an instant belongs to, by the wall clock of the company's zone. */
export const periodAt = (instant: Instant, calendar: PeriodCalendar): Period =>
  periodOfDate(dateAt(calendar.zone, instant), calendar)

/** The period right after. */
export const nextPeriod = (period: Period, calendar: PeriodCalendar): Period =>
  periodOfDate(period.dayAfter, calendar)

/** The period right before. */
export const previousPeriod = (period: Period, calendar: PeriodCalendar): Period =>
  periodOfDate(addDays(period.firstDay, -1), calendar)
