import { assembleFacts, historyPeriodsOf } from '#server/domain/compensation/assemble-facts.ts'
import type { RunDigests } from '#server/domain/compensation/events.ts'
import type { GatheredFacts } from '#server/domain/compensation/gathered-facts.ts'
import { type RunResult, RunStopped } from '#server/domain/compensation/result.ts'
import { runPlan } from '#server/domain/compensation/run.ts'
import { factsDigestParts, resultDigestParts } from '#server/domain/compensation/run-digest.ts'
import type { Period, PeriodCalendar } from '#server/domain/kernel/period.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'
import type { StoredRun } from '#server/ports/period-facts.ts'
import type { StoredPlan } from '#server/ports/plan-facts.ts'
import type { Ports } from '#server/usecases/ports.ts'

/** One computation in memory, with the digests that bind it to what it was computed from. */
export interface RunComputation {
  readonly stored: StoredPlan
  readonly gathered: GatheredFacts
  readonly result: RunResult
  readonly digests: RunDigests
}

/** The one plan version that holds on the first day of a period, or why there is not exactly one. */
export async function planOfPeriod(ports: Ports, period: Period): Promise<Result<StoredPlan>> {
  const holding = (await ports.plans.versions()).filter(({ plan }) => {
    const begun = plan.validFrom <= period.firstDay
    return begun && (plan.validUntil === undefined || plan.validUntil > period.firstDay)
  })
  const newest = newestOfEachPlan(holding)
  if (newest.length === 0) return refused(refusal('PLAN_NONE', { date: period.firstDay }))
  if (newest.length > 1) {
    const plans = newest.map(({ plan }) => `${plan.plan}/${plan.version}`).join(', ')
    return refused(refusal('PLAN_TWO', { date: period.firstDay, plans }))
  }
  return accepted(newest[0]!)
}

/** The plan version a run was computed with. */
export async function planOfRun({ plans }: Ports, run: StoredRun): Promise<StoredPlan | undefined> {
  return (await plans.versions()).find(({ planDigest }) => planDigest === run.planDigest)
}

/** A later version of the same plan replaces the one before it. */
function newestOfEachPlan(versions: readonly StoredPlan[]): StoredPlan[] {
  const byPlan = new Map<string, StoredPlan>()
  for (const stored of versions) {
    const known = byPlan.get(stored.plan.plan)
    if (!known || known.plan.validFrom < stored.plan.validFrom) byPlan.set(stored.plan.plan, stored)
  }
  return [...byPlan.values()]
}

/** A period and the calendar it was cut by. */
export interface PeriodOfCompany {
  readonly period: Period
  readonly calendar: PeriodCalendar
}

/** Reads the facts of the period, computes the plan on them and digests both. Writes nothing. */
export async function computeRun(
  ports: Ports,
  stored: StoredPlan,
  { period, calendar }: PeriodOfCompany,
): Promise<Result<RunComputation>> {
  const gathered = await ports.runFacts.gather(period, {
    historyPeriods: historyPeriodsOf(stored.plan),
    calendar,
  })
  try {
    const result = runPlan(stored.plan, assembleFacts(gathered, stored.plan))
    const digests = {
      planDigest: stored.planDigest,
      factsDigest: ports.digest.sha256Of(factsDigestParts(gathered)),
      resultDigest: ports.digest.sha256Of(resultDigestParts(result)),
    }
    return accepted({ stored, gathered, result, digests })
  } catch (error) {
    if (error instanceof RunStopped) return refused(refusal(error.refusal.code, error.refusal.facts))
    throw error
  }
}
