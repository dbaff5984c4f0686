import { Modal } from '@mantine/core'
import { useAsk } from '#web/api/ask.ts'
import { ChangeCustomerDocument, CustomerDocument, type CustomersQuery } from '#web/api/generated/graphql.ts'
import { Faces } from '#web/kit/faces.tsx'
import { ProfileFields } from '#web/pages/members/profile-fields.tsx'
import { useWords } from '#web/words/words.ts'

/** A customer as a row of the list shows it. */
export type CustomerShown = CustomersQuery['customers']['rows'][number]

/** Changes a customer's data like a member's: read when it opens, never overwriting what somebody else changed. */
export function CustomerForm({
  customer,
  onClose,
}: {
  readonly customer: CustomerShown
  readonly onClose: () => void
}) {
  const { say } = useWords()
  const ask = useAsk(CustomerDocument, { id: customer.id })
  // Data of an earlier opening would bring their old version along.
  const fresh = ask.busy ? { ...ask, data: undefined } : ask
  return (
    <Modal
      opened
      onClose={onClose}
      title={say('profile.title', { name: customer.name })}
      size="lg"
      closeButtonProps={{ 'aria-label': say('kit.close') }}
    >
      <Faces ask={fresh}>
        {(data) => (
          <ProfileFields person={data.customer} document={ChangeCustomerDocument} onClose={onClose} />
        )}
      </Faces>
    </Modal>
  )
}
