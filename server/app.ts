import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Driver } from 'neo4j-driver'
import pino, { type Logger } from 'pino'
import { machineClock } from '#server/adapters/clock/machine-clock.ts'
import { nodeDigest } from '#server/adapters/digest/node-digest.ts'
import { nodeSecret } from '#server/adapters/digest/node-secret.ts'
import { randomIds } from '#server/adapters/digest/random-ids.ts'
import { type Home, openHome } from '#server/adapters/files/home.ts'
import { importFilesOf } from '#server/adapters/files/import-files.ts'
import { openLogFile } from '#server/adapters/files/log-file.ts'
import { openIndex } from '#server/adapters/index/index-host.ts'
import { openChainAudit } from '#server/adapters/neo4j/chain-audit.ts'
import { Committer } from '#server/adapters/neo4j/committer.ts'
import { companyFacts } from '#server/adapters/neo4j/company-facts.ts'
import { contactFacesOf } from '#server/adapters/neo4j/contact-faces.ts'
import { customerFacts } from '#server/adapters/neo4j/customer-facts.ts'
import { answers, type Neo4jAddress, openDriver } from '#server/adapters/neo4j/driver.ts'
import { importsOf } from '#server/adapters/neo4j/imports.ts'
import { indexSource } from '#server/adapters/neo4j/index-loader.ts'
import { openJobs } from '#server/adapters/neo4j/jobs.ts'
import { leadFacts } from '#server/adapters/neo4j/lead-facts.ts'
import { openLog } from '#server/adapters/neo4j/log-reader.ts'
import { memberFacts } from '#server/adapters/neo4j/member-facts.ts'
import { migrate, readMigrations } from '#server/adapters/neo4j/migrate.ts'
import { appliedMigrations } from '#server/adapters/neo4j/migration-queries.ts'
import { orderFactsOf } from '#server/adapters/neo4j/order-facts.ts'
import { periodFactsOf } from '#server/adapters/neo4j/period-facts.ts'
import { periodRecords } from '#server/adapters/neo4j/period-records.ts'
import { planFactsOf } from '#server/adapters/neo4j/plan-facts.ts'
import { productFactsOf } from '#server/adapters/neo4j/product-facts.ts'
import { readRows } from '#server/adapters/neo4j/query.ts'
import { replayOf } from '#server/adapters/neo4j/replay.ts'
import { runFactsOf } from '#server/adapters/neo4j/run-facts.ts'
import { attempts, sessions } from '#server/adapters/neo4j/sessions.ts'
import { openStaging } from '#server/adapters/neo4j/staging.ts'
import { userFacts } from '#server/adapters/neo4j/user-facts.ts'
import { openNeo4j } from '#server/adapters/neo4j-launcher/find-neo4j.ts'
import type { Profile } from '#server/adapters/neo4j-launcher/memory-size.ts'
import type { DemoLogIn } from '#server/api/graphql/context.ts'
import { generatedSchema } from '#server/api/graphql/generated-schema.ts'
import { buildSchema } from '#server/api/graphql/schema.ts'
import type { Doors, Readiness } from '#server/api/http/doors.ts'
import { openDoors } from '#server/api/http/http-server.ts'
import type { Config } from '#server/config.ts'
import type { CompanyFacts } from '#server/ports/company-facts.ts'
import type { EventLog } from '#server/ports/event-log.ts'
import type { LoggedEvent } from '#server/ports/events.ts'
import type { Genealogy } from '#server/ports/genealogy.ts'
import type { ProductFacts } from '#server/ports/product-facts.ts'
import type { Ports } from '#server/usecases/ports.ts'

/** What an application is opened with. */
export interface AppOptions {
  readonly config: Config
  /** Name of the company's store below the home. */
  readonly company: string
  /** Memory of an own Neo4j; default: for serving. */
  readonly profile?: Profile
  /** A Neo4j somebody else has opened (tests): it is used and left running. */
  readonly neo4j?: Neo4jAddress
  /** True where the index is only compared: it is filled then, and a graph it cannot be made of stops no start. */
  readonly idleIndex?: boolean
  /** Hears a line for each step of the start and for what happens to Neo4j. */
  readonly say?: (line: string) => void
}

/** A running application without doors: what the command line, seeds, benches and tests work with. */
export interface Application {
  readonly ports: Ports
  readonly config: Config
  readonly home: Home
  readonly driver: Driver
  readonly log: Logger
  readonly neo4j: { readonly uri: string; readonly origin: string; readonly attached: boolean }
  ready(): Promise<Readiness>
  /** Opens GraphQL, sockets, health and the web app. */
  serve(options?: ServeOptions): Promise<Doors>
  /** Closes in the reverse order of opening and stops a Neo4j of ours; safe to call twice. */
  close(): Promise<void>
}

export interface ServeOptions {
  /** Default: the port of the configuration; 0 takes a free one. */
  readonly port?: number
  readonly demoLogIns?: readonly DemoLogIn[]
  /** Hears the server time of every answer in milliseconds. */
  readonly served?: (ms: number) => void
}

/**
 * Opens everything behind the doors, in order: home and secrets, Neo4j, migrations, index. Each step says how long
 * it took. A step that fails closes what was opened before and throws a Fault whose cause names the remedy.
 */
export async function openApplication(options: AppOptions): Promise<Application> {
  const opened: (() => Promise<unknown>)[] = []
  const close = async (): Promise<void> => {
    for (const undo of opened.splice(0).toReversed()) await undo()
  }
  try {
    return await open(options, opened, close)
  } catch (error) {
    await close().catch(() => undefined)
    throw error
  }
}

async function open(
  options: AppOptions,
  opened: (() => Promise<unknown>)[],
  close: () => Promise<void>,
): Promise<Application> {
  const { config, company } = options
  const step = stepTimer(options.say)
  const home = await step('home and secrets', () => openHome(config.home, company))
  const log = pino(
    { level: config.logLevel, base: null },
    openLogFile(join(home.logs, 'server.log'), (sentence) => console.error(sentence)),
  )
  const server = await step('Neo4j', () => findNeo4j(options, home))
  opened.push(() => server.stop())
  const driver = openDriver(server)
  opened.push(() => driver.close())
  await step('migrations', () => migrate(driver, machineClock))
  const events = openLog(driver)
  const settings = companyFacts(driver)
  const figures = { periods: periodFactsOf(driver), periodRecords: periodRecords(driver) }
  const onTrouble = (error: unknown): void => log.warn({ err: error }, 'the index met a trouble')
  const genealogy = await step('genealogy index', () =>
    openIndex({
      log: events,
      source: indexSource(driver),
      clock: machineClock,
      company: settings,
      periods: figures.periods,
      records: figures.periodRecords,
      idle: options.idleIndex ?? false,
      onTrouble,
    }),
  )
  opened.push(() => genealogy.stop())
  const products = productFactsOf(driver)
  const stopHearing = genealogy.follow((page) => {
    if (page.some(concernsCompany)) settings.forget()
    if (page.some(({ kind }) => kind === 'PRODUCT_SAVED')) products.forget()
  })
  opened.push(async () => stopHearing())
  const ports = portsOver({ driver, home, genealogy, settings, figures, products, events })
  const readiness = (): Promise<Readiness> => readyOf(driver, genealogy)
  const neo4j = { uri: server.uri, origin: server.origin, attached: server.attached }
  const behind = { ports, config, home, driver, log, neo4j, ready: readiness, close }
  return { ...behind, serve: (serving) => serve(behind, serving, opened) }
}

const concernsCompany = ({ kind }: LoggedEvent): boolean =>
  /^(COMPANY_|SIGHT_POLICY_SET|PLAN_VERSION_SAVED)/.test(kind)

function portsOver(over: {
  readonly driver: Driver
  readonly home: Home
  readonly genealogy: Genealogy
  readonly settings: CompanyFacts
  readonly figures: Pick<Ports, 'periods' | 'periodRecords'>
  readonly products: ProductFacts
  readonly events: EventLog
}): Ports {
  const { driver, home, genealogy, settings, figures, products, events } = over
  const digest = nodeDigest(home.secrets.identifierKey)
  const { chainKey } = home.secrets
  const changes = new Committer({ driver, clock: machineClock, digest, chainKey }, (seq) => {
    void genealogy.reached(seq, 0)
  })
  return {
    clock: machineClock,
    ids: randomIds,
    digest,
    secret: nodeSecret(),
    changes,
    log: events,
    chain: openChainAudit({ driver, digest, chainKey }),
    genealogy,
    company: settings,
    members: memberFacts(driver),
    customers: customerFacts(driver),
    leads: leadFacts(driver),
    faces: contactFacesOf(driver),
    orders: orderFactsOf(driver),
    products,
    plans: planFactsOf(driver),
    ...figures,
    runFacts: runFactsOf(driver),
    replay: replayOf(driver),
    staging: openStaging(driver, machineClock),
    jobs: openJobs(driver, machineClock),
    imports: importsOf(driver),
    importFiles: importFilesOf(home.imports),
    users: userFacts(driver),
    sessions: sessions(driver),
    attempts: attempts(driver),
  }
}

async function findNeo4j(options: AppOptions, home: Home): Promise<FoundNeo4j> {
  if (options.neo4j) {
    return { ...options.neo4j, origin: 'GIVEN', attached: true, stop: async () => undefined }
  }
  return openNeo4j({
    profile: options.profile ?? 'SERVE',
    environment: options.config.neo4j,
    store: home.store,
    logs: home.logs,
    cache: options.config.cache,
    password: home.secrets.databasePassword,
    say: options.say,
  })
}

type FoundNeo4j = Neo4jAddress & {
  readonly origin: string
  readonly attached: boolean
  stop(): Promise<void>
}

/** Behind by more than this, the process is not ready. */
const BEHIND_MOST_MS = 5_000

/** Who asks whether requests may come waits no longer than this for the database. */
const READY_WITHIN_MS = 1_000

async function readyOf(driver: Driver, genealogy: Genealogy): Promise<Readiness> {
  const answered = answers(driver).then(
    () => true,
    () => false,
  )
  const neo4j = await Promise.race([answered, pause(READY_WITHIN_MS, false, { ref: false })])
  const migrations = neo4j && (await pendingMigrations(driver)) === 0
  const index = genealogy.health().behindMs < BEHIND_MOST_MS
  return { ready: neo4j && migrations && index, neo4j, migrations, index }
}

async function pendingMigrations(driver: Driver): Promise<number> {
  const applied = new Set((await readRows(driver, appliedMigrations, {})).map(({ name }) => name))
  return readMigrations().filter(({ name }) => !applied.has(name)).length
}

async function serve(
  behind: Omit<Application, 'serve'>,
  options: ServeOptions = {},
  opened: (() => Promise<unknown>)[],
): Promise<Doors> {
  const { ports, config, home, driver, log, neo4j, ready } = behind
  const doors = await openDoors({
    ports,
    schema: buildSchema(await generatedSchema(driver)),
    log,
    slug: home.company,
    port: options.port ?? config.port,
    publicUrl: config.publicUrl,
    cookieKey: home.secrets.cookieKey,
    neo4j,
    demoLogIns: config.publicUrl === undefined ? (options.demoLogIns ?? []) : [],
    webFolder: existsSync(join(WEB, 'index.html')) ? WEB : undefined,
    planSchema: existsSync(PLAN_SCHEMA) ? readFileSync(PLAN_SCHEMA, 'utf8') : undefined,
    ready,
    ...(options.served ? { served: options.served } : {}),
  })
  opened.push(() => doors.close())
  return doors
}

const WEB = fileURLToPath(new URL('../web/dist', import.meta.url))
const PLAN_SCHEMA = fileURLToPath(new URL('../seeds/plans/plan-1.schema.json', import.meta.url))

/** Runs a step and says what it was and how long it took. */
function stepTimer(say: AppOptions['say']) {
  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now()
    const done = await work()
    say?.(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
    return done
  }
}
