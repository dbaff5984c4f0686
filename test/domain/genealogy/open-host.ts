import { expect } from 'vitest'
import { type HostParts, type IndexHost, openIndex } from '#server/adapters/index/index-host.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { companyOf, MadeUpLog, SetClock } from '#test/domain/genealogy/made-up-log.ts'

export const member = (ordinal: number) => ordinal as Ordinal

/** The hosts a test has opened. */
export const opened: IndexHost[] = []

/** Opens a host on a log; `stopAll` ends it. */
export async function host(log: MadeUpLog, parts: Partial<HostParts> = {}): Promise<IndexHost> {
  const made = await openIndex({ log, clock: new SetClock(), ...companyOf(log), ...parts })
  opened.push(made)
  return made
}

/** Ends what a test has opened. */
export async function stopAll(): Promise<void> {
  for (const each of opened.splice(0)) await each.stop()
}

/** A company of one line, 0 - 1 - 2, and another root, 3. */
export function lineAndRoot(): MadeUpLog {
  const log = new MadeUpLog()
  log.setUp()
  for (const sponsor of [null, 0, 1, null]) log.enrol(sponsor)
  return log
}

/** Returns when the index has reached the end of the log. */
export async function catchUp(index: IndexHost, log: MadeUpLog): Promise<void> {
  expect(await index.reached(BigInt(log.events.length), 5_000)).toBe(true)
}
