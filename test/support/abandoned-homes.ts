import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lives, stopProcess } from '#server/adapters/neo4j-launcher/process-identity.ts'
import { readServerRecord } from '#server/adapters/neo4j-launcher/server-record.ts'

/**
 * Stops and removes throw-away homes below the temp folder whose names begin with `prefix` and whose owner died
 * (a killed test run). A home whose owner lives, or that has no record yet, is left alone.
 */
export async function stopAbandoned(prefix: string): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue
    const home = join(tmpdir(), name)
    const record = await readServerRecord(join(home, 'store'))
    if (record === undefined || lives(record.owner)) continue
    await stopProcess(record.server)
    await rm(home, { recursive: true, force: true })
  }
}
