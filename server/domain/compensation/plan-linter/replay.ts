import { companyCv } from '#server/domain/compensation/company-cv.ts'
import type { FactsSeries } from '#server/domain/compensation/facts.ts'
import type { LineSource, Plan } from '#server/domain/compensation/plan-document.ts'
import { type Bound, planBound } from '#server/domain/compensation/plan-linter/payout-bound.ts'
import { runPeriods } from '#server/domain/compensation/run.ts'
import { netSales } from '#server/domain/compensation/sales.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import { type Rate, rateOf } from '#server/domain/kernel/rate.ts'

/** What a plan paid under one rounding source. */
export interface SourceReplay {
  readonly source: LineSource
  readonly paid: bigint
  /** Against the plan's own source. */
  readonly difference: bigint
}

/** The last period of some facts, computed again: what the plan really pays beside what it could pay at worst. */
export interface Replay {
  readonly period: string
  readonly cv: bigint
  readonly paid: bigint
  /** Paid per unit of CV; `undefined` without CV. */
  readonly ratio: Rate | undefined
  /** Worst case per unit of CV after the shared caps; `undefined`: without limit. */
  readonly bound: Bound
  readonly sources: readonly SourceReplay[]
}

const SOURCES = ['ORDER', 'ORDER_LINE', 'MEMBER_PERIOD'] as const

/**
 * Replays the last period of a series (sections 7 and 9): the real ratio beside the bound, and what the choice of the
 * rounding source moves. `HARD_STOP` has no meaning by buyer and period, so such plans are not replayed that way.
 */
export function replayLastPeriod(plan: Plan, series: FactsSeries): Replay {
  const facts = series.at(-1)
  invariant(facts, 'facts have at least one period')
  const cv = BigInt(companyCv(facts, netSales(plan, facts)))
  const paid = paidUnder(plan, series, plan.rounding.source)
  const possible = SOURCES.filter(
    (source) =>
      source !== 'MEMBER_PERIOD' || !plan.caps.some((cap) => 'mode' in cap && cap.mode === 'HARD_STOP'),
  )
  return {
    period: facts.period.id,
    cv,
    paid,
    ratio: cv > 0n ? rateOf(paid, cv) : undefined,
    bound: planBound(plan).afterCaps,
    sources: possible.map((source) => {
      const sum = source === plan.rounding.source ? paid : paidUnder(plan, series, source)
      return { source, paid: sum, difference: sum - paid }
    }),
  }
}

/** What the lines of the last period add up to; corrections of earlier periods are not the plan's doing. */
function paidUnder(plan: Plan, series: FactsSeries, source: LineSource): bigint {
  const results = runPeriods({ ...plan, rounding: { ...plan.rounding, source } }, series)
  return results.at(-1)!.bonusTotals.reduce((sum, { paid }) => sum + paid, 0n)
}
