import type { Climbable } from '#server/domain/genealogy/climb.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'

/** A move that already happened: until `at` the member stood under `oldParent` (an ordinal or ROOT). */
export interface PastMove {
  readonly member: Ordinal
  readonly oldParent: number
  readonly at: Instant
}

/** A wished move: `member` under `newParent` from `from` on. */
export interface DatedMove {
  readonly member: Ordinal
  readonly newParent: Ordinal
  readonly from: Instant
}

/**
 * True when the move would close a ring at any time from its instant on. Today's tree alone does not tell: who stands
 * elsewhere now may have stood below the member on the wished day. `since` are all moves later than `from`; of several
 * moves of one member at one instant the one written last comes first, as the log lists them backwards.
 */
export function makesRingSince(tree: Climbable, since: readonly PastMove[], move: DatedMove): boolean {
  const later = since.filter(({ at }) => at > move.from).sort((a, b) => b.at - a.at)
  const parentThen = new Map<number, number>()
  if (meets(tree, parentThen, move)) return true
  for (const [place, past] of later.entries()) {
    parentThen.set(past.member, past.oldParent)
    // Moves of one instant are undone together: between them there is no time at which a tree could have stood.
    if (later[place + 1]?.at !== past.at && meets(tree, parentThen, move)) return true
  }
  return false
}

function meets(tree: Climbable, parentThen: ReadonlyMap<number, number>, move: DatedMove): boolean {
  let steps = 0
  let above: number = move.newParent
  while (above >= 0) {
    if (above === move.member) return true
    above = parentThen.get(above) ?? tree.parent[above]!
    steps += 1
    invariant(steps <= tree.count, 'a line of sponsorship ends at a root')
  }
  return false
}
