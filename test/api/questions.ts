import { randomUUID } from 'node:crypto'
import type { RootField } from '#server/api/graphql/access-table.ts'
import { numberOf } from '#test/api/open-house.ts'

/** A document that asks one root field about a member. */
export type Question = (subject: string) => string

const person = 'name: "Eva Neu", email: "", country: "DE", language: "de"'
const key = (): string => `requestKey: "${randomUUID()}"`
const move = (id: string): string =>
  `in: { ${key()}, id: "${id}", sponsorNumber: "${numberOf('BEN')}", from: "2026-11-02", reason: "asked", approver: "x@y.de" }`

/**
 * One question for every root field that HTTP serves. They are meant to be let in or kept out, not to succeed: what
 * would change something is asked so that it is refused for another reason.
 */
export const QUESTIONS: Readonly<Record<string, Question>> = {
  'Query.company': () => '{ company { name } }',
  'Query.viewer': () => '{ viewer { user { id } } }',
  'Query.home': () => '{ home { tiles { key } } }',
  'Query.sessions': () => '{ sessions { current } }',
  'Query.apiKeys': () => '{ apiKeys { id } }',
  'Query.users': () => '{ users { id } }',
  'Query.permissions': () => '{ permissions { action } }',
  'Query.sightPolicy': () => '{ sightPolicy { levels } }',
  'Query.audit': (subject) => `{ audit(subject: "${subject}", first: 1) { entries { kind } } }`,
  'Query.health': () => '{ health { members } }',
  'Query.imports': () => '{ imports { id } }',
  'Query.import': (subject) => `{ import(id: "${subject}") { row { id } } }`,
  'Query.rejectedRows': (subject) => `{ rejectedRows(import: "${subject}") { page { total } } }`,
  'Query.sponsorCard': () => '{ sponsorCard(code: "nobody") { name } }',
  'Query.member': (subject) => `{ member(id: "${subject}") { name path { name } history { kind } } }`,
  'Query.members': () => '{ members(first: 1) { page { total } } }',
  'Query.customers': (subject) => `{ customers(carer: "${subject}") { page { total } } }`,
  'Query.customer': (subject) => `{ customer(id: "${subject}") { name contact { email } } }`,
  'Query.leads': () => '{ leads { page { total } } }',
  'Query.lead': (subject) => `{ lead(id: "${subject}") { name contact { email } } }`,
  'Query.previewMove': (subject) => `{ previewMove(${move(subject)}) { membersMoved } }`,
  'Query.downline': (subject) => `{ downline(in: { root: "${subject}" }) { total } }`,
  'Query.downlineRows': (subject) => `{ downlineRows(parent: "${subject}") { page { total } } }`,
  'Query.downlinePage': (subject) => `{ downlinePage(root: "${subject}") { page { total } } }`,
  'Query.downlineFind': (subject) => `{ downlineFind(root: "${subject}", text: "berg") { rank } }`,
  'Query.subtreeFigures': (subject) => `{ subtreeFigures(root: "${subject}") { members } }`,
  'Query.pathToRoot': (subject) => `{ pathToRoot(id: "${subject}") { name } }`,
  'Query.orders': (subject) => `{ orders(filter: { buyer: "${subject}" }) { page { total } } }`,
  'Query.order': (subject) => `{ order(id: "${subject}") { row { number } } }`,
  'Query.productList': () => '{ productList { code } }',
  'Query.periods': () => '{ periods { id } }',
  'Query.period': () => '{ period(id: "2026-01") { row { id } } }',
  'Query.statements': () => '{ statements(period: "2026-01") { page { total } } }',
  'Query.statement': (subject) => `{ statement(id: "${subject}.${subject}") { period } }`,
  'Query.ownStatements': () => '{ ownStatements { id } }',
  'Query.explainLine': (subject) =>
    `{ explainLine(statement: "${subject}.${subject}", line: 1) { matches } }`,
  'Query.plans': () => '{ plans { plan } }',
  'Query.plainProducts': () => '{ plainProducts(limit: 1) { code } }',
  'Query.plainPeriods': () => '{ plainPeriods(limit: 1) { id } }',
  'Query.plainPlanVersions': () => '{ plainPlanVersions(limit: 1) { plan } }',
  'Query.plainContacts': (subject) =>
    `{ plainContacts(limit: 1, where: { id: { eq: "${subject}" } }) { name } }`,
  'Query.plainMembers': (subject) =>
    `{ plainMembers(limit: 1, where: { id: { eq: "${subject}" } }) { name } }`,
  'Query.plainOrders': (subject) =>
    `{ plainOrders(limit: 1, where: { buyerId: { eq: "${subject}" } }) { number } }`,
  'Mutation.signIn': () => 'mutation { signIn(in: { email: "a@b.de", password: "wrong" }) { seq } }',
  'Mutation.signOut': () => 'mutation { signOut }',
  'Mutation.signOutEverywhere': () => 'mutation { signOutEverywhere }',
  'Mutation.endSession': (subject) => `mutation { endSession(id: "${subject}") }`,
  'Mutation.changePassword': () => 'mutation { changePassword(current: "x", next: "y") { id } }',
  'Mutation.setLanguage': () => 'mutation { setLanguage(language: "xx") { id } }',
  'Mutation.createUser': () =>
    'mutation { createUser(email: "no mail", name: "x", roles: [MEMBER], language: "de") { id } }',
  'Mutation.setUserRoles': (subject) => `mutation { setUserRoles(id: "${subject}", roles: [MEMBER]) { id } }`,
  'Mutation.blockUser': (subject) => `mutation { blockUser(id: "${subject}", reason: "") { id } }`,
  'Mutation.createApiKey': () => 'mutation { createApiKey(label: "", roles: [ADMIN]) { id } }',
  'Mutation.revokeApiKey': (subject) => `mutation { revokeApiKey(id: "${subject}") { id } }`,
  'Mutation.setSightPolicy': () => 'mutation { setSightPolicy(policy: []) { id } }',
  'Mutation.verifyChain': () => 'mutation { verifyChain { ok } }',
  'Mutation.cancelImport': (subject) => `mutation { cancelImport(id: "${subject}") }`,
  'Mutation.enrolMember': () =>
    `mutation { enrolMember(in: { ${key()}, ${person}, sponsorCode: "nobody", agreementVersion: "x" }) { id } }`,
  'Mutation.registerCustomer': () =>
    `mutation { registerCustomer(in: { ${key()}, ${person}, sponsorCode: "nobody" }) { id } }`,
  'Mutation.changeCustomer': (subject) =>
    `mutation { changeCustomer(in: { id: "${subject}", version: 99, ${person} }) { id } }`,
  'Mutation.captureLead': () =>
    `mutation { captureLead(in: { ${key()}, ${person}, interest: CUSTOMER, sponsorCode: "nobody" }) { id } }`,
  'Mutation.changeProfile': (subject) =>
    `mutation { changeProfile(in: { id: "${subject}", version: 99, ${person} }) { id } }`,
  'Mutation.moveMember': (subject) => `mutation { moveMember(${move(subject)}) { id } }`,
  'Mutation.setMemberStatus': (subject) =>
    `mutation { setMemberStatus(id: "${subject}", status: GRACE, from: "2026-11-02", reason: "") { id } }`,
  'Mutation.recordOrder': () =>
    `mutation { recordOrder(in: { ${key()}, buyerNumber: "nobody", lines: [] }) { id } }`,
  'Mutation.recordOrders': () => 'mutation { recordOrders(orders: []) { accepted } }',
  'Mutation.cancelOrder': (subject) => `mutation { cancelOrder(id: "${subject}", reason: "") { id } }`,
  'Mutation.creditOrder': (subject) =>
    `mutation { creditOrder(in: { ${key()}, order: "${subject}", lines: [], reason: "" }) { id } }`,
  'Mutation.saveProduct': () =>
    'mutation { saveProduct(code: "", name: "", kind: "X", memberPrice: "1", customerPrice: "1", cv: "1", points: "1") { id } }',
  'Mutation.computePeriod': () => 'mutation { computePeriod(period: "1999-01") { id } }',
  'Mutation.reviewPeriod': () => 'mutation { reviewPeriod(period: "1999-01", resultDigest: "x") { id } }',
  'Mutation.closePeriod': () => 'mutation { closePeriod(period: "1999-01") { id } }',
  'Mutation.savePlanVersion': () => 'mutation { savePlanVersion(document: "") { plan: id } }',
} satisfies Readonly<Record<Exclude<RootField, `Subscription.${string}`>, Question>>
