import { hash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Committer } from '#server/adapters/neo4j/committer.ts'
import { openLog } from '#server/adapters/neo4j/log-reader.ts'
import type { MemberId } from '#server/domain/kernel/ids.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import { commitAll } from '#test/contract/commit-all.ts'
import { openTestStore, type TestStore } from '#test/contract/open-store.ts'
import { memberEnrolled, memberMoved, orderRecorded, userCreated } from '#test/contract/sample-events.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

describeWithNeo4j('the committer', () => {
  let store: TestStore
  beforeAll(async () => {
    store = await openTestStore()
  })
  afterAll(() => store.driver.close())

  const context = { actor: 'user-1', verb: 'test' }
  const counts = async (label: string): Promise<number> =>
    Number((await store.ask(`MATCH (found:${label}) RETURN count(found)`))[0])

  it('writes a change and its events together, with seq, ordinal and what the graph holds', async () => {
    const [root, child] = [memberEnrolled(), memberEnrolled()]
    const below = { ...child, body: { ...child.body, sponsorId: root.body.id } }
    const { seq, subjects, repeated } = await store.record(root, below, orderRecorded(child.body.id))
    expect({ repeated, subjects: subjects.slice(0, 2) }).toEqual({
      repeated: false,
      subjects: [root.subject, child.subject],
    })
    const { events, headSeq } = await openLog(store.driver).after(seq - 3n, 10)
    expect(headSeq).toBe(seq)
    expect(events.map(({ kind, ordinal }) => [kind, ordinal])).toEqual([
      ['MEMBER_ENROLLED', 0],
      ['MEMBER_ENROLLED', 1],
      ['ORDER_RECORDED', undefined],
    ])
    expect(new Set(events.map(({ transaction }) => transaction)).size).toBe(1)
    const [edge] = await store.ask(
      `MATCH (:Member {id: $id, ordinal: 1})-[edge:SPONSORED_BY {currentOf: $id}]->(:Member {ordinal: 0})
       RETURN toString(edge.from) + ' ' + coalesce(edge.to, 'open')`,
      { id: child.subject },
    )
    expect(edge).toBe('2026-01-01T00:00:00 open')
  })

  it('gives back every amount of a body exactly as it went in', async () => {
    const order = orderRecorded(null)
    const large = { ...order, body: { ...order.body, amountMinor: 9_007_199_254_740_993n } }
    const { seq } = await store.record(large)
    const { events } = await openLog(store.driver).after(seq - 1n, 1)
    expect(events[0]?.body).toEqual(large.body)
    const [stored] = await store.ask('MATCH (o:Order {id: $id}) RETURN toString(o.amountMinor)', {
      id: order.subject,
    })
    expect(stored).toBe('9007199254740993')
  })

  it('passes a refusal of the decision through and writes nothing', async () => {
    const before = await openLog(store.driver).head()
    const result = await store.committer.commit(context, async () => refused(refusal('PERIOD_CLOSED')))
    expect(result).toEqual(refused(refusal('PERIOD_CLOSED')))
    expect(await openLog(store.driver).head()).toBe(before)
  })

  it('answers a change without events with the head and writes nothing', async () => {
    const before = await openLog(store.driver).head()
    expect(await commitAll(store.committer, {})).toEqual({ seq: before, repeated: false, subjects: [] })
  })

  it('decides again when what it rested on has risen, and sees the new version', async () => {
    const key = 'member:raised'
    const seen: number[] = []
    const result = await store.committer.commit(context, async () => {
      const restsOn = await store.committer.versions([key])
      seen.push(restsOn[0]?.version ?? -1)
      if (seen.length === 1) await commitAll(store.committer, { events: [memberEnrolled()], raises: [key] })
      return accepted({ events: [memberEnrolled()], restsOn, raises: [key] })
    })
    expect([result.ok, seen]).toEqual([true, [0, 1]])
    expect(await store.committer.versions([key, 'member:never'])).toEqual([
      { key, version: 2 },
      { key: 'member:never', version: 0 },
    ])
  })

  it('gives up with a retriable fault when the facts go stale four times, and has written nothing', async () => {
    const before = await counts('Member')
    const change = { events: [memberEnrolled()], restsOn: [{ key: 'member:x', version: 7 }], raises: [] }
    let runs = 0
    const work = store.committer.commit(context, async () => {
      runs += 1
      return accepted(change)
    })
    await expect(work).rejects.toMatchObject({ name: 'Fault', code: 'NEO4J_BUSY', retriable: true })
    expect([runs, await counts('Member')]).toEqual([4, before])
  })

  it.each([
    ['MEMBER_NUMBER_TAKEN', { number: 'taken' }, () => memberEnrolled(null, 'taken')],
    ['ORDER_NUMBER_TAKEN', { number: 'taken' }, () => orderRecorded(null, 'taken')],
    ['EMAIL_TAKEN', {}, () => userCreated(' Twice@Example.org')],
  ] as const)(
    'answers %s when somebody else was first, and lets the neighbours through',
    async (code, facts, make) => {
      await store.record(make())
      const before = await openLog(store.driver).head()
      const again = store.committer.commit(context, async () =>
        accepted({ events: [make()], restsOn: [], raises: [] }),
      )
      const neighbours = [1, 2, 3].map(() => store.record(memberEnrolled()))
      expect(await again).toEqual(refused(refusal(code, facts)))
      await Promise.all(neighbours)
      expect(await openLog(store.driver).head()).toBe(before + 3n)
    },
  )

  it('refuses a number that occurs twice in one change', async () => {
    const events = [orderRecorded(null, 'double'), orderRecorded(null, 'double')]
    const result = await store.committer.commit(context, async () =>
      accepted({ events, restsOn: [], raises: [] }),
    )
    expect(result).toEqual(refused(refusal('ORDER_NUMBER_TAKEN', { number: 'double' })))
  })

  it('writes nothing of a change that names something unknown, and calls it a bug', async () => {
    const before = await counts('Order')
    const stranger = memberEnrolled().body.id
    const work = store.record(orderRecorded(null), orderRecorded(stranger))
    const neighbour = store.record(orderRecorded(null))
    await expect(work).rejects.toMatchObject({ name: 'Bug' })
    await neighbour
    expect(await counts('Order')).toBe(before + 1)
  })

  it('writes nothing behind a log that another chain key has made, and reads it all the same', async () => {
    const foreign = new Committer({ ...store.parts, chainKey: 'key of another home' })
    const before = await counts('Event')
    await expect(commitAll(foreign, { events: [memberEnrolled()] })).rejects.toMatchObject({
      code: 'CHAIN_KEY_FOREIGN',
      retriable: false,
    })
    expect(await counts('Event')).toBe(before)
    expect(await foreign.versions(['member:nobody'])).toEqual([{ key: 'member:nobody', version: 0 }])
    await commitAll(new Committer(store.parts), { events: [memberEnrolled()] })
    expect(await counts('Event')).toBe(before + 1)
  })

  it('never puts the hash of a password into the log', async () => {
    const user = userCreated('hash@example.org')
    const { seq } = await store.record(user)
    const [logged] = (await openLog(store.driver).after(seq - 1n, 1)).events
    expect(logged).toMatchObject({
      personal: { email: 'hash@example.org', passwordHash: hash('sha256', '$argon2id$secret') },
    })
    const [stored] = await store.ask('MATCH (user:User {id: $id}) RETURN user.passwordHash', {
      id: user.subject,
    })
    expect(stored).toBe('$argon2id$secret')
  })

  it('never lets two opposite moves at once make a ring', async () => {
    const tree = 'tree:SPONSOR'
    for (let trial = 0; trial < 20; trial += 1) {
      const [a, b] = [memberEnrolled(), memberEnrolled()]
      await store.record(a, b)
      const move = async (committer: Committer, who: MemberId, below: MemberId) =>
        committer.commit(context, async () => {
          const restsOn = await committer.versions([tree])
          const [ring] = await store.ask(
            'RETURN EXISTS { (:Member {id: $below})-[:SPONSORED_BY {currentOf: $below}]->(:Member {id: $who}) }',
            { below, who },
          )
          if (ring) return refused(refusal('MOVE_RING'))
          return accepted({ events: [memberMoved(who, null, below)], restsOn, raises: [tree] })
        })
      const other = new Committer(store.parts)
      const results = await Promise.all([
        move(store.committer, a.body.id, b.body.id),
        move(other, b.body.id, a.body.id),
      ])
      expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
    }
  })
})
