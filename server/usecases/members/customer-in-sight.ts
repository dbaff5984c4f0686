import type { ContactId } from '#server/domain/kernel/ids.ts'
import type { CustomerProfile } from '#server/ports/customer-facts.ts'
import type { Call } from '#server/usecases/guard.ts'

/** The version key of a customer's data. */
export const customerKey = (id: ContactId): string => `contact:${id}`

/**
 * A customer for staff, for the member who looks after it, and for the customer itself; `undefined` alike for foreign
 * and for missing ones. The index holds members only, so the guard cannot ask sight.
 */
export async function customerInSight(
  { ports, sight, actor }: Call,
  id: ContactId,
): Promise<CustomerProfile | undefined> {
  const customer = await ports.customers.byId(id)
  if (!customer) return undefined
  const looksAfter = sight.own !== undefined && ports.genealogy.index.idOf(sight.own) === customer.carerId
  return sight.everything || looksAfter || actor.memberId === customer.id ? customer : undefined
}
