import { setTimeout as pause } from 'node:timers/promises'
import type { Terminal } from '#server/cli/verb.ts'
import type { RefusalCode } from '#server/domain/kernel/refusal.ts'
import type { Result } from '#server/domain/kernel/result.ts'

/** A killed process holds its lease for 30 s; a living one renews it and is not waited for longer. */
const LEASE_MS = 34_000
const LOOK_AGAIN_MS = 2_000

/**
 * Asks until the answer is not `busy`, for as long as the lease of a killed process lasts; then answers what it got.
 * Says once that it waits.
 */
export async function whenFree<T>(
  terminal: Terminal,
  busy: RefusalCode,
  ask: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const end = performance.now() + LEASE_MS
  for (let told = false; ; told = true) {
    const answer = await ask()
    const isBusy = !answer.ok && answer.refusals.some(({ code }) => code === busy)
    if (!isBusy || performance.now() > end) return answer
    if (!told) terminal.note('Somebody else is at this, or was killed a moment ago; waiting ...')
    await pause(LOOK_AGAIN_MS)
  }
}
