import { memberTest } from '#server/domain/genealogy/member-filter.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import type { Call } from '#server/usecases/guard.ts'
import type { PageScope, PageTask } from '#server/usecases/members/member-page.ts'
import type { RowPlace } from '#server/usecases/members/member-rows.ts'

/** Everybody a list is about, with their levels, in no stated order and before any filter. */
export function* scopePlaces({ ports, sight }: Call, scope: PageScope): Generator<RowPlace> {
  const { index } = ports.genealogy
  if (scope.kind === 'BELOW') {
    const depth = scope.levelMax === Number.POSITIVE_INFINITY ? {} : { levelMax: scope.levelMax }
    const all = { root: scope.root, order: 'TREE' as const, first: index.count, ...depth }
    yield* index.downlinePage('SPONSOR', all).rows
    return
  }
  const members = scope.kind === 'HITS' ? scope.hits : everybody(index)
  for (const member of members) if (sight.sees(member)) yield { member, level: levelOf(member) }

  /** Below the own place for members; below their root for staff. */
  function levelOf(member: Ordinal): number {
    if (scope.kind === 'ALL') return 0
    const top = sight.own
    return top === undefined
      ? index.pathToRoot('SPONSOR', member).length - 1
      : (index.levelBetween('SPONSOR', member, top) ?? 0)
  }
}

function* everybody(index: Call['ports']['genealogy']['index']): Generator<Ordinal> {
  for (let member = 0; member < index.count; member += 1) {
    if (!index.members.isVacant(member as Ordinal)) yield member as Ordinal
  }
}

/** Whether a member passes the filter of a task: standing and country of today, activity and rank of its period. */
export function placeTest({ ports }: Call, task: PageTask): (member: Ordinal) => boolean {
  const { figures, filter, indexFilter } = task
  if (figures.live) {
    const test = memberTest(ports.genealogy.index.members, indexFilter)
    return (member) => test?.(member) ?? true
  }
  const { active: _active, ranks: _ranks, ...lasting } = indexFilter
  const test = memberTest(ports.genealogy.index.members, lasting)
  const ranks = filter.ranks && new Set(filter.ranks)
  return (member) =>
    (test?.(member) ?? true) &&
    (filter.active === undefined || figures.active(member) === filter.active) &&
    (ranks === undefined || ranks.has(figures.rank(member)))
}
