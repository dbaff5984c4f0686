import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useWrite } from '#web/api/ask.ts'
import { SignInDocument } from '#web/api/generated/graphql.ts'
import { FailureNotice } from '#web/kit/failure-notice.tsx'
import { type Company, useSession } from '#web/session/session.tsx'
import css from '#web/session/sign-in.module.css'
import { useWords } from '#web/words/words.ts'

/** E-mail, password, one button; a demo store lists its log-ins, and one press fills the fields. */
export function SignInForm({ onDone }: { readonly onDone?: () => void }) {
  const { say } = useWords()
  const { company, ask } = useSession()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useWrite(SignInDocument)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const reply = await signIn.send({ in: { email, password } })
    if (reply.kind !== 'data') return
    // Whoever shows this form goes on when the session has arrived, not before.
    ask.again()
    onDone?.()
  }
  return (
    <>
      <form className={css.form} onSubmit={submit}>
        <TextInput
          label={say('signIn.email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={say('signIn.password')}
          name="password"
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': say('signIn.show') }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {signIn.failure && <FailureNotice failure={signIn.failure} />}
        <Button type="submit" variant="filled" loading={signIn.busy}>
          {say('signIn.submit')}
        </Button>
      </form>
      <DemoLogIns
        company={company}
        onChoose={(logIn) => {
          setEmail(logIn.email)
          setPassword(logIn.password)
        }}
      />
    </>
  )
}

type DemoLogIn = Company['demoLogIns'][number]

function DemoLogIns({
  company,
  onChoose,
}: {
  readonly company: Company | undefined
  readonly onChoose: (logIn: DemoLogIn) => void
}) {
  const { say } = useWords()
  if (!company || company.demoLogIns.length === 0) return null
  return (
    <div className={css.demo}>
      <h2>{say('signIn.demo')}</h2>
      <p>{say('signIn.demoText')}</p>
      <ul>
        {company.demoLogIns.map((logIn) => (
          <li key={logIn.email}>
            <button type="button" onClick={() => onChoose(logIn)}>
              <span>{say(logIn.leader ? 'role.LEADER' : `role.${logIn.role}`)}</span>
              <span className={css.email}>{logIn.email}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
