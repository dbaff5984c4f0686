import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Driver } from 'neo4j-driver'
import { DATABASE } from '#server/adapters/neo4j/driver.ts'
import { withFaults } from '#server/adapters/neo4j/faults.ts'
import {
  appliedMigrations,
  recordMigrations,
  releaseMigrationLease,
  takeMigrationLease,
} from '#server/adapters/neo4j/migration-queries.ts'
import { readRows } from '#server/adapters/neo4j/query.ts'
import { CYPHER_FOLDER, loadStatement, parseStatement } from '#server/adapters/neo4j/statement-file.ts'
import { Fault } from '#server/domain/kernel/failure.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import type { Clock } from '#server/ports/clock.ts'

/** A numbered file of `cypher/migrations`: one statement that may run twice. */
export interface Migration {
  readonly name: string
  /** SHA-256 of the file, hex. A migration that was applied is never edited. */
  readonly checksum: string
  readonly text: string
}

/** Statements that only shape the store: they may share a transaction, and fill their indexes in one walk. */
const SCHEMA = /^CREATE (CONSTRAINT|(TEXT )?INDEX) /
const NAME = /^(\d{4}-[a-z0-9-]+)\.cypher$/
const LEASE_MS = 60_000
const PULSE_MS = 15_000
const PATIENCE_MS = 90_000
const POLL_MS = 200

/** The migrations of a folder in order. Throws `Bug` when their numbers are not 1, 2, 3 ... */
export function readMigrations(folder = `${CYPHER_FOLDER}migrations/`): readonly Migration[] {
  const names = readdirSync(folder).flatMap((file) => NAME.exec(file)?.[1] ?? [])
  return names.sort().map((name, index) => {
    const source = readFileSync(`${folder}${name}.cypher`, 'utf8')
    invariant(Number(name.slice(0, 4)) === index + 1, `migration ${name} has number ${index + 1}`)
    const checksum = createHash('sha256').update(source).digest('hex')
    return { name, checksum, text: parseStatement(`migrations/${name}`, source).text }
  })
}

/**
 * Brings a store to the newest shape and tells which migrations were applied now (none on a second run). Takes turns
 * with other processes by a lease; killed half-way it goes on where it stopped. Throws `Fault` MIGRATION_EDITED or
 * MIGRATION_UNKNOWN (not retriable) when the store has seen other files than these, MIGRATION_BUSY when the lease
 * is not free within 90 seconds.
 */
export async function migrate(
  driver: Driver,
  clock: Clock,
  migrations = readMigrations(),
): Promise<readonly string[]> {
  const [first] = migrations
  if (first === undefined) return []
  await apply(driver, first)
  const owner = randomUUID()
  await waitForLease(driver, { clock, owner })
  try {
    const seen = await readRows(driver, appliedMigrations, {})
    checkSeen(seen, migrations)
    const names = new Set(seen.map(({ name }) => name))
    const missing = migrations.filter(({ name }) => !names.has(name))
    await holdingLease(driver, { clock, owner }, async () => {
      for (const group of groupsOf(missing)) {
        await applyTogether(driver, group)
        const applied = group.map(({ name, checksum }) => ({ name, checksum }))
        await readRows(driver, recordMigrations, { applied, appliedAt: clock.now() })
      }
      await apply(driver, loadStatement('bookkeeping/migrations/await-indexes'))
    })
    return missing.map(({ name }) => name)
  } finally {
    await readRows(driver, releaseMigrationLease, { owner })
  }
}

function checkSeen(seen: readonly { name: string; checksum: string }[], files: readonly Migration[]): void {
  const checksums = new Map(files.map(({ name, checksum }) => [name, checksum]))
  for (const { name, checksum } of seen) {
    const now = checksums.get(name)
    if (now === undefined) throw migrationFault('MIGRATION_UNKNOWN', name)
    if (now !== checksum) throw migrationFault('MIGRATION_EDITED', name)
  }
}

const migrationFault = (code: string, name: string): Fault =>
  new Fault({ source: 'NEO4J', code, retriable: code === 'MIGRATION_BUSY', cause: name })

async function apply(driver: Driver, { text }: { readonly text: string }): Promise<void> {
  await withFaults(() => driver.executeQuery(text, {}, { database: DATABASE }))
}

/** Runs of schema statements together, everything else alone: data and schema cannot share a transaction. */
function groupsOf(migrations: readonly Migration[]): Migration[][] {
  const groups: Migration[][] = []
  for (const migration of migrations) {
    const last = groups.at(-1)
    const joins = last !== undefined && [last[0]!, migration].every(({ text }) => SCHEMA.test(text))
    if (joins) last.push(migration)
    else groups.push([migration])
  }
  return groups
}

async function applyTogether(driver: Driver, group: readonly Migration[]): Promise<void> {
  const session = driver.session({ database: DATABASE })
  try {
    await withFaults(() =>
      session.executeWrite(async (transaction) => {
        for (const { text } of group) await transaction.run(text)
      }),
    )
  } finally {
    await session.close()
  }
}

interface Lease {
  readonly clock: Clock
  readonly owner: string
}

/** Filling indexes of a large store takes longer than a lease lasts, so it is renewed meanwhile. */
async function holdingLease(driver: Driver, lease: Lease, work: () => Promise<void>): Promise<void> {
  const pulse = setInterval(() => void takeLease(driver, lease).catch(() => undefined), PULSE_MS)
  try {
    await work()
  } finally {
    clearInterval(pulse)
  }
}

async function waitForLease(driver: Driver, lease: Lease): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += POLL_MS) {
    if (await takeLease(driver, lease)) return
    await pause(POLL_MS)
  }
  throw migrationFault('MIGRATION_BUSY', 'lease')
}

async function takeLease(driver: Driver, { clock, owner }: Lease): Promise<boolean> {
  const now = clock.now()
  const until = (now + LEASE_MS) as typeof now
  return (await readRows(driver, takeMigrationLease, { owner, now, until })).length > 0
}
