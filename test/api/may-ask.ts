import type { RootField } from '#server/api/graphql/access-table.ts'
import type { Standing } from '#server/domain/kernel/access.ts'

const NOBODY_KNOWN: readonly Standing[] = ['ANONYMOUS']
const STAFF: readonly Standing[] = ['ADMIN', 'BACK_OFFICE', 'FINANCE', 'COMPLIANCE']
const OFFICE: readonly Standing[] = ['ADMIN', 'BACK_OFFICE']
const MEMBERS_TOO: readonly Standing[] = [...STAFF, 'MEMBER']
const SIGNED_IN: readonly Standing[] = [...MEMBERS_TOO, 'CUSTOMER']
const EVERYBODY: readonly Standing[] = [...SIGNED_IN, ...NOBODY_KNOWN]
const FINANCE: readonly Standing[] = ['FINANCE']

/** Who may ask for each root field, decided by people: written by hand, never derived from the tables it judges. */
export const MAY_ASK: Readonly<Record<string, readonly Standing[]>> = {
  'Query.company': EVERYBODY,
  'Query.viewer': EVERYBODY,
  'Query.sponsorCard': EVERYBODY,
  'Mutation.signIn': EVERYBODY,
  // the own account
  'Query.home': SIGNED_IN,
  'Query.sessions': SIGNED_IN,
  'Mutation.signOut': SIGNED_IN,
  'Mutation.signOutEverywhere': SIGNED_IN,
  'Mutation.endSession': SIGNED_IN,
  'Mutation.changePassword': SIGNED_IN,
  'Mutation.setLanguage': SIGNED_IN,
  'Subscription.changed': SIGNED_IN,
  'Query.apiKeys': STAFF,
  'Mutation.createApiKey': STAFF,
  'Mutation.revokeApiKey': STAFF,
  // the company
  'Query.users': OFFICE,
  'Mutation.createUser': ['ADMIN'],
  'Mutation.setUserRoles': ['ADMIN'],
  'Mutation.blockUser': ['ADMIN'],
  'Query.permissions': STAFF,
  'Query.sightPolicy': STAFF,
  'Mutation.setSightPolicy': ['ADMIN'],
  'Query.audit': ['ADMIN', 'FINANCE', 'COMPLIANCE'],
  'Mutation.verifyChain': ['ADMIN', 'COMPLIANCE'],
  'Query.health': STAFF,
  'Query.imports': [...OFFICE, 'FINANCE'],
  'Query.import': [...OFFICE, 'FINANCE'],
  'Query.rejectedRows': [...OFFICE, 'FINANCE'],
  'Mutation.cancelImport': OFFICE,
  // members, customers, leads, trees
  'Query.member': MEMBERS_TOO,
  'Query.members': STAFF,
  'Query.customers': MEMBERS_TOO,
  'Query.customer': SIGNED_IN,
  'Query.leads': MEMBERS_TOO,
  'Query.lead': MEMBERS_TOO,
  'Query.downline': MEMBERS_TOO,
  'Query.downlineRows': MEMBERS_TOO,
  'Query.downlinePage': MEMBERS_TOO,
  'Query.downlineFind': MEMBERS_TOO,
  'Query.subtreeFigures': MEMBERS_TOO,
  'Query.pathToRoot': MEMBERS_TOO,
  'Subscription.downlineChanged': MEMBERS_TOO,
  'Mutation.enrolMember': [...OFFICE, 'MEMBER', 'ANONYMOUS'],
  'Mutation.registerCustomer': [...OFFICE, 'MEMBER', 'ANONYMOUS'],
  'Mutation.changeCustomer': [...OFFICE, 'MEMBER', 'CUSTOMER'],
  'Mutation.captureLead': [...OFFICE, 'MEMBER', 'ANONYMOUS'],
  'Mutation.changeProfile': [...OFFICE, 'MEMBER'],
  'Query.previewMove': OFFICE,
  'Mutation.moveMember': OFFICE,
  'Mutation.setMemberStatus': [...OFFICE, 'COMPLIANCE'],
  // orders and products
  'Query.orders': SIGNED_IN,
  'Query.order': SIGNED_IN,
  'Query.productList': SIGNED_IN,
  'Mutation.recordOrder': OFFICE,
  'Mutation.recordOrders': OFFICE,
  'Mutation.cancelOrder': [...OFFICE, 'FINANCE'],
  'Mutation.creditOrder': [...OFFICE, 'FINANCE'],
  'Mutation.saveProduct': OFFICE,
  // periods, statements, plans
  'Query.periods': STAFF,
  'Query.period': STAFF,
  'Query.statements': ['ADMIN', 'FINANCE', 'COMPLIANCE'],
  'Query.statement': ['ADMIN', 'FINANCE', 'COMPLIANCE', 'MEMBER'],
  'Query.ownStatements': ['MEMBER'],
  'Query.explainLine': ['ADMIN', 'FINANCE', 'COMPLIANCE', 'MEMBER'],
  'Query.plans': STAFF,
  'Mutation.computePeriod': FINANCE,
  'Mutation.reviewPeriod': FINANCE,
  'Mutation.closePeriod': FINANCE,
  'Mutation.savePlanVersion': ['ADMIN', 'FINANCE'],
  // plain reads
  'Query.plainProducts': STAFF,
  'Query.plainPeriods': STAFF,
  'Query.plainPlanVersions': STAFF,
  'Query.plainContacts': STAFF,
  'Query.plainMembers': STAFF,
  'Query.plainOrders': STAFF,
} satisfies Readonly<Record<RootField, readonly Standing[]>>
