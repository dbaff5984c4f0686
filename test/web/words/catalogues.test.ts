import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import { describe, expect, test } from 'vitest'
import { REFUSAL_CODES } from '#server/domain/kernel/refusal.ts'
import { de } from '#web/words/de/catalogue.ts'
import { en } from '#web/words/en/catalogue.ts'
import { activateLanguage, words } from '#web/words/words.ts'

const english: Readonly<Record<string, string>> = en
const german: Readonly<Record<string, string>> = de

/** Names in braces at any depth, each once: what a sentence needs to be told. */
const placeholders = (message: string): readonly string[] => {
  const found = [...message.matchAll(/\{\s*(\w+)\s*[,}]/g)].map(([, name]) => name ?? '')
  return [...new Set(found)].sort()
}

/** Terms of the glossary and the German word its screens use. */
const GLOSSARY = {
  'nav.members': 'Partner',
  'nav.enrol': 'Registrierung',
  'nav.orders': 'Bestellungen',
  'nav.plans': 'Vergütungspläne',
  'nav.users': 'Benutzer',
  'role.CUSTOMER': 'Kunde',
  'role.MEMBER': 'Partner',
  'member.sponsor': 'Sponsor',
  'member.root': 'Wurzel',
  'member.recruits': 'Erste Linie',
  'member.level': 'Ebene',
  'member.rank': 'Rang',
  'member.periods': 'Abrechnungszeiträume',
  'leg.head': 'Linie',
  'statement.lines': 'Provisionszeilen',
  'credit.number': 'Gutschrift',
  'move.open': 'Umsetzen',
  'orderKind.AUTOSHIP': 'Abo-Bestellung',
} as const

/** Words that have another one in the glossary. */
const OTHER_WORDS = /distributor|enroller|transaction/i

describe('the catalogues', () => {
  test('hold the same ids in both languages', () => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort())
  })

  test('have a sentence for every refusal code, and none for a code that is gone', () => {
    const said = Object.keys(english).filter((id) => id.startsWith('refusal.'))
    expect(said.sort()).toEqual(REFUSAL_CODES.map((code) => `refusal.${code}`).sort())
  })

  test('say what to do after every no: at least two sentences', () => {
    for (const code of REFUSAL_CODES) {
      for (const text of [english[`refusal.${code}`], german[`refusal.${code}`]]) {
        expect(
          text?.split(/[.!?](?:\s|$)/).filter((part) => part.trim() !== '').length,
          code,
        ).toBeGreaterThan(1)
      }
    }
  })

  test('ask for the same facts in both languages', () => {
    for (const [id, text] of Object.entries(english)) {
      expect(placeholders(german[id] ?? ''), id).toEqual(placeholders(text))
    }
  })

  test('are all readable as ICU messages', () => {
    for (const text of [...Object.values(english), ...Object.values(german)]) {
      expect(() => compileMessageOrThrow(text), text).not.toThrow()
    }
  })

  test('leave no German text empty or in English by accident', () => {
    const same = Object.keys(english).filter(
      (id) => english[id] === german[id] && (english[id]?.length ?? 0) > 24,
    )
    expect(same).toEqual([])
    expect(Object.values(german).filter((text) => text.trim() === '')).toEqual([])
  })

  test('address people as "Sie"', () => {
    const familiar = Object.entries(german).filter(([, text]) => /\b(du|dich|dir|dein\w*)\b/i.test(text))
    expect(familiar).toEqual([])
  })

  test('use the words of the glossary', () => {
    for (const [id, word] of Object.entries(GLOSSARY)) expect(german[id], id).toContain(word)
    const banned = Object.entries(english).filter(([, text]) => OTHER_WORDS.test(text))
    expect(banned).toEqual([])
  })

  test('choose the plural of the language and load alone', async () => {
    await activateLanguage('de')
    expect(words._('shell.new', { count: 1 })).toBe('1 neue Änderung')
    expect(words._('shell.new', { count: 3 })).toBe('3 neue Änderungen')
    await activateLanguage('en')
    expect(words._('shell.new', { count: 1 })).toBe('1 new change')
  })
})
