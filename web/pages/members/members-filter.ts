import type { ContractStatus, MemberFilter, RowOrder } from '#web/api/generated/graphql.ts'
import type { SearchText } from '#web/search-text.ts'

const STATUSES: readonly ContractStatus[] = ['APPLIED', 'ENROLLED', 'GRACE', 'SUSPENDED', 'TERMINATED']
const ORDERS: readonly RowOrder[] = ['JOINED', 'NUMBER', 'NAME', 'GROUP_VOLUME', 'PERSONAL_VOLUME', 'BELOW']

export const MEMBER_STATUSES = STATUSES

export interface MembersQuestion {
  readonly search: string | null
  readonly filter: MemberFilter | null
  readonly order: RowOrder
}

/** Reads what a list of members shows from its address; unknown values fall back to the plain list. */
export function membersQuestion(search: SearchText): MembersQuestion {
  const status = STATUSES.find((one) => one === search['status'])
  const active =
    search['active'] === 'yes' || search['active'] === 'true'
      ? true
      : search['active'] === 'no'
        ? false
        : undefined
  const filter: MemberFilter = {
    ...(status ? { status: [status] } : {}),
    ...(active === undefined ? {} : { active }),
  }
  return {
    search: search['search'] || null,
    filter: Object.keys(filter).length > 0 ? filter : null,
    order: ORDERS.find((one) => one === search['order']) ?? 'JOINED',
  }
}
