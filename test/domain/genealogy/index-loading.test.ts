import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { openIndex } from '#server/adapters/index/index-host.ts'
import { loadIndex } from '#server/adapters/index/load-index.ts'
import type { GenealogyIndex } from '#server/domain/genealogy/genealogy-index.ts'
import { parsePeriod } from '#server/domain/kernel/period.ts'
import { parseTimeZone } from '#server/domain/kernel/time-zone.ts'
import { idOf } from '#test/domain/genealogy/index-world.ts'
import { companyOf, GraphOfLog, MadeUpLog, SetClock } from '#test/domain/genealogy/made-up-log.ts'
import { catchUp, host, lineAndRoot, member, stopAll } from '#test/domain/genealogy/open-host.ts'

const berlin = { kind: 'MONTH', zone: parseTimeZone('Europe/Berlin')! } as const
const october = parsePeriod('2026-10', berlin)!

afterEach(stopAll)

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
