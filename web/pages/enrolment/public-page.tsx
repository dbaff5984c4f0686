import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useAsk } from '#web/api/ask.ts'
import { SponsorCardDocument } from '#web/api/generated/graphql.ts'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Faces } from '#web/kit/faces.tsx'
import { StemMark } from '#web/kit/stem-mark.tsx'
import { EnrolmentForm } from '#web/pages/enrolment/enrolment-form.tsx'
import css from '#web/pages/enrolment/public-page.module.css'
import { LanguageChoice } from '#web/session/sign-in-page.tsx'
import { useWords } from '#web/words/words.ts'

/** What a newcomer sees who opened a sponsor's link: who the sponsor is, and the form. */
export function PublicEnrolmentPage() {
  const { code } = useParams({ strict: false }) as { readonly code: string }
  const { say } = useWords()
  const ask = useAsk(SponsorCardDocument, { code })
  useEffect(() => {
    document.title = `${say('enrol.title')} · Stemma`
  }, [say])
  return (
    <main className={css.page}>
      <Faces ask={ask}>
        {({ sponsorCard }) =>
          sponsorCard ? (
            <>
              <header className={css.head}>
                <span className={css.brand}>
                  <StemMark size={28} /> {sponsorCard.companyName}
                </span>
                <h1>{say('enrol.public', { company: sponsorCard.companyName })}</h1>
                <p>{say('enrol.publicSponsor', { name: sponsorCard.name, number: sponsorCard.number })}</p>
              </header>
              <EnrolmentForm
                sponsor={{ kind: 'code', code }}
                done={({ member }) =>
                  member?.logIn && (
                    <Button variant="filled" component={Link} to="/sign-in">
                      {say('signIn.title')}
                    </Button>
                  )
                }
              />
            </>
          ) : (
            <EmptyState heading title={say('enrol.noLink')} text={say('enrol.noLinkText')} />
          )
        }
      </Faces>
      <LanguageChoice />
    </main>
  )
}
