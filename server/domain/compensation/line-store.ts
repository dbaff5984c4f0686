import type { Draft } from '#server/domain/compensation/draft.ts'
import type { BlockFacts, Facts } from '#server/domain/compensation/facts.ts'
import type { LineStore } from '#server/domain/compensation/result.ts'
import type { Rate } from '#server/domain/kernel/rate.ts'

/** The lines of a result, and the place of each line's source among the sources of its bonus. */
export interface MergedLines extends LineStore {
  readonly source: Int32Array
}

/** Drafts of the plan's bonuses, in plan order; a bonus that is not computed yet has none. */
export interface MergeInput {
  readonly facts: Facts
  readonly drafts: readonly (Draft | undefined)[]
  readonly memberPlaces: Int32Array
  readonly rates: readonly Rate[]
}

/**
 * All lines in canonical order: by the earner's number, then as the drafts hold them (bonus in plan order, source in
 * canonical order, level). A counting sort, so that equal earners keep their order.
 */
export function mergedLines(input: MergeInput): MergedLines {
  const { drafts, memberPlaces } = input
  const next = firstPlaces(input)
  const total = drafts.reduce((sum, draft) => sum + (draft?.count ?? 0), 0)
  const lines = emptyLines(total, input.rates)
  drafts.forEach((draft, bonus) => {
    if (!draft) return
    const places = new Int32Array(draft.count)
    for (let at = 0; at < draft.count; at += 1) {
      const member = memberPlaces[draft.earner[at]!]!
      places[at] = next[member]!
      next[member]! += 1
    }
    placeDraft(lines, { draft, bonus, places })
    placeSources(lines, { draft, bonus, places })
  })
  return lines
}

/** Where the lines of each earner begin, by the earner's place in the order of numbers. */
function firstPlaces({ drafts, memberPlaces }: MergeInput): Int32Array {
  const next = new Int32Array(memberPlaces.length + 1)
  for (const draft of drafts) {
    if (!draft) continue
    for (let at = 0; at < draft.count; at += 1) next[memberPlaces[draft.earner[at]!]! + 1]! += 1
  }
  for (let place = 1; place < next.length; place += 1) next[place]! += next[place - 1]!
  return next
}

function emptyLines(count: number, rates: readonly Rate[]): MergedLines {
  return {
    count,
    earner: new Int32Array(count),
    bonus: new Uint16Array(count),
    sourceKind: new Uint8Array(count),
    source: new Int32Array(count),
    order: new Int32Array(count),
    orderLine: new Int32Array(count),
    buyerMember: new Int32Array(count),
    buyerCustomer: new Int32Array(count),
    level: new Int32Array(count),
    distance: new Int32Array(count),
    base: new Float64Array(count),
    rate: new Int32Array(count),
    amountBeforeCaps: new Float64Array(count),
    amount: new Float64Array(count),
    caps: new Uint8Array(count),
    hold: new Int32Array(count).fill(-1),
    code: new Uint8Array(count),
    rates,
  }
}

interface Placing {
  readonly draft: Draft
  readonly bonus: number
  readonly places: Int32Array
}

function placeDraft(lines: MergedLines, { draft, bonus, places }: Placing): void {
  const hasCuts = draft.cut.length > 0
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at]!
    const amount = draft.amount[at]!
    lines.earner[place] = draft.earner[at]!
    lines.bonus[place] = bonus
    lines.level[place] = draft.level[at]!
    lines.distance[place] = draft.distance[at]!
    lines.base[place] = draft.base[at]!
    lines.rate[place] = draft.rate[at]!
    lines.amount[place] = amount
    lines.amountBeforeCaps[place] = hasCuts ? amount + draft.cut[at]! : amount
    lines.caps[place] = draft.caps[at]!
    lines.code[place] = draft.code[at]!
  }
}

function placeSources(lines: MergedLines, { draft, places }: Placing): void {
  const { sources } = draft
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at]!
    const source = draft.source[at]!
    lines.source[place] = source
    lines.sourceKind[place] = sources.kind
    lines.order[place] = sources.order[source]!
    lines.orderLine[place] = sources.orderLine[source]!
    lines.buyerMember[place] = sources.member[source]!
    lines.buyerCustomer[place] = sources.customer[source]!
  }
}

/** Marks lines that compliance holds back: by earner, by order, or one earner on one order. */
export function markHolds(lines: MergedLines, facts: Facts): void {
  const holds = facts.blocks.filter(({ effect }) => effect === 'HOLD')
  if (holds.length === 0) return
  const byMember = new Map<number, number>()
  const byOrder = new Map<number, number>()
  const byBoth = new Map<string, number>()
  for (const block of [...holds].sort((a, b) => (a.caseNumber < b.caseNumber ? 1 : -1))) {
    noteHold({ byMember, byOrder, byBoth }, block, facts.blocks.indexOf(block))
  }
  for (let at = 0; at < lines.count; at += 1) {
    const [earner, order] = [lines.earner[at]!, lines.order[at]!]
    lines.hold[at] = byMember.get(earner) ?? byOrder.get(order) ?? byBoth.get(`${earner}/${order}`) ?? -1
  }
}

interface Holds {
  readonly byMember: Map<number, number>
  readonly byOrder: Map<number, number>
  readonly byBoth: Map<string, number>
}

function noteHold({ byMember, byOrder, byBoth }: Holds, { target }: BlockFacts, block: number): void {
  if (target.kind === 'MEMBER') byMember.set(target.member, block)
  else if (target.kind === 'ORDER') byOrder.set(target.order, block)
  else byBoth.set(`${target.member}/${target.order}`, block)
}
