import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { boltAnswers } from '#server/adapters/neo4j-launcher/bolt-probe.ts'
import { freePort } from '#server/adapters/neo4j-launcher/launch.ts'
import { withLaunchLock } from '#server/adapters/neo4j-launcher/launch-lock.ts'
import {
  identityOf,
  lives,
  parseProcStat,
  stopProcess,
} from '#server/adapters/neo4j-launcher/process-identity.ts'
import { readServerRecord, writeServerRecord } from '#server/adapters/neo4j-launcher/server-record.ts'

const ground = mkdtempSync(join(tmpdir(), 'stemma-process-'))
afterAll(() => rmSync(ground, { recursive: true }))

const sleeper = () => spawn('sleep', ['60'], { stdio: 'ignore' })

describe('the identity of a process', () => {
  it('is its own as long as it lives, and gone with it', async () => {
    const child = sleeper()
    const identity = identityOf(child.pid!)!
    expect(lives(identity)).toBe(true)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(lives(identity)).toBe(false)
    expect(identityOf(child.pid!)).toBeUndefined()
  })

  it('is not that of another process with the same number', () => {
    const own = identityOf(process.pid)!
    expect(lives({ ...own, began: `${own.began}0` })).toBe(false)
  })

  it('is read past a command that holds brackets and blanks', () => {
    const fields = ['S', ...Array.from({ length: 18 }, (_, place) => String(place)), '4711', '0']
    expect(parseProcStat(`12 (a) b (c)) ${fields.join(' ')}`)).toEqual({ state: 'S', ticks: '4711' })
    expect(parseProcStat('12 (short) S')).toBeUndefined()
  })

  it('guards a stranger with the same number from being stopped', async () => {
    const child = sleeper()
    const identity = identityOf(child.pid!)!
    await stopProcess({ ...identity, began: 'another time' })
    expect(lives(identity)).toBe(true)
    await stopProcess(identity)
    expect(lives(identity)).toBe(false)
  })

  it('is stopped for good when SIGTERM is not heard', async () => {
    const child = spawn('sh', ['-c', "trap '' TERM; echo deaf; while :; do sleep 0.05; done"], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    await once(child.stdout, 'data')
    const identity = identityOf(child.pid!)!
    await stopProcess(identity, 200)
    expect(lives(identity)).toBe(false)
  })
})

describe('the launch lock', () => {
  it('lets one work at a time and is gone afterwards', async () => {
    const store = join(ground, 'turns')
    let [inside, most] = [0, 0]
    const work = async () => {
      inside += 1
      most = Math.max(most, inside)
      await sleep(5)
      inside -= 1
    }
    await Promise.all(Array.from({ length: 8 }, () => withLaunchLock(store, work)))
    expect(most).toBe(1)
    expect(existsSync(join(store, 'run', 'launch.lock'))).toBe(false)
  })

  it('is given back when the work fails', async () => {
    const store = join(ground, 'fails')
    const fails = withLaunchLock(store, () => Promise.reject(new Error('no')))
    await expect(fails).rejects.toThrow('no')
    expect(await withLaunchLock(store, async () => 'yes')).toBe('yes')
  })

  it('is taken over from a dead process, by one of many who want it', async () => {
    const store = join(ground, 'stale')
    mkdirSync(join(store, 'run'), { recursive: true })
    const dead = { ...identityOf(process.pid)!, began: 'long ago' }
    writeFileSync(join(store, 'run', 'launch.lock'), JSON.stringify(dead))
    const done = await Promise.all([1, 2, 3].map((turn) => withLaunchLock(store, async () => turn)))
    expect(done).toEqual([1, 2, 3])
  })

  it('says who holds it when patience ends', async () => {
    const store = join(ground, 'held')
    const held = withLaunchLock(store, () => sleep(400))
    await sleep(50)
    const second = withLaunchLock(store, async () => undefined, 100)
    await expect(second).rejects.toMatchObject({ code: 'NEO4J_RUNNING' })
    await held
  })
})

describe('the record of a running server', () => {
  it('is read back, by its owner only', async () => {
    const store = join(ground, 'record')
    mkdirSync(join(store, 'run'), { recursive: true })
    const me = identityOf(process.pid)!
    const record = { server: me, owner: me, port: 7687, profile: 'TEST' as const }
    await writeServerRecord(store, record)
    expect(await readServerRecord(store)).toEqual(record)
    expect(statSync(join(store, 'run', 'server.json')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(store, 'run', 'server.json'), 'utf8')).not.toContain('password')
  })

  it('that is absent or damaged is none', async () => {
    const store = join(ground, 'damaged')
    expect(await readServerRecord(store)).toBeUndefined()
    mkdirSync(join(store, 'run'), { recursive: true })
    for (const text of ['', '{}', '{"server": 4}']) {
      writeFileSync(join(store, 'run', 'server.json'), text)
      expect(await readServerRecord(store)).toBeUndefined()
    }
  })
})

describe('the Bolt handshake', () => {
  const answering = async (answer: Buffer | undefined): Promise<boolean> => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => (answer ? socket.end(answer) : socket.destroy()))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const heard = await boltAnswers(port)
    server.close()
    return heard
  }

  it('is agreed by a version and by nothing else', async () => {
    expect(await answering(Buffer.from([0, 0, 8, 5]))).toBe(true)
    expect(await answering(Buffer.from([0, 0, 0, 0]))).toBe(false)
    expect(await answering(Buffer.from([5]))).toBe(false)
    expect(await answering(undefined)).toBe(false)
    expect(await boltAnswers(await freePort())).toBe(false)
  })
})
