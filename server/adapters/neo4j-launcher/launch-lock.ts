import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { namingFullDisk } from '#server/adapters/neo4j-launcher/free-space.ts'
import { lives, ownIdentity, type ProcessIdentity } from '#server/adapters/neo4j-launcher/process-identity.ts'
import { trouble } from '#server/adapters/neo4j-launcher/trouble.ts'

let turn = 0

/**
 * Runs `work` while no other process starts, stops or rewrites the same store. Waits up to `patience`
 * milliseconds for a living holder and takes over from a dead one. Throws `NEO4J_RUNNING` when the holder
 * does not end, and `DISK_FULL` when there is no room even for the lock.
 */
export async function withLaunchLock<T>(
  store: string,
  work: () => Promise<T>,
  patience = 180_000,
): Promise<T> {
  return await namingFullDisk(store, async () => {
    const folder = join(store, 'run')
    await mkdir(folder, { recursive: true })
    const lock = join(folder, 'launch.lock')
    await takeLock(lock, performance.now() + patience)
    try {
      return await work()
    } finally {
      await rm(lock, { force: true })
    }
  })
}

async function takeLock(lock: string, end: number): Promise<void> {
  while (!(await tryLock(lock))) {
    const holder = await readHolder(lock)
    if (holder === undefined) continue
    if (!lives(holder)) await removeStale(lock, holder)
    else if (performance.now() > end) throw lockHeld(lock, holder)
    else await sleep(50)
  }
}

const lockHeld = (lock: string, holder: ProcessIdentity): Error =>
  trouble('NEO4J_RUNNING', `Process ${holder.pid} is at work on the store of ${lock}; let it end first`)

/** The lock appears together with its holder's identity, so nobody ever reads an empty one. */
async function tryLock(lock: string): Promise<boolean> {
  turn += 1
  const own = `${lock}.${process.pid}.${turn}`
  await writeFile(own, JSON.stringify(ownIdentity()), { mode: 0o600 })
  try {
    await link(own, lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    await rm(own, { force: true })
  }
}

async function readHolder(lock: string): Promise<ProcessIdentity | undefined> {
  try {
    return JSON.parse(await readFile(lock, 'utf8')) as ProcessIdentity
  } catch {
    return undefined
  }
}

/** Moves the dead holder's lock aside; if a living one slipped in between, its lock is put back. */
async function removeStale(lock: string, dead: ProcessIdentity): Promise<void> {
  turn += 1
  const aside = `${lock}.stale.${process.pid}.${turn}`
  await rename(lock, aside).catch(() => undefined)
  const moved = await readHolder(aside)
  if (moved && (moved.pid !== dead.pid || moved.began !== dead.began)) {
    await link(aside, lock).catch(() => undefined)
  }
  await rm(aside, { force: true })
}
