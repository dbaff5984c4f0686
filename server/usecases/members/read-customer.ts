import type { ContactId } from '#server/domain/kernel/ids.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'
import { type ContactView, contactOf } from '#server/usecases/members/contact-view.ts'
import { customerInSight, customerKey } from '#server/usecases/members/customer-in-sight.ts'
import type { CustomerView } from '#server/usecases/members/read-customers.ts'

/** A customer with how to reach it, and the version to send along when changing it. */
export interface CustomerProfileView extends CustomerView {
  readonly contact: ContactView
  readonly version: number
}

/** One customer: for staff, the member who looks after it and itself; for others NOT_FOUND. */
export const readCustomer = verb<{ readonly id: string }, CustomerProfileView>({
  name: 'readCustomer',
  action: 'CUSTOMER_SEE',
  async run(call, input) {
    const { changes, members } = call.ports
    const id = input.id as ContactId
    // The version first: data that change in between are then STALE, never overwritten.
    const [read] = await changes.versions([customerKey(id)])
    const customer = await customerInSight(call, id)
    if (!customer) return refused(refusal('NOT_FOUND'))
    // Customers know who looks after them, though sight gives them nobody.
    const carer = (await members.names([customer.carerId])).get(customer.carerId)
    if (!carer) return refused(refusal('NOT_FOUND'))
    const { number, name, country, registeredAt } = customer
    const version = read?.version ?? 0
    return accepted({ id, number, name, country, registeredAt, carer, version, contact: contactOf(customer) })
  },
})
