import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { trouble } from '#server/adapters/neo4j-launcher/trouble.ts'

/** What Neo4j 5.26 runs on. */
export const JAVA_WANTED: readonly number[] = [17, 21]

/**
 * The major version in what `java -version` prints (`1.8.0_292` is 8), or undefined when it is no version
 * text.
 */
export function javaMajor(text: string): number | undefined {
  const match = /version "(\d+)(?:\.(\d+))?/.exec(text)
  if (!match) return undefined
  const first = Number(match[1])
  return first === 1 ? Number(match[2] ?? '1') : first
}

/**
 * The command of a Java that fits: that of `JAVA_HOME` first, then the one on `PATH`.
 * Throws `JAVA_MISSING` when there is none and `JAVA_WRONG` when there is one of another version only.
 */
export function findJava(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment['JAVA_HOME']
  const commands = named === undefined || named === '' ? ['java'] : [join(named, 'bin', 'java'), 'java']
  const seen: string[] = []
  for (const command of commands) {
    const major = majorOf(command, environment)
    if (major === undefined) continue
    if (JAVA_WANTED.includes(major)) return command
    seen.push(`${command} is Java ${major}`)
  }
  if (seen.length === 0) {
    throw trouble('JAVA_MISSING', 'There is no Java here; install a JDK 17 or 21 and put it on PATH')
  }
  const remedy = 'install a JDK 17 or 21 and put it first on PATH, or name it in JAVA_HOME'
  throw trouble('JAVA_WRONG', `Neo4j needs Java 17 or 21, but ${seen.join(' and ')}; ${remedy}`)
}

function majorOf(command: string, environment: NodeJS.ProcessEnv): number | undefined {
  const answer = spawnSync(command, ['-version'], { env: environment, encoding: 'utf8', timeout: 20_000 })
  return answer.error ? undefined : javaMajor(`${answer.stderr}\n${answer.stdout}`)
}
