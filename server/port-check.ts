import { createServer } from 'node:net'
import { Fault } from '#server/domain/kernel/failure.ts'

const ASK_MS = 2_000

/**
 * Throws the fault `PORT_TAKEN` with one sentence when a port cannot be listened on: asked before anything is
 * started, so that a second start costs nothing and changes nothing.
 */
export async function refusePortInUse(port: number): Promise<void> {
  if (port === 0 || (await isFree(port))) return
  const sentence = (await isStemma(port))
    ? `Stemma is running at http://127.0.0.1:${port} already; open it, or give this start another port with PORT=<number>: for a second server, or another company`
    : `Port ${port} is taken by another program; stop it, or give another port with PORT=<number>`
  throw new Fault({ source: 'PROCESS', retriable: false, code: 'PORT_TAKEN', cause: new Error(sentence) })
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ host: '127.0.0.1', port }, () => server.close(() => resolve(true)))
  })
}

async function isStemma(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health/live`, {
      signal: AbortSignal.timeout(ASK_MS),
    })
    return ((await answer.json()) as { live?: boolean }).live === true
  } catch {
    return false
  }
}
