import type { Plan } from '#server/domain/compensation/plan-document.ts'
import type { StoredRun } from '#server/ports/period-facts.ts'
import { planOfRun } from '#server/usecases/periods/run-computation.ts'
import type { Ports } from '#server/usecases/ports.ts'

/** What a plan calls its bonuses, by id; those without a title are left out. */
export type BonusTitles = ReadonlyMap<string, Plan['title']>

/** The titles of a plan's bonuses. */
export const titlesOf = ({ bonuses }: Plan): BonusTitles =>
  new Map(bonuses.flatMap(({ id, title }) => (title ? [[id, title] as const] : [])))

/** The titles of the plan version a run was computed with. */
export async function bonusTitlesOf(ports: Ports, run: StoredRun | undefined): Promise<BonusTitles> {
  if (!run) return new Map()
  const stored = await planOfRun(ports, run)
  return stored ? titlesOf(stored.plan) : new Map()
}
