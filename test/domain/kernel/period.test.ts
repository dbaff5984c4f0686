import { describe, expect, test } from 'vitest'
import { addDays, formatInstant, parseDate, parseInstant } from '#server/domain/kernel/instant.ts'
import {
  nextPeriod,
  parsePeriod,
  periodAt,
  periodOfDate,
  previousPeriod,
} from '#server/domain/kernel/period.ts'
import { instantOfWallClock, parseTimeZone } from '#server/domain/kernel/time-zone.ts'

const berlin = parseTimeZone('Europe/Berlin')!
const months = { kind: 'MONTH', zone: berlin } as const
const weeks = { kind: 'WEEK', zone: berlin } as const

describe('period', () => {
  test('a month is cut at midnight of the company, across a change of clocks', () => {
    const march = parsePeriod('2026-03', months)!
    expect(formatInstant(march.from)).toBe('2026-02-28T23:00:00.000Z')
    expect(formatInstant(march.to)).toBe('2026-03-31T22:00:00.000Z')
  })

  test('the last instant belongs to the month, the next one does not', () => {
    const march = parsePeriod('2026-03', months)!
    expect(periodAt(march.from, months).id).toBe('2026-03')
    expect(periodAt(march.to, months).id).toBe('2026-04')
  })

  test.each([
    ['2021-01-03', '2020-W53'],
    ['2024-12-30', '2025-W01'],
    ['2026-11-02', '2026-W45'],
  ])('%s lies in ISO week %s', (day, week) => {
    expect(periodOfDate(parseDate(day)!, weeks).id).toBe(week)
  })

  test('periods follow one another without a gap for ten years', () => {
    for (const calendar of [months, weeks]) {
      let period = periodOfDate(parseDate('2019-12-31')!, calendar)
      while (period.id < '2030') {
        const next = nextPeriod(period, calendar)
        expect(next.from).toBe(period.to)
        expect(previousPeriod(next, calendar)).toEqual(period)
        period = next
      }
    }
  })

  test.each(['2026-13', '2026-00', '2026-1', '2025-W53', '2026-W00', '2026', ''])('refuses %j', (text) => {
    expect(parsePeriod(text, months)).toBeUndefined()
    expect(parsePeriod(text, weeks)).toBeUndefined()
  })
})

describe('instants and days', () => {
  test.each(['2011-02-30', '2011-2-3', '0000-00-00', '2023-02-29'])('the day %s does not exist', (text) => {
    expect(parseDate(text)).toBeUndefined()
  })

  test('an offset is honoured', () => {
    expect(parseInstant('2026-01-01T00:30:00+01:00')).toBe(parseInstant('2025-12-31T23:30:00Z'))
  })

  test.each(['2026-01-01', '2026-01-01T00:00:00', '2026-01-01T25:00:00Z', 'now'])('refuses %s', (text) => {
    expect(parseInstant(text)).toBeUndefined()
  })

  test('a wall clock reads in its zone', () => {
    expect(formatInstant(instantOfWallClock(berlin, '2026-07-01 08:26:00')!)).toBe('2026-07-01T06:26:00.000Z')
  })

  test('days before the epoch work', () => {
    expect(addDays(parseDate('1970-01-01')!, -1)).toBe('1969-12-31')
  })
})
