import { type Clawback, clawbackLines } from '#server/domain/compensation/adjustment.ts'
import type { Facts, HistoryFacts, PaidLine, RefundFacts } from '#server/domain/compensation/facts.ts'
import { keptPlaces } from '#server/domain/compensation/kept-places.ts'
import { type ClosedRun, closedRun } from '#server/domain/compensation/paid-lines.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import type { RunResult } from '#server/domain/compensation/result.ts'

/** What a series of runs hands from one period to the next. */
export interface ClosedPeriods {
  /** Facts as the next run sees them. */
  continued(facts: Facts): Facts
  close(facts: Facts, result: RunResult): void
}

/** Nothing closed yet: the first period's facts stand as they are given. */
export function closedPeriods(plan: Plan): ClosedPeriods {
  const runs = new Map<string, ClosedRun>()
  /** Closed lines that this period's refunds touch; orders of one buyer may share a line. */
  let touched = new Map<string, TouchedLine>()
  const places = keptPlaces()
  let last: { readonly history: HistoryFacts; readonly result: RunResult } | undefined
  const withPaid = (refund: RefundFacts): RefundFacts => {
    if (refund.of.kind !== 'EARLIER') return refund
    const { order } = refund.of
    const run = runs.get(order.periodId)
    if (!run || order.paid.length > 0) return refund
    const paid = run.linesOf(order).map((line) => {
      const key = `${order.periodId}/${line}`
      const known = touched.get(key) ?? { run, line, paid: run.paidLine(order, line) }
      touched.set(key, known)
      return known.paid
    })
    return { ...refund, of: { kind: 'EARLIER', order: { ...order, paid, excluded: run.isExcluded(order) } } }
  }
  return {
    continued(facts) {
      touched = new Map()
      const refunds = sharingOrders(facts.refunds.map(withPaid))
      if (!last) {
        places.laidOver(facts)
        return { ...facts, refunds }
      }
      const { history, result } = last
      return {
        ...facts,
        refunds,
        placements: places.laidOver(facts),
        carry: result.carry,
        history: nextHistory(plan, history, result),
      }
    },
    close(facts, result) {
      noteTaken([...touched.values()], clawbackLines(plan, facts))
      places.keep(result.placements)
      last = { history: facts.history, result }
      runs.set(facts.period.id, closedRun(plan, facts, result.lines))
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
