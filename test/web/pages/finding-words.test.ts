import { describe, expect, test } from 'vitest'
import { TROUBLE_CODES } from '#server/ports/chain-audit.ts'
import { FINDING_NOUNS, findingChange, findingRemedy, findingThing } from '#web/pages/audit/finding-words.ts'
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
    const thing = (noun: string | null, subject: string) =>
      findingThing({ noun, subject, subjectNumber: null, subjectName: null }, say)
    expect(thing('Order', '7f3a90c1-0000-4000-8000-000000000001')).toBe('finding.Order 7f3a90c1…')
    expect(thing('Version', 'member:1')).toBe('Version member:1')
    expect(thing(null, 'log')).toBe('finding.event log')
    const person = { noun: 'Member', subject: 'x', subjectNumber: 'M3', subjectName: 'Ben Berg' }
    expect(findingThing(person, say)).toBe('finding.Member Ben Berg M3')
    expect(findingThing({ ...person, subjectName: '' }, say)).toBe('finding.Member M3')
    expect(findingChange('ORDER_DIFFERS', ['period', 'odd'], say)).toBe('period.period, odd')
    expect(findingChange('LEAD_DIFFERS', ['missing'], say)).toBe('finding.missing')
    expect(findingChange('LINK_BROKEN', [], say)).toBe('finding.LINK_BROKEN')
    expect(findingChange('NEW_CODE', [], say)).toBe('NEW_CODE')
    expect(Object.values(FINDING_NOUNS)).toHaveLength(new Set(Object.values(FINDING_NOUNS)).size)
  })
})
