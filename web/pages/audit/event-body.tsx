import { bodyFields } from '#web/pages/audit/audit-model.ts'
import css from '#web/pages/audit/event-body.module.css'

/** What was written, as names and values; the whole of it stands in the title. */
export function EventBody({ body, subject }: { readonly body: string; readonly subject: string }) {
  const fields = bodyFields(body)
  return (
    <span className={css.body} title={`${subject}\n${body}`}>
      {fields.slice(0, 5).map(([name, value]) => (
        <span key={name}>
          <span className={css.name}>{name}</span> {value.length > 40 ? `${value.slice(0, 40)}…` : value}
        </span>
      ))}
    </span>
  )
}
