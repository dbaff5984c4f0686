import type { NamedColumns } from '#server/ports/period-columns.ts'
import type { StoredRun } from '#server/ports/period-facts.ts'
import type { Call } from '#server/usecases/guard.ts'

/** True for a run whose figures are final. */
export const isSettled = ({ state }: Pick<StoredRun, 'state'>): boolean =>
  state === 'CLOSED' || state === 'PAID'

/** Runs whose figures the asker may see, newest period first: settled ones, and drafts for staff. */
export async function newestSeen({ ports, sight }: Call): Promise<readonly StoredRun[]> {
  const runs = (await ports.periods.runs()).filter((run) => isSettled(run) || sight.everything)
  return runs.sort((a, b) => (a.period < b.period ? 1 : -1))
}

/** What the period records of a run are asked with. */
export const columnsOf = ({ period, id, computation, report }: StoredRun): NamedColumns => ({
  period,
  runId: id,
  computation,
  personalVolume: report.personalVolume,
  groupVolume: report.groupVolume,
})
