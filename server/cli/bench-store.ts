import { availableParallelism, totalmem } from 'node:os'
import { type Application, openApplication } from '#server/app.ts'
import { benchEngines } from '#server/cli/bench-engines.ts'
import { type BenchSize, madeData } from '#server/cli/bench-store-data.ts'
import { folderData } from '#server/cli/bench-store-folder.ts'
import { type Effort, type HttpFigures, measureHttp } from '#server/cli/bench-store-http.ts'
import { measureRun, type RunFigures } from '#server/cli/bench-store-run.ts'
import { type ThrowAwayHome, withThrowAwayHome } from '#server/cli/throw-away-home.ts'
import { EXIT, type Terminal, VerbStopped } from '#server/cli/verb.ts'
import { type Config, readConfig } from '#server/config.ts'
import { GenealogyIndex, type NewMember } from '#server/domain/genealogy/genealogy-index.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import type { TimeZone } from '#server/domain/kernel/time-zone.ts'
import type { BulkFigures, BulkWish } from '#server/usecases/imports/bulk-wish.ts'

/** The offline import, which only the composition root can put together. */
export type BulkImport = (
  config: Config,
  wish: BulkWish,
) => Promise<BulkFigures & { readonly app: Application }>

/** What the bench over a real store makes or reads, and how often it asks. */
export interface BenchStoreOptions extends BenchSize {
  readonly from: string | undefined
  readonly effort: Effort
}

const STORE = 'bench'
const CURRENCY = 'EUR'

/**
 * Measures the whole house on a throw-away home and a real Neo4j: import, index, run of the busiest month, and the
 * HTTP API. Prints figures and judges nothing; what it made is removed at the end.
 */
export async function benchStore(
  options: BenchStoreOptions,
  terminal: Terminal,
  bulkImport: BulkImport,
): Promise<void> {
  const environment = readConfig()
  if (environment.neo4j) {
    const sentence =
      'The bench fills a store of its own from its own Neo4j; unset NEO4J_URI and NEO4J_PASSWORD.'
    throw new VerbStopped(EXIT.badInput, 'NEO4J_FOREIGN', sentence)
  }
  await withThrowAwayHome('bench', terminal, async (home) => {
    const config: Config = { ...environment, home: home.path, logLevel: 'warn' }
    const figures = await measureAll(options, { home, config, terminal, bulkImport })
    sayFigures(figures, terminal)
    terminal.finish({ ok: true, ...figures })
  })
}

interface Tools {
  readonly home: ThrowAwayHome
  readonly config: Config
  readonly terminal: Terminal
  readonly bulkImport: BulkImport
}

async function measureAll(options: BenchStoreOptions, tools: Tools) {
  const { home, config, terminal } = tools
  const engines = options.from === undefined ? await measureEngines(options, terminal) : null
  const imported = await importAll(options, tools)
  const busiest = busiestOf(imported.ordersByPeriod)
  terminal.note(`Running ${busiest[0]} with ${busiest[1]} orders ...`)
  const run = await measured(home, imported.app, () => measureRun(imported.app, ...busiest))
  terminal.note(`  import ${imported.seconds.total.toFixed(1)} s, run ${run.totalSeconds.toFixed(1)} s`)
  terminal.note('Opening it again, then asking the HTTP API ...')
  const lines: string[] = []
  const app = await openApplication({ config, company: STORE, say: (line) => lines.push(line) })
  const http = await measured(home, app, async () => ({
    ...indexFigures(app, lines),
    ...(await measureHttp(app, options.effort, (line) => terminal.note(`  ${line}`))),
  }))
  return {
    members: imported.members,
    orders: imported.orders,
    seed: options.seed,
    rejected: Object.fromEntries(imported.rejected),
    import: imported.seconds,
    index: { ...http.index },
    engines,
    run,
    http: httpOf(http),
    machine: machineFigures(),
  }
}

type Measured = HttpFigures & ReturnType<typeof indexFigures>

function httpOf({ index: _, ...http }: Measured): HttpFigures {
  return http
}

/** Does the work and closes the application, whatever happens. */
async function measured<T>({ open }: ThrowAwayHome, app: Application, work: () => Promise<T>): Promise<T> {
  open.add(app)
  try {
    return await work()
  } finally {
    open.delete(app)
    await app.close()
  }
}

async function importAll(options: BenchStoreOptions, { config, terminal, bulkImport }: Tools) {
  terminal.note('Making members and orders ...')
  const data = options.from === undefined ? madeData(options) : await folderData(options.from)
  return bulkImport(config, {
    store: STORE,
    company: { name: 'Bench', currency: CURRENCY, calendar: { kind: 'MONTH', zone: 'UTC' as TimeZone } },
    ...data,
    firstPeriod: (orders) => busiestOf(orders)[0],
    say: (line) => terminal.note(`  ${line}`),
  })
}

function busiestOf(orders: ReadonlyMap<string, number>): [string, number] {
  const sorted = [...orders].sort(([, left], [, right]) => right - left)
  return sorted[0] ?? ['2025-12', 0]
}

/** The figures of the engines' own bench, without its words. */
async function measureEngines(size: BenchSize, terminal: Terminal): Promise<object | null> {
  let found: object | null = null
  const quiet: Terminal = {
    json: true,
    say: () => undefined,
    note: (text) => terminal.note(text),
    finish: (value) => {
      found = value
    },
  }
  await benchEngines(size, quiet)
  return found
}

const ROUNDS = 3

/** How long the index took: filled from the database, built from columns in memory, and rolled up. */
function indexFigures(app: Application, said: readonly string[]) {
  const { index } = app.ports.genealogy
  const opened = Number(/([\d.]+) s$/.exec(said.find((line) => line.startsWith('genealogy')) ?? '')?.[1] ?? 0)
  const streamed = membersOf(index)
  const buildSeconds = best(() => built(streamed, index.seq))
  const rollupSeconds = best(() => index.rollUpVolumes('SPONSOR'))
  const { bytesPerMember } = app.ports.genealogy.health()
  return { index: { openSeconds: opened, buildSeconds, rollupSeconds, bytesPerMember } }
}

/** Everybody as the stream of the database delivers them. */
const membersOf = (index: GenealogyIndex): readonly NewMember[] =>
  Array.from({ length: index.count }, (_, member) => {
    const ordinal = member as Ordinal
    const sponsor = index.parentOf('SPONSOR', ordinal) ?? null
    return { id: index.idOf(ordinal), ordinal, sponsor, ...index.members.of(ordinal) }
  })

function built(streamed: readonly NewMember[], seq: bigint): GenealogyIndex {
  const fresh = new GenealogyIndex(streamed.length)
  for (const member of streamed) fresh.load(member)
  fresh.settle(seq)
  return fresh
}

function best(work: () => unknown): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    work()
    return (performance.now() - start) / 1000
  })
  return Math.min(...rounds)
}

function machineFigures() {
  return {
    cores: availableParallelism(),
    memoryMiB: Math.floor(totalmem() / 1_048_576),
    peakMiB: Math.floor(process.resourceUsage().maxRSS / 1024),
    node: process.version,
  }
}

interface Figures {
  readonly members: number
  readonly orders: number
  readonly import: BulkFigures['seconds']
  readonly index: object
  readonly run: RunFigures
  readonly http: HttpFigures
  readonly machine: object
}

function sayFigures(figures: Figures, { say }: Terminal): void {
  say(`${figures.members} members, ${figures.orders} orders`)
  for (const name of ['import', 'index', 'run', 'http', 'machine'] as const) {
    say(name)
    for (const [key, value] of Object.entries(figures[name])) {
      say(`  ${key.padEnd(22)} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    }
  }
}
