import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { withLaunchLock } from '#server/adapters/neo4j-launcher/launch-lock.ts'
import { sentenceOf } from '#server/adapters/neo4j-launcher/trouble.ts'
import { Fault } from '#server/domain/kernel/failure.ts'

const store = mkdtempSync(join(tmpdir(), 'stemma-full-disk-'))
afterAll(() => rmSync(store, { recursive: true, force: true }))

const thrown = (code: string): Error => Object.assign(new Error(`${code}: write`), { code })

/** What work on a store ends with when the disk says `code`. */
const endedWith = (code: string) =>
  withLaunchLock(store, () => Promise.reject(thrown(code))).catch((error: unknown) => error)

test.each(['ENOSPC', 'EDQUOT'])(
  '%s while a store is opened is one sentence that says what to do',
  async (code) => {
    const ended = await endedWith(code)
    expect(ended).toBeInstanceOf(Fault)
    expect((ended as Fault).code).toBe('DISK_FULL')
    expect(sentenceOf(ended)).toBe(`The disk of ${store} is full; free some space and start again`)
    expect(existsSync(join(store, 'run', 'launch.lock'))).toBe(false)
  },
)

test('any other trouble of the disk stays what it is', async () => {
  expect(await endedWith('EIO')).toMatchObject({ code: 'EIO', message: 'EIO: write' })
})
