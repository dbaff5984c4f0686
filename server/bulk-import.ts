import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openHome } from '#server/adapters/files/home.ts'
import { type BulkFiles, openBulkFiles } from '#server/adapters/neo4j/import-bulk-files.ts'
import { withStoppedStore } from '#server/adapters/neo4j-launcher/stopped-store.ts'
import { type Application, openApplication } from '#server/app.ts'
import type { Config } from '#server/config.ts'
import { InvalidInput } from '#server/domain/kernel/failure.ts'
import { type Instant, instantOf } from '#server/domain/kernel/instant.ts'
import { Bug } from '#server/domain/kernel/invariant.ts'
import { type Period, type PeriodCalendar, periodAt } from '#server/domain/kernel/period.ts'
import { accepted } from '#server/domain/kernel/result.ts'
import { systemActor } from '#server/usecases/actor.ts'
import { setUpCompany } from '#server/usecases/company/set-up-company.ts'
import {
  type BulkMember,
  type BulkReason,
  type BulkTree,
  bulkTree,
  count,
} from '#server/usecases/imports/bulk-members.ts'
import {
  BULK_PRODUCT,
  type BulkFigures,
  type BulkOrder,
  type BulkWish,
} from '#server/usecases/imports/bulk-wish.ts'

/** What was brought in, with the application open on it. */
export interface BulkImported extends BulkFigures {
  readonly app: Application
}

/**
 * Fills the empty store of a company offline: rows are checked and streamed to disk, `neo4j-admin` loads them,
 * migrations build the indexes, and one event COMPANY_IMPORTED closes it. Killed before that, the next call starts
 * over cleanly. Throws InvalidInput for a store that holds something else. The application is open afterwards.
 */
export async function bulkImport(config: Config, wish: BulkWish): Promise<BulkImported> {
  const start = performance.now()
  const home = await openHome(config.home, wish.store)
  const marker = join(home.folder, 'bulk-import.half')
  if (existsSync(join(home.store, 'data', 'databases', 'neo4j')) && !existsSync(marker)) throw notEmpty(wish)
  await writeFile(marker, '', { mode: 0o600 })
  const folder = join(home.imports, 'bulk')
  await rm(folder, { recursive: true, force: true })
  const files = await openBulkFiles(folder)
  const tree = bulkTree(wish.members)
  const written = await writeFiles(wish, tree, files)
  const checked = performance.now()
  wish.say(`checked and written to disk: ${tree.members.length} members, ${written.orders} orders`)
  await load({ cache: config.cache, say: wish.say }, home, files)
  await rm(folder, { recursive: true, force: true })
  const loaded = performance.now()
  const app = await openApplication({ config, company: wish.store, say: wish.say })
  await announce(app, wish, { tree, written })
  await rm(marker)
  const end = performance.now()
  const seconds = {
    check: (checked - start) / 1000,
    load: (loaded - checked) / 1000,
    open: (end - loaded) / 1000,
    total: (end - start) / 1000,
  }
  return { app, members: tree.members.length, ...written, seconds }
}

const notEmpty = ({ store }: BulkWish): InvalidInput =>
  new InvalidInput([{ path: 'company', reason: `the store ${store} is not empty; name an empty one` }])

interface Written {
  readonly orders: number
  readonly rejected: ReadonlyMap<BulkReason, number>
  readonly ordersByPeriod: ReadonlyMap<string, number>
}

async function writeFiles(wish: BulkWish, tree: BulkTree, files: BulkFiles): Promise<Written> {
  const ids = tree.members.map(() => randomUUID())
  for (const [ordinal, member] of tree.members.entries()) {
    const { id: number, country, status, joinedAt } = member
    const sponsor = tree.sponsor[ordinal]!
    const name = `Member ${number}`
    const node = { ordinal, id: ids[ordinal]!, number, name, country, language: 'en', status, sponsor }
    await files.member({ ...node, enrolledAt: joinedAt })
  }
  const written = await writeOrders(wish, { tree, ids, files })
  await files.end(tree.members.length)
  return written
}

interface Sources {
  readonly tree: BulkTree
  readonly ids: readonly string[]
  readonly files: BulkFiles
}

async function writeOrders(wish: BulkWish, { tree, ids, files }: Sources): Promise<Written> {
  const rejected = new Map(tree.rejected)
  const ordersByPeriod = new Map<string, number>()
  const seen = new Set<string>()
  const { currency, calendar } = wish.company
  const periodOf = periodFinder(calendar)
  for await (const orders of wish.orders) {
    for (const { id: number, memberId, at, amountMinor, cvMinor } of orders) {
      const buyer = tree.ordinals.get(memberId)
      const reason = orderReason(
        { at, amountMinor, cvMinor },
        buyer === undefined ? undefined : tree.members[buyer],
      )
      if (reason !== undefined || seen.has(number)) {
        count(rejected, reason ?? 'ORDER_TWICE')
        continue
      }
      const period = periodOf(instantOf(at))
      ordersByPeriod.set(period, (ordersByPeriod.get(period) ?? 0) + 1)
      const node = { id: randomUUID(), number, buyer: buyer!, buyerId: ids[buyer!]!, acceptedAt: at, period }
      const amounts = { amountMinor, cvMinor, pvHundredths: cvMinor }
      const product = { currency, productCode: BULK_PRODUCT }
      await files.order({ index: seen.size, ...node, ...product, ...amounts })
      seen.add(number)
    }
  }
  return { orders: seen.size, rejected, ordersByPeriod }
}

function orderReason(
  { at, amountMinor, cvMinor }: Pick<BulkOrder, 'at' | 'amountMinor' | 'cvMinor'>,
  buyer: BulkMember | undefined,
): BulkReason | undefined {
  if (!Number.isSafeInteger(at)) return 'DATE_IMPOSSIBLE'
  if (buyer === undefined) return 'BUYER_UNKNOWN'
  if (at < buyer.joinedAt) return 'ORDER_BEFORE_JOINED'
  return amountMinor >= 0 && cvMinor >= 0 ? undefined : 'PRICE_NEGATIVE'
}

/** The period of an instant; orders of one period follow each other often, and time zones are slow to ask. */
function periodFinder(calendar: PeriodCalendar): (at: Instant) => string {
  const known: Period[] = []
  return (at) => {
    const found = known.find(({ from, to }) => from <= at && at < to)
    if (found) return found.id
    const period = periodAt(at, calendar)
    known.push(period)
    return period.id
  }
}

async function load(
  tools: { readonly cache: string; readonly say: (line: string) => void },
  home: Awaited<ReturnType<typeof openHome>>,
  files: BulkFiles,
): Promise<void> {
  const options = {
    store: home.store,
    logs: home.logs,
    password: home.secrets.databasePassword,
    ...tools,
  }
  await withStoppedStore(options, async (stopped) => {
    await stopped.wipe()
    await stopped.runAdminCommand({ args: files.args })
  })
}

async function announce(
  app: Application,
  wish: BulkWish,
  { tree, written }: { readonly tree: BulkTree; readonly written: Written },
): Promise<void> {
  const { ports } = app
  const { name, currency, calendar } = wish.company
  const settings = { name, currency, timeZone: calendar.zone, periodKind: calendar.kind, demo: false }
  const firstPeriod = wish.firstPeriod(written.ordersByPeriod)
  const set = await setUpCompany({ ports, actor: systemActor() }, { ...settings, firstPeriod })
  const importId = ports.ids.next()
  const counts = { members: tree.members.length, orders: written.orders, creditNotes: 0 }
  const prices = { memberPriceMinor: 0n, customerPriceMinor: 0n, cvMinor: 0n, pvHundredths: 0n }
  const product = { code: BULK_PRODUCT, name: 'Bulk import', kind: 'GOODS', currency, ...prices } as const
  const committed = await ports.changes.commit({ actor: 'system', verb: 'bulkImport' }, async () =>
    accepted({
      events: [
        { kind: 'PRODUCT_SAVED', subject: BULK_PRODUCT, body: product },
        {
          kind: 'COMPANY_IMPORTED',
          subject: importId,
          body: { importId, sourceDigest: wish.sourceDigest, ...counts },
        },
      ],
      restsOn: [],
      raises: ['tree:SPONSOR'],
    }),
  )
  if (!set.ok || !committed.ok) throw new Bug('an empty store takes a company and its import')
}
