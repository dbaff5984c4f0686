import type { BlockFacts, CarryFacts, HistoryFacts } from '#server/domain/compensation/facts.ts'
import {
  type FactsContext,
  measureDigits,
  memberAt,
  periodIndex,
  positionOf,
  unitsAt,
} from '#server/formats/facts-document/document-context.ts'
import type { MemberColumns } from '#server/formats/facts-document/member-columns.ts'
import { statedVolume } from '#server/formats/facts-document/stated-columns.ts'

/** What closed periods before the document's first left behind; for later periods the runs fill it. */
export function historyColumns(context: FactsContext, columns: MemberColumns): HistoryFacts {
  const rows = context.document.history ?? []
  const depth = Math.max(0, ...rows.map(({ periodsAgo }) => periodsAgo))
  const count = context.document.members.length
  const paidAs = Array.from({ length: depth }, () => new Int16Array(count).fill(-1))
  const volumes = new Map<number, Float64Array[]>()
  const ranks = context.plan.ranks.map(({ id }) => id)
  rows.forEach((row, index) => {
    const path = `history[${index}]`
    for (const [number, rank] of Object.entries(row.ranks ?? {})) {
      const member = memberAt(context, number, `${path}.ranks`)
      const place = { known: ranks, code: 'RANK_UNKNOWN', path: `${path}.ranks.${number}` } as const
      if (member >= 0) paidAs[row.periodsAgo - 1]![member] = positionOf(context, rank, place)
    }
    for (const [name, values] of Object.entries(row.volumes ?? {})) {
      for (const [number, text] of Object.entries(values)) {
        const member = memberAt(context, number, `${path}.volumes.${name}`)
        const found = statedVolume(context, { name, text, path: `${path}.volumes.${name}` })
        if (!found || member < 0) continue
        const empty = () => Array.from({ length: depth }, () => new Float64Array(count))
        const periods = volumes.get(found.volume) ?? empty()
        periods[row.periodsAgo - 1]![member] = found.units
        volumes.set(found.volume, periods)
      }
    }
  })
  return {
    highestRank: Int16Array.from(columns.highestRank),
    paidAs,
    volumes: [...volumes].map(([volume, periods]) => ({ volume, periods })),
    granted: granted(context),
    lastHeld: lastHeld(context),
  }
}

/** An empty past: what the runs of earlier periods of the same document replace. */
export const emptyHistory = (count: number): HistoryFacts => ({
  highestRank: new Int16Array(count).fill(-1),
  paidAs: [],
  volumes: [],
  granted: [],
  lastHeld: [],
})

const bonusOf = (context: FactsContext, name: string, path: string): number =>
  positionOf(context, name, { known: context.plan.bonuses.map(({ id }) => id), code: 'BONUS_UNKNOWN', path })

function granted(context: FactsContext): HistoryFacts['granted'] {
  const ranks = context.plan.ranks.map(({ id }) => id)
  return (context.document.granted ?? []).map((row, index) => {
    const path = `granted[${index}]`
    return {
      bonus: bonusOf(context, row.bonus, `${path}.bonus`),
      member: memberAt(context, row.member, `${path}.member`),
      rank: positionOf(context, row.rank, { known: ranks, code: 'RANK_UNKNOWN', path: `${path}.rank` }),
    }
  })
}

function lastHeld(context: FactsContext): HistoryFacts['lastHeld'] {
  const columns = new Map<number, Int16Array>()
  context.document.lastHeld?.forEach((row, index) => {
    const path = `lastHeld[${index}]`
    const bonus = bonusOf(context, row.bonus, `${path}.bonus`)
    const member = memberAt(context, row.member, `${path}.member`)
    const column = columns.get(bonus) ?? new Int16Array(context.document.members.length).fill(-1)
    if (member >= 0) column[member] = row.periodsAgo - 1
    columns.set(bonus, column)
  })
  return [...columns].map(([bonus, periodsAgo]) => ({ bonus, periodsAgo }))
}

/** The carry the first period starts with; a second figure for one member and bonus is a problem. */
export function carryColumns(context: FactsContext): CarryFacts[] {
  const count = context.document.members.length
  const columns = new Map<number, CarryFacts & { seen: Set<number>; paired: Uint8Array }>()
  context.document.carry?.forEach((row, index) => {
    const path = `carry[${index}]`
    const position = bonusOf(context, row.bonus, `${path}.bonus`)
    const member = memberAt(context, row.member, `${path}.member`)
    const bonus = context.plan.bonuses[position]
    if (bonus === undefined || member < 0) return
    if (bonus.type !== 'BINARY') {
      const text = `${row.bonus} carries nothing; a carry belongs to a BINARY bonus.`
      context.problems.add('BONUS_UNKNOWN', `${path}.bonus`, text)
    }
    const empty = {
      left: new Float64Array(count),
      right: new Float64Array(count),
      seen: new Set<number>(),
      paired: new Uint8Array(count),
    }
    const column = columns.get(position) ?? { bonus: position, tree: bonus.tree, ...empty }
    if (column.seen.has(member)) {
      const text = `The carry of ${row.member} under ${row.bonus} is given twice; drop one.`
      context.problems.add('CARRY_TWICE', path, text)
    }
    column.seen.add(member)
    if (row.paired === true) column.paired[member] = 1
    const digits = measureDigits(context.plan, bonus.base.measure)
    column.left[member] = unitsAt(context, row.left, { digits, path: `${path}.left` })
    column.right[member] = unitsAt(context, row.right, { digits, path: `${path}.right` })
    columns.set(position, column)
  })
  return [...columns.values()].map(({ seen: _, ...carry }) => carry)
}

/** Blocks name orders of the document; one that names another is a problem. */
export function checkBlocks({ document, problems }: FactsContext, orders: ReadonlyMap<string, number>): void {
  document.blocks?.forEach(({ order }, index) => {
    if (order === undefined || orders.has(order)) return
    const text = `The block names order ${order}, which does not exist; correct the number.`
    problems.add('ORDER_UNKNOWN', `blocks[${index}].order`, text)
  })
}

/** Blocks from compliance that hold in a period. */
export function blockList(
  context: FactsContext,
  period: number,
  orderIndex: ReadonlyMap<string, number>,
): BlockFacts[] {
  return (context.document.blocks ?? []).flatMap((row, index) => {
    const path = `blocks[${index}]`
    if (row.period !== undefined && periodIndex(context, row.period, `${path}.period`) !== period) return []
    const member = row.member === undefined ? -1 : memberAt(context, row.member, `${path}.member`)
    const order = row.order === undefined ? -1 : (orderIndex.get(row.order) ?? -2)
    if (order === -2) return []
    if (row.effect === 'EXCLUDE' && member >= 0 && order >= 0) {
      const text = 'EXCLUDE takes an order’s volume out for everybody; name the order alone, or use HOLD.'
      context.problems.add('FACTS_SCHEMA', path, text)
      return []
    }
    const target = targetOf(member, order)
    if (target === undefined) {
      context.problems.add('FACTS_SCHEMA', path, 'A block names a member, an order or both; add one.')
      return []
    }
    return [{ target, effect: row.effect, caseNumber: row.case }]
  })
}

function targetOf(member: number, order: number): BlockFacts['target'] | undefined {
  if (member >= 0 && order >= 0) return { kind: 'EARNER_ON_ORDER', member, order }
  if (order >= 0) return { kind: 'ORDER', order }
  return member >= 0 ? { kind: 'MEMBER', member } : undefined
}
