import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const identity = z.object({ pid: z.number().int().positive(), began: z.string().min(1) })

const record = z.object({
  server: identity,
  /** Who started the server (or took it over) and will stop it. */
  owner: identity,
  port: z.number().int().positive(),
  profile: z.enum(['SERVE', 'TEST', 'IMPORT']),
})

/**
 * Which Neo4j runs on a store, and who stops it: `run/server.json`, read by the next start and by companions.
 */
export type ServerRecord = z.infer<typeof record>

const fileOf = (store: string): string => join(store, 'run', 'server.json')

/** The record of a store, or undefined when there is none or it cannot be read as one. */
export async function readServerRecord(store: string): Promise<ServerRecord | undefined> {
  try {
    return record.parse(JSON.parse(await readFile(fileOf(store), 'utf8')))
  } catch {
    return undefined
  }
}

/** Replaces the record in one step; readable by its owner only. */
export async function writeServerRecord(store: string, value: ServerRecord): Promise<void> {
  const half = `${fileOf(store)}.${process.pid}`
  await writeFile(half, `${JSON.stringify(value)}\n`, { mode: 0o600 })
  await rename(half, fileOf(store))
}

/** Forgets the record of a stopped server. */
export async function removeServerRecord(store: string): Promise<void> {
  await rm(fileOf(store), { force: true })
}
