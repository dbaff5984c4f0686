import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('neo4j-holder.ts', import.meta.url))

/** Another process that holds a Neo4j open. */
export interface Holder {
  readonly opened: { readonly uri: string; readonly attached: boolean }
  /** Ends it the proper way: it stops its server if it owns it, then exits. */
  end(): Promise<void>
  /** Sends a signal and returns what ended the process. */
  kill(name: NodeJS.Signals): Promise<NodeJS.Signals | null>
}

/** Starts a process that opens Neo4j with these options, and returns when its server answers. */
export async function holdNeo4j(options: object): Promise<Holder> {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const first = await firstLine(child)
  return {
    opened: JSON.parse(first),
    end: async () => {
      child.stdin.end()
      await gone(child)
    },
    kill: async (name) => {
      if (child.exitCode === null && child.signalCode === null) child.kill(name)
      await gone(child)
      return child.signalCode
    },
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: child.stdout! })
  const ended = once(child, 'exit').then(() =>
    Promise.reject(new Error('The holder ended before it was ready.')),
  )
  const [line] = await Promise.race([once(lines, 'line'), ended])
  return String(line)
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}
