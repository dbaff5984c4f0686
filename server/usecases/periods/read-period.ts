import type { Finding } from '#server/domain/compensation/plan-linter/finding.ts'
import { lintPlan } from '#server/domain/compensation/plan-linter/lint-plan.ts'
import { closeRefusals, computeRefusals, reviewRefusals } from '#server/domain/compensation/run-rules.ts'
import { type Action, permits } from '#server/domain/kernel/access.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import { type Refusal, refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result } from '#server/domain/kernel/result.ts'
import { isAtWork } from '#server/ports/jobs.ts'
import type { StoredRun } from '#server/ports/period-facts.ts'
import { type Call, verb } from '#server/usecases/guard.ts'
import { type BonusTitles, bonusTitlesOf } from '#server/usecases/periods/bonus-titles.ts'
import { RUN_STEPS } from '#server/usecases/periods/exclusive-run.ts'
import { findPeriod, type PeriodFound } from '#server/usecases/periods/period-standing.ts'
import { type PeriodRowView, rowOf } from '#server/usecases/periods/read-periods.ts'
import { planOfPeriod } from '#server/usecases/periods/run-computation.ts'

/** A computation of the run, newest first; only the newest keeps its lines. */
export interface ComputationView {
  readonly number: number
  readonly at: Instant
  readonly by: string
  readonly totalMinor: bigint
  readonly lines: number
  readonly statements: number
  readonly factsDigest: string
  readonly resultDigest: string
}

/** The workspace of a period. */
export interface PeriodView {
  readonly row: PeriodRowView
  readonly run: StoredRun | undefined
  readonly reviewedBy: string | null
  readonly closedBy: string | null
  readonly computations: readonly ComputationView[]
  readonly progress: { readonly step: string; readonly done: number; readonly of: number } | null
  /** Why each action is not open to this actor now; empty: it is. */
  readonly compute: readonly Refusal[]
  readonly review: readonly Refusal[]
  readonly close: readonly Refusal[]
  readonly findings: readonly Finding[]
  /** Of the run's plan. */
  readonly titles: BonusTitles
}

/** Everything the period workspace shows, and which steps this person may take now. */
export const readPeriod = verb({
  name: 'readPeriod',
  action: 'PERIOD_SEE',
  async run(call, input: { readonly period: string }): Promise<Result<PeriodView>> {
    const found = await findPeriod(call, input.period)
    if (!found.ok) return found
    const { period, company, run } = found.value
    const [sales, plan, computations, names, progress, titles] = await Promise.all([
      call.ports.periods.sales([period.id]),
      planOfPeriod(call.ports, period),
      computationsOf(call, run),
      call.ports.users.names([run?.reviewerId ?? '', run?.closerId ?? '']),
      progressOf(call, period.id),
      bonusTitlesOf(call.ports, run),
    ])
    return accepted({
      row: rowOf(call, company, { period, run, sales: sales[0] }),
      run,
      reviewedBy: nameOf(names, run?.reviewerId),
      closedBy: nameOf(names, run?.closerId),
      computations,
      progress,
      titles,
      ...actionsOf(call, found.value, plan.ok ? [] : plan.refusals),
      findings: plan.ok ? lintPlan(plan.value.plan) : [],
    })
  },
})

const nameOf = (names: ReadonlyMap<string, string>, id: string | null | undefined): string | null =>
  id ? (names.get(id) ?? id) : null

function actionsOf(call: Call, { standing }: PeriodFound, planRefusals: readonly Refusal[]) {
  const denied = (action: Action): Refusal[] =>
    permits(call.actor.standings, action) ? [] : [refusal('FORBIDDEN', { action })]
  const { userId } = call.actor
  return {
    compute: [...denied('RUN_COMPUTE'), ...computeRefusals(standing), ...planRefusals],
    review: [...denied('RUN_REVIEW'), ...reviewRefusals(standing, null)],
    close: [
      ...denied('PERIOD_CLOSE'),
      ...(userId === null ? [refusal('FOUR_EYES')] : closeRefusals(standing, userId)),
    ],
  }
}

/** Computations a run keeps in sight. */
const COMPUTATIONS_SHOWN = 20

async function computationsOf({ ports }: Call, run: StoredRun | undefined): Promise<ComputationView[]> {
  if (!run) return []
  const events = await ports.log.find({ subject: run.id, kind: 'RUN_COMPUTED' }, COMPUTATIONS_SHOWN)
  const names = await ports.users.names(events.map(({ actor }) => actor))
  return events.flatMap((event) => {
    if (event.kind !== 'RUN_COMPUTED') return []
    const { computation, totalMinor, lines, statements, factsDigest, resultDigest } = event.body
    const by = names.get(event.actor) ?? event.actor
    return [
      { number: computation, at: event.at, by, totalMinor, lines, statements, factsDigest, resultDigest },
    ]
  })
}

/** Jobs looked through for one that is at work on this period. */
const JOBS_LOOKED_AT = 10

async function progressOf({ ports, now }: Call, period: string): Promise<PeriodView['progress']> {
  const jobs = await ports.jobs.list('RUN', JOBS_LOOKED_AT)
  const job = jobs.find(({ key }) => key === `run:${period}`)
  return job && isAtWork(job, now)
    ? { step: RUN_STEPS[job.done] ?? RUN_STEPS[0], done: job.done, of: RUN_STEPS.length }
    : null
}
