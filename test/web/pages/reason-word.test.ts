import { expect, test } from 'vitest'
import { ROW_REASONS } from '#server/usecases/imports/row-reasons.ts'
import { REASON_WORDS } from '#web/pages/imports/reason-word.ts'

test('every reason an import can give has words, and no word is left over', () => {
  expect(Object.keys(REASON_WORDS).sort()).toEqual([...ROW_REASONS].sort())
})
