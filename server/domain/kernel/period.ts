import {
  addDays,
  type CalendarDate,
  dayNumber,
  FIRST_DAY,
  type Instant,
  LAST_DAY,
  parseDate,
} from '#server/domain/kernel/instant.ts'
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

const WEEK_ID = /^(\d{4})-W(\d{2})$/

const pad = (value: number, width: number): string => value.toString().padStart(width, '0')

/** The Monday of ISO week 1 of a year (ISO 8601: the week that holds 4 January). */
function firstMonday(year: number): CalendarDate {
  const fourth = `${pad(year, 4)}-01-04` as CalendarDate
  return addDays(fourth, -mondayOffset(fourth))
}

/** Days since the Monday of the date's week, 0 to 6. Day 0 of the epoch was a Thursday. */
const mondayOffset = (date: CalendarDate): number => (((dayNumber(date) + 3) % 7) + 7) % 7

/** First day and day after the month of a date. */
function monthOf(date: CalendarDate): readonly [CalendarDate, CalendarDate] {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))]
  const next = month === 12 ? `${pad(year + 1, 4)}-01-01` : `${pad(year, 4)}-${pad(month + 1, 2)}-01`
  return [`${date.slice(0, 7)}-01` as CalendarDate, next as CalendarDate]
}

function weekOf(date: CalendarDate): readonly [CalendarDate, CalendarDate] {
  const monday = addDays(date, -mondayOffset(date))
  return [monday, addDays(monday, 7)]
}

function weekIdOf(date: CalendarDate): string {
  const thursday = addDays(date, 3 - mondayOffset(date))
  const year = Number(thursday.slice(0, 4))
  const week = 1 + Math.floor((dayNumber(thursday) - dayNumber(firstMonday(year))) / 7)
  return `${pad(year, 4)}-W${pad(week, 2)}`
}

/** A day of the week that is named so; the name may still be of a week that its year does not have. */
function dayOfWeekId(text: string): CalendarDate | undefined {
  const found = WEEK_ID.exec(text)
  const year = Number(found?.[1])
  const isReckonable = year >= Number(FIRST_DAY.slice(0, 4)) && year <= Number(LAST_DAY.slice(0, 4)) + 1
  return isReckonable ? addDays(firstMonday(year), 7 * (Number(found?.[2]) - 1)) : undefined
}

/**
 * Reads a period's name (`2011-11`, `2026-W45`) in a calendar; `undefined` when it does not fit the kind or holds no
 * day from FIRST_DAY to LAST_DAY.
 */
export function parsePeriod(text: string, calendar: PeriodCalendar): Period | undefined {
  const day = calendar.kind === 'MONTH' ? parseDate(`${text}-01`) : dayOfWeekId(text)
  const period = day && periodOfDate(day, calendar)
  const isNamed = period?.id === text && period.firstDay <= LAST_DAY && period.dayAfter > FIRST_DAY
  return isNamed ? period : undefined
}

/** The period a day belongs to. */
export function periodOfDate(date: CalendarDate, calendar: PeriodCalendar): Period {
  const isMonth = calendar.kind === 'MONTH'
  const [firstDay, dayAfter] = isMonth ? monthOf(date) : weekOf(date)
  return {
    id: (isMonth ? date.slice(0, 7) : weekIdOf(date)) as PeriodId,
    from: startOfDay(calendar.zone, firstDay),
    to: startOfDay(calendar.zone, dayAfter),
    firstDay,
    dayAfter,
  }
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
