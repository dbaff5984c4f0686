import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { DEFAULT_PORT, readConfig } from '#server/config.ts'
import { InvalidInput } from '#server/domain/kernel/failure.ts'

const ground = mkdtempSync(join(tmpdir(), 'stemma-config-'))
afterAll(() => rmSync(ground, { recursive: true }))

const issuesOf = (environment: Record<string, string>, checkout?: string) => {
  try {
    readConfig(environment, checkout)
  } catch (error) {
    if (error instanceof InvalidInput) return error.issues
    throw error
  }
  return []
}
const keysOf = (environment: Record<string, string>) => issuesOf(environment).map(({ path }) => path)

describe('the configuration', () => {
  it('needs no key at all', () => {
    const config = readConfig({})
    expect(config).toMatchObject({ port: DEFAULT_PORT, logLevel: 'info' })
    expect([config.neo4j, config.publicUrl]).toEqual([undefined, undefined])
  })

  it('takes an empty value for an absent one', () => {
    expect(readConfig({ PORT: '', NEO4J_URI: ' ', LOG_LEVEL: '' })).toEqual(readConfig({}))
  })

  it('reads every key', () => {
    const config = readConfig({
      NEO4J_URI: 'neo4j+s://graph.example.org/',
      NEO4J_PASSWORD: 'p',
      STEMMA_HOME: '/srv/stemma/',
      XDG_CACHE_HOME: '/srv/cache',
      PORT: '80',
      PUBLIC_URL: 'https://stemma.example.org/',
      LOG_LEVEL: 'debug',
    })
    expect(config).toEqual({
      neo4j: { uri: 'neo4j+s://graph.example.org', user: 'neo4j', password: 'p' },
      home: '/srv/stemma',
      cache: '/srv/cache/stemma',
      port: 80,
      publicUrl: 'https://stemma.example.org',
      logLevel: 'debug',
    })
  })

  it.each([
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: '-1' }, 'PORT'],
    [{ PORT: '8o' }, 'PORT'],
    [{ PORT: '1e3' }, 'PORT'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ PUBLIC_URL: 'stemma.example.org' }, 'PUBLIC_URL'],
    [{ NEO4J_URI: 'http://localhost:7474', NEO4J_PASSWORD: 'p' }, 'NEO4J_URI'],
    [{ NEO4J_URI: 'bolt://localhost' }, 'NEO4J_PASSWORD'],
    [{ NEO4J_PASSWORD: 'p' }, 'NEO4J_PASSWORD'],
    [{ NEO4J_USER: 'u' }, 'NEO4J_USER'],
    [{ STEMMA_HOME: 'here' }, 'STEMMA_HOME'],
  ])('refuses %o and names the key', (environment, key) => {
    expect(keysOf(environment as unknown as Record<string, string>)).toEqual([key])
  })

  it('names every bad key at once and repeats no secret', () => {
    const environment = { PORT: 'x', LOG_LEVEL: 'y', NEO4J_PASSWORD: 'hush-hush' }
    expect(keysOf(environment).sort()).toEqual(['LOG_LEVEL', 'NEO4J_PASSWORD', 'PORT'])
    expect(JSON.stringify(issuesOf(environment))).not.toContain('hush-hush')
  })
})

describe('the default home', () => {
  it('is another for another checkout and the same for the same', () => {
    const homes = ['one', 'two', 'one'].map((name) => readConfig({}, join(ground, name, 'stemma')).home)
    expect(homes[0]).toBe(homes[2])
    expect(homes[0]).not.toBe(homes[1])
  })

  it('is never inside the checkout, also not by way of a link', () => {
    const checkout = join(ground, 'checkout')
    mkdirSync(checkout)
    symlinkSync(checkout, join(ground, 'link'))
    const inside = [checkout, join(checkout, '.data', 'deep'), join(ground, 'link', 'home')]
    for (const home of inside) {
      expect(issuesOf({ STEMMA_HOME: home }, checkout).map(({ path }) => path)).toEqual(['STEMMA_HOME'])
    }
    for (const home of [`${checkout}-data`, join(checkout, '..', 'data'), join(ground, '..data')]) {
      expect(issuesOf({ STEMMA_HOME: home }, checkout)).toEqual([])
    }
  })
})
