import { describe, expect, test } from 'vitest'
import { TROUBLE_CODES } from '#server/ports/chain-audit.ts'
import { FINDING_NOUNS, findingRemedy, findingThing } from '#web/pages/audit/finding-words.ts'
import type { Say } from '#web/words/words.ts'

const say: Say = (id) => id

describe('what an audit found', () => {
  test('has a remedy for every code: the log, the graph, what nobody entered, the index', () => {
    const told = Map.groupBy(TROUBLE_CODES, (code) => findingRemedy(code, say))
    expect(told.get('finding.remedyLog')).toContain('LINK_BROKEN')
    expect(told.get('finding.remedyGraph')).toContain('STATEMENTS_DIFFER')
    expect(told.get('finding.remedyNoEvent')).toEqual(['NO_EVENT', 'COUNT_DIFFERS'])
    expect(told.get('finding.remedyIndex')).toEqual(['INDEX_DIFFERS'])
    expect(told.size).toBe(4)
  })

  test('names what is meant in words, and what has none as the graph calls it', () => {
    expect(findingThing({ noun: 'Order', subject: '7f3' }, say)).toBe('finding.Order 7f3')
    expect(findingThing({ noun: 'Version', subject: 'member:1' }, say)).toBe('Version member:1')
    expect(findingThing({ noun: null, subject: 'log' }, say)).toBe('finding.event log')
    expect(Object.values(FINDING_NOUNS)).toHaveLength(new Set(Object.values(FINDING_NOUNS)).size)
  })
})
