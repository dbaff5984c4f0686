/** Milliseconds since 1970-01-01T00:00:00Z, an integer. */
export type Instant = number & { readonly __instant: true }

/** A day without a time, `YYYY-MM-DD`. Compares as text. */
export type CalendarDate = string & { readonly __calendarDate: true }

const ISO_INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})$/
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const MS_A_DAY = 86_400_000

export const instantOf = (milliseconds: number): Instant => Math.trunc(milliseconds) as Instant

/** Reads ISO 8601 with an explicit zone (`Z` or an offset); `undefined` for impossible dates and anything else. */
export function parseInstant(text: string): Instant | undefined {
  const found = ISO_INSTANT.exec(text)
  if (!found) return undefined
  const date = parseDate(`${found[1]}-${found[2]}-${found[3]}`)
  const hour = Number(found[4])
  const minute = Number(found[5])
  const second = Number(found[6] ?? '0')
  if (date === undefined || hour > 23 || minute > 59 || second > 59) return undefined
  const fraction = Number((found[7] ?? '0').slice(0, 3).padEnd(3, '0'))
  const zone = found[8] ?? 'Z'
  const offset = zone === 'Z' ? 0 : (zone.startsWith('-') ? -1 : 1) * offsetMinutes(zone)
  const local = dayNumber(date) * MS_A_DAY + ((hour * 60 + minute) * 60 + second) * 1000 + fraction
  return instantOf(local - offset * 60_000)
}

function offsetMinutes(zone: string): number {
  return Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
}

/** ISO text in UTC with milliseconds and `Z`. */
export const formatInstant = (instant: Instant): string => new Date(instant).toISOString()

/** Reads `YYYY-MM-DD`; `undefined` for days that do not exist (2011-02-30). */
export function parseDate(text: string): CalendarDate | undefined {
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
