import { Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useWrite } from '#web/api/ask.ts'
import { BlockUserDocument } from '#web/api/generated/graphql.ts'
import { Form } from '#web/kit/form.tsx'
import type { UserShown } from '#web/pages/users/users-list.tsx'
import { useWords } from '#web/words/words.ts'

/** Ends every session of a user and refuses new ones, with a reason for the log. */
export function BlockForm({ user, onClose }: { readonly user: UserShown; readonly onClose: () => void }) {
  const { say } = useWords()
  const block = useWrite(BlockUserDocument)
  const [reason, setReason] = useState('')
  const send = async () => {
    const reply = await block.send({ id: user.id, reason: reason.trim() })
    if (reply.kind === 'data') onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={say('user.blockTitle', { name: user.name })}
      closeButtonProps={{ 'aria-label': say('kit.close') }}
    >
      <Form
        submit={say('user.block')}
        busy={block.busy}
        failure={block.failure}
        onSubmit={() => void send()}
        onCancel={onClose}
      >
        <Textarea
          label={say('credit.reason')}
          required
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Form>
    </Modal>
  )
}
