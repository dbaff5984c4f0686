import type { Ordinal } from '#server/domain/kernel/ids.ts'
import type { Call } from '#server/usecases/guard.ts'

/** How many levels below a member in sight are still in sight; Infinity for all. */
export function levelsBelow({ ports, sight }: Pick<Call, 'ports' | 'sight'>, member: Ordinal): number {
  if (sight.own === undefined || sight.levelMax === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY
  const level = ports.genealogy.index.levelBetween('SPONSOR', member, sight.own) ?? sight.levelMax
  return sight.levelMax - level
}
