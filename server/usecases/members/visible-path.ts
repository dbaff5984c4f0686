import type { Ordinal } from '#server/domain/kernel/ids.ts'
import type { Call } from '#server/usecases/guard.ts'

/** The line of sponsorship as the asker may see it: from the own place (staff: the root) down to the member. */
export function visiblePath(
  { ports, sight }: Pick<Call, 'ports' | 'sight'>,
  member: Ordinal,
): readonly Ordinal[] {
  const whole = ports.genealogy.index.pathToRoot('SPONSOR', member)
  const end = sight.own === undefined ? whole.length : whole.indexOf(sight.own) + 1
  return whole.slice(0, end).reverse()
}
