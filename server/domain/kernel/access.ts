/** Who may sign in as what. A leader is a member with a downline. */
export const ROLES = ['ADMIN', 'BACK_OFFICE', 'FINANCE', 'COMPLIANCE', 'MEMBER', 'CUSTOMER'] as const

export type Role = (typeof ROLES)[number]

/** The roles of people who work for the company: they see the whole tree. */
export const STAFF: readonly Role[] = ['ADMIN', 'BACK_OFFICE', 'FINANCE', 'COMPLIANCE']

/** Everybody who asks is somebody: a role, or `ANONYMOUS`, which is an actor and not a role. */
export type Standing = Role | 'ANONYMOUS'

const ADMIN = 'ADMIN'
const OFFICE = ['ADMIN', 'BACK_OFFICE'] as const
const SIGNED_IN = ROLES
const EVERYBODY = [...ROLES, 'ANONYMOUS'] as const

/**
 * The role x action table: who may say a verb at all. Whom or what the verb may touch is decided by sight, in the
 * guard. What is not listed here is denied.
 */
export const ACCESS = {
  COMPANY_SEE: EVERYBODY,
  COMPANY_SET_UP: [ADMIN],
  VIEWER_SEE: EVERYBODY,
  SIGN_IN: EVERYBODY,
  SPONSOR_CARD_SEE: EVERYBODY,
  OWN_ACCOUNT: SIGNED_IN,
  OWN_API_KEYS: STAFF,
  HOME_SEE: SIGNED_IN,
  CHANGES_FOLLOW: SIGNED_IN,
  USERS_SEE: OFFICE,
  USERS_MANAGE: [ADMIN],
  PERMISSIONS_SEE: STAFF,
  SIGHT_POLICY_SEE: STAFF,
  SIGHT_POLICY_SET: [ADMIN],
  AUDIT_SEE: ['ADMIN', 'COMPLIANCE', 'FINANCE'],
  CHAIN_VERIFY: ['ADMIN', 'COMPLIANCE'],
  HEALTH_SEE: STAFF,
  IMPORT_SEE: ['ADMIN', 'BACK_OFFICE', 'FINANCE'],
  IMPORT_CANCEL: OFFICE,
  // members, customers, leads, trees
  MEMBER_SEE: [...STAFF, 'MEMBER'],
  MEMBERS_LIST: STAFF,
  CUSTOMERS_SEE: [...STAFF, 'MEMBER'],
  CUSTOMER_SEE: [...STAFF, 'MEMBER', 'CUSTOMER'],
  DOWNLINE_SEE: [...STAFF, 'MEMBER'],
  MEMBER_ENROL: [...OFFICE, 'MEMBER', 'ANONYMOUS'],
  CUSTOMER_REGISTER: [...OFFICE, 'MEMBER', 'ANONYMOUS'],
  CUSTOMER_CHANGE: [...OFFICE, 'MEMBER', 'CUSTOMER'],
  LEAD_SEE: [...STAFF, 'MEMBER'],
  LEAD_CAPTURE: [...OFFICE, 'MEMBER', 'ANONYMOUS'],
  PROFILE_CHANGE: [...OFFICE, 'MEMBER'],
  MEMBER_MOVE: OFFICE,
  MEMBER_STATUS_SET: ['ADMIN', 'BACK_OFFICE', 'COMPLIANCE'],
  // orders and products
  PRODUCT_SEE: SIGNED_IN,
  PRODUCT_SAVE: OFFICE,
  ORDER_SEE: SIGNED_IN,
  ORDER_RECORD: OFFICE,
  ORDER_CANCEL: ['ADMIN', 'BACK_OFFICE', 'FINANCE'],
  ORDER_CREDIT: ['ADMIN', 'BACK_OFFICE', 'FINANCE'],
  // periods, statements, plans
  PERIOD_SEE: STAFF,
  STATEMENTS_LIST: ['ADMIN', 'FINANCE', 'COMPLIANCE'],
  STATEMENT_SEE: ['ADMIN', 'FINANCE', 'COMPLIANCE', 'MEMBER'],
  OWN_STATEMENTS: ['MEMBER'],
  RUN_COMPUTE: ['FINANCE'],
  RUN_REVIEW: ['FINANCE'],
  PERIOD_CLOSE: ['FINANCE'],
  PLAN_SEE: STAFF,
  PLAN_SAVE: ['ADMIN', 'FINANCE'],
} as const satisfies Record<string, readonly Standing[]>

export type Action = keyof typeof ACCESS

/** The names of all actions, in the order of the table. */
export const ACTIONS = Object.keys(ACCESS) as readonly Action[]

/** A table of the same shape as `ACCESS`; tests hand in altered ones. */
export type AccessRows = Readonly<Record<Action, readonly Standing[]>>

/** True when one of `standings` may say the action. */
export const permits = (standings: readonly Standing[], action: Action, rows: AccessRows = ACCESS): boolean =>
  standings.some((standing) => rows[action].includes(standing))

/** The actions somebody of these standings may say, in the order of the table. */
export const actionsOf = (standings: readonly Standing[]): readonly Action[] =>
  ACTIONS.filter((action) => permits(standings, action))
