import { afterAll, beforeAll, expect, it } from 'vitest'
import { Positions, readRunOrders } from '#server/adapters/neo4j/run-orders.ts'
import { parsePeriod } from '#server/domain/kernel/period.ts'
import { parseTimeZone } from '#server/domain/kernel/time-zone.ts'
import { openTestStore, type TestStore } from '#test/contract/open-store.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

const period = parsePeriod('2026-10', { kind: 'MONTH', zone: parseTimeZone('Europe/Berlin')! })!

describeWithNeo4j('orders of a run', () => {
  let store: TestStore
  beforeAll(async () => {
    store = await openTestStore()
  })
  afterAll(() => store.driver.close())

  it('stand by instant and number, however the database hands them out', async () => {
    const numbers = ['B3', 'A9', 'C1', 'A1', 'B1', 'A5']
    await store.ask(
      `UNWIND range(0, size($numbers) - 1) AS at
       CREATE (:Order {id: 'o' + at, number: $numbers[at], period: '2026-10', state: 'ACCEPTED', kind: 'NORMAL',
         acceptedAt: localdatetime({year: 2026, month: 10, day: CASE WHEN at = 2 THEN 3 ELSE 15 END}),
         memberId: 'm', byCustomer: false, productCodes: ['P' + at], quantities: [1], lineCvMinor: [at],
         linePvHundredths: [at], lineAmountMinor: [at]})`,
      { numbers },
    )
    const products = new Positions<string>()
    const names = { ordinalOf: () => 0, customers: new Positions<never>(), products }
    const orders = await readRunOrders(store.driver, period, names)
    expect(orders.numbers).toEqual(['C1', 'A1', 'A5', 'A9', 'B1', 'B3'])
    expect(orders.ids).toEqual(['o2', 'o3', 'o5', 'o1', 'o4', 'o0'])
    expect([...orders.cvMinor]).toEqual([2, 3, 5, 1, 4, 0])
    expect(products.names).toEqual(['P2', 'P3', 'P5', 'P1', 'P4', 'P0'])
  })
})
