import {
  type ProcessIdentity,
  signal,
  stopProcess,
} from '#server/adapters/neo4j-launcher/process-identity.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const guarded = new Map<number, ProcessIdentity>()

/**
 * From now on this process (a server, a fetch) does not outlive us, however we end short of kill -9. Where
 * the program handles a signal itself, that is its business and it is told to stop when the program exits;
 * where nobody else does, the server is stopped first and then the signal does what it would have done.
 */
export function guardExit(server: ProcessIdentity): void {
  if (guarded.size === 0) {
    process.on('exit', tellAll)
    for (const name of SIGNALS) process.on(name, onSignal)
  }
  guarded.set(server.pid, server)
}

/** Forgets a server that is stopped, crashed or no longer ours. */
export function releaseExit(server: ProcessIdentity): void {
  if (!guarded.delete(server.pid) || guarded.size > 0) return
  process.off('exit', tellAll)
  for (const name of SIGNALS) process.off(name, onSignal)
}

/** An exit handler may not wait, so the servers are only told; they end within a second. */
function tellAll(): void {
  for (const server of guarded.values()) signal(server, 'SIGTERM')
}

function onSignal(name: NodeJS.Signals): void {
  if (process.listenerCount(name) > 1) return
  const servers = [...guarded.values()]
  void Promise.all(servers.map((server) => stopProcess(server))).finally(() => {
    for (const server of servers) releaseExit(server)
    process.kill(process.pid, name)
  })
}
