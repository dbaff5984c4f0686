import { spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { cp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fetchJars } from '#server/adapters/neo4j-launcher/fetch-jars.ts'
import { findJava } from '#server/adapters/neo4j-launcher/find-java.ts'
import { javaEnvironment, machineMemory, prepareFolders } from '#server/adapters/neo4j-launcher/launch.ts'
import { withLaunchLock } from '#server/adapters/neo4j-launcher/launch-lock.ts'
import { memorySize, type Profile } from '#server/adapters/neo4j-launcher/memory-size.ts'
import { jvmOptions } from '#server/adapters/neo4j-launcher/neo4j-conf.ts'
import { lives } from '#server/adapters/neo4j-launcher/process-identity.ts'
import { readServerRecord } from '#server/adapters/neo4j-launcher/server-record.ts'
import { trouble, troubleOfConsole } from '#server/adapters/neo4j-launcher/trouble.ts'

/** Which store, and with which tools and secrets it is worked on. Folders are absolute. */
export interface StoppedStoreOptions {
  readonly store: string
  readonly logs: string
  readonly cache: string
  readonly password: string
  readonly profile?: Profile
  readonly say?: (line: string) => void
}

/** A store no server runs on, and none can be started on while the work lasts. */
export interface StoppedStore {
  /**
   * Runs one `neo4j-admin` command from the same jars, such as `['database', 'check', 'neo4j']`. Each line it
   * prints goes to `heard`; `signal` stops it. Resolves when it succeeded, throws `NEO4J_ADMIN_FAILED` with
   * its last words otherwise. Secrets have no place among its arguments.
   */
  runAdminCommand(command: AdminCommand): Promise<void>
  /** Removes all data; the next start makes an empty store with the same password. */
  wipe(): Promise<void>
  /** Replaces all data by that of another stopped store made with the same password. */
  copyFrom(other: string): Promise<void>
}

export interface AdminCommand {
  readonly args: readonly string[]
  readonly heard?: (line: string) => void
  readonly signal?: AbortSignal
}

/**
 * Does `work` on a store while its server is stopped; servers that want to start on it wait. Throws
 * `NEO4J_RUNNING` when one runs.
 */
export async function withStoppedStore<T>(
  options: StoppedStoreOptions,
  work: (stopped: StoppedStore) => Promise<T>,
): Promise<T> {
  await mkdir(options.store, { recursive: true, mode: 0o700 })
  return await withLaunchLock(options.store, async () => {
    await refuseRunning(options.store)
    const java = findJava()
    const jars = await fetchJars(options.cache, options.say ?? (() => undefined))
    const { store, logs, password } = options
    const profile = options.profile ?? 'IMPORT'
    const prepare = () => prepareFolders({ store, logs, password, profile, port: 7687 })
    await prepare()
    return await work({
      runAdminCommand: (command) => runAdminCommand({ java, jars, store, profile }, command),
      wipe: async () => {
        await rm(join(store, 'data'), { recursive: true, force: true })
        await prepare()
      },
      copyFrom: (other) => copyData(other, store),
    })
  })
}

async function refuseRunning(store: string): Promise<void> {
  const record = await readServerRecord(store)
  if (!record || !lives(record.server)) return
  throw trouble(
    'NEO4J_RUNNING',
    `Neo4j runs on the store in ${store} (process ${record.server.pid}); stop Stemma first and try again`,
  )
}

async function copyData(from: string, to: string): Promise<void> {
  await refuseRunning(from)
  await rm(join(to, 'data'), { recursive: true, force: true })
  await cp(join(from, 'data'), join(to, 'data'), { recursive: true, mode: constants.COPYFILE_FICLONE })
}

interface AdminTools {
  readonly java: string
  readonly jars: string
  readonly store: string
  readonly profile: Profile
}

async function runAdminCommand(tools: AdminTools, { args, heard, signal }: AdminCommand): Promise<void> {
  const options = jvmOptions(tools.profile, memorySize(tools.profile, machineMemory()))
  const command = ['-cp', join(tools.jars, '*'), `-Dbasedir=${tools.store}`]
  const main = 'org.neo4j.server.startup.Neo4jAdminCommand'
  const child = spawn(tools.java, [...options, ...command, main, ...args], {
    cwd: tools.store,
    env: { ...javaEnvironment(), NEO4J_HOME: tools.store, NEO4J_CONF: join(tools.store, 'conf') },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal ? { signal } : {}),
  })
  let said = ''
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      said = `${said}${line}\n`.slice(-50_000)
      if (line.trim() !== '') heard?.(line)
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw adminTrouble(args, said, tools.store)
}

function adminTrouble(args: readonly string[], said: string, store: string): Error {
  const general = troubleOfConsole(said, { store, log: 'the lines above' })
  if (general.code !== 'NEO4J_START_FAILED') return general
  const last = said.trim().split('\n').slice(-3).join(' ').slice(-600)
  return trouble('NEO4J_ADMIN_FAILED', `neo4j-admin ${args.slice(0, 3).join(' ')} failed: ${last}`)
}
