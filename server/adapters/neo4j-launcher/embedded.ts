import { mkdir } from 'node:fs/promises'
import { askOnce } from '#server/adapters/neo4j-launcher/bolt-probe.ts'
import { fetchJars } from '#server/adapters/neo4j-launcher/fetch-jars.ts'
import { findJava } from '#server/adapters/neo4j-launcher/find-java.ts'
import { freePort, launch, loopbackUri, STORE_USER } from '#server/adapters/neo4j-launcher/launch.ts'
import { withLaunchLock } from '#server/adapters/neo4j-launcher/launch-lock.ts'
import type { Profile } from '#server/adapters/neo4j-launcher/memory-size.ts'
import {
  identityOf,
  lives,
  type ProcessIdentity,
  stopProcess,
} from '#server/adapters/neo4j-launcher/process-identity.ts'
import {
  readServerRecord,
  removeServerRecord,
  type ServerRecord,
  writeServerRecord,
} from '#server/adapters/neo4j-launcher/server-record.ts'

/** Where an embedded server lives, how it is signed in to, and what it is for. Folders are absolute. */
export interface EmbeddedOptions {
  readonly store: string
  readonly logs: string
  /** The cache folder that all stores of this user share; the jars stand in it. */
  readonly cache: string
  readonly password: string
  readonly profile: Profile
  readonly say: (line: string) => void
}

/** A server that runs on our store: ours to stop, or another process's that we only use. */
export interface RunningServer {
  readonly identity: ProcessIdentity
  readonly port: number
  readonly owned: boolean
}

/**
 * Makes sure a Neo4j runs on the store. A server another living process owns is attached to; one whose owner died
 * (kill -9) is taken over; else a new one is started, on `port` if given. Only one process does this at a time.
 */
export function openEmbedded(options: EmbeddedOptions, port?: number): Promise<RunningServer> {
  return mkdir(options.store, { recursive: true, mode: 0o700 }).then(() =>
    withLaunchLock(options.store, async () => {
      const found = await readServerRecord(options.store)
      if (found && lives(found.server)) {
        const joined = await join(found, options)
        if (joined) return joined
      }
      return await startNew(options, port)
    }),
  )
}

async function join(found: ServerRecord, options: EmbeddedOptions): Promise<RunningServer | undefined> {
  const me = ownIdentity()
  const ownerLives = lives(found.owner) && found.owner.pid !== me.pid
  if (!ownerLives && found.profile !== options.profile) {
    await stopProcess(found.server)
    return undefined
  }
  try {
    await askOnce({ uri: loopbackUri(found.port), user: STORE_USER, password: options.password })
  } catch (error) {
    if (ownerLives) throw error
    await stopProcess(found.server)
    return undefined
  }
  if (!ownerLives) await writeServerRecord(options.store, { ...found, owner: me })
  return { identity: found.server, port: found.port, owned: !ownerLives }
}

async function startNew(options: EmbeddedOptions, wanted?: number): Promise<RunningServer> {
  const java = findJava()
  const jars = await fetchJars(options.cache, options.say)
  const port = wanted ?? (await freePort())
  const { store, logs, password, profile } = options
  const born = (server: ProcessIdentity) =>
    writeServerRecord(store, { server, owner: ownIdentity(), port, profile })
  const identity = await launch({ java, jars, store, logs, password, profile, port, born })
  return { identity, port, owned: true }
}

/** Stops an owned server and forgets it; returns when its process is gone. */
export async function stopEmbedded(store: string, server: RunningServer): Promise<void> {
  await withLaunchLock(store, async () => {
    await stopProcess(server.identity)
    await removeServerRecord(store)
  })
}

function ownIdentity(): ProcessIdentity {
  const own = identityOf(process.pid)
  if (own === undefined) throw new Error('This process does not find itself in the process list.')
  return own
}
