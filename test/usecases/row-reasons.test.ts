import { describe, expect, test } from 'vitest'
import { ROW_REASONS, type RowReason, reasonSentence } from '#server/usecases/imports/row-reasons.ts'

/** The facts a sentence asks for, in order of name. */
const namesIn = (code: RowReason, language: 'de' | 'en'): readonly string[] => {
  const asked = new Set<string>()
  const facts = new Proxy({}, { get: (_none, name) => asked.add(String(name)) && 'x' })
  reasonSentence(code, facts, language)
  return [...asked].sort()
}

describe('why a row was not taken', () => {
  test('is said with the same facts in both languages', () => {
    for (const code of ROW_REASONS) {
      expect(namesIn(code, 'de'), code).toEqual(namesIn(code, 'en'))
      expect(reasonSentence(code, {}, 'de'), code).not.toBe(reasonSentence(code, {}, 'en'))
    }
  })

  test('names what stood there', () => {
    const facts = { quantity: '-3' }
    expect(reasonSentence('QUANTITY_NEGATIVE', facts, 'de')).toContain('-3 Stück')
    expect(reasonSentence('QUANTITY_NEGATIVE', facts, 'en')).toContain('-3 pieces')
  })
})
