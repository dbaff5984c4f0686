import { randomBytes } from 'node:crypto'
import { chmod, link, readFile, rm, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { Fault } from '#server/domain/kernel/failure.ts'

const key = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

const document = z.object({
  /** Password of this company's own Neo4j. */
  databasePassword: key,
  /** Signs cookies and opaque tokens. */
  cookieKey: key,
  /** Keys the digests under which identifiers (bank accounts, tax numbers) are found. */
  identifierKey: key,
  /** Links the event log's chain. */
  chainKey: key,
})

/** The secrets of one company: 32 random bytes each, in base64url. */
export type Secrets = z.infer<typeof document>

/**
 * Reads `file`, or makes it on first start, readable by its owner only. Of two processes that start at once
 * both get the same secrets. Throws the fault `SECRETS_UNREADABLE` when the file is there but is not whole:
 * it is never replaced, because the store, the chain and every session depend on it.
 */
export async function openSecrets(file: string): Promise<Secrets> {
  const known = await readSecrets(file)
  if (known !== undefined) {
    await chmod(file, 0o600)
    return known
  }
  const fresh = () => randomBytes(32).toString('base64url')
  const made: Secrets = {
    databasePassword: fresh(),
    cookieKey: fresh(),
    identifierKey: fresh(),
    chainKey: fresh(),
  }
  const half = `${file}.${process.pid}.${fresh().slice(0, 8)}`
  await writeFile(half, `${JSON.stringify(made, undefined, 2)}\n`, { mode: 0o600, flush: true })
  try {
    await link(half, file)
    return made
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return (await readSecrets(file)) ?? made
  } finally {
    await rm(half, { force: true })
  }
}

async function readSecrets(file: string): Promise<Secrets | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw unreadable(file, error)
  }
  try {
    return document.parse(JSON.parse(text))
  } catch (error) {
    throw unreadable(file, error)
  }
}

function unreadable(file: string, cause: unknown): Fault {
  const sentence = `${file} cannot be read as the company's secrets; put it back from a backup`
  return new Fault({
    source: 'DISK',
    retriable: false,
    code: 'SECRETS_UNREADABLE',
    cause: new Error(sentence, { cause }),
  })
}
