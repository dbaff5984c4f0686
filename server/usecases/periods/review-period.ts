import { reviewRefusals } from '#server/domain/compensation/run-rules.ts'
import type { RunId } from '#server/domain/kernel/ids.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'
import { findPeriod, runKeys } from '#server/usecases/periods/period-standing.ts'

/** What a reviewer says yes to: the exact result that was on the screen (null: whatever stands there now). */
export interface ReviewInput {
  readonly period: string
  readonly resultDigest: string | null
}

/** Binds a person to the exact result of the newest draft; another person may then close it. */
export const reviewPeriod = verb({
  name: 'reviewPeriod',
  action: 'RUN_REVIEW',
  async run(call, input: ReviewInput): Promise<Result<{ readonly id: RunId; readonly seq: bigint }>> {
    const reviewerId = call.actor.userId
    if (reviewerId === null) return refused(refusal('FOUR_EYES', { period: input.period }))
    const reviewed: { id?: RunId } = {}
    const committed = await call.commit(async () => {
      const restsOn = await call.ports.changes.versions(runKeys(input.period))
      const found = await findPeriod(call, input.period)
      if (!found.ok) return found
      const refusals = reviewRefusals(found.value.standing, input.resultDigest)
      if (refusals.length > 0) return refused(...refusals)
      const { id, resultDigest } = found.value.run!
      reviewed.id = id
      const body = { runId: id, period: input.period, resultDigest, reviewerId }
      const events = [{ kind: 'RUN_REVIEWED', subject: id, body } as const]
      return accepted({ events, restsOn, raises: [runKeys(input.period)[1]] })
    })
    return committed.ok ? accepted({ id: reviewed.id!, seq: committed.value.seq }) : committed
  },
})
