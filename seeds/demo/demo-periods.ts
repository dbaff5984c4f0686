import { setTimeout as pause } from 'node:timers/promises'
import type { UserId } from '#server/domain/kernel/ids.ts'
import { Bug } from '#server/domain/kernel/invariant.ts'
import type { Period } from '#server/domain/kernel/period.ts'
import type { Result } from '#server/domain/kernel/result.ts'
import type { Actor } from '#server/usecases/actor.ts'
import type { Caller } from '#server/usecases/guard.ts'
import { closePeriod } from '#server/usecases/periods/close-period.ts'
import { computePeriod } from '#server/usecases/periods/compute-period.ts'
import { reviewPeriod } from '#server/usecases/periods/review-period.ts'
import type { Ports } from '#server/usecases/ports.ts'

/** The two people who settle the demo's months. */
export interface Finance {
  readonly reviewer: UserId
  readonly closer: UserId
}

/**
 * Computes, reviews and closes the periods that have ended, in order, all but the last of them, which stays a draft
 * so that there is something to do. Goes on where a seed that was killed stopped.
 */
export async function settlePeriods(
  ports: Ports,
  periods: readonly Period[],
  { finance, say }: { readonly finance: Finance; readonly say: (line: string) => void },
): Promise<void> {
  const now = ports.clock.now()
  const ended = periods.filter(({ to }) => to <= now)
  const [reviewer, closer] = [callerOf(ports, finance.reviewer), callerOf(ports, finance.closer)]
  const last = ended.at(-1)
  for (const [position, period] of ended.entries()) {
    const run = await ports.periods.run(period.id)
    const input = { period: period.id }
    if (run?.state === 'CLOSED' || (period === last && run)) continue
    if (run?.state !== 'REVIEWED') await agreed(() => computePeriod(reviewer, input))
    if (period === last) continue
    if (run?.state !== 'REVIEWED') {
      await agreed(() => reviewPeriod(reviewer, { ...input, resultDigest: null }))
    }
    await agreed(() => closePeriod(closer, input))
    say(`demo company: closed ${period.id} (${position + 1} of ${ended.length - 1})`)
  }
}

function callerOf(ports: Ports, userId: UserId): Caller {
  const actor: Actor = {
    id: userId,
    standings: ['FINANCE'],
    userId,
    memberId: null,
    sessionId: null,
    address: '',
    userAgent: '',
  }
  return { ports, actor }
}

/** A killed process holds its period until its lease ends. */
const LEASE_PATIENCE = 25

async function agreed(said: () => Promise<Result<unknown>>): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    const answer = await said()
    if (answer.ok) return
    const busy = answer.refusals.every(({ code }) => code === 'PERIOD_BUSY')
    if (!busy || turn === LEASE_PATIENCE) {
      throw new Bug(`the demo's months cannot be settled: ${JSON.stringify(answer.refusals)}`)
    }
    await pause(2_000)
  }
}
