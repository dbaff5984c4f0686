import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MIB, refuseFullDisk } from '#server/adapters/neo4j-launcher/free-space.ts'
import { trouble } from '#server/adapters/neo4j-launcher/trouble.ts'

const POM = fileURLToPath(new URL('pom.xml', import.meta.url))

/** The version of Neo4j that `pom.xml` names. */
export async function neo4jVersion(): Promise<string> {
  const version = /<neo4j\.version>([^<]+)</.exec(await readFile(POM, 'utf8'))?.[1]
  if (version === undefined) throw trouble('JARS_NOT_FETCHED', `${POM} names no neo4j.version`)
  return version
}

/**
 * The folder with Neo4j's jars below `cache`, fetched with Maven when it is not there yet. The folder appears whole
 * or not at all, so a start that was killed half-way leaves nothing that looks finished.
 */
export async function fetchJars(cache: string, say: (line: string) => void): Promise<string> {
  const version = await neo4jVersion()
  const folder = join(cache, `neo4j-${version}`)
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  await refuseFullDisk(cache, 400 * MIB)
  const half = await mkdtemp(join(cache, '.fetching-'))
  try {
    say(`Fetching Neo4j ${version} (some 210 jars, 125 MB, once) into ${folder}`)
    await runMaven(half, say)
    await rename(half, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error
    })
  } finally {
    await rm(half, { recursive: true, force: true })
  }
  return folder
}

async function runMaven(into: string, say: (line: string) => void): Promise<void> {
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${into}`]
  const maven = spawn('mvn', ['-q', '-B', '-f', POM, ...goal], { stdio: ['ignore', 'pipe', 'pipe'] })
  const begun = performance.now()
  const tick = setInterval(
    () => say(`  still fetching, ${Math.round((performance.now() - begun) / 1000)} s`),
    5000,
  )
  let said = ''
  const keep = (chunk: Buffer): void => {
    said = (said + chunk.toString('utf8')).slice(-20_000)
  }
  maven.stdout.on('data', keep)
  maven.stderr.on('data', keep)
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      maven.once('error', reject)
      maven.once('close', resolve)
    })
    if (code !== 0) throw mavenTrouble(said, into)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw trouble(
      'MAVEN_MISSING',
      "There is no Maven here to fetch Neo4j's jars with; install it (mvn on PATH)",
    )
  } finally {
    clearInterval(tick)
  }
}

/** Maven's failure as one sentence; its first line marked as an error names the artefact or host. */
export function mavenTrouble(said: string, into: string): Error {
  if (/No space left on device/i.test(said)) {
    return trouble(
      'DISK_FULL',
      `The disk of ${into} or of Maven's own cache is full; free 400 MB and start again`,
    )
  }
  const first = /\[ERROR\]\s*(.+)/.exec(said)?.[1]?.slice(0, 300) ?? 'it gave no reason'
  return trouble(
    'JARS_NOT_FETCHED',
    `Maven could not fetch Neo4j's jars (${first}); check the network, start again`,
  )
}
