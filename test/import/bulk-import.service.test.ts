import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bulkImport } from '#server/bulk-import.ts'
import { madeData } from '#server/cli/bench-store-data.ts'
import { type Config, readConfig } from '#server/config.ts'
import type { TimeZone } from '#server/domain/kernel/time-zone.ts'
import type { BulkOrder, BulkWish } from '#server/usecases/imports/bulk-wish.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

const SIZE = { members: 400, orders: 900, seed: 7 }

describeWithNeo4j('the offline import', () => {
  let home = ''
  let config: Config
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'stemma-bulk-'))
    config = { ...readConfig(), neo4j: undefined, home, logLevel: 'silent' }
  })
  afterAll(() => rm(home, { recursive: true, force: true }))

  const wish = (change: Partial<BulkWish> = {}): BulkWish => ({
    store: 'bulk',
    company: { name: 'Bulk', currency: 'EUR', calendar: { kind: 'MONTH', zone: 'UTC' as TimeZone } },
    ...madeData(SIZE),
    firstPeriod: (orders) => [...orders.keys()].toSorted()[0] ?? '2016-01',
    say: () => undefined,
    ...change,
  })

  it('starts over after it was stopped, fills the store once, and refuses one that is filled', async () => {
    const data = madeData(SIZE)
    const broken = async function* (): AsyncGenerator<readonly BulkOrder[]> {
      yield* data.orders
      throw new Error('killed')
    }
    await expect(bulkImport(config, wish({ orders: broken() }))).rejects.toThrow('killed')
    const stranger = { id: 'X1', memberId: 'nobody', at: 0, amountMinor: 1, cvMinor: 1 }
    const early = { ...stranger, id: 'X2', memberId: data.members[9]!.id }
    const orders = [...(madeData(SIZE).orders as Iterable<readonly BulkOrder[]>), [stranger, early]]
    const ring = { joinedAt: 0, country: 'DE', status: 'ENROLLED' } as const
    const members = [
      ...data.members,
      { ...ring, id: 'R1', sponsorId: 'R2' },
      { ...ring, id: 'R2', sponsorId: 'R1' },
      { ...ring, id: 'R3', sponsorId: 'R1' },
      { ...ring, id: 'R4', sponsorId: 'unknown' },
      data.members[5]!,
    ]
    const { app, ...imported } = await bulkImport(config, wish({ members, orders }))
    try {
      expect(imported).toMatchObject({ members: SIZE.members, orders: SIZE.orders })
      expect(Object.fromEntries(imported.rejected)).toEqual({
        MEMBER_TWICE: 1,
        SPONSOR_RING: 2,
        SPONSOR_REJECTED: 1,
        SPONSOR_UNKNOWN: 1,
        BUYER_UNKNOWN: 1,
        ORDER_BEFORE_JOINED: 1,
      })
      const { index } = app.ports.genealogy
      expect(index.count).toBe(SIZE.members)
      expect(index.sizeOfDownline('SPONSOR', 0 as never)).toBe(SIZE.members - 1)
      const [, second] = data.members
      const id = await app.ports.members.idOfNumber(second!.id)
      expect(index.pathToRoot('SPONSOR', index.ordinalOf(id!)!)).toHaveLength(2)
      const asked = await app.driver.executeQuery(
        'MATCH (:Order)-[:BOUGHT_BY]->(:Member) RETURN count(*) AS n',
      )
      expect(Number(asked.records[0]?.get('n'))).toBe(SIZE.orders)
      const events = await app.ports.log.find({ kind: 'COMPANY_IMPORTED' }, 5)
      expect(events.map(({ body }) => body)).toMatchObject([{ members: SIZE.members, orders: SIZE.orders }])
      expect(await app.ports.chain.verify()).toMatchObject({ events: 3, troubles: 0 })
    } finally {
      await app.close()
    }
    await expect(bulkImport(config, wish())).rejects.toThrow(/not empty/)
  })
})
