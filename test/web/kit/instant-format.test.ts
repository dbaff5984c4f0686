import { expect, test } from 'vitest'
import {
  formatCountry,
  formatDayText,
  formatInstantDayText,
  formatInstantText,
  formatPeriodText,
} from '#web/kit/instant-format.ts'

const HERE = new Intl.DateTimeFormat().resolvedOptions().timeZone

test('an instant is shown on the clock of the zone, also when its Z is missing', () => {
  expect(formatInstantText('2026-11-22T23:30:00.000Z', 'en', 'Europe/Berlin')).toContain('23 Nov 2026')
  expect(formatInstantText('2026-11-22T23:30:00', 'en', 'Europe/Berlin')).toContain('00:30')
  expect(formatInstantText('no instant', 'en', 'Europe/Berlin')).toBe('no instant')
})

test('an order of 00:15 on the first stands on the first, as it does in its period', () => {
  const at = '2026-10-31T23:15:00.000Z'
  expect(formatInstantText(at, 'en', 'Europe/Berlin')).toContain('1 Nov 2026, 00:15')
  expect(formatInstantDayText(at, 'en', 'Europe/Berlin')).toBe('1 Nov 2026')
  expect(formatInstantDayText(at, 'de', 'America/New_York')).toBe('31. Okt. 2026')
  expect(formatInstantDayText('soon', 'en', 'Europe/Berlin')).toBe('soon')
})

test('the zone is named to whose own clock says otherwise, and to nobody else', () => {
  const zones = ['Asia/Tokyo', 'America/Bogota'].map((zone) =>
    formatInstantText('2026-11-22T12:00:00Z', 'en', zone),
  )
  expect(zones.some((text) => /GMT[+-]\d$/.test(text))).toBe(true)
  expect(formatInstantText('2026-11-22T12:00:00Z', 'en', HERE)).toMatch(/^2[123] Nov 2026, \d\d:\d\d$/)
})

test('a day is the same day in every zone, and an instant is none', () => {
  expect(formatDayText('2026-11-01', 'de')).toBe('1. Nov. 2026')
  expect(formatDayText('2026-11-01T23:00:00Z', 'en')).toBe('2026-11-01T23:00:00Z')
  expect(formatDayText('soon', 'en')).toBe('soon')
})

test('periods are months or weeks by name; what is neither stays as it is', () => {
  expect(formatPeriodText('2026-10', 'de')).toBe('Oktober 2026')
  expect(formatPeriodText('2026-10', 'en')).toBe('October 2026')
  expect(formatPeriodText('2026-W45', 'de')).toBe('KW 45/2026')
  expect(formatPeriodText('2026-13', 'en')).toBe('2026-13')
})

test('countries are named in the language', () => {
  expect(formatCountry('AT', 'de')).toBe('Österreich')
  expect(formatCountry('??', 'de')).toBe('??')
})
