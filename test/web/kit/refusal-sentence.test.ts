import { beforeAll, expect, test } from 'vitest'
import { WRITE_TABLE } from '#server/adapters/neo4j/write-table.ts'
import { REFUSAL_CODES } from '#server/domain/kernel/refusal.ts'
import { factLines, refusalSentence } from '#web/kit/refusal-sentence.ts'
import { EVENT_WORDS } from '#web/pages/audit/event-word.ts'
import { activateLanguage, type Say, words } from '#web/words/words.ts'

const say: Say = (id, values) => words._(id, values)

beforeAll(() => activateLanguage('en'))

test('every refusal is a sentence, whatever facts it carries', () => {
  for (const code of REFUSAL_CODES) {
    const sentence = refusalSentence({ code, facts: {} }, say, 'en')
    expect(sentence, code).not.toContain('refusal.')
    expect(sentence, code).not.toMatch(/undefined|\{/)
  }
})

test('facts that help are named and written as people read them; ids and inner codes are left out', () => {
  const facts = {
    period: '2026-10',
    joinedAt: '2026-03-04',
    action: 'MEMBER_MOVE',
    member: '00000000-0000-4000-8000-000000000001',
    waitMs: '42001',
    number: '',
  }
  expect(factLines(facts, say, 'en')).toEqual(['Period: October 2026', 'Joined: 4 Mar 2026', 'Wait: 43 s'])
})

test('every kind of event the log may hold has words', () => {
  expect(Object.keys(EVENT_WORDS).sort()).toEqual(Object.keys(WRITE_TABLE).sort())
})
