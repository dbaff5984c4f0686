import { useAsk } from '#web/api/ask.ts'
import { PlansDocument, type PlansQuery } from '#web/api/generated/graphql.ts'
import { Card } from '#web/kit/card.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Faces } from '#web/kit/faces.tsx'
import { Facts } from '#web/kit/facts.tsx'
import { DayText } from '#web/kit/instant-text.tsx'
import { Page } from '#web/kit/page.tsx'
import { PlanMessages } from '#web/pages/plans/plan-messages.tsx'
import css from '#web/pages/plans/plans.module.css'
import { useWords } from '#web/words/words.ts'

type Version = PlansQuery['plans'][number]

/** The compensation plans: every version, what it says in plain words, what the linter notes, and its document. */
export function PlansPage() {
  const { say, language } = useWords()
  const ask = useAsk(PlansDocument, { language })
  return (
    <Page title={say('nav.plans')}>
      <Faces ask={ask}>
        {({ plans }) =>
          plans.length === 0 ? (
            <Card>
              <EmptyState title={say('plans.empty')} text={say('plans.emptyText')} />
            </Card>
          ) : (
            plans.map((version) => (
              <VersionCard key={`${version.plan} ${version.version}`} version={version} />
            ))
          )
        }
      </Faces>
    </Page>
  )
}

function VersionCard({ version }: { readonly version: Version }) {
  const { say } = useWords()
  return (
    <Card
      title={say('plan.version', { title: version.title, version: version.version })}
      note={say(version.used ? 'plan.used' : 'plan.unused')}
    >
      <Facts
        items={[
          { label: say('plan.validFrom'), value: <DayText day={version.validFrom} /> },
          { label: say('plan.currency'), value: version.currency },
          {
            label: say('plan.digest'),
            value: <code title={version.digest}>{version.digest.slice(0, 16)}</code>,
          },
        ]}
      />
      <div className={css.part}>
        <h3>{say('plan.messages')}</h3>
        {version.messages.length === 0 ? (
          <p>{say('plan.noMessages')}</p>
        ) : (
          <PlanMessages messages={version.messages.map(noteOf)} />
        )}
      </div>
      <div className={css.part}>
        <h3>{say('plan.words')}</h3>
        <div className={css.words}>
          {version.words.map(({ heading, sentences }) => (
            <section key={heading}>
              <h4>{heading}</h4>
              <ul>
                {sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
      <details className={css.part}>
        <summary>{say('plan.document')}</summary>
        {/* A long document is scrolled by keyboard too. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <pre className={css.document} tabIndex={0}>
          {version.document}
        </pre>
      </details>
    </Card>
  )
}

/** A version that is saved has passed the linter: whatever it says about it is a note. */
const noteOf = ({ text }: Version['messages'][number]) => ({ severity: 'WARN', text })
