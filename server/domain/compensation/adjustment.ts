import { isSettledOutside } from '#server/domain/compensation/bonus-document.ts'
import { doubleOf } from '#server/domain/compensation/exact.ts'
import type { EarlierOrder, Facts, PaidLine, RefundFacts } from '#server/domain/compensation/facts.ts'
import { lineWeights } from '#server/domain/compensation/line-weights.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import type { Adjustment } from '#server/domain/compensation/result.ts'
import { compareMemberNumbers } from '#server/domain/kernel/member-number.ts'
import {
  addRates,
  applyRate,
  compareRates,
  multiplyRates,
  ONE_RATE,
  type Rate,
  rateOf,
} from '#server/domain/kernel/rate.ts'

/** What one refund takes back of one closed line, in minor units, positive. */
export interface Clawback {
  readonly line: PaidLine
  readonly order: EarlierOrder
  readonly refund: RefundFacts
  readonly amount: number
}

/** The clawbacks of a period as dated corrections. */
export const clawbacks = (plan: Plan, facts: Facts): Adjustment[] =>
  clawbackLines(plan, facts).map(({ line, order, refund, amount }) => ({
    earner: line.earner,
    bonus: line.bonus,
    kind: 'CLAWED_BACK',
    order: order.number,
    originalPeriod: order.periodId,
    amount: BigInt(0 - amount),
    reason: refund.reason,
  }))

/** How far the refunds of a line have come. */
interface Progress {
  /** Part of the line that refunds have reversed, kept ones included. */
  reversed: Rate
  takenBack: number
  /** A refund after which the commission is kept leaves its part with the earner. */
  kept: boolean
}

/**
 * What the refunds of this period take back of earlier periods' lines (section 10). A full return takes back exactly
 * what each line of the order paid; a part takes its share of the line by what the returned lines had brought
 * (`line-weights.ts`: the bonus's measure, pieces at fixed amounts, margins), rounded once, and whatever comes last
 * takes the rest. Refunds whose reason the plan names under `keepPaidWhen` take nothing.
 */
export function clawbackLines(plan: Plan, facts: Facts): Clawback[] {
  if (plan.clawback.mode === 'NONE') return []
  const found: Clawback[] = []
  const progress = new Map<PaidLine, Progress>()
  const keeps = (reason: string): boolean => plan.clawback.keepPaidWhen.includes(reason)
  for (const { refund, order } of earlierRefunds(facts)) {
    for (const line of order.paid) {
      if (isSettledOutside(plan.bonuses[line.bonus]!)) continue
      const one: Case = { plan, facts, order, line, refund }
      const state = progress.get(line) ?? progressBefore(one, keeps)
      progress.set(line, state)
      const amount = step(state, one, keeps(refund.reason))
      if (amount > 0) found.push({ line, order, refund, amount })
    }
  }
  return found
}

/** Refunds of earlier periods' orders, in the order in which they counted. */
function earlierRefunds(facts: Facts): { refund: RefundFacts; order: EarlierOrder }[] {
  return facts.refunds
    .flatMap((refund) => (refund.of.kind === 'EARLIER' ? [{ refund, order: refund.of.order }] : []))
    .sort(
      (a, b) =>
        a.refund.countedAt - b.refund.countedAt ||
        compareMemberNumbers(a.order.number, b.order.number) ||
        (a.refund.line ?? -1) - (b.refund.line ?? -1) ||
        compareRates(a.refund.share, b.refund.share),
    )
}

function progressBefore(one: Case, keeps: (reason: string) => boolean): Progress {
  const before = one.order.before ?? []
  return {
    reversed: before.reduce((sum, refund) => addRates(sum, partOfLine(one, refund)), rateOf(0n)),
    takenBack: one.line.takenBack,
    kept: before.some(({ reason }) => keeps(reason)),
  }
}

interface Case {
  readonly plan: Plan
  readonly facts: Facts
  readonly order: EarlierOrder
  readonly line: PaidLine
  readonly refund: RefundFacts
}

/** What this refund takes; never more than what is left of the line. */
function step(state: Progress, one: Case, keeps: boolean): number {
  const { line } = one
  const part = partOfLine(one, one.refund)
  state.reversed = addRates(state.reversed, part)
  if (keeps) {
    state.kept = true
    return 0
  }
  const left = line.amount - state.takenBack
  const isLast = !state.kept && compareRates(state.reversed, ONE_RATE) >= 0
  const amount = isLast ? left : Math.min(left, doubleOf(applyRate(BigInt(line.amount), part)))
  state.takenBack += amount
  return amount
}

/**
 * Which part of a line a refund reverses: what is returned of the order lines the bonus admits, in its own measure,
 * of what the line stood on. A line that stood on nothing (a fixed amount) goes by the share of the order.
 */
function partOfLine(
  { plan, facts, order, line }: Omit<Case, 'refund'>,
  refund: Pick<RefundFacts, 'line' | 'share'>,
): Rate {
  const touches = (at: number): boolean =>
    (refund.line === undefined || refund.line === at) && (line.line < 0 || line.line === at)
  if (line.stoodOn.numerator > 0n) {
    const paidAs = { bonus: plan.bonuses[line.bonus]!, level: line.level ?? 1 }
    const weights = lineWeights(paidAs, facts.products, order.lines)
    const returned = weights.reduce((sum, weight, at) => (touches(at) ? sum + BigInt(weight) : sum), 0n)
    const { numerator, denominator } = line.stoodOn
    return multiplyRates(refund.share, rateOf(returned * denominator, numerator))
  }
  const lines = line.line >= 0 ? 1 : Math.max(1, order.lines.length)
  const touched = Math.max(
    order.lines.filter((_, at) => touches(at)).length,
    order.lines.length === 0 ? 1 : 0,
  )
  return multiplyRates(refund.share, rateOf(BigInt(touched), BigInt(lines)))
}
