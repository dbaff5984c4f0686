import { Button, Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useWrite } from '#web/api/ask.ts'
import { EnrolMemberDocument, RegisterCustomerDocument } from '#web/api/generated/graphql.ts'
import { Card } from '#web/kit/card.tsx'
import { Form, newRequestKey } from '#web/kit/form.tsx'
import { Page } from '#web/kit/page.tsx'
import { EnrolledCard, type Registered } from '#web/pages/enrolment/enrolled-card.tsx'
import { enrolSent, type Sponsor } from '#web/pages/enrolment/enrolment-model.ts'
import { MemberField } from '#web/pages/members/member-field.tsx'
import { PersonFields } from '#web/pages/members/person-fields.tsx'
import { nobodyFilled } from '#web/pages/members/person-filled.ts'
import { useSession, useViewer } from '#web/session/session.tsx'
import { FilterChips } from '#web/table/filter-bar.tsx'
import { useWords } from '#web/words/words.ts'

/** Enrolment by the back office (any sponsor) or by a member (oneself as sponsor). */
export function EnrolmentPage() {
  const { say } = useWords()
  const viewer = useViewer()
  const [number, setNumber] = useState(viewer.member?.number ?? '')
  return (
    <Page narrow title={say('enrol.title')} lead={<span>{say('enrol.lead')}</span>}>
      <EnrolmentForm sponsor={{ kind: 'number', number }} done={(made) => <Done made={made} />}>
        <MemberField label={say('enrol.sponsor')} number={number} onChoose={setNumber} required />
      </EnrolmentForm>
    </Page>
  )
}

/** A member's page is the way on; a customer has none. */
function Done({ made }: { readonly made: Registered }) {
  const { say } = useWords()
  if (!made.member) return null
  return (
    <>
      <Button variant="filled" component={Link} to={`/members/${made.member.number}`}>
        {say('member.openPage')}
      </Button>
      <Button component={Link} to={`/downline/${made.id}`}>
        {say('enrol.show')}
      </Button>
    </>
  )
}

/** The form itself: member or customer, sponsor, person, agreement. What was typed stays on any failure. */
export function EnrolmentForm({
  sponsor,
  done,
  children,
}: {
  readonly sponsor: Sponsor
  readonly done?: (made: Registered) => React.ReactNode
  readonly children?: React.ReactNode
}) {
  const { say, language } = useWords()
  const version = useSession().company?.agreementVersion ?? ''
  const [kind, setKind] = useState<'member' | 'customer'>('member')
  const [filled, setFilled] = useState(() => nobodyFilled(language))
  const [agreed, setAgreed] = useState(false)
  const [requestKey, setRequestKey] = useState(newRequestKey)
  const [made, setMade] = useState<Registered | undefined>()
  const enrol = useWrite(EnrolMemberDocument)
  const register = useWrite(RegisterCustomerDocument)
  const submit = async () => {
    const sent = enrolSent({ requestKey, sponsor, filled, agreementVersion: agreed ? version : '' })
    const registered = kind === 'member' ? await sendMember(sent.member) : await sendCustomer(sent.customer)
    if (registered === undefined) return
    setMade({ ...registered, name: filled.name.trim() })
    setRequestKey(newRequestKey())
    setFilled(nobodyFilled(language))
    setAgreed(false)
  }
  const sendMember = async (member: Parameters<typeof enrol.send>[0]['in']) => {
    const reply = await enrol.send({ in: member })
    return reply.kind === 'data'
      ? { id: reply.data.enrolMember.id, member: reply.data.enrolMember }
      : undefined
  }
  const sendCustomer = async (customer: Parameters<typeof register.send>[0]['in']) => {
    const reply = await register.send({ in: customer })
    return reply.kind === 'data' ? { id: reply.data.registerCustomer.id, member: undefined } : undefined
  }
  if (made !== undefined) {
    return (
      <EnrolledCard registered={made} onAnother={() => setMade(undefined)}>
        {done?.(made)}
      </EnrolledCard>
    )
  }
  return (
    <Card>
      <Form
        submit={say(kind === 'member' ? 'enrol.submit' : 'enrol.submitCustomer')}
        busy={enrol.busy || register.busy}
        failure={kind === 'member' ? enrol.failure : register.failure}
        onSubmit={() => void submit()}
      >
        <FilterChips
          label={say('enrol.kind')}
          options={[
            { value: 'member', label: say('enrol.asMember') },
            { value: 'customer', label: say('enrol.asCustomer') },
          ]}
          chosen={kind}
          onChoose={(value) => setKind(value === 'customer' ? 'customer' : 'member')}
        />
        {children}
        <PersonFields filled={filled} onChange={(changes) => setFilled((old) => ({ ...old, ...changes }))} />
        {kind === 'member' && (
          <Checkbox
            label={say('enrol.agreement', { version })}
            checked={agreed}
            onChange={(event) => setAgreed(event.currentTarget.checked)}
          />
        )}
      </Form>
    </Card>
  )
}
