import type { StatementSummary } from '#server/domain/compensation/statement-summary.ts'
import type { MemberId } from '#server/domain/kernel/ids.ts'
import { parsePeriod } from '#server/domain/kernel/period.ts'
import type { StoredRun } from '#server/ports/period-facts.ts'
import type { RunFacts } from '#server/ports/run-facts.ts'
import type { Call } from '#server/usecases/guard.ts'
import { computeRun, planOfRun, type RunComputation } from '#server/usecases/periods/run-computation.ts'
import { missingOf } from '#server/usecases/periods/statement-summary-text.ts'
import type { Ports } from '#server/usecases/ports.ts'

/** In larger companies computing takes longer than anybody waits for a member's page. */
const MEMBERS_MOST = 50_000

/** Staff see the newest draft, members the newest closed run: two are asked for at a time. */
const RUNS_KEPT = 2

/** Runs that were computed last, for each store: whoever looks at one member looks at more of them. */
const judged = new WeakMap<RunFacts, Map<string, Promise<RunComputation | undefined>>>()

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
  const found = await computedOnce(ports, run)
  const place = found?.gathered.members.ids.indexOf(member) ?? -1
  return found === undefined || place < 0 ? undefined : missingOf(found, place)
}

function computedOnce(ports: Ports, run: StoredRun): Promise<RunComputation | undefined> {
  const kept = judged.get(ports.runFacts) ?? new Map<string, Promise<RunComputation | undefined>>()
  judged.set(ports.runFacts, kept)
  const key = `${run.id} ${run.computation}`
  const known = kept.get(key)
  if (known) return known
  const computation = computedAgain(ports, run)
  const [oldest] = kept.keys()
  if (kept.size >= RUNS_KEPT && oldest !== undefined) kept.delete(oldest)
  kept.set(key, computation)
  // A fault of the database is not remembered.
  computation.catch(() => kept.delete(key))
  return computation
}

async function computedAgain(ports: Ports, run: StoredRun): Promise<RunComputation | undefined> {
  const company = await ports.company.company()
  const period = company && parsePeriod(run.period, company.calendar)
  const stored = await planOfRun(ports, run)
  if (!period || !stored) return undefined
  const computed = await computeRun(ports, stored, { period, calendar: company.calendar })
  return computed.ok && computed.value.digests.resultDigest === run.resultDigest ? computed.value : undefined
}
