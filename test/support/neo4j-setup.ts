import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j from 'neo4j-driver'
import type { TestProject } from 'vitest/node'
import type { SignIn } from '#server/adapters/neo4j-launcher/bolt-probe.ts'
import { openNeo4j } from '#server/adapters/neo4j-launcher/find-neo4j.ts'
import { sentenceOf } from '#server/adapters/neo4j-launcher/trouble.ts'
import { readConfig } from '#server/config.ts'
import { Fault } from '#server/domain/kernel/failure.ts'
import { stopAbandoned } from '#test/support/abandoned-homes.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The one Neo4j of this run, or null where there is none and suites skip. */
    neo4j: { readonly uri: string; readonly user: string; readonly password: string } | null
  }
}

/** Throw-away homes of test runs; what a killed run left is swept by the next one. */
export const TEST_HOMES = 'stemma-test-'

/** Starts the one Neo4j of a test run in a throw-away home and stops it at the end (vitest `globalSetup`). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await stopAbandoned(TEST_HOMES)
  const home = await mkdtemp(join(tmpdir(), `${TEST_HOMES}${process.pid}-`))
  try {
    const config = readConfig()
    const server = await openNeo4j({
      profile: 'TEST',
      environment: config.neo4j,
      store: join(home, 'store'),
      logs: join(home, 'logs'),
      cache: config.cache,
      password: `test-${process.pid}-${Date.now()}`,
      say: console.log,
    })
    if (server.origin === 'ENVIRONMENT') await refuseForeignData(server)
    project.provide('neo4j', { uri: server.uri, user: server.user, password: server.password })
    return async () => {
      await server.stop()
      await rm(home, { recursive: true, force: true })
    }
  } catch (error) {
    await rm(home, { recursive: true, force: true })
    return skipAloud(project, error)
  }
}

/**
 * Tests empty the store again and again, so a server named in NEO4J_URI must hold nothing anybody could miss.
 */
async function refuseForeignData(server: SignIn): Promise<void> {
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password))
  try {
    const found = await driver.executeQuery('MATCH (n) RETURN count(n) AS nodes')
    const nodes = Number(found.records[0]?.get('nodes'))
    if (nodes === 0) return
    throw new Error(
      `NEO4J_URI names a database with ${nodes} nodes, and tests empty it; unset it or name an empty one`,
    )
  } finally {
    await driver.close()
  }
}

const ABSENT = ['JAVA_MISSING', 'JAVA_WRONG', 'MAVEN_MISSING', 'MAVEN_WRONG']

/**
 * Without any way to a Neo4j the suites of this lane skip, and say so before and after; with CI set they
 * fail.
 */
function skipAloud(project: TestProject, error: unknown): () => Promise<void> {
  const absent = error instanceof Fault && ABSENT.includes(error.code)
  if (!absent || process.env['CI']) throw new Error(`No Neo4j for the tests. ${sentenceOf(error)}.`)
  const sentence =
    'SKIPPED every test of this lane: no Neo4j (set NEO4J_URI, or Java 17/21 and Maven, or Docker)'
  console.warn(sentence)
  project.provide('neo4j', null)
  return async () => console.warn(sentence)
}
