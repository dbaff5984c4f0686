import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql/index.js'
import type { Context } from '#server/api/graphql/context.ts'
import { Refused } from '#server/api/graphql/failure-format.ts'
import type { RootResolver } from '#server/api/graphql/field.ts'
import { type Action, permits, type Role, STAFF } from '#server/domain/kernel/access.ts'
import { Bug, invariant } from '#server/domain/kernel/invariant.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { isKnown } from '#server/usecases/actor.ts'

/** Who may ask for a root field: an action of the kernel's table with the verb that says it, or named staff roles. */
export type AccessRow =
  | { readonly action: Action; readonly verb: string }
  | { readonly generated: readonly Role[] }

/** A plain read made by `@neo4j/graphql`: staff only, no rule on any of its fields. */
const GENERATED: AccessRow = { generated: STAFF }
const says = (action: Action, verb: string): AccessRow => ({ action, verb })

/** Every root field of the finished schema. A field without a row, or a row without a field, stops the start. */
export const ACCESS_TABLE = {
  // company and accounts
  'Query.company': says('COMPANY_SEE', 'readCompany'),
  'Query.viewer': says('VIEWER_SEE', 'readViewer'),
  'Query.sessions': says('OWN_ACCOUNT', 'readSessions'),
  'Query.apiKeys': says('OWN_API_KEYS', 'readApiKeys'),
  'Query.users': says('USERS_SEE', 'readUsers'),
  'Query.permissions': says('PERMISSIONS_SEE', 'readPermissions'),
  'Query.sightPolicy': says('SIGHT_POLICY_SEE', 'readSightPolicy'),
  'Query.audit': says('AUDIT_SEE', 'readAudit'),
  'Query.health': says('HEALTH_SEE', 'readHealth'),
  'Mutation.signIn': says('SIGN_IN', 'signIn'),
  'Mutation.signOut': says('OWN_ACCOUNT', 'signOut'),
  'Mutation.signOutEverywhere': says('OWN_ACCOUNT', 'signOutEverywhere'),
  'Mutation.endSession': says('OWN_ACCOUNT', 'endSession'),
  'Mutation.changePassword': says('OWN_ACCOUNT', 'changePassword'),
  'Mutation.setLanguage': says('OWN_ACCOUNT', 'setLanguage'),
  'Mutation.createUser': says('USERS_MANAGE', 'createUser'),
  'Mutation.setUserRoles': says('USERS_MANAGE', 'setUserRoles'),
  'Mutation.blockUser': says('USERS_MANAGE', 'blockUser'),
  'Mutation.createApiKey': says('OWN_API_KEYS', 'createApiKey'),
  'Mutation.revokeApiKey': says('OWN_API_KEYS', 'revokeApiKey'),
  'Mutation.setSightPolicy': says('SIGHT_POLICY_SET', 'setSightPolicy'),
  'Mutation.verifyChain': says('CHAIN_VERIFY', 'verifyChain'),
  'Subscription.changed': says('CHANGES_FOLLOW', 'followChanges'),
  'Query.home': says('HOME_SEE', 'readHome'),
  'Query.imports': says('IMPORT_SEE', 'readImports'),
  'Query.import': says('IMPORT_SEE', 'readImport'),
  'Query.rejectedRows': says('IMPORT_SEE', 'readRejectedRows'),
  'Mutation.cancelImport': says('IMPORT_CANCEL', 'cancelImport'),
  // members, customers, leads, trees
  'Query.member': says('MEMBER_SEE', 'readMember'),
  'Query.members': says('MEMBERS_LIST', 'readMembers'),
  'Query.customers': says('CUSTOMERS_SEE', 'readCustomers'),
  'Query.customer': says('CUSTOMER_SEE', 'readCustomer'),
  'Query.leads': says('LEAD_SEE', 'readLeads'),
  'Query.lead': says('LEAD_SEE', 'readLead'),
  'Query.sponsorCard': says('SPONSOR_CARD_SEE', 'readSponsorCard'),
  'Query.previewMove': says('MEMBER_MOVE', 'previewMove'),
  'Query.downline': says('DOWNLINE_SEE', 'readPicture'),
  'Query.downlineRows': says('DOWNLINE_SEE', 'readDownlineRows'),
  'Query.downlinePage': says('DOWNLINE_SEE', 'readDownlinePage'),
  'Query.downlineFind': says('DOWNLINE_SEE', 'findInDownline'),
  'Query.subtreeFigures': says('DOWNLINE_SEE', 'readSubtreeFigures'),
  'Query.pathToRoot': says('DOWNLINE_SEE', 'readPath'),
  'Mutation.enrolMember': says('MEMBER_ENROL', 'enrolMember'),
  'Mutation.registerCustomer': says('CUSTOMER_REGISTER', 'registerCustomer'),
  'Mutation.changeCustomer': says('CUSTOMER_CHANGE', 'changeCustomer'),
  'Mutation.captureLead': says('LEAD_CAPTURE', 'captureLead'),
  'Mutation.changeProfile': says('PROFILE_CHANGE', 'changeProfile'),
  'Mutation.moveMember': says('MEMBER_MOVE', 'moveMember'),
  'Mutation.setMemberStatus': says('MEMBER_STATUS_SET', 'setMemberStatus'),
  'Subscription.downlineChanged': says('DOWNLINE_SEE', 'followDownline'),
  // orders and products
  'Query.orders': says('ORDER_SEE', 'readOrders'),
  'Query.order': says('ORDER_SEE', 'readOrder'),
  'Query.productList': says('PRODUCT_SEE', 'readProducts'),
  'Mutation.recordOrder': says('ORDER_RECORD', 'recordOrder'),
  'Mutation.recordOrders': says('ORDER_RECORD', 'recordOrder'),
  'Mutation.cancelOrder': says('ORDER_CANCEL', 'cancelOrder'),
  'Mutation.creditOrder': says('ORDER_CREDIT', 'creditOrder'),
  'Mutation.saveProduct': says('PRODUCT_SAVE', 'saveProduct'),
  // periods, statements, plans
  'Query.periods': says('PERIOD_SEE', 'readPeriods'),
  'Query.period': says('PERIOD_SEE', 'readPeriod'),
  'Query.statements': says('STATEMENTS_LIST', 'readStatements'),
  'Query.statement': says('STATEMENT_SEE', 'readStatement'),
  'Query.ownStatements': says('OWN_STATEMENTS', 'readOwnStatements'),
  'Query.explainLine': says('STATEMENT_SEE', 'explainLine'),
  'Query.plans': says('PLAN_SEE', 'readPlans'),
  'Mutation.computePeriod': says('RUN_COMPUTE', 'computePeriod'),
  'Mutation.reviewPeriod': says('RUN_REVIEW', 'reviewPeriod'),
  'Mutation.closePeriod': says('PERIOD_CLOSE', 'closePeriod'),
  'Mutation.savePlanVersion': says('PLAN_SAVE', 'savePlanVersion'),
  // plain reads for staff
  'Query.plainProducts': GENERATED,
  'Query.plainPeriods': GENERATED,
  'Query.plainPlanVersions': GENERATED,
  'Query.plainContacts': GENERATED,
  'Query.plainMembers': GENERATED,
  'Query.plainOrders': GENERATED,
} as const satisfies Readonly<Record<string, AccessRow>>

/** The root fields, `Query.member` style: what the tests decide about, one by one. */
export type RootField = keyof typeof ACCESS_TABLE

/** Names of all root fields of a schema, `Query.member` style. */
export function rootFieldsOf(schema: GraphQLSchema): readonly string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  return roots.flatMap((type) =>
    type ? Object.keys(type.getFields()).map((name) => `${type.name}.${name}`) : [],
  )
}

/**
 * What is wrong between a table and a schema, one sentence each: a field without a row, a row without a field, a
 * field whose resolver says another verb than its row. Empty when all is well.
 */
export function accessGaps(
  schema: GraphQLSchema,
  table: Readonly<Record<string, AccessRow>> = ACCESS_TABLE,
): readonly string[] {
  const fields = new Set(rootFieldsOf(schema))
  const lonely = Object.keys(table).filter((name) => !fields.has(name))
  return [
    ...[...fields].flatMap((name) => gapOf(schema, name, table[name])),
    ...lonely.map((name) => `the access table has a row ${name}, but the schema has no such field`),
  ]
}

function gapOf(schema: GraphQLSchema, name: string, row: AccessRow | undefined): string[] {
  if (!row) return [`${name} has no row in the access table`]
  if ('generated' in row) return []
  const said = resolverOf(schema, name)
  if (said?.action === row.action && said.verbName === row.verb) return []
  return [`${name} says ${said?.verbName ?? 'no verb'}, its row says ${row.verb} (${row.action})`]
}

function resolverOf(schema: GraphQLSchema, name: string): RootResolver['verb'] | undefined {
  const [type = '', fieldName = ''] = name.split('.')
  const found = schema.getType(type)
  const definition = found && 'getFields' in found ? found.getFields()[fieldName] : undefined
  const { resolve, subscribe } = (definition ?? {}) as { resolve?: RootResolver; subscribe?: RootResolver }
  return (subscribe ?? resolve)?.verb
}

/**
 * Puts the table before every root resolver of the schema, generated ones included: what the table denies never
 * runs. (Verbs ask the same table again in the guard; generated reads have only this door.) Throws a `Bug` that
 * names every gap, so that the server does not start.
 */
export function guardRootFields(
  schema: GraphQLSchema,
  table: Readonly<Record<string, AccessRow>> = ACCESS_TABLE,
): GraphQLSchema {
  const gaps = accessGaps(schema, table)
  if (gaps.length > 0) throw new Bug(gaps.join('; '))
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const definition of Object.values(type?.getFields() ?? {})) {
      const row = table[`${type?.name}.${definition.name}`]
      invariant(row, 'gaps were refused above')
      if (definition.subscribe) definition.subscribe = before(row, definition.subscribe)
      else if (definition.resolve) definition.resolve = before(row, definition.resolve)
    }
  }
  return schema
}

type AnyResolver = GraphQLFieldResolver<unknown, Context>

function before(row: AccessRow, resolve: AnyResolver): AnyResolver {
  const guarded: AnyResolver = (...asked) => {
    const { actor } = asked[2].caller
    const allowed =
      'generated' in row
        ? actor.standings.some((standing) => (row.generated as readonly string[]).includes(standing))
        : permits(actor.standings, row.action)
    if (!allowed) throw new Refused([refusal(isKnown(actor) ? 'FORBIDDEN' : 'UNAUTHENTICATED')])
    return resolve(...asked)
  }
  const { verb } = resolve as Partial<RootResolver>
  return Object.assign(guarded, verb ? { verb } : {})
}
