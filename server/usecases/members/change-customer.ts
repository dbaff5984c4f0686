import type { ContactId } from '#server/domain/kernel/ids.ts'
import { verb } from '#server/usecases/guard.ts'
import { changeContact, type ProfileInput } from '#server/usecases/members/change-contact.ts'
import { customerInSight, customerKey } from '#server/usecases/members/customer-in-sight.ts'
import type { WrittenView } from '#server/usecases/written.ts'

/** Changes a customer's data: by the back office, the member who looks after it, or the customer itself. */
export const changeCustomer = verb<ProfileInput, WrittenView>({
  name: 'changeCustomer',
  action: 'CUSTOMER_CHANGE',
  async run(call, input) {
    const id = input.id as ContactId
    return changeContact(call, { id, key: customerKey(id), read: () => customerInSight(call, id) }, input)
  },
})
