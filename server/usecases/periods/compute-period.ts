import { type RunReport, reportOf } from '#server/domain/compensation/run-report.ts'
import { computeRefusals } from '#server/domain/compensation/run-rules.ts'
import { recordMark, statementMark } from '#server/domain/compensation/statement-mark.ts'
import { type CanonicalValue, canonicalJson } from '#server/domain/kernel/canonical-json.ts'
import type { RunId } from '#server/domain/kernel/ids.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'
import type { StagedTotals, StagedUnder } from '#server/ports/staging.ts'
import { type Call, verb } from '#server/usecases/guard.ts'
import { exclusiveRun, type Pulse, RUN_STEPS } from '#server/usecases/periods/exclusive-run.ts'
import { findPeriod, type PeriodFound, runKeys } from '#server/usecases/periods/period-standing.ts'
import { computeRun, planOfPeriod, type RunComputation } from '#server/usecases/periods/run-computation.ts'
import { stagedRecords } from '#server/usecases/periods/staged-records.ts'
import { stagedStatements } from '#server/usecases/periods/staged-statements.ts'

/** What a computation answers: the run, its event's place, and its report. */
export interface ComputedPeriod {
  readonly id: RunId
  readonly seq: bigint
  readonly report: RunReport
}

/**
 * Computes a period anew as a draft: facts are read, the plan is run, statements are staged under the run's next
 * computation, and one change publishes them as the draft. A crash leaves staged rows nobody can reach.
 */
export const computePeriod = verb({
  name: 'computePeriod',
  action: 'RUN_COMPUTE',
  async run(call, input: { readonly period: string }): Promise<Result<ComputedPeriod>> {
    const found = await findPeriod(call, input.period)
    if (!found.ok) return found
    const refusals = computeRefusals(found.value.standing)
    if (refusals.length > 0) return refused(...refusals)
    return exclusiveRun(call, found.value.period.id, (pulse) => computeDraft(call, found.value, pulse))
  },
})

async function computeDraft(call: Call, found: PeriodFound, pulse: Pulse): Promise<Result<ComputedPeriod>> {
  const { ports } = call
  const { period } = found
  const plan = await planOfPeriod(ports, period)
  if (!plan.ok) return plan
  await pulse(RUN_STEPS.indexOf('READ'))
  const computed = await computeRun(ports, plan.value, found)
  if (!computed.ok) return computed
  const under: StagedUnder = {
    runId: found.run?.id ?? (ports.ids.next() as RunId),
    computation: (found.run?.computation ?? 0) + 1,
    period: period.id,
    currency: plan.value.plan.currency,
  }
  if (!(await pulse(RUN_STEPS.indexOf('WRITE'))))
    return refused(refusal('PERIOD_BUSY', { period: period.id }))
  const sums = await stage(call, under, computed.value)
  if (!(await pulse(RUN_STEPS.indexOf('PUBLISH'))))
    return refused(refusal('PERIOD_BUSY', { period: period.id }))
  return publishDraft(call, { under, ...sums, computation: computed.value })
}

async function stage({ ports }: Call, under: StagedUnder, computation: RunComputation): Promise<StagedSums> {
  const { staging, digest } = ports
  const [statementMarks, recordMarks]: [string[], string[]] = [[], []]
  const { period, currency } = under
  await staging.sweep(under.runId, under.computation - 1)
  const statements = heard(stagedStatements(computation), (statement) =>
    statementMarks.push(statementMark({ ...statement, period, currency }, digest.sha256)),
  )
  await staging.stageStatements(under, statements)
  const records = heard(stagedRecords(computation), (record) =>
    recordMarks.push(recordMark({ ...record, period }, digest.sha256)),
  )
  await staging.stagePeriodRecords(under, records)
  const statementsDigest = digest.sha256Of(statementMarks.sort())
  const recordsDigest = digest.sha256Of(recordMarks.sort())
  return { totals: await staging.totals(under), statementsDigest, recordsDigest }
}

/** Passes items on and shows each of them to `hear`. */
function* heard<Item>(items: Iterable<Item>, hear: (item: Item) => void): Generator<Item> {
  for (const item of items) {
    hear(item)
    yield item
  }
}

interface StagedSums {
  readonly totals: StagedTotals
  readonly statementsDigest: string
  readonly recordsDigest: string
}

interface Staged extends StagedSums {
  readonly under: StagedUnder
  readonly computation: RunComputation
}

async function publishDraft(call: Call, staged: Staged): Promise<Result<ComputedPeriod>> {
  const { under, totals, statementsDigest, recordsDigest, computation } = staged
  const { stored, gathered, result, digests } = computation
  const report = reportOf({ plan: stored.plan, gathered, result, stored: totals })
  const keys = runKeys(under.period)
  const committed = await call.commit(async () => {
    const restsOn = await call.ports.changes.versions(keys)
    const run = await call.ports.periods.run(under.period)
    if ((run?.computation ?? 0) !== under.computation - 1)
      return refused(refusal('PERIOD_BUSY', { period: under.period }))
    if (run?.state === 'CLOSED') return refused(refusal('PERIOD_CLOSED', { period: under.period }))
    const body = {
      ...{ runId: under.runId, period: under.period, computation: under.computation, ...digests },
      ...{ plan: stored.plan.plan, version: stored.plan.version },
      ...{ totalMinor: totals.totalMinor, lines: totals.lines, statements: totals.statements },
      ...{ statementsDigest, recordsDigest },
      report: canonicalJson(report as unknown as CanonicalValue),
    }
    return accepted({
      events: [{ kind: 'RUN_COMPUTED', subject: under.runId, body }],
      restsOn,
      raises: [keys[1]],
    })
  })
  if (!committed.ok) return committed
  await call.ports.staging.sweep(under.runId, under.computation)
  return accepted({ id: under.runId, seq: committed.value.seq, report })
}
