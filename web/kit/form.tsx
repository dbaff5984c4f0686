import { Button } from '@mantine/core'
import type { FormEvent, KeyboardEvent, ReactNode } from 'react'
import type { Failure } from '#web/api/reply.ts'
import { FailureNotice } from '#web/kit/failure-notice.tsx'
import css from '#web/kit/form.module.css'
import { useWords } from '#web/words/words.ts'

/** A form: fields, the failure where the work was, the button that says what it does (Ctrl-Enter too), a way out. */
export function Form({
  submit,
  busy,
  failure,
  onSubmit,
  onCancel,
  children,
}: {
  readonly submit: string
  readonly busy: boolean
  readonly failure: Failure | undefined
  readonly onSubmit: () => void
  readonly onCancel?: () => void
  readonly children: ReactNode
}) {
  const { say } = useWords()
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  const sendByKey = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
  }
  return (
    <form className={css.form} onSubmit={send} onKeyDown={sendByKey}>
      {children}
      {failure && <FailureNotice failure={failure} />}
      <div className={css.buttons}>
        <Button type="submit" variant="filled" loading={busy}>
          {submit}
        </Button>
        {onCancel && (
          <Button variant="subtle" onClick={onCancel}>
            {say('kit.cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}

/** Fields beside one another where there is room. */
export function FieldRow({ children }: { readonly children: ReactNode }) {
  return <div className={css.row}>{children}</div>
}

/** A new key for a form that is about to be filled in: pressing twice then books once. */
export const newRequestKey = (): string => crypto.randomUUID()
