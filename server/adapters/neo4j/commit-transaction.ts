import { randomUUID } from 'node:crypto'
import neo4j, { type Driver, type Transaction } from 'neo4j-driver'
import type { Waiting } from '#server/adapters/neo4j/batch.ts'
import { DATABASE } from '#server/adapters/neo4j/driver.ts'
import { encodeParameters } from '#server/adapters/neo4j/encode.ts'
import { numberEvents } from '#server/adapters/neo4j/event-rows.ts'
import { currentVersions, logHead } from '#server/adapters/neo4j/log-queries.ts'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import { loadStatement, type StatementFile } from '#server/adapters/neo4j/statement-file.ts'
import type { Row } from '#server/adapters/neo4j/write-step.ts'
import { planWrites } from '#server/adapters/neo4j/write-table.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import type { Committed } from '#server/ports/changes.ts'
import type { Clock } from '#server/ports/clock.ts'
import type { Digest } from '#server/ports/digest.ts'

/** What the committer works with. */
export interface CommitterParts {
  readonly driver: Driver
  readonly clock: Clock
  readonly digest: Digest
  /** Key of the chain's links, from `secrets.json`. */
  readonly chainKey: string
}

/** Committed: one answer a change. Stale: which changes rested on something that has risen; nothing was written. */
export type Outcome =
  | { readonly ok: true; readonly committed: readonly Committed[] }
  | { readonly ok: false; readonly stale: ReadonlySet<Waiting> }

const LOCK_VERSIONS = loadStatement('write/log/lock-versions')
const RAISE_VERSIONS = loadStatement('write/log/raise-versions')
const LOCK_HEAD = loadStatement('write/log/lock-head')
const APPEND = loadStatement('write/log/append')
const ADVANCE_HEAD = loadStatement('write/log/advance-head')
const GIVE_ORDINALS = loadStatement('write/genealogy/give-ordinals')

/** Rows of one statement; more are split. */
const ROWS_A_STATEMENT = 5_000
const TIMEOUT_MS = 60_000

/**
 * Writes a batch in one transaction: versions locked in order, the writes of every kind, the head locked last, what
 * the changes rest on checked under that lock, then events, versions and head. Statements that need no answer of
 * each other are sent without waiting. Driver errors pass through; then nothing is written.
 */
export async function commitBatch(parts: CommitterParts, batch: readonly Waiting[]): Promise<Outcome> {
  const session = parts.driver.session({ database: DATABASE, defaultAccessMode: neo4j.session.WRITE })
  try {
    const transaction = session.beginTransaction({ timeout: TIMEOUT_MS })
    const outcome = await writeAll(transaction, parts, batch)
    await (outcome.ok ? transaction.commit() : transaction.rollback())
    return outcome
  } finally {
    await session.close()
  }
}

async function writeAll(
  transaction: Transaction,
  parts: CommitterParts,
  batch: readonly Waiting[],
): Promise<Outcome> {
  const at = parts.clock.now()
  const id = randomUUID()
  const raises = batch.flatMap(({ change }) => change.raises).sort()
  const looked = [...new Set(batch.flatMap(({ change }) => change.restsOn.map(({ key }) => key)))]
  const events = batch.flatMap(({ change }) => change.events)
  const sent: Promise<unknown>[] = []
  if (raises.length > 0) sent.push(write(transaction, LOCK_VERSIONS, { keys: raises, transaction: id }))
  for (const { step, rows } of planWrites(events, { at, digest: parts.digest })) {
    sent.push(...writeRows(transaction, step.file, rows))
  }
  sent.push(write(transaction, LOCK_HEAD, { transaction: id }))
  const reads = [readOne(transaction, logHead, {}), versionsOf(transaction, looked)] as const
  await Promise.all([...sent, ...reads])
  const [head, versions] = await Promise.all(reads)
  const stale = new Set(batch.filter((item) => restsOnOld(item, versions)))
  if (stale.size > 0) return { ok: false, stale }
  invariant(head !== undefined, 'the store has a head of the log (run the migrations)')
  const numbered = numberEvents(batch, head, { at, transaction: id, chainKey: parts.chainKey })
  const { seq, link, nextOrdinal } = numbered.head
  await Promise.all([
    ...writeRows(transaction, GIVE_ORDINALS, numbered.ordinals),
    ...(raises.length > 0 ? [write(transaction, RAISE_VERSIONS, { keys: raises })] : []),
    ...writeRows(transaction, APPEND, numbered.rows),
    write(transaction, ADVANCE_HEAD, { seq, link, nextOrdinal }),
  ])
  return { ok: true, committed: numbered.committed }
}

async function versionsOf(transaction: Transaction, keys: string[]): Promise<ReadonlyMap<string, number>> {
  if (keys.length === 0) return new Map()
  const rows = await readRows(transaction, currentVersions, { keys })
  return new Map(rows.map(({ key, version }) => [key, version]))
}

const restsOnOld = ({ change }: Waiting, versions: ReadonlyMap<string, number>): boolean =>
  change.restsOn.some(({ key, version }) => versions.get(key) !== version)

/** Runs a statement over rows; it must say that it has written each of them. */
function writeRows(transaction: Transaction, file: StatementFile, rows: readonly Row[]): Promise<void>[] {
  const sent: Promise<void>[] = []
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const part = rows.slice(from, from + ROWS_A_STATEMENT)
    sent.push(
      write(transaction, file, { rows: part }).then((written) => checkWritten(file, written, part.length)),
    )
  }
  return sent
}

function checkWritten({ name }: StatementFile, written: number, wanted: number): void {
  invariant(written === wanted, `${name} finds all that its rows name: ${written} of ${wanted}`)
}

async function write(transaction: Transaction, file: StatementFile, parameters: Row): Promise<number> {
  const result = await transaction.run(file.text, encodeParameters(parameters) as Row)
  const written: unknown = result.records[0]?.get('written')
  return neo4j.isInt(written) ? written.toNumber() : 0
}
