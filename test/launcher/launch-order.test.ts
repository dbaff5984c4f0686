import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initialPasswordLine } from '#server/adapters/neo4j-launcher/initial-password.ts'
import { memorySize } from '#server/adapters/neo4j-launcher/memory-size.ts'
import { jvmOptions, neo4jConf } from '#server/adapters/neo4j-launcher/neo4j-conf.ts'

const machines = fc.integer({ min: 512, max: 4_000_000 })

describe('the memory of a server', () => {
  it('is at most a third of a machine of 4 GB and more, and never below what Neo4j needs', () => {
    fc.assert(
      fc.property(machines, (machine) => {
        const { heapStart, heapMost, pageCache } = memorySize('SERVE', machine)
        expect(heapMost).toBeGreaterThanOrEqual(512)
        expect(pageCache).toBeGreaterThanOrEqual(128)
        expect(heapStart).toBeLessThanOrEqual(heapMost)
        if (machine >= 4096) expect(heapMost + pageCache).toBeLessThanOrEqual(machine / 3)
      }),
    )
  })

  it('never shrinks on a larger machine', () => {
    fc.assert(
      fc.property(fc.constantFrom('SERVE', 'IMPORT'), machines, machines, (profile, one, two) => {
        const [small, large] = [
          memorySize(profile, Math.min(one, two)),
          memorySize(profile, Math.max(one, two)),
        ]
        expect(large.heapMost).toBeGreaterThanOrEqual(small.heapMost)
        expect(large.pageCache).toBeGreaterThanOrEqual(small.pageCache)
      }),
    )
  })

  it('is the same small one for tests everywhere', () => {
    expect(memorySize('TEST', 512)).toEqual(memorySize('TEST', 1_000_000))
  })
})

describe('the configuration of a server', () => {
  const memory = memorySize('TEST', 4096)
  const conf = (profile: 'TEST' | 'SERVE') => neo4jConf({ profile, port: 7699, memory })
  const keys = (text: string) =>
    text
      .trim()
      .split('\n')
      .map((line) => line.split('=')[0])

  it('names each key once', () => {
    expect(new Set(keys(conf('TEST'))).size).toBe(keys(conf('TEST')).length)
  })

  it('listens on loopback with sign-in and calls nobody', () => {
    for (const profile of ['TEST', 'SERVE'] as const) {
      const text = conf(profile)
      expect(text).toContain('server.bolt.listen_address=127.0.0.1:7699\n')
      expect(text).not.toMatch(/0\.0\.0\.0/)
      for (const off of ['server.http.enabled', 'server.https.enabled', 'dbms.usage_report.enabled']) {
        expect(text).toContain(`${off}=false\n`)
      }
      expect(text).toContain('dbms.security.auth_enabled=true\n')
    }
  })

  it('caps the compiler for tests only', () => {
    expect(jvmOptions('TEST', memory)).toContain('-XX:TieredStopAtLevel=1')
    expect(jvmOptions('SERVE', memory).join(' ')).not.toContain('Tiered')
    expect(jvmOptions('SERVE', memory)).toContain(`-Xmx${memory.heapMost}m`)
  })
})

describe('the first password', () => {
  it('is written as neo4j-admin 5.26 writes it', () => {
    const salt = Buffer.from('90cbb35346a8d56bd9be8e207d40c70b35754fec065d27c74c1f13ece5d84126', 'hex')
    const hash = '13b49cc41ae8df4629e1b5ba5a25801ed037aaa376ede6d8931ebba673724b85'
    const line = `neo4j:SHA-256,${hash},${salt.toString('hex')},1024:\n`
    expect(initialPasswordLine('secret-pass-1', salt)).toBe(line)
    expect(initialPasswordLine('secret-pass-2', salt)).not.toBe(line)
  })
})
