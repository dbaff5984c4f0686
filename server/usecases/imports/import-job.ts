import { canonicalJson } from '#server/domain/kernel/canonical-json.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { type Result, refused } from '#server/domain/kernel/result.ts'
import type { JobClaim } from '#server/ports/jobs.ts'
import type { Call } from '#server/usecases/guard.ts'
import { ImportStopped } from '#server/usecases/imports/import-scene.ts'
import type { Ports } from '#server/usecases/ports.ts'

/** Tells how far an import has come; throws `ImportStopped` when it was cancelled or taken over. */
export type ImportPulse = (done: number) => Promise<void>

const KIND = 'IMPORT'

/**
 * Lets one import at a time work on a store: a second one is refused with IMPORT_RUNNING. The work holds a lease that
 * runs out when its process dies; `id` is the import's, so that it can be cancelled by it, `rows` how many there are.
 */
export async function exclusiveImport<T>(
  { ports, actor }: Call,
  { id, rows }: { readonly id: string; readonly rows: number },
  work: (pulse: ImportPulse) => Promise<Result<T>>,
): Promise<Result<T>> {
  const claim = await takeJob(ports, id, actor.id)
  if (!claim) return refused(refusal('IMPORT_RUNNING'))
  let state: 'DONE' | 'FAILED' | 'CANCELLED' = 'FAILED'
  try {
    const result = await work(async (done) => {
      const pulse = await ports.jobs.pulse(claim, done, rows)
      if (pulse !== 'HELD') throw new ImportStopped(pulse === 'LOST' ? 'LOST' : 'CANCELLED')
    })
    state = result.ok ? 'DONE' : 'FAILED'
    return result
  } catch (error) {
    if (error instanceof ImportStopped) state = 'CANCELLED'
    throw error
  } finally {
    await ports.jobs.end(claim, state, canonicalJson({ state })).catch(() => false)
  }
}

async function takeJob({ jobs }: Ports, id: string, actor: string): Promise<JobClaim | undefined> {
  const job = { id, kind: KIND, key: 'import', actor, input: canonicalJson({ id }) }
  if (await jobs.queue(job)) return jobs.claim({ id }, id)
  for (let dead = await jobs.claim({ kind: KIND }, id); dead; dead = await jobs.claim({ kind: KIND }, id)) {
    await jobs.end(dead, 'CANCELLED', canonicalJson({ cause: 'ABANDONED' }))
  }
  return (await jobs.queue(job)) ? jobs.claim({ id }, id) : undefined
}
