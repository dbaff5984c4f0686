import { closeRefusals } from '#server/domain/compensation/run-rules.ts'
import type { RunId, UserId } from '#server/domain/kernel/ids.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'
import type { StoredRun } from '#server/ports/period-facts.ts'
import { type Call, verb } from '#server/usecases/guard.ts'
import { exclusiveRun, type Pulse, RUN_STEPS } from '#server/usecases/periods/exclusive-run.ts'
import { findPeriod, type PeriodFound, runKeys } from '#server/usecases/periods/period-standing.ts'
import { computeRun, planOfPeriod } from '#server/usecases/periods/run-computation.ts'

/** What a closing answers. */
export interface ClosedPeriod {
  readonly id: RunId
  readonly seq: bigint
}

/**
 * Closes a reviewed period: freezes it (from here on nothing new may be dated into it), computes once more from the
 * frozen facts, and publishes the reviewed statements with one change. If the frozen facts give another result the
 * period is thawed and the run is a draft again. Killed half-way it is frozen and unpublished; `resumeClosings`, or
 * saying the verb again, completes it.
 */
export const closePeriod = verb({
  name: 'closePeriod',
  action: 'PERIOD_CLOSE',
  async run(call, input: { readonly period: string }): Promise<Result<ClosedPeriod>> {
    const closerId = call.actor.userId
    if (closerId === null) return refused(refusal('FOUR_EYES', { period: input.period }))
    const found = await findPeriod(call, input.period)
    if (!found.ok) return found
    const refusals = closeRefusals(found.value.standing, closerId)
    if (refusals.length > 0) return refused(...refusals)
    return exclusiveRun(call, found.value.period.id, (pulse) =>
      close(call, { found: found.value, closerId, pulse }),
    )
  },
})

/** Completes closings whose process died between freezing and publishing. Called at start, by the system. */
export const resumeClosings = verb({
  name: 'resumeClosings',
  action: 'PERIOD_CLOSE',
  async run(call, _input: null): Promise<Result<readonly string[]>> {
    const completed: string[] = []
    for (const { period, closerId } of await call.ports.periods.frozen()) {
      const found = await findPeriod(call, period)
      if (!found.ok) continue
      const closed = await exclusiveRun(call, period, (pulse) =>
        close(call, { found: found.value, closerId, pulse }),
      )
      if (closed.ok) completed.push(period)
    }
    return accepted(completed)
  },
})

interface Closing {
  readonly found: PeriodFound
  readonly closerId: UserId
  readonly pulse: Pulse
}

async function close(call: Call, { found, closerId, pulse }: Closing): Promise<Result<ClosedPeriod>> {
  const { period, standing } = found
  if (!standing.frozen) {
    const frozen = await freeze(call, found, closerId)
    if (!frozen.ok) return frozen
  }
  const run = await call.ports.periods.run(period.id)
  invariant(run, 'a frozen period has a run')
  const held = await pulse(RUN_STEPS.indexOf('COMPUTE'))
  if (!held) return refused(refusal('PERIOD_BUSY', { period: period.id }))
  const differs = await differenceFrom(call, found, run)
  if (differs !== null) return thaw(call, period.id, differs)
  if (!(await pulse(RUN_STEPS.indexOf('PUBLISH'))))
    return refused(refusal('PERIOD_BUSY', { period: period.id }))
  return publish(call, run, closerId)
}

async function freeze(call: Call, { period }: PeriodFound, closerId: UserId) {
  return call.commit(async () => {
    const keys = runKeys(period.id)
    const restsOn = await call.ports.changes.versions(keys)
    const again = await findPeriod(call, period.id)
    if (!again.ok) return again
    const refusals = closeRefusals(again.value.standing, closerId)
    if (refusals.length > 0) return refused(...refusals)
    const body = { period: period.id, frozenAt: call.now, closerId }
    return accepted({
      events: [{ kind: 'PERIOD_FROZEN', subject: period.id, body }],
      restsOn,
      raises: [...keys],
    })
  })
}

/** Null when the frozen facts give the reviewed result and the store still holds exactly that; else what differs. */
async function differenceFrom(call: Call, found: PeriodFound, run: StoredRun): Promise<string | null> {
  const plan = await planOfPeriod(call.ports, found.period)
  if (!plan.ok) return plan.refusals[0]!.code
  const computed = await computeRun(call.ports, plan.value, found)
  if (!computed.ok) return computed.refusals[0]!.code
  if (computed.value.digests.resultDigest !== run.resultDigest) return 'RESULT'
  const { currency } = plan.value.plan
  const under = { runId: run.id, computation: run.computation, period: run.period, currency }
  const stored = await call.ports.staging.totals(under)
  return stored.totalMinor === run.totalMinor && stored.lines === run.lines ? null : 'STORED'
}

async function thaw(call: Call, period: string, cause: string): Promise<Result<never>> {
  const thawed = await call.commit(async () => {
    const keys = runKeys(period)
    const restsOn = await call.ports.changes.versions(keys)
    const events = [{ kind: 'PERIOD_THAWED', subject: period, body: { period, cause } } as const]
    return accepted({ events, restsOn, raises: [...keys] })
  })
  return thawed.ok ? refused(refusal('PERIOD_THAWED', { period, cause })) : thawed
}

async function publish(call: Call, run: StoredRun, closerId: UserId): Promise<Result<ClosedPeriod>> {
  const committed = await call.commit(async () => {
    const keys = runKeys(run.period)
    const restsOn = await call.ports.changes.versions(keys)
    const again = await call.ports.periods.run(run.period)
    if (again?.state !== 'REVIEWED' || again.computation !== run.computation || again.reviewerId === null) {
      return refused(refusal('RUN_NOT_REVIEWED', { period: run.period, state: again?.state ?? 'OPEN' }))
    }
    const { id, period, planDigest, factsDigest, resultDigest, totalMinor, statements } = again
    const digests = { planDigest, factsDigest, resultDigest }
    const body = {
      runId: id,
      period,
      closerId,
      reviewerId: again.reviewerId,
      ...digests,
      totalMinor,
      statements,
    }
    return accepted({ events: [{ kind: 'RUN_CLOSED', subject: id, body }], restsOn, raises: [...keys] })
  })
  return committed.ok ? accepted({ id: run.id, seq: committed.value.seq }) : committed
}
