import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EXIT, INTERRUPTED, type Terminal, VerbStopped } from '#server/cli/verb.ts'

/** A home that lasts as long as the work in it; what is open on it is closed before it goes. */
export interface ThrowAwayHome {
  readonly path: string
  /** What runs on the home, such as an application with its Neo4j. */
  readonly open: Set<{ close(): Promise<void> }>
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const
/** A server that is told to stop writes for up to a second more. */
const REMOVING = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 } as const

/**
 * Does the work in a new folder below the temp directory and removes it, whatever happens: at the end, after an
 * error, and on SIGINT or SIGTERM, which end the verb with `INTERRUPTED` (exit 4).
 */
export async function withThrowAwayHome<T>(
  name: string,
  terminal: Terminal,
  work: (home: ThrowAwayHome) => Promise<T>,
): Promise<T> {
  const path = await mkdtemp(join(tmpdir(), `stemma-${name}-${process.pid}-`))
  const home: ThrowAwayHome = { path, open: new Set() }
  const interrupted = Promise.withResolvers<never>()
  let stopping = false
  const interrupt = (): void => {
    if (stopping) return
    stopping = true
    terminal.note('Stopping ...')
    // What was about to start on the home ends with the process: the folder goes once more then.
    process.once('exit', () => rmSync(path, REMOVING))
    interrupted.reject(new VerbStopped(EXIT.outside, INTERRUPTED, 'Interrupted; nothing is left behind.'))
  }
  // Heard until the end: a launched Neo4j lets a signal kill the process as soon as nobody else listens.
  for (const signal of SIGNALS) process.on(signal, interrupt)
  try {
    return await Promise.race([work(home), interrupted.promise])
  } finally {
    for (const each of home.open) await each.close()
    await rm(path, REMOVING)
    for (const signal of SIGNALS) process.off(signal, interrupt)
  }
}
