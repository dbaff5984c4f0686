import { PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { useWrite } from '#web/api/ask.ts'
import { ChangePasswordDocument } from '#web/api/generated/graphql.ts'
import { Form } from '#web/kit/form.tsx'
import { ToneBadge } from '#web/kit/status-badge.tsx'
import { useWords } from '#web/words/words.ts'

/** The present password and the new one; other sessions end when it changes. */
export function PasswordForm() {
  const { say } = useWords()
  const change = useWrite(ChangePasswordDocument)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [done, setDone] = useState(false)
  const save = async () => {
    setDone(false)
    const reply = await change.send({ current, next })
    if (reply.kind !== 'data') return
    setCurrent('')
    setNext('')
    setDone(true)
  }
  const shared = { required: true, visibilityToggleButtonProps: { 'aria-label': say('signIn.show') } }
  return (
    <Form
      submit={say('account.changePassword')}
      busy={change.busy}
      failure={change.failure}
      onSubmit={() => void save()}
    >
      <PasswordInput
        {...shared}
        label={say('account.current')}
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        {...shared}
        label={say('account.next')}
        description={say('account.nextNote')}
        autoComplete="new-password"
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      {done && (
        <div role="status">
          <ToneBadge tone="good">{say('account.changed')}</ToneBadge>
        </div>
      )}
    </Form>
  )
}
