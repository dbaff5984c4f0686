import { randomUUID } from 'node:crypto'
import { type GraphQLSchema, isObjectType } from 'graphql/index.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, clientOf } from '#test/api/client.ts'
import { type Asked, type LeafQuestion, leavesOf, leavesOfText, typesIn } from '#test/api/every-leaf.ts'
import { houseSchema } from '#test/api/house-schema.ts'
import { CUSTOMER, type House, MEMBERS, numberOf, openHouse } from '#test/api/open-house.ts'
import { QUESTIONS } from '#test/api/questions.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

const PLAN = `
schema: stemma.plan/1
plan: leaves
version: 1
validFrom: 2026-01-01
title: { de: "Ebenenplan", en: "Level plan" }
currency: EUR
period: { kind: MONTH, zone: Europe/Berlin, ordersCountWhen: ACCEPTED }
rounding: { unit: LINE, source: ORDER }
volumes:
  pv: { measure: PV, of: [OWN, OWN_CUSTOMERS], scope: SELF }
  gv: { measure: PV, of: [OWN, OWN_CUSTOMERS], scope: GROUP, tree: SPONSOR }
activity: { volume: pv, min: "1" }
ranks:
  - { id: MEMBER, achieve: { status: [ENROLLED, GRACE] } }
  - { id: SILVER, achieve: { volume: gv, min: "5000" } }
bonuses:
  - id: levels
    type: UNILEVEL
    title: { de: "Ebenenbonus", en: "Level bonus" }
    earner: { active: true }
    maxLevel: 5
    rates: { MEMBER: ["0.05", "0.03"], SILVER: ["0.06", "0.04"] }
    compression: { skip: [INACTIVE], lapsed: BREAKAGE }
caps: [{ scope: COMPANY, shareOfCv: "0.40", mode: PRO_RATA }]
clawback: { mode: EXACT, volume: PERIOD_OF_REFUND, keepPaidWhen: [] }
payout: { minimum: "10.00", split: [{ account: MONEY, share: "1" }] }
`
const PERSON = { name: 'Eva Neu', email: 'eva@people.test', country: 'DE', language: 'de' }
const TEA = {
  ...{ code: 'TEA', name: 'Tea', kind: 'GOODS' },
  ...{ memberPrice: '10', customerPrice: '12', cv: '10', points: '10' },
}

/** What only tampering, a socket, the demo, or a run that is under way brings. */
const UNSEEN = ['ChainFinding', 'Change', 'DemoLogIn', 'RunProgress']

describeWithNeo4j('every leaf of every type', () => {
  let house: House
  let schema: GraphQLSchema
  let firstOrder: string
  let current: string
  let code: string
  let lead: string
  const importId = randomUUID()
  const seen = new Set<string>()
  const wrong: string[] = []

  beforeAll(async () => {
    house = await openHouse()
    schema = await houseSchema()
    const asked = '{ company { currentPeriod } }'
    current = (await clientOf(house.doors.address).ask(asked)).data.company.currentPeriod
    await trade()
    await invite()
    await importSomething()
  })
  afterAll(() => house.close())

  const note = (who: string, answer: Answer): Answer => {
    for (const type of typesIn(answer.data)) seen.add(type)
    if (answer.codes.includes('INTERNAL')) wrong.push(`${who}: INTERNAL`)
    return answer
  }
  const does = async (who: string | null, name: string, variables: Asked['variables'] = {}) => {
    const client = who === null ? clientOf(house.doors.address) : await house.as(who)
    const asked = leavesOf(schema, { name, variables })
    const answer = note(name, await client.ask(asked.query, { variables: asked.variables }))
    expect([name, answer.codes]).toEqual([name, []])
    return answer.data[name]
  }
  const order = (buyerNumber: string, acceptedAt: string) => ({
    requestKey: randomUUID(),
    buyerNumber,
    kind: 'NORMAL',
    acceptedAt,
    lines: [{ productCode: 'TEA', quantity: 30 }],
  })

  /** A closed January, a credit note for it now, a draft of February, and one of the month that runs. */
  async function trade(): Promise<void> {
    await does('office', 'saveProduct', TEA)
    await does('finance', 'savePlanVersion', { document: PLAN })
    firstOrder = (await does('office', 'recordOrder', { in: order('M4', '2026-01-20T10:00:00Z') })).id
    const orders = ['M2', 'M3', 'C1', 'nobody'].map((buyer) => order(buyer, '2026-01-21T10:00:00Z'))
    expect(await does('office', 'recordOrders', { orders })).toMatchObject({ accepted: 3, refused: 1 })
    const period = '2026-01'
    await does('finance', 'computePeriod', { period })
    const { resultDigest } = (await does('finance', 'period', { id: period })).run
    await does('finance', 'reviewPeriod', { period, resultDigest })
    await does('finance2', 'closePeriod', { period })
    const lines = [{ line: 1, quantity: 10 }]
    const credit = { requestKey: randomUUID(), order: firstOrder, lines, reason: 'returned' }
    await does('office', 'creditOrder', { in: credit })
    const now = new Date(Date.now() - 1_000).toISOString()
    await does('office', 'recordOrder', { in: order('M3', now) })
    await does('finance', 'computePeriod', { period: '2026-02' })
    await does('finance', 'computePeriod', { period: current })
    await does('compliance', 'verifyChain')
  }

  async function invite(): Promise<void> {
    await does('admin', 'createApiKey', { label: 'till', roles: ['ADMIN'] })
    const user = { email: 'new@stemma.test', name: 'New', roles: ['MEMBER'], language: 'de' }
    await does('admin', 'createUser', user)
    const { sponsorLink } = await does('anna', 'member', { id: MEMBERS.ANNA })
    code = sponsorLink.replace('/with/', '')
    const newcomer = { requestKey: randomUUID(), sponsorCode: code, agreementVersion: '2026-01', ...PERSON }
    await does(null, 'enrolMember', { in: newcomer })
    const wish = { requestKey: randomUUID(), interest: 'RECRUIT', ...PERSON }
    lead = (await does('anna', 'captureLead', { in: wish })).id
  }

  async function importSomething(): Promise<void> {
    const { imports, clock } = house.app.ports
    const rejected = {
      file: 'orders.csv',
      line: 7,
      code: 'PRICE_NEGATIVE',
      facts: {},
      text: 'a;b',
    }
    const reason = { file: 'orders.csv', code: 'PRICE_NEGATIVE', count: 1 }
    const counts = { read: 2, accepted: 1, unchanged: 0, rejected: 1, warnings: 1 }
    const begun = { source: 'shop', sourceDigest: 'd', dryRun: false, actor: 'system' }
    await imports.begin({ id: importId, ...begun, startedAt: clock.now() })
    await imports.progress(importId, { ...counts, rejectedBy: [reason], warnedBy: [reason], file: null })
    await imports.addRejected(importId, 0, [rejected])
    await imports.end(importId, 'DONE', clock.now())
  }

  /** Questions about what was made above, beside those every root field has. */
  async function questions(): Promise<readonly LeafQuestion[]> {
    const periods = ['2026-01', '2026-02', current]
    const pages = []
    for (const period of periods) pages.push(await does('finance', 'statements', { period }))
    const statements: { id: string; lines: number }[] = pages.flatMap(({ rows }) => rows)
    const withLines = statements.filter(({ lines }) => lines > 0)
    const move = { id: MEMBERS.BEN, sponsorNumber: numberOf('CARA'), from: '2026-11-02' }
    const preview = { ...move, requestKey: 'preview-1', reason: '', approver: 'x@y.de' }
    const asked: Asked[] = [
      { name: 'previewMove', variables: { in: preview } },
      { name: 'sponsorCard', variables: { code } },
      { name: 'members', variables: {} },
      { name: 'customers', variables: {} },
      { name: 'customer', variables: { id: CUSTOMER } },
      { name: 'leads', variables: {} },
      { name: 'lead', variables: { id: lead } },
      { name: 'orders', variables: {} },
      { name: 'order', variables: { id: firstOrder } },
      { name: 'import', variables: { id: importId } },
      { name: 'rejectedRows', variables: { import: importId } },
      { name: 'downline', variables: { in: { root: MEMBERS.ANNA, most: 3 } } },
      { name: 'downline', variables: { in: { root: MEMBERS.ROOT, period: '2026-01' } } },
      ...periods.map((id) => ({ name: 'period', variables: { id } })),
      ...periods.map((period) => ({ name: 'statements', variables: { period } })),
      ...statements.map(({ id }) => ({ name: 'statement', variables: { id } })),
      ...withLines.map(({ id }) => ({ name: 'explainLine', variables: { statement: id, line: 1 } })),
    ]
    const everybodys = Object.entries(QUESTIONS).filter(([name]) => /^Query\.(?!plain)/.test(name))
    return [
      ...everybodys.map(([, question]) => leavesOfText(schema, question(MEMBERS.ANNA))),
      ...asked.map((each) => leavesOf(schema, each)),
    ]
  }

  test.each(['admin', 'office', 'finance', 'compliance', 'anna', 'customer'])(
    'answers %s without a field that nobody fills, and may be asked for',
    async (who) => {
      const client = await house.as(who)
      for (const { query, variables, parts } of await questions()) {
        const whole = note(`${who} ${query}`, await client.ask(query, { variables }))
        if (!whole.codes.includes('QUERY_TOO_COSTLY')) continue
        for (const part of parts) {
          const { codes } = note(`${who} ${part}`, await client.ask(part, { variables }))
          if (codes.includes('QUERY_TOO_COSTLY')) wrong.push(`${part}: too costly for anybody`)
        }
      }
      expect(wrong).toEqual([])
    },
  )

  test('has met every type there is, but what takes more than this house', () => {
    const own = Object.values(schema.getTypeMap()).filter(
      (type) => isObjectType(type) && !/^__|^Plain|^(Query|Mutation|Subscription)$/.test(type.name),
    )
    const names = own.map(({ name }) => name).filter((name) => !seen.has(name))
    expect(names.sort()).toEqual(UNSEEN)
  })

  test('a token that no page gave is refused by its name, in every list but those that stand by number', async () => {
    const [root, period] = [MEMBERS.ANNA, '2026-01']
    const [{ id }] = (await does('finance', 'statements', { period })).rows
    const asked: Readonly<Record<string, readonly string[]>> = {
      members: ['order: NAME, @', 'order: JOINED, @', 'filter: { active: true }, order: BELOW, @'],
      downlineRows: [`parent: "${root}", @`, `parent: "${root}", order: NUMBER, @`],
      downlinePage: [`root: "${root}", @`, `root: "${root}", period: "${period}", order: GROUP_VOLUME, @`],
      orders: ['@'],
      statements: [`period: "${period}", @`],
      rejectedRows: [`import: "${importId}", @`],
    }
    const questions = Object.entries(asked).flatMap(([field, each]) =>
      each.map((args) => `{ ${field}(${args}) { page { next } } }`),
    )
    questions.push(`{ statement(id: "${id}") { lines(@) { page { next } } } }`)
    const admin = await house.as('admin')
    for (const question of questions) {
      const fromStart = await admin.ask(question.replace(/, @|\(@\)|@/, ''))
      expect([question, fromStart.codes]).toEqual([question, []])
      const answer = await admin.ask(question.replace('@', 'after: "no:page"'))
      const told = answer.errors.map(({ extensions: { code, field, facts } }) => [code, field, facts.reason])
      const remedy = ['BAD_USER_INPUT', 'after', 'give `next` of the page before']
      expect([question, told]).toEqual([question, [remedy]])
    }
    const paged = Object.values(schema.getQueryType()!.getFields()).filter(({ args }) =>
      args.some(({ name }) => name === 'after'),
    )
    const named = paged.map(({ name }) => name).filter((name) => !(name in asked))
    expect(named.sort()).toEqual(['customers', 'leads'])
  })

  test('titles are spoken in the language that is asked for', async () => {
    const bonuses = 'byBonus { de: bonusTitle(language: "de") en: bonusTitle }'
    const asked = `{ plans { de: title(language: "de") en: title } period(id: "2026-01") { run { ${bonuses} } } }`
    expect((await (await house.as('finance')).ask(asked)).data).toEqual({
      plans: [{ de: 'Ebenenplan', en: 'Level plan' }],
      period: { run: { byBonus: [{ de: 'Ebenenbonus', en: 'Level bonus' }] } },
    })
  })

  test('the customer who signed in sees the own orders, on the start page too', async () => {
    const customer = await house.as('customer')
    const { orders, home } = (
      await customer.ask('{ orders { rows { buyer { id } } } home { tiles { key value } } }')
    ).data
    expect(orders.rows).toEqual([{ buyer: { id: CUSTOMER } }])
    expect(home.tiles).toEqual([
      { key: 'ORDERS', value: '0' },
      { key: 'SPENT', value: '0.00' },
      { key: 'CARER', value: 'Anna Berg' },
    ])
  })

  test('a leader sees the month that waits for its run, and staff its draft', async () => {
    const asked = `{ member(id: "${MEMBERS.ANNA}") { lastOrderAt nextRank { rank period judged }
      periods { period closed personalVolume groupVolume earned { minor } } } }`
    const anna = (await (await house.as('anna')).ask(asked)).data.member
    const running = anna.periods.find(({ period }: { period: string }) => period === current)
    // 300 points of BEN's order, less nothing: the credit note takes CARA's points off in the month it is written.
    expect(running).toMatchObject({
      closed: false,
      earned: null,
      personalVolume: '0.00',
      groupVolume: '200.00',
    })
    const january = anna.periods.find(({ period }: { period: string }) => period === '2026-01')
    // ANNA and her customer 300 each, BEN 300, CARA 300.
    expect(january).toMatchObject({ closed: true, personalVolume: '600.00', groupVolume: '1200.00' })
    expect(anna.lastOrderAt).toBe('2026-01-21T10:00:00.000Z')
    expect(anna.nextRank).toMatchObject({ rank: 'SILVER', period: '2026-01', judged: true })
  })
})
