import { expect, test } from 'vitest'
import { formatCountry, formatDayText, formatInstantText, formatPeriodText } from '#web/kit/instant-format.ts'

test('an instant is shown on the clock of the zone, also when its Z is missing', () => {
  expect(formatInstantText('2026-11-22T23:30:00.000Z', 'en', 'Europe/Berlin')).toContain('23 Nov 2026')
  expect(formatInstantText('2026-11-22T23:30:00', 'en', 'Europe/Berlin')).toContain('00:30')
  expect(formatInstantText('no instant', 'en')).toBe('no instant')
})

test('a day is the same day in every zone, and of an instant it is the day written', () => {
  expect(formatDayText('2026-11-01', 'de')).toBe('1. Nov. 2026')
  expect(formatDayText('2026-11-01T23:00:00Z', 'en')).toBe('1 Nov 2026')
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
