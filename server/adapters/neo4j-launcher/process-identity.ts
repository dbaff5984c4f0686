import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { invariant } from '#server/domain/kernel/invariant.ts'

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number
  /** When it began, in whatever words the system uses; equal for the same process only. */
  readonly began: string
}

/**
 * The identity of a living process, or undefined when there is none with this number (zombies do not live).
 */
export function identityOf(pid: number): ProcessIdentity | undefined {
  const began = process.platform === 'linux' ? beganOnLinux(pid) : beganElsewhere(pid)
  return began === undefined ? undefined : { pid, began }
}

/** The identity of this very process. */
export function ownIdentity(): ProcessIdentity {
  const own = identityOf(process.pid)
  invariant(own, 'A process finds itself in the process list.')
  return own
}

/** True while exactly this process lives. */
export function lives(identity: ProcessIdentity): boolean {
  return identityOf(identity.pid)?.began === identity.began
}

/**
 * The state and start of a process in the text of `/proc/<pid>/stat`. The command in brackets may itself hold
 * brackets and blanks, so fields are counted after the last one.
 */
export function parseProcStat(text: string): { readonly state: string; readonly ticks: string } | undefined {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [state, ticks] = [fields[0], fields[19]]
  return state === undefined || ticks === undefined ? undefined : { state, ticks }
}

function beganOnLinux(pid: number): string | undefined {
  try {
    const stat = parseProcStat(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    if (stat === undefined || stat.state === 'Z' || stat.state === 'X') return undefined
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${stat.ticks}`
  } catch {
    return undefined
  }
}

function beganElsewhere(pid: number): string | undefined {
  const answer = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' })
  const [state, ...began] = answer.stdout?.trim().split(/\s+/) ?? []
  return state === undefined || state === '' || state.startsWith('Z') ? undefined : began.join(' ')
}

/** Waits until the process is gone; false when it still lives after `patience` milliseconds. */
export async function waitUntilGone(identity: ProcessIdentity, patience: number): Promise<boolean> {
  const end = performance.now() + patience
  while (lives(identity)) {
    if (performance.now() > end) return false
    await sleep(25)
  }
  return true
}

/** Sends a signal to exactly this process; a process that is already gone is no error. */
export function signal(identity: ProcessIdentity, name: NodeJS.Signals): void {
  if (!lives(identity)) return
  try {
    process.kill(identity.pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Stops a process: SIGTERM, and after `patience` milliseconds SIGKILL. Returns when it is gone. */
export async function stopProcess(identity: ProcessIdentity, patience = 60_000): Promise<void> {
  signal(identity, 'SIGTERM')
  if (await waitUntilGone(identity, patience)) return
  signal(identity, 'SIGKILL')
  await waitUntilGone(identity, 10_000)
}
