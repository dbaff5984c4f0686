import { bodyFields, fieldShown, fieldWord, wholeBody } from '#web/pages/audit/audit-model.ts'
import css from '#web/pages/audit/event-body.module.css'
import { useSession } from '#web/session/session.tsx'
import { useWords } from '#web/words/words.ts'

const FIELDS_SHOWN = 5

interface Written {
  readonly body: string
  readonly subject: string
  /** Whom the body names by ids. */
  readonly people: readonly { readonly field: string; readonly number: string; readonly name: string }[]
}

/** What was written: whom it names, the fields a reader knows, and behind them the whole event with its subject. */
export function EventBody({ entry: { body, subject, people } }: { readonly entry: Written }) {
  const { say, language } = useWords()
  const { company } = useSession()
  const reading = { say, language, currency: company?.currency ?? '', zone: company?.timeZone }
  const named = people.map(({ field, number, name }) => [fieldWord(field, say), `${name} ${number}`] as const)
  const fields = [...named, ...bodyFields(body).map((field) => fieldShown(field, reading))]
  return (
    <details>
      <summary className={css.body}>
        {fields.slice(0, FIELDS_SHOWN).map(([name, value]) => (
          <span key={name}>
            <span className={css.name}>{name}</span> {value}
          </span>
        ))}
        {fields.length === 0 && <span className={css.name}>{say('audit.whole')}</span>}
      </summary>
      <p className={css.subject}>
        {say('audit.subject')} <code>{subject}</code>
      </p>
      <pre className={css.whole}>{wholeBody(body)}</pre>
    </details>
  )
}
