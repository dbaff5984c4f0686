/** Milliseconds since 1970-01-01T00:00:00Z, an integer. */
export type Instant = number & { readonly __instant: true }

/** A day without a time, `YYYY-MM-DD`. Compares as text. */
export type CalendarDate = string & { readonly __calendarDate: true }

/**
 * The first and the last day anybody may write, at every door. No company sold earlier and no contract lasts longer,
 * so that 0001-01-01 and 9999-12-31 are a slip or another system's "never"; and what is reckoned around an accepted
 * day (its midnight in any zone, its week, its neighbours) stays far from the ends of the runtime's calendar.
 */
export const FIRST_DAY = '1900-01-01' as CalendarDate
export const LAST_DAY = '2199-12-31' as CalendarDate

const ISO_INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})$/
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const MS_A_DAY = 86_400_000

/** Where on earth it is first and last one of these days: no clock is a whole day away from UTC. */
const FIRST_INSTANT = Date.UTC(1899, 11, 31)
const LAST_INSTANT = Date.UTC(2200, 0, 2) - 1

export const instantOf = (milliseconds: number): Instant => Math.trunc(milliseconds) as Instant

/**
 * Reads ISO 8601 with an explicit zone (`Z` or an offset); `undefined` for impossible dates, for what lies outside
 * FIRST_DAY to LAST_DAY everywhere on earth, and for anything else.
 */
export function parseInstant(text: string): Instant | undefined {
  const found = ISO_INSTANT.exec(text)
  if (!found) return undefined
  const date = existingDay(`${found[1]}-${found[2]}-${found[3]}`)
  const hour = Number(found[4])
  const minute = Number(found[5])
  const second = Number(found[6] ?? '0')
  if (date === undefined || hour > 23 || minute > 59 || second > 59) return undefined
  const fraction = Number((found[7] ?? '0').slice(0, 3).padEnd(3, '0'))
  const zone = found[8] ?? 'Z'
  const offset = zone === 'Z' ? 0 : (zone.startsWith('-') ? -1 : 1) * offsetMinutes(zone)
  const local = dayNumber(date) * MS_A_DAY + ((hour * 60 + minute) * 60 + second) * 1000 + fraction
  const instant = local - offset * 60_000
  return instant >= FIRST_INSTANT && instant <= LAST_INSTANT ? instantOf(instant) : undefined
}

function offsetMinutes(zone: string): number {
  return Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
}

/** ISO text in UTC with milliseconds and `Z`. */
export const formatInstant = (instant: Instant): string => new Date(instant).toISOString()

/** Reads `YYYY-MM-DD`; `undefined` for days that do not exist (2011-02-30) or lie outside FIRST_DAY to LAST_DAY. */
export function parseDate(text: string): CalendarDate | undefined {
  const day = existingDay(text)
  return day !== undefined && day >= FIRST_DAY && day <= LAST_DAY ? day : undefined
}

function existingDay(text: string): CalendarDate | undefined {
  const found = ISO_DATE.exec(text)
  if (!found) return undefined
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const utc = new Date(Date.UTC(year, month - 1, day))
  utc.setUTCFullYear(year)
  const same = utc.getUTCFullYear() === year && utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day
  return same ? (text as CalendarDate) : undefined
}

/** Days since 1970-01-01. */
export const dayNumber = (date: CalendarDate): number => Date.parse(`${date}T00:00:00Z`) / MS_A_DAY

/** The date `days` after day 0 (1970-01-01). */
export const dateOfDay = (days: number): CalendarDate =>
  new Date(days * MS_A_DAY).toISOString().slice(0, 10) as CalendarDate

/** `date` moved by whole days. */
export const addDays = (date: CalendarDate, days: number): CalendarDate => dateOfDay(dayNumber(date) + days)
