import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useWrite } from '#web/api/ask.ts'
import { SetUserRolesDocument } from '#web/api/generated/graphql.ts'
import { Form } from '#web/kit/form.tsx'
import { RoleBoxes } from '#web/pages/users/role-boxes.tsx'
import type { UserShown } from '#web/pages/users/users-list.tsx'
import { useWords } from '#web/words/words.ts'

/** Changes what a user may do; it holds from the next request on. */
export function RolesForm({ user, onClose }: { readonly user: UserShown; readonly onClose: () => void }) {
  const { say } = useWords()
  const change = useWrite(SetUserRolesDocument)
  const [roles, setRoles] = useState(user.roles)
  const save = async () => {
    const reply = await change.send({ id: user.id, roles })
    if (reply.kind === 'data') onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={say('user.rolesOf', { name: user.name })}
      closeButtonProps={{ 'aria-label': say('kit.close') }}
    >
      <Form
        submit={say('user.saveRoles')}
        busy={change.busy}
        failure={change.failure}
        onSubmit={() => void save()}
        onCancel={onClose}
      >
        <RoleBoxes roles={roles} onChange={(next) => setRoles([...next])} />
      </Form>
    </Modal>
  )
}
