import { type Clawback, clawbackLines } from '#server/domain/compensation/adjustment.ts'
import type {
  Facts,
  HistoryFacts,
  PaidLine,
  PlacementFacts,
  RefundFacts,
} from '#server/domain/compensation/facts.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import {
  type LineStore,
  type PlacementResult,
  type RunResult,
  SOURCE_KINDS,
} from '#server/domain/compensation/result.ts'

const BUYER_PERIOD = SOURCE_KINDS.indexOf('BUYER_PERIOD')

/** What a series of runs hands from one period to the next. */
export interface ClosedPeriods {
  /** Facts as the next run sees them. */
  continued(facts: Facts): Facts
  close(facts: Facts, result: RunResult): void
}

interface ClosedRun {
  readonly facts: Facts
  readonly lines: LineStore
  readonly orders: ReadonlyMap<string, number>
  /** Minor units taken back of each line so far. */
  readonly takenBack: Map<number, number>
}

/** Nothing closed yet: the first period's facts stand as they are given. */
export function closedPeriods(plan: Plan): ClosedPeriods {
  const runs = new Map<string, ClosedRun>()
  /** Closed lines that this period's refunds touch; orders of one buyer may share a line. */
  let touched = new Map<string, TouchedLine>()
  const places: PlacementResult[] = []
  let last: { readonly history: HistoryFacts; readonly result: RunResult } | undefined
  const withPaid = (refund: RefundFacts): RefundFacts => {
    if (refund.of.kind !== 'EARLIER') return refund
    const { order } = refund.of
    const run = runs.get(order.periodId)
    if (!run || order.paid.length > 0) return refund
    const paid = linesOf(run, order).map((line) => {
      const key = `${order.periodId}/${line}`
      const known = touched.get(key) ?? { run, line, paid: paidLine(run, order, line) }
      touched.set(key, known)
      return known.paid
    })
    return { ...refund, of: { kind: 'EARLIER', order: { ...order, paid } } }
  }
  return {
    continued(facts) {
      touched = new Map()
      const refunds = sharingOrders(facts.refunds.map(withPaid))
      if (!last) return { ...facts, refunds }
      const { history, result } = last
      return {
        ...facts,
        refunds,
        placements: withPlaces(facts, places),
        carry: result.carry,
        history: nextHistory(plan, history, result),
      }
    },
    close(facts, result) {
      noteTaken([...touched.values()], clawbackLines(plan, facts))
      places.push(...result.placements)
      last = { history: facts.history, result }
      runs.set(facts.period.id, {
        facts,
        lines: result.lines,
        orders: new Map(facts.orders.numbers.map((number, order) => [number, order])),
        takenBack: new Map(),
      })
    },
  }
}

interface TouchedLine {
  readonly run: ClosedRun
  readonly line: number
  readonly paid: PaidLine
}

function noteTaken(touched: readonly TouchedLine[], taken: readonly Clawback[]): void {
  for (const { run, line, paid } of touched) {
    for (const clawback of taken) {
      if (clawback.line === paid) run.takenBack.set(line, (run.takenBack.get(line) ?? 0) + clawback.amount)
    }
  }
}

/** Refunds of one order see one and the same list of its lines. */
function sharingOrders(refunds: readonly RefundFacts[]): RefundFacts[] {
  const first = new Map<string, Extract<RefundFacts['of'], { kind: 'EARLIER' }>>()
  return refunds.map((refund) => {
    if (refund.of.kind !== 'EARLIER') return refund
    const key = `${refund.of.order.periodId}/${refund.of.order.number}`
    const known = first.get(key)
    if (known) return { ...refund, of: known }
    first.set(key, refund.of)
    return refund
  })
}

type EarlierOrder = Extract<RefundFacts['of'], { kind: 'EARLIER' }>['order']

/** Lines of a closed run that stand on an order, or on the buyer who placed it. */
function linesOf({ lines, orders }: ClosedRun, order: EarlierOrder): number[] {
  const index = orders.get(order.number)
  const found: number[] = []
  for (let line = 0; line < lines.count; line += 1) {
    const onOrder = index !== undefined && lines.order[line] === index
    const onBuyer =
      lines.sourceKind[line] === BUYER_PERIOD &&
      lines.buyerMember[line] === order.member &&
      lines.buyerCustomer[line] === order.customer
    if (onOrder || onBuyer) found.push(line)
  }
  return found
}

/** A closed line as a refund sees it. A line on the whole order stood on the order's CV, whatever its base was. */
function paidLine({ lines, takenBack }: ClosedRun, order: EarlierOrder, line: number): PaidLine {
  return {
    earner: lines.earner[line]!,
    bonus: lines.bonus[line]!,
    line: lines.orderLine[line]!,
    cv: lines.sourceKind[line] === BUYER_PERIOD ? lines.base[line]! : order.cv,
    amount: lines.amount[line]!,
    takenBack: takenBack.get(line) ?? 0,
  }
}

/** Places that earlier arrivals were given, where the facts do not name another one since. */
function withPlaces(facts: Facts, places: readonly PlacementResult[]): PlacementFacts[] {
  const trees = new Map(facts.placements.map((placement) => [placement.tree, placement]))
  for (const name of new Set(places.map(({ tree }) => tree))) {
    const count = facts.members.count
    const known = trees.get(name)
    const parent = known ? known.parent.slice() : new Int32Array(count).fill(-1)
    const leg = known ? known.leg.slice() : new Int16Array(count).fill(-1)
    for (const place of places) {
      if (place.tree !== name || leg[place.member]! >= 0) continue
      parent[place.member] = place.parent
      leg[place.member] = place.leg
    }
    trees.set(name, { tree: name, parent, leg })
  }
  return [...trees.values()]
}

function nextHistory(plan: Plan, before: HistoryFacts, result: RunResult): HistoryFacts {
  return {
    highestRank: result.ranks.highest,
    paidAs: [result.ranks.paidAs, ...before.paidAs],
    volumes: plan.volumes.map((_, volume) => ({
      volume,
      periods: [
        result.volumes[volume]!,
        ...(before.volumes.find((kept) => kept.volume === volume)?.periods ?? []),
      ],
    })),
    granted: result.fixed.granted,
    lastHeld: result.fixed.lastHeld,
  }
}
