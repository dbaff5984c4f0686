import { expect, it } from 'vitest'
import { countryCode } from '#server/domain/kernel/country.ts'

it.each([
  ['DE', 'DE'],
  ['at', 'AT'],
  ['uk', 'GB'],
  ['DD', 'DE'],
  ['XK', 'XK'],
  ['XX', undefined],
  ['ZZ', undefined],
  ['EU', undefined],
  ['XA', undefined],
  ['D', undefined],
  ['DEU', undefined],
  ['1A', undefined],
  ['', undefined],
])('%j is the country %j', (letters, code) => {
  expect(countryCode(letters)).toBe(code)
})
