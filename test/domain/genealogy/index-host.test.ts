import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type HostParts, type IndexHost, openIndex } from '#server/adapters/index/index-host.ts'
import { loadIndex } from '#server/adapters/index/load-index.ts'
import type { GenealogyIndex } from '#server/domain/genealogy/genealogy-index.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { parsePeriod } from '#server/domain/kernel/period.ts'
import { parseTimeZone } from '#server/domain/kernel/time-zone.ts'
import { idOf } from '#test/domain/genealogy/index-world.ts'
import { companyOf, GraphOfLog, MadeUpLog, NOVEMBER, SetClock } from '#test/domain/genealogy/made-up-log.ts'

const member = (ordinal: number) => ordinal as Ordinal
const berlin = { kind: 'MONTH', zone: parseTimeZone('Europe/Berlin')! } as const
const october = parsePeriod('2026-10', berlin)!
const opened: IndexHost[] = []

async function host(log: MadeUpLog, parts: Partial<HostParts> = {}): Promise<IndexHost> {
  const made = await openIndex({ log, clock: new SetClock(), ...companyOf(log), ...parts })
  opened.push(made)
  return made
}

afterEach(async () => {
  for (const each of opened.splice(0)) await each.stop()
})

/** A company of one line, 0 - 1 - 2, and another root, 3. */
function lineAndRoot(): MadeUpLog {
  const log = new MadeUpLog()
  log.setUp()
  for (const sponsor of [null, 0, 1, null]) log.enrol(sponsor)
  return log
}

const catchUp = async (index: IndexHost, log: MadeUpLog) =>
  expect(await index.reached(BigInt(log.events.length), 5_000)).toBe(true)

/** Everything an index knows, to be compared with another. */
function knowledge(index: GenealogyIndex) {
  return Array.from({ length: index.count }, (_, ordinal) => ({
    ...index.members.of(member(ordinal)),
    id: index.idOf(member(ordinal)),
    path: index.pathToRoot('SPONSOR', member(ordinal)),
    own: index.members.ownVolume[ordinal],
    customers: index.members.customerVolume[ordinal],
    group: index.groupVolume('SPONSOR', member(ordinal)),
    below: index.sizeOfDownline('SPONSOR', member(ordinal)),
  }))
}

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

describe('filling from the graph', () => {
  const steps = fc.array(fc.tuple(fc.nat(5), fc.nat(), fc.nat()), { maxLength: 60, size: 'max' })

  /** One lawful event; the tree it must keep free of rings is read from the log itself. */
  function step(log: MadeUpLog, [kind, a, b]: readonly [number, number, number]): void {
    const members = log.events.filter((event) => event.kind === 'MEMBER_ENROLLED').length
    const orders = log.events.filter((event) => event.kind === 'ORDER_RECORDED')
    if (kind <= 2 || members === 0) log.enrol(members === 0 || a % 8 === 0 ? null : b % members)
    else if (kind === 3)
      log.order(orders.length, { by: a % members, pv: BigInt(b % 100), byCustomer: b % 2 === 0 })
    else if (kind === 4) moveLawfully(log, a % members, b % members)
    else if (orders.length > 0 && a % 2 === 0) cancelOnce(log, b % orders.length)
  }

  function moveLawfully(log: MadeUpLog, moved: number, sponsor: number): void {
    const parents: (number | null)[] = []
    for (const event of log.events) {
      if (event.kind === 'MEMBER_ENROLLED') parents[event.ordinal!] = ordinalOf(event.body.sponsorId)
      if (event.kind === 'MEMBER_MOVED') parents[ordinalOf(event.body.id)!] = ordinalOf(event.body.sponsorId)
    }
    for (let above: number | null = sponsor; above !== null; above = parents[above]!)
      if (above === moved) return
    log.move(moved, sponsor)
  }

  const ordinalOf = (id: string | null) => (id === null ? null : Number.parseInt(id.slice(24), 16))

  function cancelOnce(log: MadeUpLog, number: number): void {
    const subject = `order-${number}`
    if (!log.events.some((event) => event.kind === 'ORDER_CANCELLED' && event.subject === subject))
      log.cancel(number)
  }

  test('gives what following the log from its start gives, also while others write', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, fc.integer({ min: 1, max: 5 }), async (before, during, blockMembers) => {
        const log = new MadeUpLog()
        log.setUp()
        for (const each of before) step(log, each)
        const waiting = [...during]
        let question = 0
        log.meanwhile = () => {
          question += 1
          const next = question % 3 === 0 ? waiting.shift() : undefined
          if (next) step(log, next)
        }
        const source = new GraphOfLog(log)
        const filled = await loadIndex({ source, log, period: october, blockMembers })
        log.meanwhile = () => undefined
        const followed = await openIndex({ log, clock: new SetClock(), ...companyOf(log) })
        await followed.stop()
        expect(knowledge(filled)).toEqual(knowledge(followed.index).slice(0, filled.count))
      }),
    )
  })

  test('an empty graph gives an empty index', async () => {
    const log = new MadeUpLog()
    const index = await host(log, { source: new GraphOfLog(log) })
    expect(index.health()).toMatchObject({ seq: 0n, members: 0, bytesPerMember: 0 })
  })

  test('a bulk import is read from the graph, of which the log says only that it happened', async () => {
    const log = new MadeUpLog()
    const index = await host(log, { source: new GraphOfLog(log, 50) })
    expect(index.index.count).toBe(50)
    log.setUp()
    log.add('COMPANY_IMPORTED', 'company', {})
    await catchUp(index, log)
    expect(index.index.levelBetween('SPONSOR', member(49), member(0))).toBe(49)
  })

  test('a ring in the graph stops the start and names its members', async () => {
    const log = lineAndRoot()
    const source = new GraphOfLog(log)
    source.falsify = (members) => {
      members[0]!.sponsor = 2
    }
    await expect(host(log, { source })).rejects.toMatchObject({
      code: 'TREE_CYCLE',
      cause: [{ facts: { members: `${idOf(0)} ${idOf(2)} ${idOf(1)}` } }],
    })
  })
})

describe('comparing with the graph', () => {
  test('finds nothing where both agree', async () => {
    const log = lineAndRoot()
    log.order(1, { by: 2, pv: 500n })
    const index = await host(log, { source: new GraphOfLog(log) })
    log.enrol(2)
    log.move(1, 3)
    log.order(2, { by: 4, pv: 7n })
    expect(await index.verify()).toEqual({ members: 5, differences: 0, found: [], quiet: true })
  })

  test('finds a wrong sponsor, status and volume, each by its member', async () => {
    const log = lineAndRoot()
    const source = new GraphOfLog(log)
    const index = await host(log, { source })
    source.falsify = (members) => {
      members[1]!.sponsor = 3
      members[2]!.own = 1n
      members[3]!.status = 'TERMINATED'
    }
    const { differences, found } = await index.verify()
    expect(differences).toBe(3)
    expect(found).toEqual(
      expect.arrayContaining([
        { member: idOf(1), what: 'SPONSOR' },
        { member: idOf(2), what: 'VOLUME' },
        { member: idOf(3), what: 'STATUS' },
      ]),
    )
  })

  test('finds a group volume that its members do not add up to', async () => {
    const log = lineAndRoot()
    const index = await host(log, { source: new GraphOfLog(log) })
    index.index.tree('SPONSOR').groupVolume![1] = 5n
    expect((await index.verify()).found).toEqual([{ member: idOf(1), what: 'GROUP_VOLUME' }])
  })

  test('says when events came in between', async () => {
    const log = lineAndRoot()
    const source = new GraphOfLog(log)
    const index = await host(log, { source })
    log.meanwhile = () => log.enrol(0)
    expect((await index.verify()).quiet).toBe(false)
    log.meanwhile = () => undefined
  })
})
