import type { Driver } from 'neo4j-driver'
import { nodeDigest } from '#server/adapters/digest/node-digest.ts'
import type { CommitterParts } from '#server/adapters/neo4j/commit-transaction.ts'
import { Committer } from '#server/adapters/neo4j/committer.ts'
import { openDriver } from '#server/adapters/neo4j/driver.ts'
import { migrate } from '#server/adapters/neo4j/migrate.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'
import type { Committed } from '#server/ports/changes.ts'
import type { Clock } from '#server/ports/clock.ts'
import type { NewEvent } from '#server/ports/events.ts'
import { CHAIN_KEY, commitAll } from '#test/contract/commit-all.ts'
import { emptyStore, testNeo4j } from '#test/support/neo4j.ts'

/** Ticks a second at every question, from a fixed moment. */
export function tickingClock(): Clock {
  let now = Date.UTC(2026, 9, 5)
  return {
    now() {
      now += 1_000
      return instantOf(now)
    },
  }
}

export interface TestStore {
  readonly driver: Driver
  readonly parts: CommitterParts
  readonly committer: Committer
  readonly clock: Clock
  /** Commits events that rest on nothing; throws when refused. */
  record(...events: NewEvent[]): Promise<Committed>
  /** Runs a statement of the test's own and gives the values of its first column. */
  ask(text: string, parameters?: Record<string, unknown>): Promise<unknown[]>
}

/** The run's one Neo4j, emptied and migrated. */
export async function openTestStore(): Promise<TestStore> {
  const driver = openDriver(testNeo4j())
  const session = driver.session()
  await emptyStore(session)
  await session.close()
  const clock = tickingClock()
  await migrate(driver, clock)
  const parts = { driver, clock, digest: nodeDigest('identifier key'), chainKey: CHAIN_KEY }
  const committer = new Committer(parts)
  return {
    driver,
    parts,
    committer,
    clock,
    record: (...events) => commitAll(committer, { events }),
    ask: async (text, parameters) => {
      const { records } = await driver.executeQuery(text, parameters, { database: 'neo4j' })
      return records.map((record) => record.get(0))
    },
  }
}
