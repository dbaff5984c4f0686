import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const ROUNDS = 1024

/**
 * The line Neo4j 5 reads at its very first start as the password of its first user: SHA-256 over salt and
 * password, hashed again to 1,024 rounds. `neo4j-admin` writes the same line, but wants the password as an
 * argument.
 */
export function initialPasswordLine(password: string, salt: Uint8Array): string {
  let hash = createHash('sha256').update(salt).update(password, 'utf8').digest()
  for (let round = 1; round < ROUNDS; round++) hash = createHash('sha256').update(hash).digest()
  return `neo4j:SHA-256,${hash.toString('hex')},${Buffer.from(salt).toString('hex')},${ROUNDS}:\n`
}

/**
 * Writes the first password into a store that was never started; later starts leave the store's own alone.
 */
export async function writeInitialPassword(store: string, password: string): Promise<void> {
  if (existsSync(join(store, 'data', 'databases', 'system'))) return
  const folder = join(store, 'data', 'dbms')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'auth.ini'), initialPasswordLine(password, randomBytes(32)), { mode: 0o600 })
}
