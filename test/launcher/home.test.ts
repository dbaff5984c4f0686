import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { homeExists, openHome } from '#server/adapters/files/home.ts'
import { Fault, InvalidInput } from '#server/domain/kernel/failure.ts'

const ground = mkdtempSync(join(tmpdir(), 'stemma-home-'))
afterAll(() => rmSync(ground, { recursive: true }))

const modeOf = (path: string) => statSync(path).mode & 0o777

describe('the home of a company', () => {
  it('is readable by its owner only', async () => {
    const home = await openHome(join(ground, 'first'), 'demo')
    for (const folder of [home.folder, home.store, home.exports, home.imports, home.logs]) {
      expect(modeOf(folder)).toBe(0o700)
    }
    expect(modeOf(join(home.folder, 'secrets.json'))).toBe(0o600)
  })

  it('leaves the rights of a folder alone that stood there before', async () => {
    const before = modeOf(ground)
    await openHome(ground, 'guest')
    expect(modeOf(ground)).toBe(before)
  })

  it('keeps its secrets, and takes back rights somebody gave away', async () => {
    const first = await openHome(ground, 'kept')
    const file = join(first.folder, 'secrets.json')
    writeFileSync(file, readFileSync(file), { mode: 0o644 })
    const second = await openHome(ground, 'kept')
    expect(second.secrets).toEqual(first.secrets)
    expect(modeOf(file)).toBe(0o600)
  })

  it('has four different secrets, and others than another company', async () => {
    const one = Object.values((await openHome(ground, 'one')).secrets)
    const two = Object.values((await openHome(ground, 'two')).secrets)
    expect(new Set([...one, ...two]).size).toBe(8)
  })

  it('gives the same secrets to all who open it at once, and leaves no half-written file', async () => {
    const homes = await Promise.all(Array.from({ length: 20 }, () => openHome(ground, 'crowd')))
    expect(new Set(homes.map(({ secrets }) => JSON.stringify(secrets))).size).toBe(1)
    expect(readdirSync(homes[0]!.folder).sort()).toEqual([
      'exports',
      'imports',
      'logs',
      'secrets.json',
      'store',
    ])
  })

  it('refuses damaged secrets with the remedy and never replaces them', async () => {
    const { folder } = await openHome(ground, 'damaged')
    const file = join(folder, 'secrets.json')
    for (const text of ['', '{', '{"databasePassword": "short"}']) {
      writeFileSync(file, text)
      const fault = await openHome(ground, 'damaged').catch((error: unknown) => error)
      expect(fault).toBeInstanceOf(Fault)
      expect((fault as Fault).code).toBe('SECRETS_UNREADABLE')
      expect(readFileSync(file, 'utf8')).toBe(text)
    }
  })

  it.each(['', '..', 'a/b', '/etc', 'A', 'a b', '-a', 'x'.repeat(64)])(
    'refuses the name "%s"',
    async (name) => {
      await expect(openHome(ground, name)).rejects.toThrow(InvalidInput)
    },
  )

  it('is not made by asking whether it exists', async () => {
    expect(await homeExists(ground, 'nobody')).toBe(false)
    expect(readdirSync(ground)).not.toContain('nobody')
    await openHome(ground, 'somebody')
    expect(await homeExists(ground, 'somebody')).toBe(true)
  })

  it('says what to do when the folder cannot be made', async () => {
    const file = join(ground, 'a-file')
    writeFileSync(file, '')
    const fault = (await openHome(file, 'demo').catch((error: unknown) => error)) as Fault
    expect(fault.code).toBe('HOME_UNWRITABLE')
    expect((fault.cause as Error).message).toContain('STEMMA_HOME')
  })
})
