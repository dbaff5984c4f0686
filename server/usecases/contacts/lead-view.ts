import type { MemberId } from '#server/domain/kernel/ids.ts'
import type { InterestRecord, LeadRecord } from '#server/ports/lead-facts.ts'
import type { Call } from '#server/usecases/guard.ts'
import type { Crumb } from '#server/usecases/members/crumbs.ts'

/** An open interest with whose it is; null: the company's. */
export interface InterestView extends Omit<InterestRecord, 'ownerId'> {
  readonly owner: Crumb | null
}

/** A lead with those of its open interests that the viewer may see, oldest first. */
export interface LeadView extends Omit<LeadRecord, 'interests'> {
  readonly interests: readonly InterestView[]
}

/** Whose leads an actor sees: null everybody's (staff), a member only the own ones, `undefined` nobody's. */
export function ownerSeen({ ports, sight }: Call): MemberId | null | undefined {
  if (sight.everything) return null
  return sight.own === undefined ? undefined : ports.genealogy.index.idOf(sight.own)
}

/** Interests with the names of their owners, which whoever sees an interest may read. */
export async function leadViews({ ports }: Call, leads: readonly LeadRecord[]): Promise<readonly LeadView[]> {
  const owners = leads.flatMap(({ interests }) => interests.flatMap(({ ownerId }) => ownerId ?? []))
  const names = await ports.members.names([...new Set(owners)])
  return leads.map(({ id, number, name, country, interests }) => ({
    ...{ id, number, name, country },
    interests: interests.map(({ ownerId, ...interest }) => ({
      ...interest,
      owner: (ownerId && names.get(ownerId)) ?? null,
    })),
  }))
}
