import type { Condition } from '#server/domain/compensation/condition-document.ts'
import type { ConditionGround } from '#server/domain/compensation/condition-ground.ts'
import { memberTest } from '#server/domain/compensation/condition-test.ts'
import { type LackingLeaf, leafReader } from '#server/domain/compensation/missing-leaf.ts'
import { remembered } from '#server/domain/compensation/remember.ts'
import type { MissingForRank } from '#server/domain/compensation/result.ts'

/** Says what a member lacks for the rung above the paid-as rank; `undefined` on the highest. */
export function missingReader(ground: ConditionGround): (member: number) => MissingForRank | undefined {
  const tests = remembered((condition: Condition) => memberTest(ground, condition))
  const leaves = leafReader(ground)
  return (member) => {
    const rank = ground.paidAs[member]! + 1
    const rung = ground.plan.ranks[rank]
    if (!rung) return undefined
    const heldBefore = ground.facts.history.highestRank[member]! >= rank
    const condition = heldBefore ? (rung.maintain ?? rung.achieve) : rung.achieve
    const unmet = unmetLeaves(condition, (part) => tests(part)(member))
    return { rank, leaves: unmet.map((leaf) => leaves({ condition, leaf, member })) }
  }
}

/** Leaves that do not hold, in the order of the document; a `NOT` that does not hold counts as one. */
function unmetLeaves(condition: Condition, holds: (part: Condition) => boolean): LackingLeaf[] {
  const found: LackingLeaf[] = []
  const open: Condition[] = [condition]
  while (open.length > 0) {
    const next = open.pop()!
    if (holds(next)) continue
    if (next.kind === 'ALL' || next.kind === 'ANY') open.push(...next.of.toReversed())
    else found.push(next as LackingLeaf)
  }
  return found
}
