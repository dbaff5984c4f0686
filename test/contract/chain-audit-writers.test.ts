import { afterAll, beforeAll, expect, it } from 'vitest'
import { openChainAudit } from '#server/adapters/neo4j/chain-audit.ts'
import type { MemberId } from '#server/domain/kernel/ids.ts'
import { openTestStore, type TestStore } from '#test/contract/open-store.ts'
import { memberEnrolled, memberMoved, OCTOBER, orderRecorded } from '#test/contract/sample-events.ts'
import { recordWholeCompany, type WholeCompany } from '#test/contract/whole-company.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

const WRITERS = 6
const AUDITS = 8

describeWithNeo4j('the audit while people write', () => {
  let store: TestStore
  let ids: WholeCompany
  beforeAll(async () => {
    store = await openTestStore()
    ids = await recordWholeCompany(store)
  })
  afterAll(() => store.driver.close())

  /** Enrols a member, moves it to and fro, sells to it and cancels, until told to stop; tells how often. */
  async function write(going: () => boolean): Promise<number> {
    const [first, second] = [ids.root as MemberId, ids.left as MemberId]
    const member = memberEnrolled(first)
    await store.record(member)
    let rounds = 0
    for (let [under, next] = [first, second]; going(); [under, next] = [next, under]) {
      const order = orderRecorded(member.body.id)
      await store.record(memberMoved(member.body.id, under, next), order, memberEnrolled(first))
      const body = { id: order.body.id, period: '2026-10', cancelledAt: OCTOBER, reason: 'wish' }
      await store.record(
        { kind: 'ORDER_CANCELLED', subject: order.subject, body },
        { kind: 'SIGHT_POLICY_SET', subject: 'company', body: { policy: `[${rounds}]` } },
      )
      rounds += 1
    }
    return rounds
  }

  it('raises no false alarm, and still finds what was changed beside the log', async () => {
    let going = true
    const writers = Array.from({ length: WRITERS }, () => write(() => going))
    const reports = []
    try {
      for (let audit = 0; audit < AUDITS; audit += 1) reports.push(await openChainAudit(store.parts).verify())
      await store.ask('MATCH (o:Order {id: $order}) SET o.period = "2026-09"', { order: ids.order })
      reports.push(await openChainAudit(store.parts).verify())
    } finally {
      going = false
    }
    const rounds = await Promise.all(writers)
    expect(Math.min(...rounds)).toBeGreaterThan(AUDITS)
    expect(reports.slice(0, -1).flatMap(({ found }) => found)).toEqual([])
    expect(reports.at(-1)?.found).toMatchObject([{ code: 'ORDER_DIFFERS', subject: ids.order }])
  }, 120_000)
})
