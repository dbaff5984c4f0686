import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '#test/api/open-house.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

/** Bonuses whose conditions look beyond the one order that is paid: at other orders, legs and retail. */
const PLAN = `
schema: stemma.plan/1
plan: looking-around
version: 1
validFrom: 2026-01-01
title: { de: "Umschau", en: "Looking around" }
currency: EUR
period: { kind: MONTH, zone: Europe/Berlin, ordersCountWhen: ACCEPTED }
rounding: { unit: LINE, source: ORDER }
volumes:
  pv: { measure: PV, of: [OWN, OWN_CUSTOMERS], scope: SELF }
  gv: { measure: PV, of: [OWN, OWN_CUSTOMERS], scope: GROUP, tree: SPONSOR }
activity: { volume: pv, min: "1" }
ranks:
  - { id: MEMBER, achieve: { status: [ENROLLED, GRACE] } }
  - { id: SILVER, achieve: { volume: gv, min: "500" } }
bonuses:
  - { id: plain, type: UNILEVEL, maxLevel: 3, rates: ["0.02", "0.01", "0.01"] }
  - id: own-order
    type: UNILEVEL
    earner: { all: [{ active: true }, { orderInPeriod: true }] }
    maxLevel: 3
    rates: ["0.05", "0.03", "0.02"]
    compression: { skip: [INACTIVE, UNQUALIFIED] }
  - id: with-customers
    type: UNILEVEL
    earner: { customers: 1 }
    maxLevel: 3
    rates: ["0.04", "0.02", "0.01"]
    compression: { skip: [UNQUALIFIED] }
  - id: with-legs
    type: UNILEVEL
    earner: { all: [{ legs: 2, where: { active: true } }, { frontline: 2, onlyActive: true }] }
    maxLevel: 3
    rates: ["0.03", "0.02", "0.01"]
    compression: { skip: [UNQUALIFIED] }
  - id: with-retail
    type: UNILEVEL
    earner: { retailShare: "0.10" }
    maxLevel: 3
    rates: ["0.03", "0.02", "0.01"]
    compression: { skip: [UNQUALIFIED] }
  - id: difference
    type: DIFFERENTIAL
    rateBy: RANK
    earner: { orderInPeriod: true }
    rates: { MEMBER: "0.02", SILVER: "0.05" }
    unqualified: TRANSPARENT
caps: [{ scope: COMPANY, shareOfCv: "0.45", mode: PRO_RATA }]
clawback: { mode: EXACT, volume: PERIOD_OF_REFUND, keepPaidWhen: [] }
payout: { minimum: "1.00", split: [{ account: MONEY, share: "1" }] }
`
const TEA =
  'code: "TEA", name: "Tea", kind: "GOODS", memberPrice: "10", customerPrice: "12", cv: "10", points: "10"'

interface Told {
  readonly bonus: string
  readonly level: number
  readonly matches: boolean
  /** True when its whole period was computed again. */
  readonly whole: boolean
}

describeWithNeo4j('every line of a plan that looks around', () => {
  let house: House
  let told: readonly Told[]
  /** How often a whole period was read again. */
  let gathered = 0
  beforeAll(async () => {
    house = await openHouse()
    await asks('office', `mutation { saveProduct(${TEA}) { id } }`)
    await asks('finance', 'mutation ($document: String!) { savePlanVersion(document: $document) { id } }', {
      document: PLAN,
    })
    // BEN buys nothing himself, so that he is skipped where an own order is asked for.
    const orders = ['M1', 'M2', 'M4', 'C1', 'M4', 'M5'].map((buyerNumber, at) => ({
      ...{ requestKey: randomUUID(), buyerNumber, kind: 'NORMAL' },
      ...{ acceptedAt: `2026-01-2${at}T10:00:00Z`, lines: [{ productCode: 'TEA', quantity: 3 + at }] },
    }))
    await asks('office', 'mutation ($orders: [OrderIn!]!) { recordOrders(orders: $orders) { accepted } }', {
      orders,
    })
    await asks('finance', 'mutation { computePeriod(period: "2026-01") { id } }')
    const { runFacts } = house.app.ports
    const gather = runFacts.gather.bind(runFacts)
    Object.assign(runFacts, {
      gather: (...asked: Parameters<typeof gather>) => {
        gathered += 1
        return gather(...asked)
      },
    })
    told = await explainAll()
  })
  afterAll(() => house.close())

  const asks = async (who: string, text: string, variables: Record<string, unknown> = {}) => {
    const { codes, data } = await (await house.as(who)).ask(text, { variables })
    expect([text, codes]).toEqual([text, []])
    return data
  }

  async function explainAll(): Promise<readonly Told[]> {
    const { statements } = await asks('finance', '{ statements(period: "2026-01") { rows { id lines } } }')
    const all: Told[] = []
    for (const { id, lines } of statements.rows) {
      for (let line = 1; line <= lines; line += 1) {
        const before = gathered
        const question = `{ explainLine(statement: "${id}", line: ${line}) { matches line { bonus level } } }`
        const { matches, line: shown } = (await asks('finance', question)).explainLine
        all.push({ matches, whole: gathered > before, ...shown })
      }
    }
    return all
  }

  test('is computed again to the stored amount, whatever its bonus looks at', () => {
    expect(told.filter(({ matches }) => !matches)).toEqual([])
    expect(new Set(told.map(({ bonus }) => bonus))).toEqual(
      new Set(['plain', 'own-order', 'with-customers', 'with-legs', 'with-retail', 'difference']),
    )
  })

  test('needs its whole period for legs and retail beside the walk alone', () => {
    const whole = new Set(told.filter((line) => line.whole).map(({ bonus }) => bonus))
    expect([...whole].sort()).toEqual(['with-legs', 'with-retail'])
  })

  test('and one whose amount was altered in the store is not', async () => {
    const raised = `MATCH (statement:Statement) WHERE statement.bonuses[0] = 'plain' WITH statement LIMIT 1
      SET statement.amountBeforeCapsMinor = [amount IN statement.amountBeforeCapsMinor | amount + 1]`
    await house.app.driver.executeQuery(raised, {}, { database: 'neo4j' })
    expect((await explainAll()).some(({ matches }) => !matches)).toBe(true)
  })
})
