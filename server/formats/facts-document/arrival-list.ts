import { dayNumberIn } from '#server/domain/compensation/day-number.ts'
import type { Arrival } from '#server/domain/compensation/facts.ts'
import type { PlacementTree } from '#server/domain/compensation/plan-document.ts'
import {
  type FactsContext,
  instantAt,
  memberAt,
  periodIndex,
} from '#server/formats/facts-document/document-context.ts'
import type { FactsDocument } from '#server/formats/facts-document/facts-schema.ts'
import type { MemberColumns } from '#server/formats/facts-document/member-columns.ts'
import { legOf, treeOf } from '#server/formats/facts-document/tree-columns.ts'

type Written = NonNullable<FactsDocument['arrivals']>[number]

/** Who asks for a place in a period, in the document's order. */
export function arrivalList(context: FactsContext, columns: MemberColumns, period: number): Arrival[] {
  return (context.document.arrivals ?? []).flatMap((arrival, index) => {
    const path = `arrivals[${index}]`
    const wanted = arrival.period === undefined ? 0 : periodIndex(context, arrival.period, `${path}.period`)
    if (wanted !== period) return []
    const tree = treeOf(context, arrival.tree, path)
    const member = memberAt(context, arrival.member, `${path}.member`)
    if (tree === undefined || member < 0) return []
    const named = arrival.sponsor === undefined ? context.document.members[member]?.sponsor : arrival.sponsor
    const sponsor = named ? memberAt(context, named, `${path}.sponsor`) : -1
    const leg = chosenLeg(context, arrival, { tree, joinedAt: columns.fixed.joinedAt[member]!, path })
    return [{ tree: tree.name, member, sponsor, leg }]
  })
}

/** The leg that was chosen; 0 where none was, or where the choice came after the tree's holding days. */
function chosenLeg(
  context: FactsContext,
  arrival: Written,
  { tree, joinedAt, path }: { tree: PlacementTree; joinedAt: number; path: string },
): number {
  if (arrival.leg === undefined) return 0
  const leg = legOf(context, { tree, leg: arrival.leg, path })
  const chosen =
    arrival.chosen === undefined ? undefined : instantAt(context, arrival.chosen, `${path}.chosen`)
  if (chosen === undefined || tree.kind !== 'BINARY') return leg
  const dayOf = dayNumberIn(context.plan.period.zone)
  return dayOf(chosen) - dayOf(joinedAt) > tree.holdingDays ? 0 : leg
}
