import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { importFilesOf } from '#server/adapters/files/import-files.ts'
import { InvalidInput } from '#server/domain/kernel/failure.ts'
import { readMapping } from '#server/formats/mapping.ts'
import { systemActor } from '#server/usecases/actor.ts'
import { importCompany } from '#server/usecases/imports/import-company.ts'
import type { Ports } from '#server/usecases/ports.ts'
import { fakeGenealogy, fakePorts, indexOf } from '#test/usecases/fake-ports.ts'

const MAPPING = `
schema: stemma.mapping/1
company: { store: shop, name: Shop, currency: EUR, timeZone: Europe/Berlin, firstPeriod: 2024-01 }
members: { file: members.csv, columns: { number: no, sponsor: sponsor, joinedOn: joined } }
orders:
  file: orders.csv
  columns: { order: order, product: product, quantity: pieces, at: at, unitPrice: price, buyer: buyer }
`
const MEMBERS = 'no,sponsor,joined\n1,,2024-01-01\n2,1,2024-01-02\n'
const ORDERS = 'order,product,pieces,at,price,buyer\nB1,TEA,2,2024-01-05 10:00,10.00,2\n'

const folder = mkdtempSync(join(tmpdir(), 'stemma-bad-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Other {
  readonly currency?: string
  readonly firstPeriod?: string
}

/** What an import of these files did before it stopped, in order; the stored company may be another one. */
async function steps(members: string, orders: string, { currency, firstPeriod = '2024-01' }: Other = {}) {
  const done: string[] = []
  writeFileSync(join(folder, 'members.csv'), members)
  writeFileSync(join(folder, 'orders.csv'), orders)
  const reading = readMapping(MAPPING.replace('2024-01', firstPeriod))
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues))
  const stored = currency && { ...(await fakePorts(genealogy).company.company()), currency }
  const ports = {
    ...fakePorts(genealogy),
    ids: { next: () => 'i1' },
    company: { company: async () => stored },
    importFiles: importFilesOf(folder),
    jobs: {
      queue: async () => {
        done.push('began')
        return false
      },
      claim: async () => undefined,
    },
  } as unknown as Ports
  const prepare = async (): Promise<void> => void done.push('set the company up')
  const input = { mapping: reading.mapping, folder, dryRun: false, prepare }
  const answer = await importCompany({ ports, actor: systemActor() }, input).catch((error: unknown) => error)
  if (answer instanceof InvalidInput) done.push(answer.message)
  return done
}
const genealogy = fakeGenealogy(indexOf([]))

test('good files: the company is set up first, then the import begins', async () => {
  expect((await steps(MEMBERS, ORDERS)).slice(0, 2)).toEqual(['set the company up', 'began'])
})

test.each([
  ['a line of orders that never ends', MEMBERS, `${ORDERS}B2,"${'x'.repeat(1_200_000)}`, 'does not end'],
  ['a quote in the last order that is never closed', MEMBERS, `${ORDERS}B2,"TEA,1`, 'close the quote'],
  ['a column of orders that is missing', MEMBERS, ORDERS.replace('pieces', 'piece'), 'no column "pieces"'],
  ['a column of members that is missing', MEMBERS.replace('joined', 'date'), ORDERS, 'no column "joined"'],
  ['a line of members that never ends', `${MEMBERS}${'x'.repeat(1_200_000)}`, ORDERS, 'does not end'],
  ['UTF-16 without its mark', MEMBERS.replace(/./g, '$&\u0000'), ORDERS, 'is no text that can be read'],
  ['an empty file of orders', MEMBERS, '', 'the file is empty'],
])(
  '%s: one sentence, and neither a company nor a row is written',
  async (...[, members, orders, sentence]) => {
    expect(await steps(members, orders)).toEqual([expect.stringContaining(sentence)])
  },
)

test('into the store of another company nothing is written, its plan neither', async () => {
  expect(await steps(MEMBERS, ORDERS, { currency: 'GBP' })).toEqual([
    expect.stringContaining('another currency'),
  ])
})

test('a first period that does not exist, or of another kind, stops it before anything is read', async () => {
  for (const firstPeriod of ['2024-13', '2024-W01']) {
    expect(await steps('', '', { firstPeriod })).toEqual([
      expect.stringContaining(`"${firstPeriod}" is no period`),
    ])
  }
})
