import { Modal, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useWrite } from '#web/api/ask.ts'
import { CreateUserDocument, type Role } from '#web/api/generated/graphql.ts'
import { CopyField } from '#web/kit/copy-field.tsx'
import { Form } from '#web/kit/form.tsx'
import { RoleBoxes } from '#web/pages/users/role-boxes.tsx'
import { useWords } from '#web/words/words.ts'

interface Props {
  readonly opened: boolean
  readonly onClose: () => void
}

/** A new user; the first password is shown once, here, and nowhere again. */
export function NewUserForm({ opened, onClose }: Props) {
  const { say } = useWords()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={say('user.new')}
      closeButtonProps={{ 'aria-label': say('kit.close') }}
    >
      {opened && <Fields onClose={onClose} />}
    </Modal>
  )
}

function Fields({ onClose }: { readonly onClose: () => void }) {
  const { say, language: mine } = useWords()
  const create = useWrite(CreateUserDocument)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [language, setLanguage] = useState<string>(mine)
  const [roles, setRoles] = useState<readonly Role[]>([])
  const [password, setPassword] = useState<string | undefined>()
  const send = async () => {
    const reply = await create.send({ name: name.trim(), email: email.trim(), language, roles: [...roles] })
    if (reply.kind === 'data') setPassword(reply.data.createUser.password)
  }
  if (password !== undefined) {
    return (
      <Form submit={say('kit.done')} busy={false} failure={undefined} onSubmit={onClose}>
        <p>{say('user.passwordOnce', { name })}</p>
        <CopyField label={say('signIn.password')} text={password} />
      </Form>
    )
  }
  return (
    <Form
      submit={say('user.create')}
      busy={create.busy}
      failure={create.failure}
      onSubmit={() => void send()}
      onCancel={onClose}
    >
      <TextInput
        label={say('user.name')}
        required
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={say('user.email')}
        type="email"
        required
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <NativeSelect
        label={say('account.language')}
        value={language}
        onChange={(event) => setLanguage(event.currentTarget.value)}
        data={[
          { value: 'en', label: 'English' },
          { value: 'de', label: 'Deutsch' },
        ]}
      />
      <RoleBoxes roles={roles} onChange={setRoles} />
    </Form>
  )
}
