import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  type CalendarDate,
  FIRST_DAY,
  formatInstant,
  instantOf,
  LAST_DAY,
  parseDate,
  parseInstant,
} from '#server/domain/kernel/instant.ts'
import { nextPeriod, parsePeriod, periodOfDate, previousPeriod } from '#server/domain/kernel/period.ts'
import {
  dateAt,
  instantOfWallClock,
  parseTimeZone,
  startOfDay,
  type TimeZone,
} from '#server/domain/kernel/time-zone.ts'

/** Every zone of this runtime, and the two ends of the day on earth, which no supported name may be missing. */
const ZONES = [...Intl.supportedValuesOf('timeZone'), 'Etc/GMT+12', 'Etc/GMT-14', 'UTC'].map((name) => {
  const zone = parseTimeZone(name)
  if (zone === undefined) throw new Error(`no zone ${name}`)
  return zone
})
const KINDS = ['MONTH', 'WEEK'] as const
const EDGES = [0, 1, 6, 7, 31].flatMap((days) => [addDays(FIRST_DAY, days), addDays(LAST_DAY, -days)])

/** What an accepted day must allow: its midnight, its period with both neighbours, all of it written and read. */
function expectReckonable(day: CalendarDate, zone: TimeZone): void {
  const midnight = startOfDay(zone, day)
  expect(parseInstant(formatInstant(midnight)), `${day} ${zone}`).toBe(midnight)
  // Samoa and others once left out a whole day, which then begins with the next one.
  expect(dateAt(zone, midnight) >= day, `${day} ${zone}`).toBe(true)
  expect(dateAt(zone, instantOf(midnight - 1)) < day, `${day} ${zone}`).toBe(true)
  expect(instantOfWallClock(zone, `${day} 23:59:59`)).toBeGreaterThanOrEqual(midnight)
  for (const kind of KINDS) {
    const calendar = { kind, zone }
    const period = periodOfDate(day, calendar)
    expect(period.firstDay <= day && day < period.dayAfter, `${day} in ${period.id}`).toBe(true)
    expect(parsePeriod(period.id, calendar)).toEqual(period)
    expect(nextPeriod(period, calendar).from).toBe(period.to)
    expect(previousPeriod(period, calendar).to).toBe(period.from)
  }
}

describe('the ends of the calendar', () => {
  test('around the first and the last day everything is reckoned, in every zone', () => {
    for (const zone of ZONES) for (const day of EDGES) expectReckonable(day, zone)
  })

  test('and around any day between', () => {
    const span = Date.parse(LAST_DAY) / 86_400_000 - Date.parse(FIRST_DAY) / 86_400_000
    const days = fc.integer({ min: 0, max: span }).map((after) => addDays(FIRST_DAY, after))
    fc.assert(fc.property(days, fc.constantFrom(...ZONES), expectReckonable), { numRuns: 300 })
  })

  test.each([
    ['America/Sao_Paulo', '2017-10-15', '2017-10-15T03:00:00.000Z'],
    ['America/Havana', '2026-03-08', '2026-03-08T05:00:00.000Z'],
    ['Asia/Beirut', '2026-03-29', '2026-03-28T22:00:00.000Z'],
  ])('in %s, where the clock skips midnight, %s begins right after the change', (name, day, begins) => {
    expect(formatInstant(startOfDay(name as TimeZone, day as CalendarDate))).toBe(begins)
  })

  test.each([
    '0000-01-01',
    '0001-01-01',
    '0999-12-31',
    '1899-12-31',
    '2200-01-01',
    '9999-12-31',
    '9999-12-01',
  ])('%s is no day, no instant and lies in no period that can be named', (day) => {
    expect(parseDate(day)).toBeUndefined()
    expect(instantOfWallClock('UTC' as TimeZone, `${day} 12:00`)).toBeUndefined()
    for (const zone of ZONES.slice(0, 20)) {
      expect(parsePeriod(day.slice(0, 7), { kind: 'MONTH', zone })).toBeUndefined()
      for (const week of ['01', '52', '53']) {
        const name = `${day.slice(0, 4)}-W${week}`
        const holdsLastDay = name === '2200-W01'
        expect(parsePeriod(name, { kind: 'WEEK', zone }) !== undefined, name).toBe(holdsLastDay)
      }
    }
  })

  test.each([
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+14:00',
    '1899-12-30T23:59:59.999Z',
    '2200-01-02T00:00:00Z',
    '9999-12-31T23:59:59-12:00',
  ])('%s is no instant', (text) => {
    expect(parseInstant(text)).toBeUndefined()
  })
})
