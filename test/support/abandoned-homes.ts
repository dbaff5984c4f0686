import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { identityOf, stopProcess } from '#server/adapters/neo4j-launcher/process-identity.ts'
import { readServerRecord } from '#server/adapters/neo4j-launcher/server-record.ts'

/**
 * Stops the servers of and removes the throw-away homes in the temp folder that are called
 * `<prefix><number of the process>-...` and whose process is no more (a test run that was killed).
 */
export async function stopAbandoned(prefix: string): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue
    const owner = Number.parseInt(name.slice(prefix.length), 10)
    if (identityOf(owner) !== undefined) continue
    const home = join(tmpdir(), name)
    const record = await readServerRecord(join(home, 'store'))
    if (record) await stopProcess(record.server)
    await rm(home, { recursive: true, force: true })
  }
}
