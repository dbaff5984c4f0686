import { describe, expect, test } from 'vitest'
import { RETURN_REASONS, returnReasonSent, returnReasonWord } from '#web/pages/orders/return-reason.ts'
import { CODE_WORDS } from '#web/pages/periods/code-word.ts'
import { money as de } from '#web/words/de/money.ts'
import { money as en } from '#web/words/en/money.ts'
import type { Say } from '#web/words/words.ts'

const speak =
  (words: Readonly<Record<string, string>>): Say =>
  (id) =>
    words[id] ?? id

describe('the reason of a return', () => {
  test.each([
    ['de', de],
    ['en', en],
  ])('is chosen by its word and sent by its code, in %s', (_, words) => {
    const say = speak(words)
    for (const code of Object.keys(RETURN_REASONS)) {
      const word = returnReasonWord(code, say)
      expect(word).not.toBe(code)
      expect(returnReasonSent(` ${word.toUpperCase()} `, say)).toBe(code)
    }
  })

  test('stays as it was written where it is none of those', () => {
    expect(returnReasonSent(' The box was open ', speak(en))).toBe('The box was open')
    expect(returnReasonWord('The box was open', speak(en))).toBe('The box was open')
  })

  test('stands beside an adjustment, both kinds of which have words', () => {
    for (const kind of ['CLAWED_BACK', 'ADJUSTED']) expect(CODE_WORDS[kind]).toBeDefined()
  })
})
