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
  /** What it says next: a crash of its server, noticed or mended. */
  heard(): Promise<unknown>
  /** Sends a signal and returns what ended the process. */
  kill(name: NodeJS.Signals): Promise<NodeJS.Signals | null>
}

/** Starts a process that opens Neo4j with these options, and returns when its server answers. */
export async function holdNeo4j(options: object): Promise<Holder> {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const heard = async (): Promise<unknown> => {
    const { done, value } = await lines.next()
    if (done) throw new Error('The process that holds Neo4j ended.')
    return JSON.parse(value)
  }
  return {
    opened: (await heard()) as Holder['opened'],
    heard,
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

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}
