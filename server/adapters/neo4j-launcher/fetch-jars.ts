import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MIB, refuseFullDisk } from '#server/adapters/neo4j-launcher/free-space.ts'
import { guardExit, releaseExit } from '#server/adapters/neo4j-launcher/guard-exit.ts'
import { identityOf } from '#server/adapters/neo4j-launcher/process-identity.ts'
import { trouble } from '#server/adapters/neo4j-launcher/trouble.ts'

const POM = fileURLToPath(new URL('pom.xml', import.meta.url))

/** The version of Neo4j that `pom.xml` names. */
export async function neo4jVersion(): Promise<string> {
  const version = /<neo4j\.version>([^<]+)</.exec(await readFile(POM, 'utf8'))?.[1]
  if (version === undefined) throw trouble('JARS_NOT_FETCHED', `${POM} names no neo4j.version`)
  return version
}

/**
 * The folder with Neo4j's jars below `cache`, fetched with Maven when it is not there yet. The folder appears
 * whole or not at all, so a start that was killed half-way leaves nothing that looks finished.
 */
export async function fetchJars(cache: string, say: (line: string) => void): Promise<string> {
  const version = await neo4jVersion()
  const folder = join(cache, `neo4j-${version}`)
  if (existsSync(folder)) return folder
  refuseOtherMaven()
  await mkdir(cache, { recursive: true })
  await removeAbandoned(cache)
  await refuseFullDisk(cache, 400 * MIB)
  const half = await mkdtemp(join(cache, `${HALF}${process.pid}-`))
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

const HALF = '.fetching-'

/** Removes what a killed fetch left: folders of processes that are no more. */
async function removeAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.startsWith(HALF)) continue
    const fetcher = Number.parseInt(name.slice(HALF.length), 10)
    if (identityOf(fetcher) === undefined) await rm(join(cache, name), { recursive: true, force: true })
  }
}

/** The major version in what `mvn -v` prints, colours or not; undefined when it is no version text. */
export function mavenMajor(text: string): number | undefined {
  const major = /Apache Maven (\d+)/.exec(text)?.[1]
  return major === undefined ? undefined : Number(major)
}

function refuseOtherMaven(): void {
  const answer = spawnSync('mvn', ['-v'], { encoding: 'utf8', timeout: 60_000 })
  if (answer.error) {
    throw trouble(
      'MAVEN_MISSING',
      "There is no Maven here to fetch Neo4j's jars with; install Maven 3 (mvn on PATH)",
    )
  }
  const major = mavenMajor(answer.stdout)
  if (major !== undefined && major >= 3) return
  throw trouble(
    'MAVEN_WRONG',
    `mvn on PATH is ${firstLine(answer)}; install Maven 3 and put it first on PATH`,
  )
}

const firstLine = ({ stdout, stderr }: { stdout: string; stderr: string }): string =>
  `${stdout}\n${stderr}`.trim().split('\n')[0] || 'no Maven'

async function runMaven(into: string, say: (line: string) => void): Promise<void> {
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${into}`]
  const maven = spawn('mvn', ['-q', '-B', '-f', POM, ...goal], { stdio: ['ignore', 'pipe', 'pipe'] })
  const identity = maven.pid === undefined ? undefined : identityOf(maven.pid)
  if (identity) guardExit(identity)
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
  } finally {
    clearInterval(tick)
    if (identity) releaseExit(identity)
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
