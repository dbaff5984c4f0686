import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { StemMark } from '#web/kit/stem-mark.tsx'
import { chooseLanguage } from '#web/session/preferences.ts'
import { useSession } from '#web/session/session.tsx'
import css from '#web/session/sign-in.module.css'
import { SignInForm } from '#web/session/sign-in-form.tsx'
import { LANGUAGES, useWords } from '#web/words/words.ts'

/** The door. `to` is the address one wanted to see; only addresses of this house are followed. */
export function SignInPage({ to }: { readonly to: string | undefined }) {
  const { say } = useWords()
  const { company, viewer } = useSession()
  const navigate = useNavigate()
  const target = to?.startsWith('/') && !to.startsWith('//') ? to : '/'
  useEffect(() => {
    document.title = `${say('signIn.title')} · Stemma`
    if (viewer) void navigate({ href: target, replace: true })
  }, [viewer, navigate, target, say])
  return (
    <main className={css.page}>
      <div className={css.brand}>
        <StemMark size={28} />
        <span>{company?.name ?? 'Stemma'}</span>
      </div>
      <div className={css.card}>
        <h1>{say('signIn.title')}</h1>
        {to && to !== '/' && <p className={css.note}>{say('signIn.back')}</p>}
        <SignInForm />
      </div>
      <LanguageChoice />
    </main>
  )
}

/** English and German, each in its own words. */
export function LanguageChoice() {
  const { say, language } = useWords()
  return (
    <fieldset className={css.languages} aria-label={say('account.language')}>
      {LANGUAGES.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === language}
          onClick={() => void chooseLanguage(one)}
        >
          {one === 'de' ? 'Deutsch' : 'English'}
        </button>
      ))}
    </fieldset>
  )
}
