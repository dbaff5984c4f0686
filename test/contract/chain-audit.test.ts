import { afterAll, beforeAll, expect, it } from 'vitest'
import { openChainAudit } from '#server/adapters/neo4j/chain-audit.ts'
import type { AuditReport, ChainAnchor } from '#server/ports/chain-audit.ts'
import type { NewEvent } from '#server/ports/events.ts'
import { openTestStore, type TestStore } from '#test/contract/open-store.ts'
import {
  memberEnrolled,
  memberMoved,
  OCTOBER,
  orderRecorded,
  userCreated,
} from '#test/contract/sample-events.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

describeWithNeo4j('the audit of the chain', () => {
  let store: TestStore
  beforeAll(async () => {
    store = await openTestStore()
  })
  afterAll(() => store.driver.close())

  const verify = (anchor?: ChainAnchor): Promise<AuditReport> => openChainAudit(store.parts).verify(anchor)
  const troubles = async (): Promise<string[]> =>
    (await verify()).found.map(({ code, seq }) => `${seq} ${code}`)

  it('holds for a log without an event', async () => {
    expect(await verify()).toMatchObject({ events: 0, troubles: 0, head: { seq: 0n, link: '' } })
  })

  it('finds nothing in a store nobody has touched, whatever was moved or cancelled since', async () => {
    const [root, other] = [memberEnrolled(), memberEnrolled()]
    const child = memberEnrolled(root.body.id)
    await store.record(root)
    await store.record(other, child, orderRecorded(child.body.id))
    await store.record(memberMoved(child.body.id, root.body.id, other.body.id))
    await store.record(...cancelledOrder())
    const report = await verify()
    expect(report).toMatchObject({ events: 7, blanked: 0, orders: 2, edges: 3, troubles: 0, found: [] })
    expect(report.head).toEqual({ seq: 7n, link: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  it('finds nothing wrong with what a bulk import brought without events and verbs changed since', async () => {
    const [above, member, order] = [memberEnrolled(), memberEnrolled(), orderRecorded(null)]
    await store.ask(
      `CREATE (:Contact:Member {id: $above, ordinal: 100}), (:Contact:Member {id: $member, ordinal: 101}),
         (:Order {id: $order, state: 'ACCEPTED', kind: 'NORMAL', byCustomer: false,
           acceptedAt: localdatetime('2026-10-02T10:00:00'), period: '2026-10', amountMinor: 1, cvMinor: 1, pvHundredths: 1,
           lineAmountMinor: [1], lineCvMinor: [1], linePvHundredths: [1]})`,
      { above: above.subject, member: member.subject, order: order.subject },
    )
    const body = { id: order.body.id, period: '2026-10', cancelledAt: OCTOBER, reason: 'wish' }
    await store.record(imported(2, 1))
    await store.record(memberMoved(member.body.id, null, above.body.id), {
      kind: 'ORDER_CANCELLED',
      subject: order.subject,
      body,
    })
    expect(await verify()).toMatchObject({ events: 10, troubles: 0 })
    await store.ask("MATCH (o:Order {id: $order}) SET o.state = 'ACCEPTED'", { order: order.subject })
    expect(await troubles()).toEqual(['10 ORDER_DIFFERS'])
    await store.ask('MATCH (o:Order {id: $order}) SET o.state = "CANCELLED"', { order: order.subject })
  })

  it('still verifies after personal parts were erased, and says how many', async () => {
    await store.ask('MATCH (e:Event) WHERE e.seq <= 2 REMOVE e.personal, e.salt')
    expect(await verify()).toMatchObject({ blanked: 2, troubles: 0 })
  })

  it('does not accept links made with another key', async () => {
    const { found, troubles: count } = await openChainAudit({
      ...store.parts,
      chainKey: 'another key',
    }).verify()
    expect(found[0]).toMatchObject({ code: 'LINK_BROKEN', seq: 1n })
    expect(count).toBeGreaterThanOrEqual(10)
  })

  it('finds a log that was cut at its end, or written anew, only by a link kept elsewhere', async () => {
    const anchor = (await verify()).head
    const order = orderRecorded(null)
    await store.record(order)
    expect((await verify(anchor)).troubles).toBe(0)
    await store.ask(`MATCH (e:Event), (h:EventHead), (before:Event {seq: 9})
      WHERE e.seq > 9 SET h.seq = 9, h.link = before.link DETACH DELETE e`)
    await store.ask('MATCH (o:Order {id: $id}) DETACH DELETE o', { id: order.subject })
    expect((await verify()).troubles).toBe(0)
    expect((await verify(anchor)).found).toEqual([{ code: 'ANCHOR_DIFFERS', seq: 10n, subject: 'log' }])
    const anew = { seq: 3n, link: 'f'.repeat(64) }
    expect((await verify(anew)).found).toEqual([expect.objectContaining({ code: 'ANCHOR_DIFFERS', seq: 3n })])
  })

  it('names every tampered event with its seq', async () => {
    await store.driver.close()
    store = await openTestStore()
    await store.record(
      ...Array.from({ length: 10 }, () => orderRecorded(null)),
      memberEnrolled(),
      memberEnrolled(),
    )
    await store.ask('MATCH (e:Event {seq: 1}) SET e.body = replace(e.body, "3001", "3002")')
    await store.ask('MATCH (e:Event {seq: 2}) SET e.actor = "somebody else"')
    await store.ask('MATCH (e:Event {seq: 3}) SET e.at = e.at + duration("PT1S")')
    await store.ask('MATCH (e:Event {seq: 4}) SET e.body = "no JSON"')
    await store.ask('MATCH (e:Event {seq: 5}) SET e.digest = e.link')
    await store.ask('MATCH (e:Event {seq: 6}) SET e.link = e.digest')
    await store.ask('MATCH (e:Event {seq: 9}) DELETE e')
    await store.ask('MATCH (e:Event {seq: 11}) SET e.personal = "{}"')
    await store.ask('MATCH (e:Event {seq: 12}) REMOVE e.salt')
    await store.ask('MATCH (head:EventHead) SET head.seq = 99')
    expect(await troubles()).toEqual([
      '1 DIGEST_WRONG',
      '2 DIGEST_WRONG',
      '3 DIGEST_WRONG',
      '4 DIGEST_WRONG',
      '5 DIGEST_WRONG',
      '6 LINK_BROKEN',
      '7 LINK_BROKEN',
      '10 SEQ_GAP',
      '11 PERSONAL_WRONG',
      '12 PERSONAL_WRONG',
      '99 HEAD_DIFFERS',
      '0 NO_EVENT',
    ])
  })

  it('names what was changed in the graph beside an untouched chain', async () => {
    await store.driver.close()
    store = await openTestStore()
    const root = memberEnrolled()
    const members = [1, 2, 3].map(() => memberEnrolled(root.body.id))
    const earlier = memberEnrolled(root.body.id)
    const orders = [1, 2, 3, 4, 5].map(() => orderRecorded(root.body.id))
    const user = userCreated('rights@example.org')
    await store.record(root, ...members, earlier, ...orders, user)
    const [turned, renumbered, untied] = members.map(({ body }) => body.id)
    const [amount, line, gone, cancelled, dated] = orders.map(({ body }) => body.id)
    const ids = { turned, renumbered, untied, amount, line, gone, cancelled, dated }
    await store.ask(
      "MATCH (:Member {id: $id})-[edge:SPONSORED_BY]->() SET edge.from = edge.from - duration('P30D')",
      { id: earlier.subject },
    )
    await store.ask("MATCH (u:User {id: $id}) SET u.roles = ['ADMIN', 'FINANCE']", { id: user.subject })
    await store.ask("MATCH (o:Order {id: $dated}) SET o.acceptedAt = o.acceptedAt + duration('PT1H')", ids)
    await store.ask('MATCH (o:Order {id: $amount}) SET o.amountMinor = 1', ids)
    await store.ask('MATCH (o:Order {id: $line}) SET o.lineCvMinor = [800, 1601]', ids)
    await store.ask('MATCH (o:Order {id: $gone}) DETACH DELETE o', ids)
    await store.ask('MATCH (o:Order {id: $cancelled}) SET o.state = "CANCELLED"', ids)
    await store.ask('MATCH (m:Member {id: $renumbered}) SET m.ordinal = 77', ids)
    await store.ask('MATCH (:Member {id: $untied})-[edge:SPONSORED_BY]->() DELETE edge', ids)
    await store.ask(
      `MATCH (m:Member {id: $turned})-[edge:SPONSORED_BY]->(), (elsewhere:Member {id: $untied}) DELETE edge
       CREATE (m)-[:SPONSORED_BY {currentOf: $turned}]->(elsewhere)`,
      ids,
    )
    await store.ask(
      'CREATE (:Run {id: "r", state: "CLOSED", computation: 1, totalMinor: 1, statements: 0, resultDigest: ""})',
    )
    const { found } = await verify()
    expect(found.map(({ code, subject, fields }) => [code, subject, fields?.join()])).toEqual([
      ['EDGE_DIFFERS', turned, 'SPONSORED_BY'],
      ['CONTACT_DIFFERS', renumbered, 'ordinal'],
      ['EDGE_DIFFERS', untied, 'SPONSORED_BY'],
      ['EDGE_DIFFERS', earlier.subject, 'SPONSORED_BY'],
      ['ORDER_DIFFERS', amount, 'amountMinor'],
      ['ORDER_DIFFERS', line, 'lineCvMinor'],
      ['ORDER_DIFFERS', gone, 'missing'],
      ['ORDER_DIFFERS', cancelled, 'state'],
      ['ORDER_DIFFERS', dated, 'acceptedAt'],
      ['USER_DIFFERS', user.subject, 'roles'],
      ['NO_EVENT', 'r', undefined],
    ])
  })
})

function imported(members: number, orders: number): NewEvent {
  const body = { importId: 'an import', sourceDigest: 'd', members, orders, creditNotes: 0 }
  return { kind: 'COMPANY_IMPORTED', subject: 'an import', body }
}

function cancelledOrder(): Parameters<TestStore['record']> {
  const order = orderRecorded(null)
  const body = { id: order.body.id, period: '2026-10', cancelledAt: OCTOBER, reason: 'wish' }
  return [order, { kind: 'ORDER_CANCELLED', subject: order.subject, body }]
}
