import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import type { EnrolMemberMutation } from '#web/api/generated/graphql.ts'
import { Card } from '#web/kit/card.tsx'
import { CopyField } from '#web/kit/copy-field.tsx'
import { Facts } from '#web/kit/facts.tsx'
import css from '#web/kit/form.module.css'
import { useWords } from '#web/words/words.ts'

/** Who was just registered: a member has a number and, through a link, a first log-in; a customer neither. */
export interface Registered {
  readonly id: string
  readonly name: string
  readonly member: Pick<EnrolMemberMutation['enrolMember'], 'number' | 'logIn'> | undefined
}

/** What came of the form, said aloud: the new number, the first log-in (this once), and where to go on. */
export function EnrolledCard({
  registered,
  onAnother,
  children,
}: {
  readonly registered: Registered
  readonly onAnother: () => void
  readonly children?: ReactNode
}) {
  const { say } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const { name, member } = registered
  useEffect(() => heading.current?.focus(), [])
  return (
    <Card>
      <div className={css.form}>
        <h2 ref={heading} tabIndex={-1}>
          {say('enrol.done')}
        </h2>
        <Facts
          items={[
            { label: say('member.name'), value: name },
            ...(member ? [{ label: say('member.number'), value: member.number }] : []),
            ...(member?.logIn ? [{ label: say('signIn.email'), value: member.logIn.email }] : []),
          ]}
        />
        {member?.logIn && (
          <>
            <p>{say('enrol.passwordOnce')}</p>
            <CopyField label={say('signIn.password')} text={member.logIn.password} />
          </>
        )}
        <div className={css.buttons}>
          {children}
          <Button variant="subtle" onClick={onAnother}>
            {say('enrol.another')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
