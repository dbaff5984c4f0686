import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openChainAudit } from '#server/adapters/neo4j/chain-audit.ts'
import { openLog } from '#server/adapters/neo4j/log-reader.ts'
import { commitAll } from '#test/contract/commit-all.ts'
import { openTestStore, type TestStore } from '#test/contract/open-store.ts'
import { memberEnrolled, orderRecorded } from '#test/contract/sample-events.ts'
import { describeWithNeo4j, testNeo4j } from '#test/support/neo4j.ts'

const PROGRAM = fileURLToPath(new URL('committing-process.ts', import.meta.url))

describeWithNeo4j('the log', () => {
  let store: TestStore
  beforeAll(async () => {
    store = await openTestStore()
  })
  afterAll(() => store.driver.close())

  const allEvents = async () => {
    const log = openLog(store.driver)
    const events = []
    for (let seq = 0n; ; ) {
      const page = await log.after(seq, 100)
      events.push(...page.events)
      if (page.events.length === 0) return events
      seq = events.at(-1)?.seq ?? 0n
    }
  }

  it('numbers what 32 callers write 1, 2, 3 ... and tells each its own place', async () => {
    const told = new Map<bigint, string>()
    const caller = async (): Promise<void> => {
      for (let turn = 0; turn < 8; turn += 1) {
        const [member, order] = [memberEnrolled(), orderRecorded(null)]
        const { seq } = await commitAll(store.committer, { events: [member, order] })
        told.set(seq, order.subject)
      }
    }
    await Promise.all(Array.from({ length: 32 }, caller))
    const events = await allEvents()
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => BigInt(index + 1)))
    expect(events).toHaveLength(512)
    for (const { seq, subject } of events) if (seq % 2n === 0n) expect(told.get(seq)).toBe(subject)
    const ordinals = events.flatMap(({ ordinal }) => ordinal ?? [])
    expect(ordinals).toEqual(ordinals.map((_, index) => index))
  })

  it('pages in whole transactions, and gives one that is larger than a page all the same', async () => {
    const log = openLog(store.driver)
    const start = await log.head()
    await store.record(orderRecorded(null))
    await store.record(...Array.from({ length: 7 }, () => orderRecorded(null)))
    expect((await log.after(start, 4)).events).toHaveLength(1)
    expect((await log.after(start + 1n, 4)).events).toHaveLength(7)
    expect(await log.after(start + 8n, 4)).toEqual({ events: [], headSeq: start + 8n })
  })

  it('is found by subject, actor and kind, newest first, page after page', async () => {
    const log = openLog(store.driver)
    const order = orderRecorded(null)
    await commitAll(store.committer, { events: [order] }, { actor: 'auditor' })
    const [found] = await log.find({ subject: order.subject }, 5)
    expect(found).toMatchObject({ kind: 'ORDER_RECORDED', actor: 'auditor', body: order.body })
    expect(await log.find({ actor: 'auditor', kind: 'MEMBER_ENROLLED' }, 5)).toEqual([])
    expect(await log.find({ subject: order.subject, actor: 'nobody' }, 5)).toEqual([])
    const [first, second] = await log.find({ kind: 'ORDER_RECORDED' }, 2)
    expect(first?.seq).toBe(found?.seq)
    const [next] = await log.find({ kind: 'ORDER_RECORDED', before: first?.seq ?? 0n }, 1)
    expect(next).toEqual(second)
    expect((await log.find({}, 3)).map(({ seq }) => seq)).toEqual([
      found!.seq,
      found!.seq - 1n,
      found!.seq - 2n,
    ])
  })

  it('has no gap, no broken link and no half change after kill -9 of one of two writing processes', async () => {
    const [victim, survivor] = [startWriter('v'), startWriter('s')]
    await Promise.all([victim.acknowledged(60), survivor.acknowledged(60)])
    victim.process.kill('SIGKILL')
    await once(victim.process, 'exit')
    await survivor.acknowledged(survivor.seqs.length + 40)
    survivor.process.kill('SIGKILL')
    await once(survivor.process, 'exit')
    await store.record(orderRecorded(null))

    const events = await allEvents()
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => BigInt(index + 1)))
    expect(await openChainAudit(store.parts).verify()).toMatchObject({ troubles: 0 })
    const subjects = new Set(events.map(({ seq }) => seq))
    for (const seq of [...victim.seqs, ...survivor.seqs]) expect(subjects).toContain(seq)
    const [members, orders] = await Promise.all(
      ['Member', 'Order'].map((label) =>
        store.ask(
          `MATCH (n:${label}) WHERE n.number STARTS WITH 'v-' OR n.number STARTS WITH 's-' RETURN count(n)`,
        ),
      ),
    )
    expect(members).toEqual(orders)
    const [unnumbered] = await store.ask('MATCH (m:Member) WHERE m.ordinal IS NULL RETURN count(m)')
    expect(Number(unnumbered)).toBe(0)
  })
})

interface Writer {
  readonly process: ChildProcess
  /** Seqs it was told, so far. */
  readonly seqs: bigint[]
  acknowledged(count: number): Promise<void>
}

function startWriter(name: string): Writer {
  const { uri, user, password } = testNeo4j()
  const environment = { ...process.env, TEST_PASSWORD: password }
  const child = spawn(process.execPath, [PROGRAM, uri, user, name], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const seqs: bigint[] = []
  let wake = (): void => {}
  child.once('exit', () => wake())
  createInterface({ input: child.stdout }).on('line', (line) => {
    seqs.push(BigInt(line))
    wake()
  })
  return {
    process: child,
    seqs,
    async acknowledged(count) {
      while (seqs.length < count) {
        if (child.exitCode !== null) throw new Error(`the writing process ended with ${child.exitCode}`)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}
