import neo4j, { type Driver, type ManagedTransaction, type QueryResult, type RecordShape } from 'neo4j-driver'
import { z } from 'zod'
import { DATABASE } from '#server/adapters/neo4j/driver.ts'
import { encodeParameters } from '#server/adapters/neo4j/encode.ts'
import { isRetriable, withFaults } from '#server/adapters/neo4j/faults.ts'
import { loadStatement, type StatementFile } from '#server/adapters/neo4j/statement-file.ts'
import { Bug, invariant } from '#server/domain/kernel/invariant.ts'

/** A statement with its typed twin: what goes in and what a row is. */
export interface Query<Params extends z.ZodObject, Row extends z.ZodObject> {
  readonly file: StatementFile
  readonly params: Params
  readonly row: Row
}

const bound: Query<z.ZodObject, z.ZodObject>[] = []

/** Every statement bound so far: what the tests compare with the files. */
export const boundQueries = (): readonly Query<z.ZodObject, z.ZodObject>[] => bound

interface Twin<Params extends z.ZodObject, Row extends z.ZodObject> {
  readonly params: Params
  readonly row: Row
}

/** A driver (own read transaction, tried again when the server asks for it) or an open transaction. */
export type ReadFrom = Driver | TransactionLike

/** What both kinds of the driver's transactions can do. */
export interface TransactionLike {
  run(text: string, parameters?: Record<string, unknown>): PromiseLike<QueryResult<RecordShape>>
}

/**
 * Binds `cypher/read/<name>.cypher` to the shapes of its parameters and rows. Called while modules load, so that a
 * missing or broken file stops the start; a test compares the twin with the file's parameters and columns.
 */
export function bindQuery<Params extends z.ZodObject, Row extends z.ZodObject>(
  name: string,
  twin: Twin<Params, Row>,
): Query<Params, Row> {
  const file = loadStatement(`read/${name}`)
  invariant(file.access === 'read', `read/${name}.cypher has access: read`)
  return remember({ file, ...twin })
}

/**
 * Binds `cypher/bookkeeping/<name>.cypher`: writes that are no change of anything ruled (sessions, leases,
 * counters) and so have no event. Everything else is written by the committer. Safe to run twice: it may be tried
 * again.
 */
export function bindBookkeeping<Params extends z.ZodObject, Row extends z.ZodObject>(
  name: string,
  twin: Twin<Params, Row>,
): Query<Params, Row> {
  const file = loadStatement(`bookkeeping/${name}`)
  invariant(file.access === 'write', `bookkeeping/${name}.cypher has access: write`)
  return remember({ file, ...twin })
}

function remember<Params extends z.ZodObject, Row extends z.ZodObject>(
  query: Query<Params, Row>,
): Query<Params, Row> {
  bound.push(query)
  return query
}

/**
 * All rows, decoded, of a read or of a bookkeeping write. Throws `Fault` when the database fails and `Bug` when a
 * row is not what the twin says.
 */
export async function readRows<Params extends z.ZodObject, Row extends z.ZodObject>(
  from: ReadFrom,
  query: Query<Params, Row>,
  parameters: z.input<Params>,
): Promise<z.output<Row>[]> {
  const sent = encodeParameters(query.params.parse(parameters)) as Record<string, unknown>
  const result = await withFaults(() => run(from, query.file, sent))
  return result.records.map((record) => decodeRow(query, record.toObject()))
}

/** The first row, or `undefined`. */
export async function readOne<Params extends z.ZodObject, Row extends z.ZodObject>(
  from: ReadFrom,
  query: Query<Params, Row>,
  parameters: z.input<Params>,
): Promise<z.output<Row> | undefined> {
  return (await readRows(from, query, parameters))[0]
}

/** Rows one by one as they arrive, for results that do not fit in memory at once. */
export async function* streamRows<Params extends z.ZodObject, Row extends z.ZodObject>(
  driver: Driver,
  query: Query<Params, Row>,
  parameters: z.input<Params>,
): AsyncGenerator<z.output<Row>> {
  const sent = encodeParameters(query.params.parse(parameters)) as Record<string, unknown>
  const session = driver.session({
    database: DATABASE,
    defaultAccessMode: neo4j.session.READ,
    fetchSize: 5_000,
  })
  try {
    const rows = session.run(query.file.text, sent)[Symbol.asyncIterator]()
    for (;;) {
      const next = await withFaults(() => rows.next())
      if (next.done) return
      yield decodeRow(query, next.value.toObject())
    }
  } finally {
    await session.close()
  }
}

/**
 * A read is sent as one message and answered by one; only where the server asks for another try is a managed
 * transaction opened, which costs two further trips.
 */
async function run(
  from: ReadFrom,
  { text, access }: StatementFile,
  sent: Record<string, unknown>,
): Promise<QueryResult<RecordShape>> {
  if (!('session' in from)) return from.run(text, sent)
  const defaultAccessMode = access === 'read' ? neo4j.session.READ : neo4j.session.WRITE
  const session = from.session({ database: DATABASE, defaultAccessMode })
  const work = (transaction: ManagedTransaction) => Promise.resolve(transaction.run(text, sent))
  try {
    if (access === 'write') return await session.executeWrite(work)
    return await Promise.resolve(session.run(text, sent)).catch((error: unknown) => {
      if (!isRetriable(error)) throw error
      return session.executeRead(work)
    })
  } finally {
    await session.close()
  }
}

function decodeRow<Params extends z.ZodObject, Row extends z.ZodObject>(
  query: Query<Params, Row>,
  raw: unknown,
): z.output<Row> {
  const decoded = query.row.safeParse(raw)
  if (decoded.success) return decoded.data
  throw new Bug(`a row of ${query.file.name} is not what its twin says: ${z.prettifyError(decoded.error)}`)
}
