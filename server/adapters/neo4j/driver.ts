import neo4j, { type Driver } from 'neo4j-driver'
import { asFault } from '#server/adapters/neo4j/faults.ts'
import { loadStatement } from '#server/adapters/neo4j/statement-file.ts'

/** Where the database answers and who asks. An empty user means a server without log-in (tests only). */
export interface Neo4jAddress {
  readonly uri: string
  readonly user: string
  readonly password: string
}

/** One database a deployment: named, so that no session has to ask the server for its home first. */
export const DATABASE = 'neo4j'

const ANSWERS = loadStatement('read/log/answers')

const SETTINGS = {
  connectionAcquisitionTimeout: 5_000,
  connectionTimeout: 3_000,
  // A connection that was idle is asked before it is used, so that a restarted server is not noticed by a verb.
  connectionLivenessCheckTimeout: 10_000,
  maxConnectionPoolSize: 50,
  // Two further tries: over a short trouble they carry, and where it lasts, whoever asks hears of it within 3 seconds.
  maxTransactionRetryTime: 2_000,
  telemetryDisabled: true,
  notificationFilter: { minimumSeverityLevel: 'OFF' },
} as const

/**
 * Opens the one driver of a process. Integers stay lossless (decode.ts turns them): never switch that off here, the
 * driver is shared with `@neo4j/graphql`. Nothing is sent yet; ask `answers` whether the database is there.
 */
export function openDriver({ uri, user, password }: Neo4jAddress): Driver {
  const token = user === '' ? undefined : neo4j.auth.basic(user, password)
  return neo4j.driver(uri, token, SETTINGS)
}

/** Resolves when the database answers a query; throws `Fault` (NEO4J_AWAY, NEO4J_SIGN_IN) when not. */
export async function answers(driver: Driver): Promise<void> {
  try {
    await driver.executeQuery(ANSWERS.text, {}, { database: DATABASE })
  } catch (error) {
    throw asFault(error)
  }
}
