import { addDays, dayNumber, instantOf } from '#server/domain/kernel/instant.ts'
import { dateAt, startOfDay, type TimeZone } from '#server/domain/kernel/time-zone.ts'

const MS_A_DAY = 86_400_000

/** Days since 1970-01-01 by the wall clock of a zone; each day's borders are looked up once. */
export function dayNumberIn(zone: TimeZone): (instant: number) => number {
  const days = new Map<number, { readonly from: number; readonly to: number; readonly day: number }[]>()
  return (instant) => {
    const utcDay = Math.floor(instant / MS_A_DAY)
    const known = days.get(utcDay)
    for (const { from, to, day } of known ?? []) if (instant >= from && instant < to) return day
    const date = dateAt(zone, instantOf(instant))
    const found = {
      from: startOfDay(zone, date),
      to: startOfDay(zone, addDays(date, 1)),
      day: dayNumber(date),
    }
    days.set(utcDay, [...(known ?? []), found])
    return found.day
  }
}
