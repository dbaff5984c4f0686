import type { MemberId, Ordinal } from '#server/domain/kernel/ids.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'
import type { CustomerRecord } from '#server/ports/customer-facts.ts'
import { type Call, verb } from '#server/usecases/guard.ts'
import { type Crumb, crumbs } from '#server/usecases/members/crumbs.ts'

/** A customer with who looks after it. */
export interface CustomerView extends Omit<CustomerRecord, 'carerId'> {
  readonly carer: Crumb
}

/** Which customers. */
export interface CustomersInput {
  /** Null: staff see everybody's, members their own. */
  readonly carer: string | null
  readonly search: string | null
  readonly after: string | null
  readonly first: number
}

/** A page of customers. */
export interface CustomerPageView {
  readonly rows: readonly CustomerView[]
  readonly next: string | null
  readonly total: number
}

/** Customers in the order of their numbers: all for staff, the own ones for members. */
export const readCustomers = verb<CustomersInput, CustomerPageView>({
  name: 'readCustomers',
  action: 'CUSTOMERS_SEE',
  subject: ({ carer }) => carer,
  async run(call, { carer, search, after, first }) {
    const whose = carerOf(call, carer)
    if (!whose.ok) return whose
    const wanted = { carerId: whose.value, search: search?.toLowerCase() ?? null }
    const [found, total] = await Promise.all([
      call.ports.customers.list({ ...wanted, after: after ?? '', limit: first + 1 }),
      call.ports.customers.count(wanted),
    ])
    const shown = found.slice(0, first)
    const carers = await carersOf(call, shown)
    const rows = shown.flatMap(({ carerId, ...customer }) => {
      const crumb = carers.get(carerId)
      return crumb ? [{ ...customer, carer: crumb }] : []
    })
    return accepted({ rows, total, next: found.length > first ? (shown.at(-1)?.number ?? null) : null })
  },
})

/** Members see their own customers only; those of others in their downline are not theirs to see. */
function carerOf({ ports, sight }: Call, carer: string | null): Result<MemberId | null> {
  const { index } = ports.genealogy
  if (sight.everything) return accepted(carer as MemberId | null)
  if (sight.own === undefined) return refused(refusal('NOT_FOUND'))
  const own = index.idOf(sight.own)
  return carer === null || carer === own ? accepted(own) : refused(refusal('FORBIDDEN', {}, 'carer'))
}

async function carersOf(
  call: Call,
  customers: readonly CustomerRecord[],
): Promise<ReadonlyMap<string, Crumb>> {
  const { index } = call.ports.genealogy
  const members = [...new Set(customers.map(({ carerId }) => index.ordinalOf(carerId)))].filter(
    (member): member is Ordinal => member !== undefined,
  )
  return new Map((await crumbs(call, members)).map((crumb) => [crumb.id, crumb]))
}
