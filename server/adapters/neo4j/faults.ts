import { Neo4jError } from 'neo4j-driver'
import { Fault, type FaultDetails } from '#server/domain/kernel/failure.ts'
import { Bug } from '#server/domain/kernel/invariant.ts'

const CONSTRAINT_VIOLATED = 'Neo.ClientError.Schema.ConstraintValidationFailed'

/** First that matches the driver's code wins. The server's sentence is never read: it changes between versions. */
const FACES: readonly (readonly [RegExp, Omit<FaultDetails, 'cause' | 'source'>])[] = [
  [/^(ServiceUnavailable|SessionExpired)$/, { code: 'NEO4J_AWAY', retriable: true }],
  [/DatabaseUnavailable|DatabaseNotFound|NotALeader/, { code: 'NEO4J_AWAY', retriable: true }],
  [/^Neo\.ClientError\.Security\./, { code: 'NEO4J_SIGN_IN', retriable: false }],
  [/TransactionTimedOut|LockClientStopped|Transaction\.Terminated/, { code: 'NEO4J_SLOW', retriable: true }],
  [/OutOfMemory|MemoryPool|StackOverflow/, { code: 'NEO4J_MEMORY', retriable: false }],
  [/^Neo\.ClientError\.Schema\.ConstraintValidation/, { code: 'NEO4J_CONSTRAINT', retriable: false }],
  [/^Neo\.TransientError\./, { code: 'NEO4J_BUSY', retriable: true }],
  [/^Neo\.DatabaseError\./, { code: 'NEO4J_FAILED', retriable: false }],
]

/**
 * What the driver itself says without a code. Only its sentence, of the version the lock file holds, tells a
 * connection that is not to be had from a value it cannot send, which is ours.
 */
const CODELESS: readonly (readonly [RegExp, Omit<FaultDetails, 'cause' | 'source'>])[] = [
  [/^Connection acquisition timed out/, { code: 'NEO4J_BUSY', retriable: true }],
  [/^(Pool is closed|No connection available)/, { code: 'NEO4J_AWAY', retriable: true }],
  [/certificate|^Server responded HTTP|Bolt protocol version/, { code: 'NEO4J_AWAY', retriable: false }],
]

/** True when a uniqueness constraint refused a write. */
export const isConstraintViolation = (error: unknown): boolean =>
  driverError(error)?.code === CONSTRAINT_VIOLATED

/** True when the same transaction may succeed if it is simply run again (deadlock, leader change). */
export function isWorthAnotherTry(error: unknown): boolean {
  const found = driverError(error)
  return found?.code.startsWith('Neo.TransientError.') === true && found.retryable
}

/** True when the driver says that a read may be tried again: the server was away, busy, or the connection old. */
export const isRetriable = (error: unknown): boolean => driverError(error)?.retryable === true

/** The driver's error, also behind a `Fault` made of it. */
function driverError(error: unknown): Neo4jError | undefined {
  const bare = error instanceof Fault ? error.cause : error
  return bare instanceof Neo4jError ? bare : undefined
}

/**
 * Turns what the driver throws into a `Fault` by code and retriable flag. A statement the server could not
 * understand, a value the driver could not send and whatever else is no trouble of the connection is one of ours and
 * becomes a `Bug`. What is no driver error is returned as it is.
 */
export function asFault(error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error
  const [faces, said] = error.code === 'N/A' ? [CODELESS, error.message] : [FACES, error.code]
  const face = faces.find(([pattern]) => pattern.test(said))?.[1]
  if (face) return new Fault({ source: 'NEO4J', ...face, cause: error })
  return new Bug(`${error.code}: ${error.message}`)
}

/** Runs `work` and lets only `Fault`, `Bug` and our own errors out. */
export async function withFaults<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asFault(error)
  }
}
