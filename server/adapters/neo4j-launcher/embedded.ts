import { mkdir } from 'node:fs/promises'
import { askOnce, type SignIn } from '#server/adapters/neo4j-launcher/bolt-probe.ts'
import { fetchJars } from '#server/adapters/neo4j-launcher/fetch-jars.ts'
import { findJava } from '#server/adapters/neo4j-launcher/find-java.ts'
import { guardExit, releaseExit } from '#server/adapters/neo4j-launcher/guard-exit.ts'
import { freePort, launch, loopbackUri, STORE_USER } from '#server/adapters/neo4j-launcher/launch.ts'
import { withLaunchLock } from '#server/adapters/neo4j-launcher/launch-lock.ts'
import type { Profile } from '#server/adapters/neo4j-launcher/memory-size.ts'
import {
  lives,
  ownIdentity,
  type ProcessIdentity,
  stopProcess,
} from '#server/adapters/neo4j-launcher/process-identity.ts'
import {
  readServerRecord,
  removeServerRecord,
  type ServerRecord,
  writeServerRecord,
} from '#server/adapters/neo4j-launcher/server-record.ts'
import { Fault } from '#server/domain/kernel/failure.ts'

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
 * Makes sure a Neo4j runs on the store. A server another living process owns is attached to; one whose owner
 * died (kill -9) is taken over; else a new one is started, on `port` if given. Only one process does this at
 * a time.
 */
export async function openEmbedded(options: EmbeddedOptions, port?: number): Promise<RunningServer> {
  await mkdir(options.store, { recursive: true, mode: 0o700 })
  return await withLaunchLock(options.store, async () => {
    const found = await readServerRecord(options.store)
    if (found && lives(found.server)) {
      const joined = await joinServer(found, options)
      if (joined) return joined
    }
    return await startNew(options, port)
  })
}

async function joinServer(found: ServerRecord, options: EmbeddedOptions): Promise<RunningServer | undefined> {
  const { server, port } = found
  const owned = !lives(found.owner)
  const fits = found.profile === options.profile
  if (owned && !(fits && (await answers(found, options)))) {
    await stopProcess(server)
    return undefined
  }
  if (owned) {
    await writeServerRecord(options.store, { ...found, owner: ownIdentity() })
    guardExit(server)
  } else {
    await askOnce(signInOf(found, options))
  }
  return { identity: server, port, owned }
}

const signInOf = ({ port }: ServerRecord, { password }: EmbeddedOptions): SignIn => ({
  uri: loopbackUri(port),
  user: STORE_USER,
  password,
})

/**
 * An orphan may have been killed in the midst of its start; one that does not answer is not worth waiting
 * for.
 */
const answers = (found: ServerRecord, options: EmbeddedOptions): Promise<boolean> =>
  askOnce(signInOf(found, options)).then(
    () => true,
    () => false,
  )

async function startNew(options: EmbeddedOptions, wanted?: number): Promise<RunningServer> {
  const java = findJava()
  const jars = await fetchJars(options.cache, options.say)
  for (let attempt = 1; ; attempt++) {
    const port = wanted ?? (await freePort())
    const born = async (server: ProcessIdentity): Promise<void> => {
      guardExit(server)
      const { profile } = options
      await writeServerRecord(options.store, { server, owner: ownIdentity(), port, profile })
    }
    try {
      const identity = await launch({ ...options, java, jars, port, born })
      return { identity, port, owned: true }
    } catch (error) {
      await forgetFailed(options.store)
      const lostRace = error instanceof Fault && error.code === 'NEO4J_PORT_TAKEN' && wanted === undefined
      if (!lostRace || attempt === 3) throw error
    }
  }
}

async function forgetFailed(store: string): Promise<void> {
  const failed = await readServerRecord(store)
  if (failed) releaseExit(failed.server)
  await removeServerRecord(store)
}

/** Stops an owned server and forgets it; returns when its process is gone. */
export async function stopEmbedded(store: string, server: RunningServer): Promise<void> {
  await withLaunchLock(store, async () => {
    await stopProcess(server.identity)
    releaseExit(server.identity)
    await removeServerRecord(store)
  })
}
