import { randomUUID } from 'node:crypto'
import {
  type GraphQLArgument,
  type GraphQLInputField,
  getNamedType,
  isInputObjectType,
} from 'graphql/index.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AGREEMENT_VERSION } from '#server/domain/company/agreement.ts'
import type { Answer } from '#test/api/client.ts'
import { houseSchema } from '#test/api/house-schema.ts'
import { MAY_ASK } from '#test/api/may-ask.ts'
import { type House, MEMBERS, NOBODY, numberOf, openHouse } from '#test/api/open-house.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

/** What DORA, who stands beside ANNA, can be named by; and the same of nobody. */
interface Named {
  readonly id: string
  readonly customer: string
  readonly lead: string
  readonly number: string
  readonly text: string
  readonly order: string
  readonly orderNumber: string
}
const NOBODYS: Named = {
  id: NOBODY,
  customer: NOBODY,
  lead: NOBODY,
  number: 'M999',
  text: 'zzyzx',
  order: NOBODY,
  orderNumber: 'NO-ORDER',
}

const own = MEMBERS.ANNA
const person = 'name: "Eva Neu", country: "DE", language: "de"'
const enrol = (who: string): string =>
  `mutation { enrolMember(in: { requestKey: "${randomUUID()}", ${person}, ${who}, agreementVersion: "${AGREEMENT_VERSION}" }) { id } }`
const register = (who: string): string =>
  `mutation { registerCustomer(in: { requestKey: "${randomUUID()}", ${person}, ${who} }) { id } }`
const capture = (who: string): string =>
  `mutation { captureLead(in: { requestKey: "${randomUUID()}", ${person}, interest: CUSTOMER, ${who} }) { id } }`

/** One question for every argument by which a member could reach for somebody: all others are left as they are. */
const REACHING: Readonly<Record<string, (named: Named) => string>> = {
  'Query.member.id': ({ id }) => `{ member(id: "${id}") { name periods { personalVolume } } }`,
  'Query.member.number': ({ number }) => `{ member(number: "${number}") { name contact { email } } }`,
  'Query.customers.carer': ({ id }) => `{ customers(carer: "${id}") { rows { name } page { total } } }`,
  'Query.customers.search': ({ text }) => `{ customers(search: "${text}") { rows { name } page { total } } }`,
  'Query.customer.id': ({ customer }) => `{ customer(id: "${customer}") { name contact { email } } }`,
  'Query.lead.id': ({ lead }) => `{ lead(id: "${lead}") { name contact { email } interests { id } } }`,
  'Query.downline.in.root': ({ id }) => `{ downline(in: { root: "${id}" }) { total members { name } } }`,
  'Query.downline.in.keep': ({ id }) =>
    `{ downline(in: { root: "${own}", keep: ["${id}"] }) { total members { id name } path { id } } }`,
  'Query.downlineRows.parent': ({ id }) => `{ downlineRows(parent: "${id}") { rows { name } } }`,
  'Query.downlinePage.root': ({ id }) => `{ downlinePage(root: "${id}") { rows { name } } }`,
  'Query.downlineFind.root': ({ id }) => `{ downlineFind(root: "${id}", text: "berg") { member { name } } }`,
  'Query.downlineFind.text': ({ text }) =>
    `{ downlineFind(root: "${own}", text: "${text}") { member { name } path { name } } }`,
  'Query.subtreeFigures.root': ({ id }) => `{ subtreeFigures(root: "${id}") { members } }`,
  'Query.pathToRoot.id': ({ id }) => `{ pathToRoot(id: "${id}") { name } }`,
  'Query.orders.filter.buyer': ({ id }) =>
    `{ orders(filter: { buyer: "${id}" }) { rows { number } page { total } } }`,
  'Query.orders.filter.search': ({ orderNumber }) =>
    `{ orders(filter: { search: "${orderNumber}" }) { rows { number } page { total } } }`,
  'Query.order.id': ({ order }) => `{ order(id: "${order}") { row { number } history { kind } } }`,
  'Query.order.number': ({ orderNumber }) => `{ order(number: "${orderNumber}") { row { number } } }`,
  'Query.statement.id': ({ id }) => `{ statement(id: "${NOBODY}.${id}") { period } }`,
  'Query.explainLine.statement': ({ id }) =>
    `{ explainLine(statement: "${NOBODY}.${id}", line: 1) { exact } }`,
  'Mutation.endSession.id': ({ id }) => `mutation { endSession(id: "${id}") }`,
  'Mutation.enrolMember.in.sponsorNumber': ({ number }) => enrol(`sponsorNumber: "${number}"`),
  'Mutation.enrolMember.in.sponsorCode': ({ number }) => enrol(`sponsorCode: "${number}"`),
  'Mutation.enrolMember.in.number': ({ number }) => enrol(`sponsorCode: "nobody", number: "${number}"`),
  'Mutation.registerCustomer.in.carerNumber': ({ number }) => register(`carerNumber: "${number}"`),
  'Mutation.registerCustomer.in.sponsorCode': ({ number }) => register(`sponsorCode: "${number}"`),
  'Mutation.captureLead.in.ownerNumber': ({ number }) => capture(`ownerNumber: "${number}"`),
  'Mutation.captureLead.in.sponsorCode': ({ number }) => capture(`sponsorCode: "${number}"`),
  'Mutation.changeCustomer.in.id': ({ customer }) =>
    `mutation { changeCustomer(in: { id: "${customer}", version: 0, ${person} }) { id } }`,
  'Mutation.changeProfile.in.id': ({ id }) =>
    `mutation { changeProfile(in: { id: "${id}", version: 0, ${person} }) { id } }`,
  'Query.sponsorCard.code': ({ number }) => `{ sponsorCard(code: "${number}") { name } }`,
}

/** By socket only, and looked at in `doors.service.test.ts`. */
const ELSEWHERE = ['Subscription.downlineChanged.root']

/** Every argument of these fields that is an id, or by its name names somebody, `Type.field.path`. */
async function reachingArguments(): Promise<readonly string[]> {
  const schema = await houseSchema()
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const fields = roots.flatMap((type) =>
    Object.values(type?.getFields() ?? {}).map(({ name, args }) => ({ path: `${type?.name}.${name}`, args })),
  )
  return fields.filter(({ path }) => MAY_ASK[path]?.includes('MEMBER')).flatMap(pathsIn)
}

type Holder = { readonly path: string; readonly args: readonly (GraphQLArgument | GraphQLInputField)[] }

function pathsIn({ path, args }: Holder): readonly string[] {
  return args.flatMap((each) => {
    const type = getNamedType(each.type)
    const below = `${path}.${each.name}`
    if (isInputObjectType(type)) return pathsIn({ path: below, args: Object.values(type.getFields()) })
    const naming = /^(number|.*Number|sponsorCode|code|text|search|root|buyer|carer)$/.test(each.name)
    return type.name === 'ID' || naming ? [below] : []
  })
}

describeWithNeo4j('another member in every argument', () => {
  let house: House
  let doras: Named
  beforeAll(async () => {
    house = await openHouse()
    const office = await house.as('office')
    const product =
      'code: "TEA", name: "Tea", kind: "GOODS", memberPrice: "9", customerPrice: "9", cv: "5", points: "5"'
    const saved = await office.ask(`mutation { saveProduct(${product}) { id } }`)
    expect(saved.codes).toEqual([])
    const order = `requestKey: "doras-order", number: "DORAS-1", buyerNumber: "${numberOf('DORA')}", lines: [{ productCode: "TEA", quantity: 1 }]`
    const recorded = await office.ask(`mutation { recordOrder(in: { ${order} }) { id } }`)
    expect(recorded.codes).toEqual([])
    const id = recorded.data.recordOrder.id as string
    const dora = await house.as('dora')
    const registered = await dora.ask(register(`carerNumber: "${numberOf('DORA')}"`))
    expect(registered.codes).toEqual([])
    const customer = registered.data.registerCustomer.id as string
    const shown = await dora.ask(capture(`ownerNumber: "${numberOf('DORA')}"`))
    expect(shown.codes).toEqual([])
    const lead = shown.data.captureLead.id as string
    const named = { id: MEMBERS.DORA, number: numberOf('DORA'), text: 'dora' }
    doras = { ...named, customer, lead, order: id, orderNumber: 'DORAS-1' }
  })
  afterAll(() => house.close())

  test('there is a question for every argument that could reach for somebody', async () => {
    const known = [...Object.keys(REACHING), ...ELSEWHERE, 'Query.productList.search']
    expect([...(await reachingArguments())].sort()).toEqual(known.sort())
  })

  const askers = ['anna', 'customer'] as const
  const asked = Object.keys(REACHING).flatMap((path) => askers.map((asker) => [path, asker] as const))

  test.each(asked)('%s: a foreign one answers %s as one that nobody has', async (path, asker) => {
    const client = await house.as(asker)
    const ask = REACHING[path]
    const [foreign, missing] = [await client.ask(ask!(doras)), await client.ask(ask!(NOBODYS))]
    expect(plain(foreign)).toEqual(plain(missing))
    expect(JSON.stringify(foreign.data)).not.toMatch(/Dora|DORAS|dora@/)
  })

  test('the same questions answer whoever may see the one they are about', async () => {
    const dora = await house.as('dora')
    const opened = [
      'Query.member.id',
      'Query.member.number',
      'Query.order.id',
      'Query.order.number',
      'Query.customer.id',
      'Query.lead.id',
    ]
    for (const path of opened) expect((await dora.ask(REACHING[path]!(doras))).codes, path).toEqual([])
  })
})

const plain = ({ status, codes, errors, data }: Answer) => ({
  status,
  codes,
  facts: errors.map(({ extensions }) => extensions.facts),
  data,
})
