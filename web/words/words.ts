import { i18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { useLingui } from '@lingui/react'
import { useMemo } from 'react'
import type { en } from '#web/words/en/catalogue.ts'

export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** Every text of the product has an explicit id; a typo or a missing translation does not compile. */
export type MessageId = keyof typeof en

export type MessageValues = Readonly<Record<string, string | number>>

/** Says a message in the active language (ICU placeholders and plurals). */
export type Say = (id: MessageId, values?: MessageValues) => string

i18n.setMessagesCompiler(compileMessage)

/** Loads one catalogue, alone, and makes it the active language of page and formats. */
export async function activateLanguage(language: Language): Promise<void> {
  const messages =
    language === 'de'
      ? (await import('#web/words/de/catalogue.ts')).de
      : (await import('#web/words/en/catalogue.ts')).en
  i18n.loadAndActivate({ locale: language, messages })
  if (typeof document !== 'undefined') document.documentElement.lang = language
}

/** The words of the active language; components that use it follow a change of language. */
export function useWords(): { readonly say: Say; readonly language: Language } {
  const { i18n: active } = useLingui()
  const { locale } = active
  return useMemo(() => {
    // A new function for a new language, so that whoever remembers it follows the change.
    const say: Say = (id, values) => active._(id, values)
    return { say, language: locale === 'de' ? 'de' : 'en' }
  }, [active, locale])
}

export { i18n as words }
