import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j from 'neo4j-driver'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { openEmbedded } from '#server/adapters/neo4j-launcher/embedded.ts'
import { type Neo4jOptions, openNeo4j } from '#server/adapters/neo4j-launcher/find-neo4j.ts'
import { freePort } from '#server/adapters/neo4j-launcher/launch.ts'
import { identityOf, lives, stopProcess } from '#server/adapters/neo4j-launcher/process-identity.ts'
import {
  readServerRecord,
  removeServerRecord,
  type ServerRecord,
} from '#server/adapters/neo4j-launcher/server-record.ts'
import { sentenceOf } from '#server/adapters/neo4j-launcher/trouble.ts'
import { readConfig } from '#server/config.ts'
import { Fault } from '#server/domain/kernel/failure.ts'
import { type Holder, holdNeo4j } from '#test/support/hold-neo4j.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

const ground = mkdtempSync(join(tmpdir(), 'stemma-lifecycle-'))
const options: Neo4jOptions & { say: (line: string) => void } = {
  profile: 'TEST',
  store: join(ground, 'store'),
  logs: join(ground, 'logs'),
  cache: readConfig().cache,
  password: 'only-for-this-test',
  say: () => undefined,
}

const record = async (): Promise<ServerRecord> => {
  const found = await readServerRecord(options.store)
  if (found === undefined) throw new Error('No server runs on the store.')
  return found
}

async function ask(uri: string, text: string): Promise<unknown> {
  const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', options.password))
  try {
    return (await driver.executeQuery(text)).records[0]?.get(0)
  } finally {
    await driver.close()
  }
}

async function faultOf(work: Promise<unknown>): Promise<{ code: string; sentence: string }> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Fault)) throw error ?? new Error('Nothing was refused.')
  return { code: error.code, sentence: sentenceOf(error) }
}

/** Every test gets the one store, stopped; whatever it leaves running is ended here. */
async function endAll(holders: readonly Holder[]): Promise<void> {
  for (const holder of holders) holder.kill('SIGKILL')
  const left = await readServerRecord(options.store)
  if (left) await stopProcess(left.server, 10_000)
  await removeServerRecord(options.store)
}

describeWithNeo4j('an own Neo4j', () => {
  let holders: Holder[] = []
  const hold = async (): Promise<Holder> => {
    const holder = await holdNeo4j(options)
    holders.push(holder)
    return holder
  }
  beforeEach(() => {
    holders = []
  })
  afterEach(() => endAll(holders))
  afterAll(() => rmSync(ground, { recursive: true, force: true }))

  it('keeps its data over a stop that leaves no process, and shows its password to no other', async () => {
    const first = await openNeo4j(options)
    expect(first).toMatchObject({ origin: 'EMBEDDED', attached: false, user: 'neo4j' })
    await ask(first.uri, "CREATE (n:Kept {name: 'kept'}) RETURN n.name AS name")
    const { server } = await record()
    if (process.platform === 'linux') {
      const shown = ['cmdline', 'environ'].map((name) => readFileSync(`/proc/${server.pid}/${name}`, 'utf8'))
      expect(shown.join('\n')).toContain('CommunityEntryPoint')
      expect(shown.join('\n')).not.toContain(options.password)
    }
    await first.stop()
    await first.stop()
    expect(lives(server)).toBe(false)
    expect(await readServerRecord(options.store)).toBeUndefined()
    const second = await openNeo4j(options)
    expect(await ask(second.uri, 'MATCH (n:Kept) RETURN n.name AS name')).toBe('kept')
    await second.stop()
  })

  it('is shared by a second process, which never stops it', async () => {
    const owner = await hold()
    const companion = await openNeo4j(options)
    expect(companion).toMatchObject({ uri: owner.opened.uri, attached: true })
    const { server } = await record()
    await companion.stop()
    expect(lives(server)).toBe(true)
    await owner.end()
    expect(lives(server)).toBe(false)
  })

  it('outlives an owner that was killed, and is taken over and stopped by the next', async () => {
    const owner = await hold()
    const { server } = await record()
    await owner.kill('SIGKILL')
    expect(lives(server)).toBe(true)
    const next = await openNeo4j(options)
    expect(next).toMatchObject({ uri: owner.opened.uri, attached: false })
    expect((await record()).owner).toEqual(identityOf(process.pid))
    await next.stop()
    expect(lives(server)).toBe(false)
  })

  it.each(['SIGTERM', 'SIGINT'] as const)('does not outlive an owner that got %s', async (name) => {
    const owner = await hold()
    const { server } = await record()
    expect(await owner.kill(name)).toBe(name)
    expect(lives(server)).toBe(false)
  })

  it('that crashed is started again at the same address, and says so', async () => {
    const server = await openNeo4j(options)
    const heard: string[] = []
    const again = new Promise<void>((resolve) => {
      server.onCrash(({ kind }) => {
        heard.push(kind)
        if (kind !== 'CRASHED') resolve()
      })
    })
    const before = (await record()).server
    process.kill(before.pid, 'SIGKILL')
    await again
    expect(heard).toEqual(['CRASHED', 'RESTARTED'])
    expect((await record()).server).not.toEqual(before)
    expect(await ask(server.uri, 'MATCH (n:Kept) RETURN n.name AS name')).toBe('kept')
    await server.stop()
    expect(await readServerRecord(options.store)).toBeUndefined()
  })

  it('is refused a store that another Neo4j holds, a foreign password and a taken port', async () => {
    const owner = await hold()
    const kept = await record()
    await removeServerRecord(options.store)
    const locked = await faultOf(openNeo4j(options))
    expect(locked.code).toBe('NEO4J_STORE_LOCKED')
    expect(locked.sentence).toContain(options.store)
    await stopProcess(kept.server)
    owner.kill('SIGKILL')

    const foreign = await faultOf(openNeo4j({ ...options, password: 'another' }))
    expect(foreign.code).toBe('NEO4J_PASSWORD_WRONG')
    expect(foreign.sentence).toContain('secrets.json')
    expect(await readServerRecord(options.store)).toBeUndefined()

    const port = await freePort()
    const taker = createServer().listen(port, '127.0.0.1')
    expect((await faultOf(openEmbedded(options, port))).code).toBe('NEO4J_PORT_TAKEN')
    taker.close()
  })

  it('is not looked for when NEO4J_URI names one that does not answer or refuses the sign-in', async () => {
    const uri = `bolt://127.0.0.1:${await freePort()}`
    const environment = { uri, user: 'neo4j', password: options.password }
    expect((await faultOf(openNeo4j({ ...options, environment }))).code).toBe('NEO4J_AWAY')
    const owner = await hold()
    const named = { ...environment, uri: owner.opened.uri }
    const opened = await openNeo4j({ ...options, environment: named })
    expect(opened).toMatchObject({ ...named, origin: 'ENVIRONMENT' })
    const wrong = openNeo4j({ ...options, environment: { ...named, password: 'wrong' } })
    expect((await faultOf(wrong)).code).toBe('NEO4J_PASSWORD_WRONG')
    await opened.stop()
    expect(lives((await record()).server)).toBe(true)
  })
})
