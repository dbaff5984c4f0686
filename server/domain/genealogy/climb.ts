import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'

/** The exact half of a tree: who stands above whom, true after every event. */
export interface Climbable {
  /** Ordinal above; `ROOT` or `OUTSIDE` (both negative) where there is none. */
  readonly parent: Int32Array
  readonly count: number
}

/** Levels from `member` up to `ancestor`: 0 for the same member, `undefined` when it does not stand above. */
export function levelBetween(tree: Climbable, member: Ordinal, ancestor: Ordinal): number | undefined {
  let level = 0
  for (let above: number = member; above >= 0; above = tree.parent[above]!) {
    if (above === ancestor) return level
    level += 1
    invariant(level <= tree.count, 'a line of sponsorship ends at a root')
  }
  return undefined
}

/** True when `member` stands below `ancestor`; nobody stands below themselves. */
export function isInDownline(tree: Climbable, member: Ordinal, ancestor: Ordinal): boolean {
  return member !== ancestor && levelBetween(tree, member, ancestor) !== undefined
}

/** The members above, nearest first, without the member. */
export function* upline(tree: Climbable, member: Ordinal): Generator<Ordinal, void, undefined> {
  let steps = 0
  for (let above = tree.parent[member]!; above >= 0; above = tree.parent[above]!) {
    yield above as Ordinal
    steps += 1
    invariant(steps <= tree.count, 'a line of sponsorship ends at a root')
  }
}

/** The line of sponsorship: the member first, its root last. */
export function pathToRoot(tree: Climbable, member: Ordinal): Ordinal[] {
  const path = [member]
  for (let above = tree.parent[member]!; above >= 0; above = tree.parent[above]!) {
    path.push(above as Ordinal)
    invariant(path.length <= tree.count, 'a line of sponsorship ends at a root')
  }
  return path
}

/** The frontline member of `ancestor` in whose leg `member` stands; `undefined` when it is not below. */
export function legOf(tree: Climbable, member: Ordinal, ancestor: Ordinal): Ordinal | undefined {
  let steps = 0
  let leg: number = member
  for (let above = tree.parent[member]!; above >= 0; above = tree.parent[above]!) {
    if (above === ancestor) return leg as Ordinal
    leg = above
    steps += 1
    invariant(steps <= tree.count, 'a line of sponsorship ends at a root')
  }
  return undefined
}

/** True when hanging `member` under `newParent` would close a ring: the same member, or one below it. */
export function wouldMakeRing(tree: Climbable, member: Ordinal, newParent: Ordinal): boolean {
  return levelBetween(tree, newParent, member) !== undefined
}
