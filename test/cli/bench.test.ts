import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { benchVerb } from '#server/cli/bench.ts'
import { madeData } from '#server/cli/bench-store-data.ts'
import { folderData } from '#server/cli/bench-store-folder.ts'
import type { Terminal } from '#server/cli/verb.ts'
import type { BulkOrder } from '#server/usecases/imports/bulk-wish.ts'

const silent: Terminal = { json: true, say: () => undefined, note: () => undefined, finish: () => undefined }
const verb = benchVerb(async () => {
  throw new Error('nothing is imported here')
})

describe('the arguments of the bench', () => {
  it('refuses what it does not know, and sizes that are none, before anything is made', async () => {
    for (const args of [
      ['forest'],
      ['--members', 'many'],
      ['--members', '5'],
      ['--seed', '-1'],
      ['--loud'],
    ]) {
      await expect(verb.run(args, silent), args.join(' ')).rejects.toMatchObject({
        exit: 2,
        code: 'ARGUMENTS',
      })
    }
  })
})

describe('the data of the bench', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stemma-bench-data-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const all = async (orders: AsyncIterable<readonly BulkOrder[]> | Iterable<readonly BulkOrder[]>) => {
    const found: BulkOrder[] = []
    for await (const batch of orders) found.push(...batch)
    return found
  }

  it('is the same for the same seed, sponsors before recruits, nobody buying before joining', async () => {
    const size = { members: 500, orders: 2_500, seed: 3 }
    const [one, two] = [madeData(size), madeData(size)]
    expect(one.members).toEqual(two.members)
    const orders = await all(one.orders)
    expect(orders).toEqual(await all(two.orders))
    expect(orders).toHaveLength(2_500)
    const joined = new Map(one.members.map(({ id, joinedAt }) => [id, joinedAt]))
    expect(orders.every(({ memberId, at }) => at >= joined.get(memberId)!)).toBe(true)
    const seen = new Set<string>([''])
    for (const { id, sponsorId } of one.members) {
      expect(seen.has(sponsorId)).toBe(true)
      seen.add(id)
    }
  })

  it('reads a folder, and names a file or a column that is not there', async () => {
    await expect(folderData(folder)).rejects.toMatchObject({ code: 'FILE_MISSING' })
    await writeFile(
      join(folder, 'members.csv'),
      'id,sponsor_id,joined,country,status\n1,,2020-01-01,DE,active\n2,1,2020-01-02,AT,lapsed\n',
    )
    await writeFile(
      join(folder, 'orders.csv'),
      'id,member_id,ordered_at,amount_cents,cv_cents\n9,2,2020-02-01T10:00:00,1500,1200\n',
    )
    const { members, orders } = await folderData(folder)
    expect(members.map(({ id, sponsorId, status }) => [id, sponsorId, status])).toEqual([
      ['1', '', 'ENROLLED'],
      ['2', '1', 'TERMINATED'],
    ])
    expect(await all(orders)).toEqual([
      { id: '9', memberId: '2', at: Date.UTC(2020, 1, 1, 10), amountMinor: 1500, cvMinor: 1200 },
    ])
    await writeFile(join(folder, 'members.csv'), 'id;sponsor\n')
    await expect(folderData(folder)).rejects.toMatchObject({ code: 'COLUMNS_WRONG' })
  })

  const MEMBERS = 'id,sponsor_id,joined,country,status\n1,,2020-01-01,DE,active\n'
  const ORDERS = 'id,member_id,ordered_at,amount_cents,cv_cents\n9,1,2020-02-01 10:00:00,1500,1200\n'

  it.each([
    ['no line at all', '', ORDERS, 'members.csv begins with ""'],
    ['no member', MEMBERS.slice(0, 36), ORDERS, 'members.csv names nobody'],
    ['nobody at the top', MEMBERS.replace('1,,', '1,2,'), ORDERS, 'members.csv names nobody'],
    ['a day that is none', `${MEMBERS}2,1,2020-02-30,DE,active\n`, ORDERS, 'members.csv line 3: joined'],
    ['a day beyond all', `${MEMBERS}\n2,1,9999-12-31,DE,active\n`, ORDERS, 'members.csv line 4: joined'],
    ['an unknown status', MEMBERS.replace('active', 'constructor'), ORDERS, 'members.csv line 2: status'],
    ['a row too short', `${MEMBERS}2,1\n`, ORDERS, 'members.csv line 3: 2 fields cannot be read; write 5'],
    ['no order', MEMBERS, ORDERS.slice(0, 46), 'orders.csv has no orders'],
    [
      'half a cent',
      MEMBERS,
      ORDERS.replace('1500', '1.5'),
      'orders.csv line 2: amount_cents cannot be read; write whole cents',
    ],
    [
      'more than a number holds',
      MEMBERS,
      ORDERS.replace('1200', '1'.repeat(20)),
      'orders.csv line 2: cv_cents',
    ],
    ['an order without a number', MEMBERS, ORDERS.replace('9,1', ',1'), 'orders.csv line 2: id'],
    ['a moment that is none', MEMBERS, ORDERS.replace('10:00', '25:00'), 'orders.csv line 2: ordered_at'],
  ])(
    'refuses %s with file, line and remedy before anything is begun',
    async (...[, members, orders, sentence]) => {
      await writeFile(join(folder, 'members.csv'), members)
      await writeFile(join(folder, 'orders.csv'), orders)
      await expect(folderData(folder)).rejects.toMatchObject({
        exit: 2,
        message: expect.stringContaining(sentence),
      })
    },
  )
})
