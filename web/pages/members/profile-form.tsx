import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useWrite } from '#web/api/ask.ts'
import { ChangeProfileDocument, type MemberPageQuery } from '#web/api/generated/graphql.ts'
import { Form } from '#web/kit/form.tsx'
import { PersonFields } from '#web/pages/members/person-fields.tsx'
import { type PersonFilled, personSent } from '#web/pages/members/person-filled.ts'
import { useWords } from '#web/words/words.ts'

type Member = MemberPageQuery['member']

/** Changes name, contact, country and language; what somebody else changed meanwhile is never overwritten. */
export function ProfileForm({
  member,
  opened,
  onClose,
}: {
  readonly member: Member
  readonly opened: boolean
  readonly onClose: () => void
}) {
  const { say } = useWords()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={say('profile.title', { name: member.name })}
      size="lg"
      closeButtonProps={{ 'aria-label': say('kit.close') }}
    >
      {opened && <Fields member={member} onClose={onClose} />}
    </Modal>
  )
}

function Fields({ member, onClose }: { readonly member: Member; readonly onClose: () => void }) {
  const { say } = useWords()
  const change = useWrite(ChangeProfileDocument)
  const [filled, setFilled] = useState<PersonFilled>({
    name: member.name,
    email: member.contact?.email ?? '',
    phone: member.contact?.phone ?? '',
    street: member.contact?.street ?? '',
    postalCode: member.contact?.postalCode ?? '',
    city: member.contact?.city ?? '',
    country: member.country,
    language: member.contact?.language ?? 'en',
  })
  const save = async () => {
    const reply = await change.send({ in: { id: member.id, version: member.version, ...personSent(filled) } })
    if (reply.kind === 'data') onClose()
  }
  return (
    <Form
      submit={say('profile.save')}
      busy={change.busy}
      failure={change.failure}
      onSubmit={() => void save()}
      onCancel={onClose}
    >
      <PersonFields filled={filled} onChange={(changes) => setFilled((old) => ({ ...old, ...changes }))} />
    </Form>
  )
}
