import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { askOnce } from '#server/adapters/neo4j-launcher/bolt-probe.ts'
import type { EmbeddedOptions } from '#server/adapters/neo4j-launcher/embedded.ts'
import { neo4jVersion } from '#server/adapters/neo4j-launcher/fetch-jars.ts'
import { writeInitialPassword } from '#server/adapters/neo4j-launcher/initial-password.ts'
import { freePort, loopbackUri, machineMemory, STORE_USER } from '#server/adapters/neo4j-launcher/launch.ts'
import { withLaunchLock } from '#server/adapters/neo4j-launcher/launch-lock.ts'
import { memorySize } from '#server/adapters/neo4j-launcher/memory-size.ts'
import { lives, ownIdentity } from '#server/adapters/neo4j-launcher/process-identity.ts'
import { trouble } from '#server/adapters/neo4j-launcher/trouble.ts'

/** A Neo4j in a container over our store's data folder. */
export interface DockerServer {
  readonly port: number
  /** True when another process started the container; then it is not ours to stop. */
  readonly attached: boolean
  stop(): Promise<void>
}

/** True when a Docker daemon answers; nothing is started. */
export async function dockerAnswers(): Promise<boolean> {
  try {
    const { getContainerRuntimeClient } = await import('testcontainers')
    await getContainerRuntimeClient()
    return true
  } catch {
    return false
  }
}

/**
 * Starts Neo4j's published image over the store's data folder, or takes the container an earlier start left
 * there. The container is not reaped when we are killed: the data are in the mounted folder, and the next
 * start finds it.
 */
export async function openDocker(options: EmbeddedOptions): Promise<DockerServer> {
  process.env['TESTCONTAINERS_RYUK_DISABLED'] = 'true'
  await mkdir(options.store, { recursive: true, mode: 0o700 })
  return await withLaunchLock(
    options.store,
    async () => (await foundAgain(options)) ?? (await startNew(options)),
  )
}

const record = z.object({
  id: z.string().min(1),
  port: z.number().int().positive(),
  owner: z.object({ pid: z.number(), began: z.string() }),
})
type DockerRecord = z.infer<typeof record>

const fileOf = (store: string): string => join(store, 'run', 'docker.json')

const writeRecord = (store: string, value: DockerRecord): Promise<void> =>
  writeFile(fileOf(store), JSON.stringify(value), { mode: 0o600 })

async function foundAgain(options: EmbeddedOptions): Promise<DockerServer | undefined> {
  try {
    const { id, port, owner } = record.parse(JSON.parse(await readFile(fileOf(options.store), 'utf8')))
    await askOnce({ uri: loopbackUri(port), user: STORE_USER, password: options.password })
    if (lives(owner)) return { port, attached: true, stop: async () => undefined }
    await writeRecord(options.store, { id, port, owner: ownIdentity() })
    return { port, attached: false, stop: () => stopContainer(options.store, id) }
  } catch {
    return undefined
  }
}

/** The image that is run: the published one of the version that `pom.xml` names. */
export const dockerImage = async (): Promise<string> => `neo4j:${await neo4jVersion()}-community`

async function startNew(options: EmbeddedOptions): Promise<DockerServer> {
  await writeInitialPassword(options.store, options.password)
  const image = await dockerImage()
  const port = await freePort()
  options.say(`Starting Neo4j from the image ${image}`)
  try {
    const id = await startContainer(options, image, port)
    await writeRecord(options.store, { id, port, owner: ownIdentity() })
    await askOnce({ uri: loopbackUri(port), user: STORE_USER, password: options.password })
    return { port, attached: false, stop: () => stopContainer(options.store, id) }
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw trouble(
      'NEO4J_START_FAILED',
      `Docker could not run ${image} (${reason}); pull it, or use another way`,
    )
  }
}

/** The container runs as our user, so that the mounted data stay ours. */
async function startContainer(options: EmbeddedOptions, image: string, port: number): Promise<string> {
  const { GenericContainer, Wait } = await import('testcontainers')
  const memory = memorySize(options.profile, machineMemory())
  const container = await new GenericContainer(image)
    .withExposedPorts({ container: 7687, host: port })
    .withBindMounts([{ source: join(options.store, 'data'), target: '/data' }])
    .withUser(`${process.getuid?.() ?? 7474}:${process.getgid?.() ?? 7474}`)
    .withEnvironment({
      NEO4J_server_memory_heap_max__size: `${memory.heapMost}m`,
      NEO4J_server_memory_pagecache_size: `${memory.pageCache}m`,
      NEO4J_server_http_enabled: 'false',
      NEO4J_dbms_usage__report_enabled: 'false',
    })
    .withWaitStrategy(Wait.forLogMessage('Started.'))
    .withStartupTimeout(300_000)
    .withAutoRemove(true)
    .start()
  return container.getId()
}

async function stopContainer(store: string, id: string): Promise<void> {
  const { getContainerRuntimeClient } = await import('testcontainers')
  const client = await getContainerRuntimeClient()
  await client.container.stop(client.container.getById(id), { timeout: 60_000 })
  await rm(fileOf(store), { force: true })
}
