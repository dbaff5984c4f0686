import { afterAll, beforeAll, expect, it } from 'vitest'
import { openChainAudit } from '#server/adapters/neo4j/chain-audit.ts'
import type { TroubleCode } from '#server/ports/chain-audit.ts'
import { openTestStore, type TestStore } from '#test/contract/open-store.ts'
import { recordWholeCompany, type WholeCompany } from '#test/contract/whole-company.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

type Found = readonly [TroubleCode, ...string[]]

/** Whose property is set to what, and what the audit says: the code, and the fields where it names them. */
const CHANGED: readonly (readonly [node: string, set: string, found: Found])[] = [
  ['Order $order', "number = 'X'", ['ORDER_DIFFERS', 'number']],
  ['Order $order', "kind = 'AUTOSHIP'", ['ORDER_DIFFERS', 'kind']],
  ['Order $order', "state = 'CANCELLED'", ['ORDER_DIFFERS', 'state']],
  ['Order $cancelled', "state = 'ACCEPTED'", ['ORDER_DIFFERS', 'state']],
  ['Order $cancelled', "cancelReason = 'other'", ['ORDER_DIFFERS', 'cancelReason']],
  ['Order $order', "currency = 'USD'", ['ORDER_DIFFERS', 'currency']],
  ['Order $order', "acceptedAt = localdatetime('2026-09-30T10:00:00')", ['ORDER_DIFFERS', 'acceptedAt']],
  ['Order $order', "period = '2026-09'", ['ORDER_DIFFERS', 'period']],
  ['Order $order', 'buyerId = $moved', ['ORDER_DIFFERS', 'buyerId']],
  ['Order $order', 'memberId = $moved', ['ORDER_DIFFERS', 'memberId']],
  ['Order $order', 'quantities = [1, 3]', ['ORDER_DIFFERS', 'quantities']],
  ['Order $order', "productCodes = ['A', 'C']", ['ORDER_DIFFERS', 'productCodes']],
  ['Order $order', 'lineCvMinor = [800, 1601]', ['ORDER_DIFFERS', 'lineCvMinor']],
  ['Order $order', 'amountMinor = 3002', ['ORDER_DIFFERS', 'amountMinor']],
  ['Order $order', 'amountMinor = 3001.0', ['ORDER_DIFFERS', 'amountMinor']],
  ['Order $order', "note = 'gift'", ['ORDER_DIFFERS', 'note']],
  [
    'CreditNote $credit',
    "creditedAt = localdatetime('2026-09-30T10:00:00')",
    ['CREDIT_NOTE_DIFFERS', 'creditedAt'],
  ],
  ['CreditNote $credit', 'lineNumbers = [2]', ['CREDIT_NOTE_DIFFERS', 'lineNumbers']],
  ['CreditNote $credit', 'lineAmountMinor = [1]', ['CREDIT_NOTE_DIFFERS', 'lineAmountMinor']],
  ['Contact $root', "name = 'Somebody'", ['CONTACT_DIFFERS', 'name']],
  ['Contact $customer', "email = 'thief@example.org'", ['CONTACT_DIFFERS', 'email']],
  ['Contact $lead', "phone = '+1'", ['CONTACT_DIFFERS', 'phone']],
  ['Contact $lead', "city = 'Wien'", ['CONTACT_DIFFERS', 'city']],
  ['Contact $root', 'number = 5', ['CONTACT_DIFFERS', 'number']],
  ['Contact $root', 'ordinal = 77', ['CONTACT_DIFFERS', 'ordinal']],
  ['Contact $root', "status = 'SUSPENDED'", ['CONTACT_DIFFERS', 'status']],
  ['Contact $left', "pastStatuses = ['GRACE']", ['CONTACT_DIFFERS', 'pastStatuses']],
  ['Contact $left', "statusFrom = localdatetime('2026-01-01T00:00:00')", ['CONTACT_DIFFERS', 'statusFrom']],
  ['Contact $root', "enrolledOn = date('2025-01-01')", ['CONTACT_DIFFERS', 'enrolledOn']],
  ['Interest $interest', "stage = 'WON'", ['LEAD_DIFFERS', 'stage']],
  ['Interest $interest', 'openKey = NULL', ['LEAD_DIFFERS', 'openKey']],
  ['User $user', "passwordHash = '$argon2id$another'", ['USER_DIFFERS', 'passwordHash']],
  ['User $user', 'blocked = true', ['USER_DIFFERS', 'blocked']],
  ['User $user', "roles = ['ADMIN']", ['USER_DIFFERS', 'roles']],
  ['User $user', 'contactId = $root', ['USER_DIFFERS', 'contactId']],
  ['User $user', "email = 'thief@example.org'", ['USER_DIFFERS', 'email']],
  ['ApiKey', "roles = ['ADMIN']", ['API_KEY_DIFFERS', 'roles']],
  ['ApiKey', "keyDigest = 'known'", ['API_KEY_DIFFERS', 'keyDigest']],
  ['Company', "sightPolicy = '[{}]'", ['COMPANY_DIFFERS', 'sightPolicy']],
  ['Company', "currency = 'USD'", ['COMPANY_DIFFERS', 'currency']],
  ['Product', 'cvMinor = 900', ['PRODUCT_DIFFERS', 'cvMinor']],
  ['Product', 'memberPriceMinor = 1', ['PRODUCT_DIFFERS', 'memberPriceMinor']],
  ['PlanVersion', "document = '{}'", ['PLAN_DIFFERS', 'document']],
  ['Period', "state = 'OPEN'", ['PERIOD_DIFFERS', 'state']],
  ['Period', "closerId = 'another'", ['PERIOD_DIFFERS', 'closerId']],
  ['Run', "reviewerId = 'another'", ['RUN_DIFFERS', 'reviewerId']],
  ['Run', "closerId = 'another'", ['RUN_DIFFERS', 'closerId']],
  ['Run', "report = '{}'", ['RUN_DIFFERS', 'report']],
  ['Run', "state = 'REVIEWED'", ['RUN_DIFFERS', 'state']],
  ['Run', 'totalMinor = 31', ['RUN_DIFFERS', 'totalMinor']],
  ['Statement', "summary = '{}'", ['STATEMENTS_DIFFER']],
  ['Statement', "currency = 'USD'", ['STATEMENTS_DIFFER']],
  ['Statement', 'totalMinor = 31', ['STATEMENTS_DIFFER']],
  ['Statement', "bonuses = ['unilevel', 'pool']", ['STATEMENTS_DIFFER']],
  ['Statement', "orderIds = ['an order', 'a third']", ['STATEMENTS_DIFFER']],
  ['Statement', 'orderLines = [1, 1]', ['STATEMENTS_DIFFER']],
  ['Statement', "buyerIds = ['', 'somebody']", ['STATEMENTS_DIFFER']],
  ['Statement', 'memberIds = NULL', ['STATEMENTS_DIFFER']],
  ['Statement', 'levels = [1, 1]', ['STATEMENTS_DIFFER']],
  ['Statement', 'levels = [1.0, 2.0]', ['STATEMENTS_DIFFER']],
  ['Statement', 'distances = [1, 1]', ['STATEMENTS_DIFFER']],
  ['Statement', 'bases = [100, 100]', ['STATEMENTS_DIFFER']],
  ['Statement', "rates = ['1/10', '1/5']", ['STATEMENTS_DIFFER']],
  ['Statement', 'amountBeforeCapsMinor = [10, 21]', ['STATEMENTS_DIFFER']],
  ['Statement', 'amountMinor = [20, 10]', ['STATEMENTS_DIFFER']],
  ['Statement', "codes = ['LEVEL', 'OTHER']", ['STATEMENTS_DIFFER']],
  ['Statement', 'caps = [0, 1]', ['STATEMENTS_DIFFER']],
  ['Statement', "holds = ['', 'KYC']", ['STATEMENTS_DIFFER']],
  ['Statement', "entryReasons = ['2026-08']", ['STATEMENTS_DIFFER']],
  ['Statement', 'lineCount = 1', ['STATEMENTS_DIFFER']],
  ['Statement', "comment = 'paid'", ['STATEMENTS_DIFFER']],
  ['PeriodRecord', "period = '2026-08'", ['RECORDS_DIFFER']],
  ['PeriodRecord', "paidAsRanks = ['GOLD', 'GOLD']", ['RECORDS_DIFFER']],
  ['PeriodRecord', 'paidAsRanks = [1, 2]', ['RECORDS_DIFFER']],
  ['PeriodRecord', "paidAsRanks = 'GOLD'", ['RECORDS_DIFFER']],
  ['PeriodRecord', "highestRanks = ['GOLD', 'GOLD']", ['RECORDS_DIFFER']],
  ['PeriodRecord', 'active = [true, true]', ['RECORDS_DIFFER']],
  ['PeriodRecord', 'volumes = [1, 2, 3, 4]', ['RECORDS_DIFFER']],
]

/** What is done, how it is undone, and what the audit says, each with its subject (an id of the company, or itself). */
interface Done {
  readonly what: string
  readonly done: string
  readonly undone: string
  readonly found: Found
}

const DONE: readonly Done[] = [
  {
    what: 'an order without an event',
    done: "CREATE (:Order {id: 'x', state: 'ACCEPTED'})",
    undone: 'x',
    found: ['NO_EVENT', 'x'],
  },
  {
    what: 'a credit note without an event',
    done: "CREATE (:CreditNote {id: 'x', orderId: $order})",
    undone: 'x',
    found: ['NO_EVENT', 'x'],
  },
  {
    what: 'a member without an event',
    done: "CREATE (:Contact:Member {id: 'x', ordinal: 9})",
    undone: 'x',
    found: ['NO_EVENT', 'x'],
  },
  {
    what: 'a customer without an event',
    done: "CREATE (:Contact:Customer {id: 'x'})",
    undone: 'x',
    found: ['NO_EVENT', 'x'],
  },
  {
    what: 'a lead without an event',
    done: "CREATE (:Contact:Lead {id: 'x'})",
    undone: 'x',
    found: ['NO_EVENT', 'x'],
  },
  {
    what: 'an interest without an event',
    done: "CREATE (:Interest {id: 'x', stage: 'NEW'})",
    undone: 'x',
    found: ['NO_EVENT', 'x'],
  },
  {
    what: 'a user without an event',
    done: "CREATE (:User {id: 'x', roles: ['ADMIN']})",
    undone: 'x',
    found: ['NO_EVENT', 'x'],
  },
  {
    what: 'a key without an event',
    done: "CREATE (:ApiKey {id: 'x', keyDigest: 'x', roles: []})",
    undone: 'x',
    found: ['NO_EVENT', 'x'],
  },
  {
    what: 'a run without an event',
    done: "CREATE (:Run {id: 'x', state: 'CLOSED'})",
    undone: 'x',
    found: ['NO_EVENT', 'x'],
  },
  {
    what: 'a period without an event',
    done: "CREATE (:Period {id: 'x', state: 'CLOSED'})",
    undone: 'x',
    found: ['NO_EVENT', 'x'],
  },
  {
    what: 'a member without an id',
    done: "CREATE (:Member {number: 'y'})",
    undone: "MATCH (n {number: 'y'}) DELETE n",
    found: ['COUNT_DIFFERS', 'Member'],
  },
  {
    what: 'a period that has another id',
    done: "MATCH (p:Period) SET p.id = '2026-08'",
    undone: "MATCH (p:Period) SET p.id = '2026-09'",
    found: ['PERIOD_DIFFERS', '2026-09'],
  },
  {
    what: 'a member that is a lead too',
    done: 'MATCH (c:Contact {id: $root}) SET c:Lead',
    undone: 'MATCH (c:Contact {id: $root}) REMOVE c:Lead',
    found: ['CONTACT_DIFFERS', 'root'],
  },
  {
    what: 'a customer who is looked after by somebody else',
    done: 'MATCH (c:Customer {id: $customer})-[e:LOOKED_AFTER_BY]->(), (m:Member {id: $moved}) WITH c, e, m, properties(e) AS was DELETE e CREATE (c)-[n:LOOKED_AFTER_BY]->(m) SET n = was',
    undone:
      'MATCH (c:Customer {id: $customer})-[e:LOOKED_AFTER_BY]->(), (m:Member {id: $root}) WITH c, e, m, properties(e) AS was DELETE e CREATE (c)-[n:LOOKED_AFTER_BY]->(m) SET n = was',
    found: ['EDGE_DIFFERS', 'customer'],
  },
  {
    what: 'a sponsor edge of another date',
    done: 'MATCH (:Member {id: $left})-[e:SPONSORED_BY]->() SET e.from = e.from - duration("P30D")',
    undone: 'MATCH (:Member {id: $left})-[e:SPONSORED_BY]->() SET e.from = e.from + duration("P30D")',
    found: ['EDGE_DIFFERS', 'left'],
  },
  {
    what: 'a past sponsor edge of another end',
    done: 'MATCH (:Member {id: $moved})-[e:SPONSORED_BY]->(:Member {id: $root}) SET e.to = e.to - duration("P1D")',
    undone:
      'MATCH (:Member {id: $moved})-[e:SPONSORED_BY]->(:Member {id: $root}) SET e.to = e.to + duration("P1D")',
    found: ['EDGE_DIFFERS', 'moved'],
  },
  {
    what: 'a carer since another day',
    done: 'MATCH (:Customer {id: $customer})-[e:LOOKED_AFTER_BY]->() SET e.from = e.from - duration("P30D")',
    undone:
      'MATCH (:Customer {id: $customer})-[e:LOOKED_AFTER_BY]->() SET e.from = e.from + duration("P30D")',
    found: ['EDGE_DIFFERS', 'customer'],
  },
  {
    what: 'a second carer, of the past',
    done: 'MATCH (c:Customer {id: $customer}), (m:Member {id: $moved}) CREATE (c)-[:LOOKED_AFTER_BY {from: localdatetime("2025-01-01T00:00:00"), to: localdatetime("2025-02-01T00:00:00")}]->(m)',
    undone: 'MATCH (:Customer {id: $customer})-[e:LOOKED_AFTER_BY]->(:Member {id: $moved}) DELETE e',
    found: ['EDGE_DIFFERS', 'customer'],
  },
  {
    what: 'an interest that somebody else owns',
    done: 'MATCH (i:Interest)-[e:OWNED_BY]->(), (m:Member {id: $moved}) CREATE (i)-[:OWNED_BY {from: e.from}]->(m)',
    undone: 'MATCH (:Interest)-[e:OWNED_BY]->(:Member {id: $moved}) DELETE e',
    found: ['LEAD_DIFFERS', 'interest'],
  },
  {
    what: 'an identifier of somebody else',
    done: 'MATCH (c:Customer {id: $customer}) CREATE (c)-[:IDENTIFIED_BY]->(:Identifier {key: "x", kind: "EMAIL"})',
    undone: 'MATCH (i:Identifier {key: "x"}) DETACH DELETE i',
    found: ['CONTACT_DIFFERS', 'customer'],
  },
  {
    what: 'an order bought by somebody else',
    done: 'MATCH (o:Order {id: $order}), (m:Member {id: $moved}) CREATE (o)-[:BOUGHT_BY]->(m)',
    undone: 'MATCH (:Order {id: $order})-[e:BOUGHT_BY]->(:Member {id: $moved}) DELETE e',
    found: ['ORDER_DIFFERS', 'order'],
  },
  {
    what: 'a statement earned by somebody else',
    done: 'MATCH (s:Statement), (m:Member {id: $moved}) CREATE (s)-[:EARNED_BY]->(m)',
    undone: 'MATCH (:Statement)-[e:EARNED_BY]->(:Member {id: $moved}) DELETE e',
    found: ['STATEMENTS_DIFFER', 'run'],
  },
]

describeWithNeo4j('the audit of a company in which everything has happened once', () => {
  let store: TestStore
  let ids: WholeCompany
  beforeAll(async () => {
    store = await openTestStore()
    ids = await recordWholeCompany(store)
  })
  afterAll(() => store.driver.close())

  const found = async () => (await openChainAudit({ ...store.parts, patienceMs: 1 }).verify()).found

  it('finds nothing while nobody has touched it, and has compared every node that events made', async () => {
    const report = await openChainAudit(store.parts).verify()
    expect(report).toMatchObject({ troubles: 0, found: [], orders: 2, edges: 4, runs: 1, unmarkedRuns: 0 })
    const [nodes] = await store.ask(
      'MATCH (n:Contact|Interest|User|Order|CreditNote|Company|ApiKey|Product|PlanVersion|Period|Run) RETURN count(n)',
    )
    expect(report.nodes).toBe(Number(nodes))
  })

  it.each(CHANGED)('finds a changed %s: %s', async (node, set, [code, ...fields]) => {
    const [label, key] = node.split(' ')
    const where = key === undefined ? '' : ` WHERE n.id = ${key}`
    const [before] = await store.ask(`MATCH (n:${label})${where} RETURN properties(n)`, { ...ids })
    await store.ask(`MATCH (n:${label})${where} SET n.${set}`, { ...ids })
    const troubles = await found()
    await store.ask(`MATCH (n:${label})${where} SET n = $before`, { ...ids, before })
    expect(troubles).toMatchObject([{ code, ...(fields.length > 0 ? { fields } : { noun: label }) }])
  })

  it.each(DONE)('finds $what', async ({ done, undone, found: [code, subject] }) => {
    await store.ask(done, { ...ids })
    const troubles = await found()
    await store.ask(undone === 'x' ? "MATCH (n {id: 'x'}) DETACH DELETE n" : undone, { ...ids })
    const wanted = ids[subject as keyof WholeCompany] ?? subject
    expect(troubles).toContainEqual(expect.objectContaining({ code, subject: wanted }))
  })

  it('finds nothing any more once everything was put back', async () => {
    expect(await found()).toEqual([])
  })
})
