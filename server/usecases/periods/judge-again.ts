import type { StatementSummary } from '#server/domain/compensation/statement-summary.ts'
import type { MemberId } from '#server/domain/kernel/ids.ts'
import { parsePeriod } from '#server/domain/kernel/period.ts'
import type { StoredRun } from '#server/ports/period-facts.ts'
import type { RunFacts } from '#server/ports/run-facts.ts'
import type { Call } from '#server/usecases/guard.ts'
import { computeRun, type RunComputation } from '#server/usecases/periods/run-computation.ts'
import { missingOf } from '#server/usecases/periods/statement-summary-text.ts'
import type { Ports } from '#server/usecases/ports.ts'

/** In larger companies computing takes longer than anybody waits for a member's page. */
const MEMBERS_MOST = 50_000

interface Judged {
  readonly run: string
  readonly computation: Promise<RunComputation | undefined>
}

/** The run that was computed last, for each store: whoever looks at one member looks at more of them. */
const judged = new WeakMap<RunFacts, Judged>()

/**
 * What a member without a statement lacks for the next rank, from computing the run again; null on the highest.
 * `undefined` where that cannot be told: in a company of more than 50,000 members, for a member who joined later, and
 * when the facts are no longer those the run was computed from.
 */
export async function missingAgain(
  { ports }: Call,
  run: StoredRun,
  member: MemberId,
): Promise<StatementSummary['missing'] | undefined> {
  if (ports.genealogy.index.count > MEMBERS_MOST) return undefined
  const key = `${run.id} ${run.computation}`
  const known = judged.get(ports.runFacts)
  const computation = known?.run === key ? known.computation : computedAgain(ports, run)
  judged.set(ports.runFacts, { run: key, computation })
  // A fault of the database is not remembered.
  computation.catch(() => judged.delete(ports.runFacts))
  const found = await computation
  const place = found?.gathered.members.ids.indexOf(member) ?? -1
  return found === undefined || place < 0 ? undefined : missingOf(found, place)
}

async function computedAgain(ports: Ports, run: StoredRun): Promise<RunComputation | undefined> {
  const company = await ports.company.company()
  const period = company && parsePeriod(run.period, company.calendar)
  const stored = (await ports.plans.versions()).find(({ planDigest }) => planDigest === run.planDigest)
  if (!period || !stored) return undefined
  const computed = await computeRun(ports, stored, { period, calendar: company.calendar })
  return computed.ok && computed.value.digests.resultDigest === run.resultDigest ? computed.value : undefined
}
