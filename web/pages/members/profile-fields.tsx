import { useState } from 'react'
import { useWrite } from '#web/api/ask.ts'
import type { ContactPartsFragment, ProfileIn, TypedDocumentString } from '#web/api/generated/graphql.ts'
import { Form } from '#web/kit/form.tsx'
import { PersonFields } from '#web/pages/members/person-fields.tsx'
import { type PersonFilled, personSent } from '#web/pages/members/person-filled.ts'
import { useWords } from '#web/words/words.ts'

/** A person's data as they were read, with the version they may be replaced at. */
export interface PersonRead {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly country: string
  /** Null where sight gives no contact data. */
  readonly contact: ContactPartsFragment | null
}

/** The form of a person's data. It keeps the version it was opened at: data read anew meanwhile are not in it. */
export function ProfileFields({
  person,
  document,
  onClose,
}: {
  readonly person: PersonRead
  /** The write that takes the data. */
  readonly document: TypedDocumentString<unknown, { in: ProfileIn }>
  readonly onClose: () => void
}) {
  const { say } = useWords()
  const change = useWrite(document)
  const [{ id, version }] = useState(person)
  const [filled, setFilled] = useState<PersonFilled>(filledFrom(person))
  const save = async () => {
    const reply = await change.send({ in: { id, version, ...personSent(filled) } })
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

const filledFrom = ({ name, contact, country }: PersonRead): PersonFilled => ({
  name,
  email: contact?.email ?? '',
  phone: contact?.phone ?? '',
  street: contact?.street ?? '',
  postalCode: contact?.postalCode ?? '',
  city: contact?.city ?? '',
  country,
  language: contact?.language ?? 'en',
})
