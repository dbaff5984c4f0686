import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openJobs } from '#server/adapters/neo4j/jobs.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'
import { isAtWork, type JobClaim, type Jobs, type NewJob } from '#server/ports/jobs.ts'
import { openTestStore, type TestStore } from '#test/contract/open-store.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

describeWithNeo4j('a job', () => {
  let store: TestStore
  let jobs: Jobs
  let now = Date.UTC(2026, 9, 1)
  const newJob = (): NewJob => ({
    id: randomUUID(),
    kind: 'run',
    key: '2026-10',
    actor: 'user-1',
    input: '{}',
  })

  beforeAll(async () => {
    store = await openTestStore()
    jobs = openJobs(store.driver, { now: () => instantOf(now) })
  })
  beforeEach(() => store.ask('MATCH (job:Job) DELETE job'))
  afterAll(() => store.driver.close())

  it('is queued once while one of its kind and key is unfinished', async () => {
    const job = newJob()
    const queued = await Promise.all([jobs.queue(job), jobs.queue(newJob()), jobs.queue(newJob())])
    expect(queued.filter(Boolean)).toHaveLength(1)
    expect(await jobs.queue({ ...newJob(), key: '2026-11' })).toBe(true)
    expect(await jobs.list('run', 10)).toHaveLength(2)
  })

  it('is claimed by one worker, however many ask', async () => {
    const job = newJob()
    await jobs.queue(job)
    const claims = await Promise.all(['a', 'b', 'c', 'd'].map((owner) => jobs.claim({ kind: 'run' }, owner)))
    expect(claims.filter((claim) => claim !== undefined)).toMatchObject([
      { job: { ...job, state: 'RUNNING', done: 0 }, fencing: 1 },
    ])
    expect(await jobs.claim({ id: randomUUID() }, 'a')).toBeUndefined()
  })

  it('passes to another worker when its lease has ended, and the first can no longer write', async () => {
    const job = newJob()
    await jobs.queue(job)
    const first = (await jobs.claim({ id: job.id }, 'first')) as JobClaim
    expect(await jobs.pulse(first, 1, 10)).toBe('HELD')
    const listed = async () => (await jobs.list('run', 1)).map((each) => isAtWork(each, instantOf(now)))
    expect(await listed()).toEqual([true])
    now += 31_000
    expect(await listed()).toEqual([false])
    const second = (await jobs.claim({ kind: 'run' }, 'second')) as JobClaim
    expect(second.fencing).toBe(2)
    expect(await jobs.pulse(first, 2, 10)).toBe('LOST')
    expect(await jobs.end(first, 'DONE', '{}')).toBe(false)
    expect(await jobs.end(second, 'DONE', '{"lines":1}')).toBe(true)
    expect(await jobs.find(job.id)).toMatchObject({
      state: 'DONE',
      done: 1,
      total: 10,
      outcome: '{"lines":1}',
    })
    expect(await jobs.queue(newJob())).toBe(true)
  })

  it('ends at once when it is cancelled before anybody works on it, else its worker is told', async () => {
    const [queued, running] = [newJob(), { ...newJob(), key: 'other' }]
    await jobs.queue(queued)
    await jobs.queue(running)
    const claim = (await jobs.claim({ id: running.id }, 'a')) as JobClaim
    expect([await jobs.requestCancel(queued.id), await jobs.requestCancel(running.id)]).toEqual([true, true])
    expect((await jobs.find(queued.id))?.state).toBe('CANCELLED')
    expect(await jobs.claim({ id: queued.id }, 'a')).toBeUndefined()
    expect(await jobs.pulse(claim, 1, 2)).toBe('CANCEL_REQUESTED')
    await jobs.end(claim, 'CANCELLED', '{}')
    expect(await jobs.requestCancel(running.id)).toBe(false)
  })
})
