import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Committer } from '#server/adapters/neo4j/committer.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import { commitAll } from '#test/contract/commit-all.ts'
import { openTestStore, type TestStore } from '#test/contract/open-store.ts'
import { memberEnrolled, orderRecorded } from '#test/contract/sample-events.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

describeWithNeo4j('a request key', () => {
  let store: TestStore
  beforeAll(async () => {
    store = await openTestStore()
  })
  afterAll(() => store.driver.close())

  it('gives the first result again and decides nothing the second time', async () => {
    const requestKey = randomUUID()
    const events = [memberEnrolled(), memberEnrolled()]
    const first = await commitAll(store.committer, { events }, { requestKey })
    await store.record(memberEnrolled())
    let decided = 0
    const again = await store.committer.commit({ actor: 'user-1', verb: 'test', requestKey }, async () => {
      decided += 1
      return refused(refusal('NOT_FOUND'))
    })
    expect(again).toEqual(accepted({ ...first, repeated: true }))
    expect([first.subjects, decided]).toEqual([events.map(({ subject }) => subject), 0])
  })

  it.each([{ actor: 'user-2' }, { verb: 'other' }])('is refused to another %o', async (other) => {
    const requestKey = randomUUID()
    await commitAll(store.committer, { events: [memberEnrolled()] }, { requestKey })
    const result = await store.committer.commit(
      { actor: 'user-1', verb: 'test', requestKey, ...other },
      async () => accepted({ events: [memberEnrolled()], restsOn: [], raises: [] }),
    )
    expect(result).toEqual(refused(refusal('REQUEST_KEY_REUSED', { requestKey })))
  })

  it('is written once when the same request comes from two processes at once', async () => {
    const other = new Committer(store.parts)
    for (let trial = 0; trial < 10; trial += 1) {
      const requestKey = randomUUID()
      const answers = await Promise.all(
        [store.committer, other, store.committer].map((committer) =>
          commitAll(committer, { events: [orderRecorded(null)] }, { requestKey }),
        ),
      )
      expect(new Set(answers.map(({ subjects }) => subjects[0])).size).toBe(1)
      expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1)
    }
    expect(Number((await store.ask('MATCH (order:Order) RETURN count(order)'))[0])).toBe(10)
  })
})
