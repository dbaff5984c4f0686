import type { MemberId, Ordinal } from '#server/domain/kernel/ids.ts'
import type { Call } from '#server/usecases/guard.ts'

/** A member as one part of a path or a link; the name is empty where sight gives none. */
export interface Crumb {
  readonly id: MemberId
  readonly number: string
  readonly name: string
}

/** Crumbs of members in sight, in their order. */
export async function crumbs(
  { ports, sight }: Pick<Call, 'ports' | 'sight'>,
  members: readonly Ordinal[],
): Promise<readonly Crumb[]> {
  const { index } = ports.genealogy
  const ids = members.map((member) => index.idOf(member))
  const names = await ports.members.names(ids)
  return members.flatMap((member, place) => {
    const found = names.get(ids[place]!)
    return found ? [{ ...found, name: sight.detailOf(member).name ? found.name : '' }] : []
  })
}
