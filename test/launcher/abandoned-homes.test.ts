import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { identityOf, lives, ownIdentity } from '#server/adapters/neo4j-launcher/process-identity.ts'
import { writeServerRecord } from '#server/adapters/neo4j-launcher/server-record.ts'
import { stopAbandoned } from '#test/support/abandoned-homes.ts'

const prefix = `stemma-sweep-${process.pid}-`
const homeOf = (owner: number): string => join(tmpdir(), `${prefix}${owner}-x`)
const NOBODY = 99_999_999
afterAll(() => {
  for (const owner of [process.pid, NOBODY]) rmSync(homeOf(owner), { recursive: true, force: true })
})

it('what a killed test run left is stopped and removed, and what a living one uses is not', async () => {
  const server = spawn('sleep', ['60'], { stdio: 'ignore' })
  const identity = identityOf(server.pid!)!
  for (const owner of [process.pid, NOBODY])
    mkdirSync(join(homeOf(owner), 'store', 'run'), { recursive: true })
  const record = { server: identity, owner: ownIdentity(), port: 1, profile: 'TEST' as const }
  await writeServerRecord(join(homeOf(NOBODY), 'store'), record)
  await stopAbandoned(prefix)
  expect(lives(identity)).toBe(false)
  expect([existsSync(homeOf(NOBODY)), existsSync(homeOf(process.pid))]).toEqual([false, true])
  await stopAbandoned(prefix)
})
