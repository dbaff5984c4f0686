import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { mavenMajor, mavenTrouble, neo4jVersion } from '#server/adapters/neo4j-launcher/fetch-jars.ts'
import { findJava, javaMajor } from '#server/adapters/neo4j-launcher/find-java.ts'
import { refuseFullDisk } from '#server/adapters/neo4j-launcher/free-space.ts'
import { sentenceOf, troubleOfConsole } from '#server/adapters/neo4j-launcher/trouble.ts'
import { Fault } from '#server/domain/kernel/failure.ts'

const ground = mkdtempSync(join(tmpdir(), 'stemma-tools-'))
afterAll(() => rmSync(ground, { recursive: true }))

/** A folder with a `java` in it that says it is of this version. */
function javaOf(version: string): string {
  const folder = join(ground, version)
  mkdirSync(join(folder, 'bin'), { recursive: true })
  const script = join(folder, 'bin', 'java')
  writeFileSync(script, `#!/bin/sh\necho 'openjdk version "${version}" 2024-01-01' >&2\n`)
  chmodSync(script, 0o755)
  return folder
}

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof Fault) return error.code
    throw error
  }
  return 'none'
}

describe('a Java version', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_292"', 8],
    ['openjdk version "21" 2023-09-19', 21],
    ['openjdk version "22-ea" 2024-03-19', 22],
    ['Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "21.0.2" 2024-01-16', 21],
    ['bash: java: command not found', undefined],
    ['', undefined],
  ])('is read from %o', (text, major) => {
    expect(javaMajor(text)).toBe(major)
  })
})

describe('finding Java', () => {
  it('refuses when there is none', () => {
    expect(codeOf(() => findJava({ PATH: join(ground, 'nowhere') }))).toBe('JAVA_MISSING')
  })

  it('refuses another version and names it', () => {
    const environment = { PATH: `${join(javaOf('11.0.2'), 'bin')}:/bin` }
    expect(() => findJava(environment)).toThrow(Fault)
    try {
      findJava(environment)
    } catch (error) {
      expect((error as Fault).code).toBe('JAVA_WRONG')
      expect(sentenceOf(error)).toMatch(/java is Java 11; install a JDK 17 or 21/)
    }
  })

  it('takes 17 and 21, and JAVA_HOME before PATH', () => {
    const old = `${join(javaOf('11.0.2'), 'bin')}:/bin`
    const home = javaOf('21.0.1')
    expect(findJava({ PATH: `${join(javaOf('17.0.15'), 'bin')}:/bin` })).toBe('java')
    expect(findJava({ PATH: old, JAVA_HOME: home })).toBe(join(home, 'bin', 'java'))
  })

  it('takes the one on PATH when JAVA_HOME names a wrong one or nothing', () => {
    const right = `${join(javaOf('17.0.15'), 'bin')}:/bin`
    expect(findJava({ PATH: right, JAVA_HOME: javaOf('25') })).toBe('java')
    expect(findJava({ PATH: right, JAVA_HOME: join(ground, 'nowhere') })).toBe('java')
  })
})

describe('Maven', () => {
  it.each([
    ['Apache Maven 3.8.7', 3],
    ['\u001b[1mApache Maven 4.0.0-rc-1 (abc)\u001b[m\nMaven home: /usr', 4],
    ['Maven version: 2.2.1', undefined],
  ])('is read from %o', (text, major) => {
    expect(mavenMajor(text)).toBe(major)
  })

  it('that fails is quoted with its first error, and a full disk is called one', () => {
    const network = mavenTrouble('[INFO] x\n[ERROR] Unknown host repo\n[ERROR] more', '/cache') as Fault
    expect(network.code).toBe('JARS_NOT_FETCHED')
    expect(network.retriable).toBe(true)
    expect(sentenceOf(network)).toContain('Unknown host repo')
    expect((mavenTrouble('x\njava.io.IOException: No space left on device', '/c') as Fault).code).toBe(
      'DISK_FULL',
    )
  })

  it('is told one version of Neo4j, of the 5.26 line', async () => {
    expect(await neo4jVersion()).toMatch(/^5\.26\.\d+$/)
  })
})

describe('a Neo4j that ends while it starts', () => {
  it.each([
    ['Caused by: java.io.IOException: No space left on device', 'DISK_FULL'],
    ['org.neo4j.kernel.internal.locker.FileLockException: Lock file has been locked', 'NEO4J_STORE_LOCKED'],
    ['java.net.BindException: Address already in use', 'NEO4J_PORT_TAKEN'],
    ['Error: Could not reserve enough space for object heap', 'NEO4J_START_FAILED'],
    ['something new', 'NEO4J_START_FAILED'],
    ['', 'NEO4J_START_FAILED'],
  ])('saying %o is the fault %s', (text, code) => {
    const fault = troubleOfConsole(text, { store: '/home/store', log: '/home/logs/console.log' })
    expect(fault.code).toBe(code)
    expect(sentenceOf(fault).length).toBeGreaterThan(20)
  })
})

describe('the sentence for it', () => {
  it('quotes the last cause', () => {
    const text = 'Exception in x\nCaused by: first\n\tat y\nCaused by: no normalized path\n\tat z'
    const sentence = sentenceOf(troubleOfConsole(text, { store: 'store', log: 'console.log' }))
    expect(sentence).toBe(
      'Neo4j ended while it started (Caused by: no normalized path); read on in console.log',
    )
  })
})

describe('a full disk', () => {
  it('is refused with what is left and what is needed', async () => {
    const refusal = refuseFullDisk(ground, Number.MAX_SAFE_INTEGER)
    await expect(refusal).rejects.toMatchObject({ code: 'DISK_FULL', source: 'DISK' })
    await refusal.catch((error: unknown) =>
      expect(sentenceOf(error)).toMatch(/has \d+ MB left and \d+ MB are needed/),
    )
  })

  it('is not seen where there is room', async () => {
    await expect(refuseFullDisk(ground, 1)).resolves.toBeUndefined()
  })
})
