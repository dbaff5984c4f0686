import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIndex } from '#server/adapters/index/index-host.ts'
import { companyFacts } from '#server/adapters/neo4j/company-facts.ts'
import { indexSource } from '#server/adapters/neo4j/index-loader.ts'
import { openLog } from '#server/adapters/neo4j/log-reader.ts'
import { periodFactsOf } from '#server/adapters/neo4j/period-facts.ts'
import { periodRecords } from '#server/adapters/neo4j/period-records.ts'
import type { NewEvent } from '#server/ports/events.ts'
import { openTestStore, type TestStore } from '#test/contract/open-store.ts'
import { memberEnrolled, memberMoved, OCTOBER, orderRecorded } from '#test/contract/sample-events.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

const companySetUp: NewEvent = {
  kind: 'COMPANY_SET_UP',
  subject: 'company',
  body: {
    name: 'Beispiel',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    periodKind: 'MONTH',
    firstPeriod: '2026-01',
    demo: false,
  },
}

type Order = ReturnType<typeof orderRecorded>

/** A credit note over the first line of an order, in the order's own period. */
function credited({ body }: Order): NewEvent {
  const { memberId, byCustomer, currency, id: orderId, period } = body
  return {
    kind: 'ORDER_CREDITED',
    subject: orderId,
    body: {
      id: randomUUID() as never,
      number: `C-${orderId}`,
      ...{ orderId, memberId, byCustomer, currency, period },
      creditedAt: OCTOBER,
      orderPeriod: period,
      reason: 'returned',
      lineNumbers: [1],
      quantities: [1],
      amountMinor: [1_001n],
      cvMinor: [800n],
      pvHundredths: [1_000n],
    },
  }
}

function cancelled({ body }: Order): NewEvent {
  const { id, period } = body
  return { kind: 'ORDER_CANCELLED', subject: id, body: { id, period, cancelledAt: OCTOBER, reason: 'wish' } }
}

describeWithNeo4j('the index and the graph', () => {
  let store: TestStore
  beforeAll(async () => {
    store = await openTestStore()
  })
  afterAll(() => store.driver.close())

  test('filled from the graph, made from the log, and read back from the graph, all are one', async () => {
    const top = memberEnrolled()
    const [left, right] = [memberEnrolled(top.body.id), memberEnrolled(top.body.id)]
    const below = memberEnrolled(left.body.id)
    await store.record(companySetUp, top, left, right, below)
    const orders = [below, below, right, top].map(({ body }) => orderRecorded(body.id))
    await store.record(...orders)
    await store.record(cancelled(orders[0]!))
    await store.record(credited(orders[2]!))
    await store.record(memberMoved(below.body.id, left.body.id, right.body.id))

    const { driver, clock } = store
    const log = openLog(driver)
    const company = companyFacts(driver)
    const parts = { log, clock, company, periods: periodFactsOf(driver), records: periodRecords(driver) }
    const source = indexSource(driver)
    const [filled, followed] = [await openIndex({ ...parts, source }), await openIndex(parts)]
    for (const { index } of [filled, followed]) {
      const [topAt, rightAt, belowAt] = [top, right, below].map(({ body }) => index.ordinalOf(body.id)!)
      expect(index.pathToRoot('SPONSOR', belowAt!)).toEqual([belowAt, rightAt, topAt])
      expect(index.groupVolume('SPONSOR', rightAt!)).toBe(5_000n)
      expect(index.groupVolume('SPONSOR', topAt!)).toBe(8_000n)
      expect(index.members.of(belowAt!)).toMatchObject({ country: 'DE', joinedDay: 20_454 })
    }
    const late = memberEnrolled(below.body.id)
    const { seq } = await store.record(late, orderRecorded(late.body.id))
    expect(await filled.reached(seq, 5_000)).toBe(true)
    expect(await filled.verify()).toEqual({ members: 5, differences: 0, found: [], quiet: true })
    await store.ask(`MATCH (m:Member {id: $id})-[edge:SPONSORED_BY]->() SET edge.to = edge.from`, {
      id: late.body.id,
    })
    expect((await filled.verify()).found).toContainEqual({ member: late.body.id, what: 'SPONSOR' })
    await filled.stop()
    await followed.stop()
  })
})
