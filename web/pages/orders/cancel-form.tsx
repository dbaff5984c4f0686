import { Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useWrite } from '#web/api/ask.ts'
import { CancelOrderDocument } from '#web/api/generated/graphql.ts'
import { Form } from '#web/kit/form.tsx'
import type { OrderShown } from '#web/pages/orders/order-page.tsx'
import { useWords } from '#web/words/words.ts'

/** Takes a whole order out of its open period, with a reason. */
export function CancelForm({
  order,
  opened,
  onClose,
}: {
  readonly order: OrderShown
  readonly opened: boolean
  readonly onClose: () => void
}) {
  const { say } = useWords()
  const cancel = useWrite(CancelOrderDocument)
  const [reason, setReason] = useState('')
  const send = async () => {
    const reply = await cancel.send({ id: order.row.id, reason: reason.trim() })
    if (reply.kind === 'data') onClose()
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={say('cancelOrder.title', { number: order.row.number })}
      closeButtonProps={{ 'aria-label': say('kit.close') }}
    >
      <Form
        submit={say('cancelOrder.make')}
        busy={cancel.busy}
        failure={cancel.failure}
        onSubmit={() => void send()}
        onCancel={onClose}
      >
        <Textarea
          label={say('credit.reason')}
          description={say('credit.reasonNote')}
          required
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Form>
    </Modal>
  )
}
