import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { REASON_WORDS } from '#web/pages/imports/reason-word.ts'

test('every reason an import can give has words, and no word is left over', () => {
  const path = new URL('../../../server/usecases/imports/row-reasons.ts', import.meta.url)
  const sentences = readFileSync(path, 'utf8').split('as const')[0] ?? ''
  const reasons = [...sentences.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, code]) => code)
  expect(reasons.length).toBeGreaterThan(20)
  expect(Object.keys(REASON_WORDS).sort()).toEqual(reasons.sort())
})
