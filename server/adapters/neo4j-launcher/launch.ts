import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { askOnce, boltAnswers } from '#server/adapters/neo4j-launcher/bolt-probe.ts'
import { MIB, refuseFullDisk } from '#server/adapters/neo4j-launcher/free-space.ts'
import { writeInitialPassword } from '#server/adapters/neo4j-launcher/initial-password.ts'
import { memorySize, type Profile } from '#server/adapters/neo4j-launcher/memory-size.ts'
import { jvmOptions, neo4jConf } from '#server/adapters/neo4j-launcher/neo4j-conf.ts'
import {
  identityOf,
  lives,
  type ProcessIdentity,
  stopProcess,
} from '#server/adapters/neo4j-launcher/process-identity.ts'
import { trouble, troubleOfConsole } from '#server/adapters/neo4j-launcher/trouble.ts'

/** The user every store of ours is made with. */
export const STORE_USER = 'neo4j'

/**
 * All one Neo4j process needs: a Java command, the folder of jars, its own folders and its first password.
 */
export interface LaunchOrder {
  readonly java: string
  readonly jars: string
  readonly store: string
  readonly logs: string
  readonly password: string
  readonly profile: Profile
  readonly port: number
  readonly say: (line: string) => void
  /**
   * Called with the identity as soon as the process exists, before it is ready, so that no orphan is unknown.
   */
  readonly born: (identity: ProcessIdentity) => Promise<void>
}

/** Memory in MiB this process may use: of its container where there is one, else of the machine. */
export function machineMemory(): number {
  const allowed = process.constrainedMemory()
  return Math.floor((allowed > 0 ? Math.min(allowed, totalmem()) : totalmem()) / MIB)
}

/**
 * Our environment for a Java process, which reads file names in ASCII only where the locale names no UTF-8.
 */
export function javaEnvironment(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || ''
  return /utf-?8/i.test(locale) ? environment : { ...environment, LC_ALL: 'C.UTF-8' }
}

/** A loopback port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** The address of a server on loopback. */
export const loopbackUri = (port: number): string => `bolt://127.0.0.1:${port}`

/**
 * Starts one Neo4j and returns its identity when it answers a query. The process is in a session of its own,
 * so Ctrl-C in our terminal does not reach it. When it ends or stays silent, throws the trouble it met; no
 * process is left behind then.
 */
export async function launch(order: LaunchOrder): Promise<ProcessIdentity> {
  await prepareFolders(order)
  await refuseFullDisk(order.store, 256 * MIB)
  const child = startJava(order)
  await child.exists
  const identity = child.pid === undefined ? undefined : identityOf(child.pid)
  if (identity === undefined) throw troubleOfConsole(lastWords(order), places(order))
  await order.born(identity)
  try {
    await untilReady(order, identity)
  } catch (error) {
    await stopProcess(identity, 10_000)
    throw error
  }
  return identity
}

const consoleLog = (order: LaunchOrder): string => join(order.logs, 'console.log')
const places = (order: LaunchOrder) => ({ store: order.store, log: consoleLog(order) })
const lastWords = (order: LaunchOrder): string => readFileSync(consoleLog(order), 'utf8').slice(-50_000)

/** What the folders of a store are made from. */
export type FolderOrder = Pick<LaunchOrder, 'store' | 'logs' | 'password' | 'profile' | 'port'>

/** Makes the folders of a store, writes its configuration and, before its very first start, its password. */
export async function prepareFolders(order: FolderOrder): Promise<void> {
  for (const name of ['conf', 'data', 'import', 'lib', 'licenses', 'plugins', 'run']) {
    await mkdir(join(order.store, name), { recursive: true, mode: 0o700 })
  }
  await mkdir(order.logs, { recursive: true, mode: 0o700 })
  await linkLogs(order)
  const memory = memorySize(order.profile, machineMemory())
  const conf = neo4jConf({ profile: order.profile, port: order.port, memory })
  await writeFile(join(order.store, 'conf', 'neo4j.conf'), conf, { mode: 0o600 })
  await writeInitialPassword(order.store, order.password)
}

/** A link and no setting, because the configuration file garbles letters beyond ASCII in a path. */
async function linkLogs({ store, logs }: FolderOrder): Promise<void> {
  try {
    await symlink(logs, join(store, 'logs'), 'junction')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

function startJava(order: LaunchOrder): { readonly pid: number | undefined; readonly exists: Promise<void> } {
  const memory = memorySize(order.profile, machineMemory())
  const conf = join(order.store, 'conf')
  const output = openSync(consoleLog(order), 'w', 0o600)
  const child = spawn(
    order.java,
    [
      ...jvmOptions(order.profile, memory),
      '-cp',
      join(order.jars, '*'),
      'org.neo4j.server.CommunityEntryPoint',
      `--home-dir=${order.store}`,
      `--config-dir=${conf}`,
      '--console-mode',
    ],
    { cwd: order.store, detached: true, env: javaEnvironment(), stdio: ['ignore', output, output] },
  )
  closeSync(output)
  child.unref()
  const exists = new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve)
    child.once('error', (error) =>
      reject(trouble('NEO4J_START_FAILED', `${order.java}: ${error.message}; check Java`)),
    )
  })
  return { pid: child.pid, exists }
}

/** A store that was killed in the midst of much writing recovers before it answers. */
const PATIENCE = 900_000
const SAY_EVERY = 15_000

async function untilReady(order: LaunchOrder, identity: ProcessIdentity): Promise<void> {
  const end = performance.now() + PATIENCE
  const signIn = { uri: loopbackUri(order.port), user: STORE_USER, password: order.password }
  let sayNext = performance.now() + SAY_EVERY
  let last: unknown
  while (performance.now() < end) {
    if (!lives(identity)) throw troubleOfConsole(lastWords(order), places(order))
    if (await boltAnswers(order.port)) {
      try {
        await askOnce(signIn)
        return
      } catch (error) {
        if ((error as { code?: string }).code === 'NEO4J_PASSWORD_WRONG') throw passwordForeign(order)
        last = error
      }
    }
    if (performance.now() > sayNext) {
      order.say('  Neo4j is still starting')
      sayNext += SAY_EVERY
    }
    await sleep(50)
  }
  throw last instanceof Error
    ? last
    : trouble('NEO4J_START_FAILED', `Neo4j did not answer in ${PATIENCE / 1000} s`)
}

const passwordForeign = (order: LaunchOrder): Error =>
  trouble(
    'NEO4J_PASSWORD_WRONG',
    `The store in ${order.store} was made with another password than secrets.json beside it holds; ` +
      'put that file back from a backup',
  )
