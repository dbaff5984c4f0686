import { Checkbox, Modal, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { useWrite } from '#web/api/ask.ts'
import { CreditOrderDocument } from '#web/api/generated/graphql.ts'
import { Form, newRequestKey } from '#web/kit/form.tsx'
import { creditSent, leftOf } from '#web/pages/orders/credit-model.ts'
import type { OrderShown } from '#web/pages/orders/order-page.tsx'
import { RETURN_REASONS, returnReasonSent } from '#web/pages/orders/return-reason.ts'
import { useWords } from '#web/words/words.ts'

interface Props {
  readonly order: OrderShown
  readonly opened: boolean
  readonly onClose: () => void
}

/** A credit note with its reason: for the whole rest of an order, or piece by piece. */
export function CreditForm({ order, opened, onClose }: Props) {
  const { say } = useWords()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={say('credit.title', { number: order.row.number })}
      closeButtonProps={{ 'aria-label': say('kit.close') }}
    >
      {opened && <Fields order={order} onClose={onClose} />}
    </Modal>
  )
}

function Fields({ order, onClose }: Omit<Props, 'opened'>) {
  const { say } = useWords()
  const credit = useWrite(CreditOrderDocument)
  const [requestKey] = useState(newRequestKey)
  const [whole, setWhole] = useState(true)
  const [quantities, setQuantities] = useState<Readonly<Record<number, string>>>({})
  const [reason, setReason] = useState('')
  const reasons = useId()
  const send = async () => {
    const sent = creditSent({
      ...{ requestKey, order: order.row.id, whole, quantities },
      reason: returnReasonSent(reason, say),
    })
    const reply = await credit.send({ in: sent })
    if (reply.kind === 'data') onClose()
  }
  return (
    <Form
      submit={say('credit.make')}
      busy={credit.busy}
      failure={credit.failure}
      onSubmit={() => void send()}
      onCancel={onClose}
    >
      <p>{say(order.periodOpen ? 'credit.openNote' : 'credit.closedNote')}</p>
      <Checkbox
        label={say('credit.whole')}
        checked={whole}
        onChange={(event) => setWhole(event.currentTarget.checked)}
      />
      {!whole &&
        order.lines
          .filter((line) => leftOf(line) > 0)
          .map((line) => (
            <TextInput
              key={line.number}
              label={line.productName}
              description={say('credit.left', { left: leftOf(line) })}
              inputMode="numeric"
              pattern="[0-9]*"
              value={quantities[line.number] ?? ''}
              onChange={(event) => {
                const { value } = event.currentTarget
                setQuantities((old) => ({ ...old, [line.number]: value }))
              }}
            />
          ))}
      <TextInput
        label={say('credit.reason')}
        description={say('credit.reasonNote')}
        required
        list={reasons}
        autoComplete="off"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <datalist id={reasons}>
        {Object.values(RETURN_REASONS).map((id) => (
          <option key={id} value={say(id)} />
        ))}
      </datalist>
    </Form>
  )
}
