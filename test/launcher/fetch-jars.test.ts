import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dockerAnswers } from '#server/adapters/neo4j-launcher/docker.ts'
import { fetchJars } from '#server/adapters/neo4j-launcher/fetch-jars.ts'
import { openNeo4j } from '#server/adapters/neo4j-launcher/find-neo4j.ts'
import { sentenceOf } from '#server/adapters/neo4j-launcher/trouble.ts'

const ground = mkdtempSync(join(tmpdir(), 'stemma-jars-'))
afterAll(() => rmSync(ground, { recursive: true }))

const pathBefore = process.env['PATH']
const noDocker = !(await dockerAnswers())
let turn = 0
let [tools, cache] = ['', '']

beforeEach(() => {
  turn += 1
  tools = join(ground, `tools-${turn}`)
  cache = join(ground, `cache-${turn}`)
  mkdirSync(tools)
  process.env['PATH'] = [tools, '/usr/bin', '/bin'].join(delimiter)
})
afterEach(() => {
  process.env['PATH'] = pathBefore
})

/** Puts a program on PATH that does what this shell text says. */
function tool(name: string, text: string): void {
  writeFileSync(join(tools, name), `#!/bin/sh\n${text}\n`)
  chmodSync(join(tools, name), 0o755)
}

/**
 * A Maven that answers `-v` like one of version 3 and otherwise runs `text` with the output folder in `$out`.
 */
function maven(text: string, version = 'Apache Maven 3.9.1'): void {
  const out =
    'for word in "$@"; do case "$word" in -DoutputDirectory=*) out=$(echo "$word" | cut -d= -f2-);; esac; done'
  tool('mvn', `if [ "$1" = -v ]; then echo '${version}'; exit 0; fi\n${out}\n${text}`)
}

const say = () => undefined
const problem = async (work: Promise<unknown>) =>
  await work.then(() => undefined).catch((error: unknown) => error)

describe("fetching Neo4j's jars", () => {
  it('fetches them once, with a line that says so', async () => {
    maven('echo jar > "$out/neo4j.jar"')
    const said: string[] = []
    const folder = await fetchJars(cache, (line) => said.push(line))
    expect(readdirSync(folder)).toEqual(['neo4j.jar'])
    expect(said).toHaveLength(1)
    maven('exit 1')
    expect(await fetchJars(cache, say)).toBe(folder)
  })

  it('leaves nothing behind when it fails half-way', async () => {
    maven('echo jar > "$out/neo4j.jar"; echo "[ERROR] connection reset" ; exit 1')
    const error = await problem(fetchJars(cache, say))
    expect(error).toMatchObject({ code: 'JARS_NOT_FETCHED', retriable: true })
    expect(sentenceOf(error)).toContain('connection reset')
    expect(readdirSync(cache)).toEqual([])
  })

  it('ends with one whole folder when two fetch at once', async () => {
    maven('echo jar > "$out/neo4j.jar"; sleep 0.1')
    const folders = await Promise.all([fetchJars(cache, say), fetchJars(cache, say)])
    expect(new Set(folders).size).toBe(1)
    expect(readdirSync(cache)).toHaveLength(1)
  })

  it('clears away what a killed fetch left, and not what another is fetching', async () => {
    maven('echo jar > "$out/neo4j.jar"')
    const left = join(cache, '.fetching-99999999-abcdef')
    const busy = join(cache, `.fetching-${process.ppid}-abcdef`)
    for (const folder of [left, busy]) mkdirSync(folder, { recursive: true })
    await fetchJars(cache, say)
    expect([existsSync(left), existsSync(busy)]).toEqual([false, true])
  })

  it('refuses without Maven and with a Maven that is too old', async () => {
    process.env['PATH'] = tools
    expect(await problem(fetchJars(cache, say))).toMatchObject({ code: 'MAVEN_MISSING' })
    maven('exit 1', 'Maven version: 2.2.1')
    expect(await problem(fetchJars(cache, say))).toMatchObject({ code: 'MAVEN_WRONG' })
  })
})

describe.runIf(noDocker)('a machine without any way to a Neo4j', () => {
  const open = () => {
    const options = { store: join(cache, 'store'), logs: join(cache, 'logs'), cache, password: 'unused' }
    return problem(openNeo4j({ ...options, profile: 'TEST' }))
  }

  it('without Java is told the three ways in one message', async () => {
    process.env['PATH'] = tools
    const error = await open()
    expect(error).toMatchObject({ code: 'JAVA_MISSING' })
    for (const way of ['NEO4J_URI', 'JDK 17 or 21', 'Docker']) expect(sentenceOf(error)).toContain(way)
  })

  it('with another Java or without Maven is told that, and the three ways', async () => {
    process.env['PATH'] = tools
    tool('java', 'echo \'openjdk version "11.0.1"\' >&2')
    const wrong = await open()
    expect(wrong).toMatchObject({ code: 'JAVA_WRONG' })
    expect(sentenceOf(wrong)).toMatch(/Java 11.*NEO4J_URI/)
    tool('java', 'echo \'openjdk version "17.0.1"\' >&2')
    expect(await open()).toMatchObject({ code: 'MAVEN_MISSING' })
  })
})
