import type { Driver } from 'neo4j-driver'
import { machineClock } from '#server/adapters/clock/machine-clock.ts'
import { nodeDigest } from '#server/adapters/digest/node-digest.ts'
import { nodeSecret } from '#server/adapters/digest/node-secret.ts'
import { randomIds } from '#server/adapters/digest/random-ids.ts'
import { importFilesOf } from '#server/adapters/files/import-files.ts'
import { Committer } from '#server/adapters/neo4j/committer.ts'
import { companyFacts } from '#server/adapters/neo4j/company-facts.ts'
import { contactFacesOf } from '#server/adapters/neo4j/contact-faces.ts'
import { type Neo4jAddress, openDriver } from '#server/adapters/neo4j/driver.ts'
import { importsOf } from '#server/adapters/neo4j/imports.ts'
import { openJobs } from '#server/adapters/neo4j/jobs.ts'
import { openLog } from '#server/adapters/neo4j/log-reader.ts'
import { memberFacts } from '#server/adapters/neo4j/member-facts.ts'
import { migrate } from '#server/adapters/neo4j/migrate.ts'
import { periodFactsOf } from '#server/adapters/neo4j/period-facts.ts'
import { planFactsOf } from '#server/adapters/neo4j/plan-facts.ts'
import { replayOf } from '#server/adapters/neo4j/replay.ts'
import { runFactsOf } from '#server/adapters/neo4j/run-facts.ts'
import { openStaging } from '#server/adapters/neo4j/staging.ts'
import { userFacts } from '#server/adapters/neo4j/user-facts.ts'
import type { Genealogy } from '#server/ports/genealogy.ts'
import type { Ports } from '#server/usecases/ports.ts'

/** The ports that seeds, imports and runs work with, over a real store and without an index: they read the graph. */
export interface OpenPorts {
  readonly ports: Ports
  readonly driver: Driver
  close(): Promise<void>
}

const CHAIN_KEY = 'chain key of the tests'

const EMPTY = 'MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS'

/** Opens the ports over a store; `fresh` empties it first; reports of imports go below `imports`. */
export async function openPorts(
  address: Neo4jAddress,
  { fresh = false, imports = '' }: { readonly fresh?: boolean; readonly imports?: string } = {},
): Promise<OpenPorts> {
  const driver = openDriver(address)
  if (fresh) await driver.session().run(EMPTY)
  await migrate(driver, machineClock)
  const digest = nodeDigest('identifier key of the tests')
  const clock = machineClock
  const settings = companyFacts(driver)
  const ports = {
    ...{ clock, digest, ids: randomIds, secret: nodeSecret() },
    changes: new Committer({ driver, clock, digest, chainKey: CHAIN_KEY }, () => settings.forget()),
    log: openLog(driver),
    company: settings,
    members: memberFacts(driver),
    users: userFacts(driver),
    faces: contactFacesOf(driver),
    imports: importsOf(driver),
    importFiles: importFilesOf(imports),
    jobs: openJobs(driver, clock),
    plans: planFactsOf(driver),
    periods: periodFactsOf(driver),
    replay: replayOf(driver),
    runFacts: runFactsOf(driver),
    staging: openStaging(driver, clock),
    genealogy: { reached: async () => true } as unknown as Genealogy,
  } as unknown as Ports
  return { ports, driver, close: () => driver.close() }
}
