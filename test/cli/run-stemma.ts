import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { testNeo4j } from '#test/support/neo4j.ts'

const MAIN = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url))

/** What a run of the command left. */
export interface StemmaRun {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A run that goes on. */
export interface RunningStemma {
  readonly process: ChildProcess
  readonly ended: Promise<StemmaRun>
  /** Resolves when standard error has shown this text. */
  heard(text: string): Promise<void>
}

/** Starts `stemma` on the one Neo4j of this run with a home of its own. */
export function startStemma(home: string, args: readonly string[]): RunningStemma {
  const { uri, user, password } = testNeo4j()
  const env = {
    ...process.env,
    STEMMA_HOME: home,
    NEO4J_URI: uri,
    NEO4J_USER: user,
    NEO4J_PASSWORD: password,
  }
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { stdout: '', stderr: '' }
  const waiting = new Set<() => void>()
  child.stdout.on('data', (chunk) => {
    said.stdout += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    said.stderr += String(chunk)
    for (const look of waiting) look()
  })
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...said }))
  const heard = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (said.stderr.includes(text)) resolve()
      }
      waiting.add(look)
      look()
      void ended.then(() => reject(new Error(`ended without "${text}": ${said.stderr}`)))
    })
  return { process: child, ended, heard }
}

/** Runs `stemma` to its end. */
export const runStemma = (home: string, args: readonly string[]): Promise<StemmaRun> =>
  startStemma(home, args).ended

/** The JSON object of a run with `--json`: the last line of standard output, and the only one. */
export function jsonOf({ stdout }: StemmaRun): Record<string, unknown> {
  const lines = stdout.trimEnd().split('\n')
  if (lines.length !== 1) throw new Error(`standard output holds ${lines.length} lines: ${stdout}`)
  return JSON.parse(lines[0]!) as Record<string, unknown>
}
