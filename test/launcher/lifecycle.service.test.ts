import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import neo4j from 'neo4j-driver'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { askOnce } from '#server/adapters/neo4j-launcher/bolt-probe.ts'
import { openEmbedded } from '#server/adapters/neo4j-launcher/embedded.ts'
import { type Neo4jOptions, type Neo4jServer, openNeo4j } from '#server/adapters/neo4j-launcher/find-neo4j.ts'
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
import { describeWithNeo4j, testNeo4j } from '#test/support/neo4j.ts'

const ground = mkdtempSync(join(tmpdir(), 'stemma-lifecycle-'))
const options: Neo4jOptions & { say: (line: string) => void } = {
  profile: 'TEST',
  store: join(ground, 'a höme ☃', 'store'),
  logs: join(ground, 'a höme ☃', 'logs'),
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

const KEPT = 'MATCH (n:Kept) RETURN n.name AS name'

/** What a server says of its crashes; `until` takes all up to one of this kind and forgets them. */
function crashesOf(server: Neo4jServer) {
  const kinds: string[] = []
  server.onCrash(({ kind }) => kinds.push(kind))
  return {
    until: async (kind: string): Promise<string[]> => {
      while (!kinds.includes(kind)) await sleep(50)
      return kinds.splice(0, kinds.indexOf(kind) + 1)
    },
  }
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

  it('stops without leaving a process, and shows its password to no other', async () => {
    const first = await openNeo4j(options)
    expect(first).toMatchObject({ origin: 'EMBEDDED', attached: false, user: 'neo4j' })
    await ask(first.uri, "CREATE (n:Kept {name: 'kept'}) RETURN n.name AS name")
    expect(existsSync(join(options.logs, 'debug.log'))).toBe(true)
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
  })

  it('is shared by a second process, which never stops it, and taken over when its owner was killed', async () => {
    const owner = await hold()
    const companion = await openNeo4j(options)
    expect(companion).toMatchObject({ uri: owner.opened.uri, attached: true })
    expect(await ask(companion.uri, KEPT)).toBe('kept')
    const { server } = await record()
    await companion.stop()
    expect(lives(server)).toBe(true)

    await owner.kill('SIGKILL')
    expect(lives(server)).toBe(true)
    const next = await openNeo4j(options)
    expect(next).toMatchObject({ uri: owner.opened.uri, attached: false })
    expect((await record()).owner).toEqual(identityOf(process.pid))
    await next.stop()
    expect(lives(server)).toBe(false)
  })

  it('holds its store against another Neo4j, and does not outlive an owner that got SIGTERM', async () => {
    const owner = await hold()
    const kept = await record()
    await removeServerRecord(options.store)
    const locked = await faultOf(openNeo4j(options))
    expect(locked.code).toBe('NEO4J_STORE_LOCKED')
    expect(locked.sentence).toContain(options.store)
    expect(lives(kept.server)).toBe(true)
    expect(await owner.kill('SIGTERM')).toBe('SIGTERM')
    expect(lives(kept.server)).toBe(false)
  })

  it('that crashed is started again at the same address, and by a companion when its owner ended', async () => {
    const owner = await hold()
    const companion = await openNeo4j(options)
    const heard = crashesOf(companion)
    const before = (await record()).server
    process.kill(before.pid, 'SIGKILL')
    expect([await owner.heard(), await owner.heard()]).toEqual([{ crash: 'CRASHED' }, { crash: 'RESTARTED' }])
    expect(await heard.until('RESTARTED')).toEqual(['CRASHED', 'RESTARTED'])
    const after = (await record()).server
    expect(after).not.toEqual(before)
    expect(await ask(owner.opened.uri, KEPT)).toBe('kept')

    expect(await owner.kill('SIGINT')).toBe('SIGINT')
    expect(lives(after)).toBe(false)
    expect(await heard.until('RESTARTED')).toEqual(['CRASHED', 'RESTARTED'])
    expect(await ask(companion.uri, KEPT)).toBe('kept')
    const { server, owner: last } = await record()
    expect(last).toEqual(identityOf(process.pid))
    await companion.stop()
    expect(lives(server)).toBe(false)
  })

  it('is refused a foreign password and a taken port, and leaves no process then', async () => {
    const foreign = await faultOf(openNeo4j({ ...options, password: 'another' }))
    expect(foreign.code).toBe('NEO4J_PASSWORD_WRONG')
    expect(foreign.sentence).toContain('secrets.json')
    expect(await readServerRecord(options.store)).toBeUndefined()

    const port = await freePort()
    const taker = createServer().listen(port, '127.0.0.1')
    expect((await faultOf(openEmbedded(options, port))).code).toBe('NEO4J_PORT_TAKEN')
    expect(await readServerRecord(options.store)).toBeUndefined()
    taker.close()
  })
})

describeWithNeo4j('the Neo4j that NEO4J_URI names', () => {
  it('is used as it is and never stopped', async () => {
    const environment = testNeo4j()
    const opened = await openNeo4j({ ...options, environment })
    expect(opened).toMatchObject({ ...environment, origin: 'ENVIRONMENT', attached: true })
    await opened.stop()
    await expect(askOnce(environment)).resolves.toMatch(/^Neo4j\//)
  })

  it('is an error when it does not answer or refuses the sign-in, and no other is looked for', async () => {
    const nobody = { ...testNeo4j(), uri: `bolt://127.0.0.1:${await freePort()}` }
    expect((await faultOf(openNeo4j({ ...options, environment: nobody }))).code).toBe('NEO4J_AWAY')
    const stranger = { ...testNeo4j(), password: 'wrong' }
    expect((await faultOf(openNeo4j({ ...options, environment: stranger }))).code).toBe(
      'NEO4J_PASSWORD_WRONG',
    )
  })
})
