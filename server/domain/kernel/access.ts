/** Who may sign in as what. A leader is a member with a downline. */
export const ROLES = ['ADMIN', 'BACK_OFFICE', 'FINANCE', 'COMPLIANCE', 'MEMBER', 'CUSTOMER'] as const

export type Role = (typeof ROLES)[number]

/** The roles of people who work for the company: they see the whole tree. */
export const STAFF: readonly Role[] = ['ADMIN', 'BACK_OFFICE', 'FINANCE', 'COMPLIANCE']
