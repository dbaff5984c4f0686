import {
  type CalendarDate,
  dateOfDay,
  dayNumber,
  type Instant,
  instantOf,
  parseDate,
} from '#server/domain/kernel/instant.ts'

/** An IANA zone name such as `Europe/Berlin`. */
export type TimeZone = string & { readonly __timeZone: true }

const MS_A_DAY = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(zone, made)
  return made
}

/** A zone this runtime knows, else `undefined`. */
export function parseTimeZone(name: string): TimeZone | undefined {
  try {
    formatOf(name)
    return name as TimeZone
  } catch {
    return undefined
  }
}

/** Milliseconds the wall clock of `zone` is ahead of UTC at `instant`. */
function offsetAt(zone: TimeZone, instant: number): number {
  const parts: Record<string, string> = {}
  for (const { type, value } of formatOf(zone).formatToParts(instant)) parts[type] = value
  const wall = Date.parse(
    `${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}:${parts['second']}Z`,
  )
  return wall - Math.floor(instant / 1000) * 1000
}

/** The first instant of `date` in `zone`; where a change of clocks skips midnight, the first instant after it. */
export function startOfDay(zone: TimeZone, date: CalendarDate): Instant {
  const midnight = dayNumber(date) * MS_A_DAY
  const guess = midnight - offsetAt(zone, midnight)
  const offset = offsetAt(zone, guess)
  const found = midnight - offset
  // Where the clock never shows this midnight, one reading lies before the change and one behind it.
  return instantOf(offsetAt(zone, found) === offset ? found : Math.max(guess, found))
}

/** The day an instant falls on, by the wall clock of `zone`. */
export function dateAt(zone: TimeZone, instant: Instant): CalendarDate {
  return dateOfDay(Math.floor((instant + offsetAt(zone, instant)) / MS_A_DAY))
}

/** A wall-clock reading `YYYY-MM-DD HH:MM:SS` in `zone` as an instant; `undefined` when it cannot be read. */
export function instantOfWallClock(zone: TimeZone, text: string): Instant | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})[ T]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(text)
  const date = found?.[1] === undefined ? undefined : parseDate(found[1])
  if (!found || date === undefined) return undefined
  const seconds = Number(found[2]) * 3600 + Number(found[3]) * 60 + Number(found[4] ?? '0')
  const wall = dayNumber(date) * MS_A_DAY + seconds * 1000
  const guess = wall - offsetAt(zone, wall)
  return instantOf(wall - offsetAt(zone, guess))
}
