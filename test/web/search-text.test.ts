import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSearch, writeSearch } from '#web/search-text.ts'

test('any texts come back from the address as they went in; empty ones leave', () => {
  const texts = fc.dictionary(fc.string({ minLength: 1 }), fc.string())
  fc.assert(
    fc.property(texts, (values) => {
      const kept = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
      expect(parseSearch(writeSearch(values))).toEqual(kept)
    }),
  )
})

test('a number stays the text it was: leading zeros are part of a member number', () => {
  expect(parseSearch('?number=0100482')).toEqual({ number: '0100482' })
  expect(parseSearch('a=true&b=null')).toEqual({ a: 'true', b: 'null' })
  expect(writeSearch({})).toBe('')
  expect(writeSearch({ b: '2', a: '1', c: undefined })).toBe('?a=1&b=2')
})
