import { mayBePaid, settleActivity } from '#server/domain/compensation/activity.ts'
import type { RunGround } from '#server/domain/compensation/bonus-ground.ts'
import { orderSequence, placesIn, readingOrder } from '#server/domain/compensation/canonical-order.ts'
import { applyOwnerCaps } from '#server/domain/compensation/caps.ts'
import type { BonusIndex } from '#server/domain/compensation/condition-document.ts'
import { bestRanksBelow, type ConditionGround } from '#server/domain/compensation/condition-ground.ts'
import type { Draft } from '#server/domain/compensation/draft.ts'
import type { Facts } from '#server/domain/compensation/facts.ts'
import { mergedLines } from '#server/domain/compensation/line-store.ts'
import { guardColumn } from '#server/domain/compensation/own-volume.ts'
import { type LineSource, type Plan, SPONSOR_TREE } from '#server/domain/compensation/plan-document.ts'
import { highestRanks, settleRanks } from '#server/domain/compensation/rank.ts'
import { emptyRateList } from '#server/domain/compensation/rate-list.ts'
import { remembered } from '#server/domain/compensation/remember.ts'
import { netSales, type Sales } from '#server/domain/compensation/sales.ts'
import { admittedOrders, type Hidden, type Sources, sourcesFor } from '#server/domain/compensation/sources.ts'
import { childListsOf, type Tree, treeOf } from '#server/domain/compensation/tree.ts'
import { retailVolumes, volumeTable } from '#server/domain/compensation/volume-table.ts'

/** Drafts that are filled as the bonuses of a plan are computed one after the other. */
export type Drafts = (Draft | undefined)[]

/** Settles volumes, activity and ranks: everything the bonuses of a run rest on. */
export function runGround(plan: Plan, facts: Facts, drafts: Drafts): RunGround {
  guardFacts(facts)
  const sales = netSales(plan, facts)
  const tree = remembered((name: string) => treeNamed(facts, name))
  const volumes = volumeTable({ plan, facts, sales, tree })
  const count = facts.members.count
  const rates = emptyRateList()
  const memberOrder = readingOrder(facts.members.numbers)
  const memberPlaces = placesIn(memberOrder)
  const settling: Omit<ConditionGround, 'headRanks' | 'bestRanks'> = {
    plan,
    facts,
    sales,
    volumes,
    tree,
    active: new Uint8Array(count),
    paidAs: new Int16Array(count).fill(-1),
    children: remembered((name: string) => childListsOf(tree(name))),
    earned: (bonus) => earnedBeforeCaps(drafts[bonus], count),
    retail: remembered((scope: 'GROUP' | 'SELF') => retailVolumes({ plan, facts, sales, tree }, scope)),
  }
  const allowed = mayBePaid(facts.members.status)
  settleActivity({ ...settling, headRanks: () => settling.paidAs, bestRanks: () => settling.paidAs }, allowed)
  settleRanks(settling)
  return {
    ...settling,
    headRanks: () => settling.paidAs,
    bestRanks: remembered((name: string) => bestRanksBelow(tree(name), settling.paidAs)),
    rates,
    memberOrder,
    memberPlaces,
    mayBePaid: allowed,
    highest: highestRanks(facts.history.highestRank, settling.paidAs),
    sources: sourceReader(plan, facts, sales),
    drafts,
    earnedAfterOwnerCaps: (bonuses) =>
      earnedAfterOwnerCaps({ plan, facts, drafts, memberPlaces, paidAs: settling.paidAs }, bonuses),
  }
}

function guardFacts({ lines }: Facts): void {
  guardColumn('CV', lines.cv)
  guardColumn('PV', lines.pv)
  guardColumn('PRICE', lines.pricePaid)
}

function treeNamed(facts: Facts, name: string): Tree {
  if (name === SPONSOR_TREE) return treeOf(name, facts.sponsorParent)
  const placement = facts.placements.find(({ tree }) => tree === name)
  const count = facts.members.count
  if (!placement) return treeOf(name, new Int32Array(count).fill(-1), new Int16Array(count).fill(-1))
  return treeOf(name, placement.parent, placement.leg)
}

/** Sources by bonus, shared between bonuses that ask for the same ones. */
function sourceReader(
  plan: Plan,
  facts: Facts,
  sales: Sales,
): (bonus: BonusIndex, by: LineSource) => Sources {
  const sequence = orderSequence(facts.orders.countedAt, facts.orders.numbers)
  const input = { plan, facts, sales, sequence }
  const hiding = plan.bonuses.flatMap((bonus, at) => {
    if (bonus.type !== 'FAST_START' || bonus.hides.numerator === 0n) return []
    return [
      { at, hidden: { admits: admittedOrders(input, bonus.orders), share: bonus.hides } satisfies Hidden },
    ]
  })
  const known = new Map<string, Sources>()
  return (bonus, by) => {
    const { base, orders } = plan.bonuses[bonus]!
    const others = hiding.filter(({ at }) => at !== bonus)
    const key = JSON.stringify([by, base.measure, orders, others.map(({ at }) => at)])
    const made =
      known.get(key) ??
      sourcesFor(input, { measure: base.measure, orders, by, hidden: others.map(({ hidden }) => hidden) })
    known.set(key, made)
    return made
  }
}

function earnedBeforeCaps(draft: Draft | undefined, members: number): Float64Array {
  const sums = new Float64Array(members)
  if (!draft) return sums
  for (let at = 0; at < draft.count; at += 1) {
    sums[draft.earner[at]!]! += draft.amount[at]! + (draft.cut[at] ?? 0)
  }
  return sums
}

interface OwnerCapInput {
  readonly plan: Plan
  readonly facts: Facts
  readonly drafts: Drafts
  readonly memberPlaces: Int32Array
  readonly paidAs: Int16Array
}

function earnedAfterOwnerCaps(input: OwnerCapInput, bonuses: readonly BonusIndex[]): Float64Array {
  const { plan, facts, drafts, memberPlaces, paidAs } = input
  const sums = new Float64Array(facts.members.count)
  if (!plan.caps.some(({ scope }) => scope === 'OWNER')) {
    for (const bonus of bonuses) addAmounts(sums, drafts[bonus])
    return sums
  }
  const lines = mergedLines({ facts, drafts, memberPlaces, rates: [] })
  applyOwnerCaps({ plan, facts, paidAs, lines, companyCv: 0, bySource: () => new Int32Array(0) })
  for (let line = 0; line < lines.count; line += 1) {
    if (bonuses.includes(lines.bonus[line]!)) sums[lines.earner[line]!]! += lines.amount[line]!
  }
  return sums
}

function addAmounts(sums: Float64Array, draft: Draft | undefined): void {
  if (!draft) return
  for (let at = 0; at < draft.count; at += 1) sums[draft.earner[at]!]! += draft.amount[at]!
}
