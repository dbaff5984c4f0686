import { afterEach, describe, expect, test, vi } from 'vitest'
import { idOf } from '#test/domain/genealogy/index-world.ts'
import { companyOf, GraphOfLog, NOVEMBER, SetClock } from '#test/domain/genealogy/made-up-log.ts'
import { catchUp, host, lineAndRoot, member, opened, stopAll } from '#test/domain/genealogy/open-host.ts'

afterEach(stopAll)

describe('following the log', () => {
  test('what was committed, here or elsewhere, is known as soon as its place is reached', async () => {
    const log = lineAndRoot()
    const { index } = await host(log)
    expect(index.pathToRoot('SPONSOR', member(2))).toEqual([2, 1, 0])
    log.move(1, 3)
    log.order(1, { by: 2, pv: 500n })
    log.order(2, { by: 2, pv: 70n, byCustomer: true })
    log.order(3, { by: null, pv: 9n })
    log.add('MEMBER_STATUS_CHANGED', idOf(1), { id: idOf(1), status: 'SUSPENDED' })
    log.add('CONTACT_CHANGED', idOf(2), { id: idOf(2), country: 'AT' })
    log.add('CONTACT_CHANGED', idOf(99), { id: idOf(99), country: 'AT' })
    await catchUp(opened[0]!, log)
    expect(index.pathToRoot('SPONSOR', member(2))).toEqual([2, 1, 3])
    expect(index.groupVolume('SPONSOR', member(3))).toBe(570n)
    expect(index.groupVolume('SPONSOR', member(0))).toBe(0n)
    expect(index.members.isActive(member(2))).toBe(true)
    expect(index.members.of(member(1)).status).toBe('SUSPENDED')
    expect(index.members.of(member(2)).country).toBe('AT')
  })

  test('credit notes and cancellations take their volume back from everybody above', async () => {
    const log = lineAndRoot()
    log.order(1, { by: 2, pv: 500n })
    log.order(2, { by: 2, pv: 300n, byCustomer: true })
    log.credit(1, { by: 2, pv: 120n })
    log.credit(1, { by: 2, pv: 50n, period: '2026-09' })
    log.cancel(2)
    const { index } = await host(log)
    expect(index.groupVolume('SPONSOR', member(0))).toBe(380n)
    log.credit(1, { by: 2, pv: 380n })
    await catchUp(opened[0]!, log)
    expect(index.groupVolume('SPONSOR', member(0))).toBe(0n)
    expect(index.members.isActive(member(2))).toBe(false)
  })

  test('a place that nobody reaches in time is said not to be reached', async () => {
    const log = lineAndRoot()
    const index = await host(log)
    expect(await index.reached(99n, 30)).toBe(false)
    expect(await index.reached(1n, 0)).toBe(true)
  })

  test('news that arrive while a page is read are not missed', async () => {
    const log = lineAndRoot()
    const index = await host(log)
    const read = log.after.bind(log)
    let reached: Promise<boolean> | undefined
    log.after = async (seq, limit) => {
      const page = await read(seq, limit)
      if (reached === undefined) {
        log.enrol(0)
        reached = index.reached(6n, 100)
      }
      return page
    }
    await index.reached(6n, 0)
    await vi.waitFor(() => expect(reached).toBeDefined())
    expect(await reached).toBe(true)
  })

  test('listeners hear every event once and in order, after it was applied, whatever one of them does', async () => {
    const log = lineAndRoot()
    const index = await host(log)
    const heard: bigint[] = []
    index.follow(() => {
      throw new Error('a listener in trouble')
    })
    const stop = index.follow((events) => {
      expect(index.index.seq).toBeGreaterThanOrEqual(events.at(-1)!.seq)
      heard.push(...events.map(({ seq }) => seq))
    })
    for (let count = 0; count < 5; count += 1) {
      log.enrol(0)
      await catchUp(index, log)
    }
    stop()
    log.enrol(0)
    await catchUp(index, log)
    expect(heard).toEqual([6n, 7n, 8n, 9n, 10n])
  })

  test('while the store is away the index says how far it is behind, and recovers by itself', async () => {
    const log = lineAndRoot()
    const clock = new SetClock()
    const troubles: unknown[] = []
    const index = await host(log, { clock, onTrouble: (error) => troubles.push(error) })
    expect(index.health()).toMatchObject({ seq: 5n, headSeq: 5n, behindMs: 0, members: 4 })
    log.meanwhile = () => {
      throw new Error('away')
    }
    clock.instant += 7_000
    expect(await index.reached(6n, 50)).toBe(false)
    expect(index.health().behindMs).toBe(7_000)
    expect(troubles.length).toBeGreaterThan(0)
    log.meanwhile = () => undefined
    log.enrol(0)
    await catchUp(index, log)
    expect(index.health().behindMs).toBe(0)
  })

  test('what cannot be applied is read anew instead of being guessed at', async () => {
    const log = lineAndRoot()
    const index = await host(log, { source: new GraphOfLog(log) })
    index.index.move('SPONSOR', member(3), member(2))
    log.move(0, 3)
    await index.reached(6n, 100)
    await catchUp(index, log)
    expect(index.index.pathToRoot('SPONSOR', member(2))).toEqual([2, 1, 0, 3])
    expect(index.index.parentOf('SPONSOR', member(3))).toBeUndefined()
  })
})

describe('numbers', () => {
  test('a move and newcomers are numbered by the worker while the process goes on', async () => {
    const log = lineAndRoot()
    const index = await host(log)
    log.move(1, 3)
    log.enrol(2)
    await catchUp(index, log)
    const tree = index.index.tree('SPONSOR')
    const before = tree.version
    await vi.waitFor(() => expect(tree.isFresh).toBe(true), 10_000)
    expect(tree.version).toBeGreaterThan(before)
    expect(index.index.sizeOfDownline('SPONSOR', member(3))).toBe(3)
    expect(index.index.sizeOfDownline('SPONSOR', member(0))).toBe(0)
  })
})

describe('periods and ranks', () => {
  test('a new period begins at nothing, but with what a faster clock has recorded in it', async () => {
    const log = lineAndRoot()
    const clock = new SetClock()
    const index = await host(log, { clock })
    log.order(1, { by: 2, pv: 500n })
    log.order(2, { by: 1, pv: 40n, period: '2026-11' })
    await catchUp(index, log)
    expect(index.index.groupVolume('SPONSOR', member(0))).toBe(500n)
    clock.instant = NOVEMBER
    log.order(3, { by: 1, pv: 2n, period: '2026-11' })
    await catchUp(index, log)
    expect(index.index.groupVolume('SPONSOR', member(0))).toBe(42n)
    expect(index.index.members.isActive(member(2))).toBe(false)
  })

  test('members take the rank of the newest closed period when its run is closed', async () => {
    const log = lineAndRoot()
    const closed = { count: 3, rank: Uint8Array.of(2, 0, 1), rankNames: ['', 'Bronze', 'Silver'] }
    const index = await host(log, companyOf(log, closed))
    expect(index.index.members.of(member(0)).rank).toBe(0)
    log.add('RUN_CLOSED', 'run', {})
    await catchUp(index, log)
    await vi.waitFor(() => expect([...index.index.members.rank.slice(0, 4)]).toEqual([2, 0, 1, 0]))
  })
})
