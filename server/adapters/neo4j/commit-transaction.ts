import { randomUUID } from 'node:crypto'
import neo4j, { type Driver, type Transaction } from 'neo4j-driver'
import { z } from 'zod'
import type { Waiting } from '#server/adapters/neo4j/batch.ts'
import { column } from '#server/adapters/neo4j/decode.ts'
import { DATABASE } from '#server/adapters/neo4j/driver.ts'
import { encodeParameters } from '#server/adapters/neo4j/encode.ts'
import { type Head, numberEvents } from '#server/adapters/neo4j/event-rows.ts'
import { currentVersions } from '#server/adapters/neo4j/log-queries.ts'
import { readRows } from '#server/adapters/neo4j/query.ts'
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
const GIVE_ORDINALS = loadStatement('write/genealogy/give-ordinals')

/** What is read once the head is locked. */
const lockedHead = z.object({
  seq: column.exact,
  link: column.text,
  nextOrdinal: column.whole,
})

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
  const events = batch.flatMap(({ change }) => change.events)
  const locks = raises.length > 0 ? [run(transaction, LOCK_VERSIONS, { keys: raises, transaction: id })] : []
  const writes = planWrites(events, { at, digest: parts.digest }).flatMap(({ step, rows }) =>
    writeRows(transaction, { file: step.file, rows }),
  )
  const locked = lockHead(transaction, id)
  const [head, versions] = await Promise.all([locked, versionsOf(transaction, batch), ...locks, ...writes])
  const stale = new Set(batch.filter((item) => restsOnOld(item, versions)))
  if (stale.size > 0) return { ok: false, stale }
  const numbered = numberEvents(batch, head, { at, transaction: id, chainKey: parts.chainKey })
  const { seq, link, nextOrdinal } = numbered.head
  const end = { seq, link, nextOrdinal }
  await Promise.all([
    ...writeRows(transaction, { file: GIVE_ORDINALS, rows: numbered.ordinals }),
    ...(raises.length > 0 ? [run(transaction, RAISE_VERSIONS, { keys: raises })] : []),
    ...writeRows(transaction, { file: APPEND, rows: numbered.rows, besides: end }),
  ])
  return { ok: true, committed: numbered.committed }
}

async function lockHead(transaction: Transaction, id: string): Promise<Head> {
  const found = await run(transaction, LOCK_HEAD, { transaction: id })
  invariant(found !== undefined, 'the store has a head of the log (run the migrations)')
  return lockedHead.parse(found)
}

/** Read under the head's lock by a statement that writes nothing, so that it waits for no other lock. */
async function versionsOf(
  transaction: Transaction,
  batch: readonly Waiting[],
): Promise<ReadonlyMap<string, number>> {
  const keys = [...new Set(batch.flatMap(({ change }) => change.restsOn.map(({ key }) => key)))]
  if (keys.length === 0) return new Map()
  const rows = await readRows(transaction, currentVersions, { keys })
  return new Map(rows.map(({ key, version }) => [key, version]))
}

const restsOnOld = ({ change }: Waiting, versions: ReadonlyMap<string, number>): boolean =>
  change.restsOn.some(({ key, version }) => (versions.get(key) ?? 0) !== version)

interface RowsToWrite {
  readonly file: StatementFile
  readonly rows: readonly Row[]
  /** Further parameters of the statement. */
  readonly besides?: Row
}

/** Runs a statement over rows; it must say that it has written each of them. */
function writeRows(transaction: Transaction, { file, rows, besides = {} }: RowsToWrite): Promise<void>[] {
  const sent: Promise<void>[] = []
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const part = rows.slice(from, from + ROWS_A_STATEMENT)
    sent.push(
      run(transaction, file, { ...besides, rows: part }).then((row) => checkWritten(file, row, part.length)),
    )
  }
  return sent
}

function checkWritten({ name }: StatementFile, row: Row | undefined, wanted: number): void {
  const written = column.whole.parse(row?.['written'])
  invariant(written === wanted, `${name} finds all that its rows name: ${written} of ${wanted}`)
}

/** The first row of a statement's answer, in the driver's types. */
async function run(transaction: Transaction, file: StatementFile, parameters: Row): Promise<Row | undefined> {
  const result = await transaction.run(file.text, encodeParameters(parameters) as Row)
  return result.records[0]?.toObject()
}
