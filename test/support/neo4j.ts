import type { Driver, Session } from 'neo4j-driver'
import { describe, inject } from 'vitest'

/** A suite of the service lane: runs on the one Neo4j of this run, or skips aloud where there is none. */
export const describeWithNeo4j = describe.skipIf(inject('neo4j') === null)

/** Address and sign-in of the one Neo4j of this run; call it inside `describeWithNeo4j` only. */
export function testNeo4j(): { readonly uri: string; readonly user: string; readonly password: string } {
  const server = inject('neo4j')
  if (server === null)
    throw new Error('There is no Neo4j in this run; declare the suite with describeWithNeo4j.')
  return server
}

/** Removes every node and relationship, in batches; constraints and indexes stay (see `emptySchema`). */
export async function emptyStore(session: Session): Promise<void> {
  await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS')
}

/**
 * Lets the leases of killed workers end now. They end by themselves (`jobs.test.ts`) and commands wait for it
 * (`when-free.test.ts`); nobody need sit through half a minute once more.
 */
export async function endLeases(driver: Driver): Promise<void> {
  await driver.executeQuery(
    "MATCH (job:Job {state: 'RUNNING'}) SET job.leaseUntil = localdatetime('2024-01-01T00:00:00')",
  )
}

/** Drops every constraint and index but the two lookup indexes each database is born with. */
export async function emptySchema(session: Session): Promise<void> {
  await dropEach(session, 'CONSTRAINT', 'SHOW CONSTRAINTS YIELD name RETURN name')
  await dropEach(session, 'INDEX', "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")
}

async function dropEach(session: Session, kind: string, listed: string): Promise<void> {
  for (const record of (await session.run(listed)).records) {
    await session.run(`DROP ${kind} \`${String(record.get('name')).replaceAll('`', '``')}\` IF EXISTS`)
  }
}
