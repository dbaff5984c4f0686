import { canonicalJson } from '#server/domain/kernel/canonical-json.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { type Result, refused } from '#server/domain/kernel/result.ts'
import type { JobClaim } from '#server/ports/jobs.ts'
import type { Call } from '#server/usecases/guard.ts'
import type { Ports } from '#server/usecases/ports.ts'

/** What a computation does, in order; the workspace shows it as progress. */
export const RUN_STEPS = ['READ', 'COMPUTE', 'WRITE', 'PUBLISH'] as const

/** Tells how far the work has come (positions in `RUN_STEPS`); false when the lease was lost: stop without writing. */
export type Pulse = (step: number) => Promise<boolean>

/**
 * Lets one process at a time work on a period: a second one is refused with PERIOD_BUSY. The work holds a lease that
 * runs out when its process dies.
 */
export async function exclusiveRun<T>(
  { ports, actor }: Call,
  period: string,
  work: (pulse: Pulse) => Promise<Result<T>>,
): Promise<Result<T>> {
  const claim = await takeJob(ports, {
    key: `run:${period}`,
    actor: actor.id,
    input: canonicalJson({ period }),
  })
  if (!claim) return refused(refusal('PERIOD_BUSY', { period }))
  try {
    const result = await work(async (step) => {
      return (await ports.jobs.pulse(claim, step, RUN_STEPS.length)) !== 'LOST'
    })
    await ports.jobs.end(claim, result.ok ? 'DONE' : 'FAILED', canonicalJson({ ok: result.ok }))
    return result
  } catch (error) {
    await ports.jobs.end(claim, 'FAILED', canonicalJson({ ok: false })).catch(() => false)
    throw error
  }
}

/** Queues and claims a job of this key; jobs whose process died are ended first. `undefined`: somebody is at work. */
async function takeJob(
  { jobs, ids }: Ports,
  job: { readonly key: string; readonly actor: string; readonly input: string },
): Promise<JobClaim | undefined> {
  const id = ids.next()
  if (await jobs.queue({ id, kind: 'RUN', ...job })) return jobs.claim({ id }, id)
  for (let dead = await jobs.claim({ kind: 'RUN' }, id); dead; dead = await jobs.claim({ kind: 'RUN' }, id)) {
    await jobs.end(dead, 'CANCELLED', canonicalJson({ cause: 'ABANDONED' }))
  }
  return (await jobs.queue({ id, kind: 'RUN', ...job })) ? jobs.claim({ id }, id) : undefined
}
