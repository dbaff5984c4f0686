import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'
import type { StatementHead, StoredRun } from '#server/ports/period-facts.ts'
import { isStaff } from '#server/usecases/actor.ts'
import type { Call } from '#server/usecases/guard.ts'
import { parseStatementId } from '#server/usecases/periods/statement-id.ts'

/** A statement with the run it belongs to. */
export interface StatementFound {
  readonly head: StatementHead
  readonly run: StoredRun
}

/**
 * Finds a statement the actor may see: finance sees all, a member the own ones of closed runs. Everything else reads
 * as NOT_FOUND, a draft of one's own too.
 */
export async function findStatement({ ports, actor }: Call, id: string): Promise<Result<StatementFound>> {
  const name = parseStatementId(id)
  const run = name && (await ports.periods.runById(name.runId))
  const published = run?.state === 'CLOSED' || run?.state === 'PAID'
  if (!name || !run || !(isStaff(actor) || (published && actor.memberId === name.earnerId))) {
    return refused(refusal('NOT_FOUND'))
  }
  const head = await ports.periods.statement(name.runId, run.computation, name.earnerId)
  return head ? accepted({ head, run }) : refused(refusal('NOT_FOUND'))
}
