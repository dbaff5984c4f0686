import { clawbacks } from '#server/domain/compensation/adjustment.ts'
import { isSettledOutside } from '#server/domain/compensation/bonus-document.ts'
import type { BonusGround, RunGround } from '#server/domain/compensation/bonus-ground.ts'
import { type Breakage, breakageOf } from '#server/domain/compensation/breakage.ts'
import { applyCaps } from '#server/domain/compensation/caps.ts'
import { companyCv } from '#server/domain/compensation/company-cv.ts'
import { doubleOf, SAFE_MAX } from '#server/domain/compensation/exact.ts'
import { type LapsedLines, lapsedLines } from '#server/domain/compensation/lapsed-lines.ts'
import { type Earned, ledgerRows } from '#server/domain/compensation/ledger.ts'
import { lineReader } from '#server/domain/compensation/line-reader.ts'
import { type MergedLines, markHolds, mergedLines } from '#server/domain/compensation/line-store.ts'
import { missingReader } from '#server/domain/compensation/missing.ts'
import type { PaidBonus } from '#server/domain/compensation/paid-bonus.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import {
  type Adjustment,
  type BonusTotal,
  type RunResult,
  RunStopped,
} from '#server/domain/compensation/result.ts'
import { roundByStatement } from '#server/domain/compensation/rounding.ts'
import { linesBySource } from '#server/domain/compensation/source-order.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'

/** A result with its breakage line by line. */
export interface FullResult extends RunResult {
  readonly lapsed: LapsedLines
}

/** Brings the computed bonuses together: canonical lines, caps, holds, adjustments, totals and accounts. */
export function finishedRun(
  ground: RunGround,
  paid: readonly PaidBonus[],
  grounds: readonly BonusGround[],
): Omit<FullResult, 'placements'> {
  const { plan, facts, paidAs } = ground
  const drafts = paid.map(({ draft }) => draft)
  const breakage = breakageOf(plan.bonuses.length)
  drafts.forEach((draft, bonus) => {
    breakage.addDraft(bonus, draft)
  })
  const lines = mergedLines({ facts, drafts, memberPlaces: ground.memberPlaces, rates: ground.rates.rates })
  if (plan.rounding.unit === 'STATEMENT') roundByStatement(lines, paid, grounds)
  const bySource = (): Int32Array => linesBySource(facts, lines, ground.memberPlaces)
  applyCaps({ plan, facts, paidAs, lines, breakage, companyCv: companyCv(facts, ground.sales), bySource })
  markHolds(lines, facts)
  const adjustments = clawbacks(plan, facts).sort(
    (a, b) => ground.memberPlaces[a.earner]! - ground.memberPlaces[b.earner]! || a.bonus - b.bonus,
  )
  const { totals, held } = earnedBy(ground, lines, adjustments)
  return {
    period: facts.period,
    lines,
    lineAt: lineReader(ground, lines, paid),
    breakage: breakage.rows(),
    lapsed: lapsedLines(ground, paid),
    bonusTotals: bonusTotals(plan, { lines, paid, breakage }),
    totals,
    active: ground.active,
    ranks: { paidAs, highest: ground.highest, missing: missingReader(ground) },
    volumes: ground.volumes.values,
    carry: paid.flatMap(({ carry }) => carry ?? []),
    adjustments,
    places: facts.placements,
    ledger: ledgerRows(plan, { totals, held }, ground.memberOrder),
    fixed: {
      granted: paid.flatMap(({ fixed }) => fixed?.granted ?? []),
      lastHeld: paid.flatMap(({ fixed }) => fixed?.lastHeld ?? []),
    },
  }
}

/** Sum of lines and adjustments by member, and what of it is on hold; what was settled outside is not paid. */
function earnedBy(ground: RunGround, lines: MergedLines, adjustments: readonly Adjustment[]): Earned {
  const { plan, facts } = ground
  const totals = new Float64Array(facts.members.count)
  const held = new Float64Array(facts.members.count)
  const outside = plan.bonuses.map(isSettledOutside)
  for (let line = 0; line < lines.count; line += 1) {
    if (outside[lines.bonus[line]!]) continue
    totals[lines.earner[line]!]! += lines.amount[line]!
    if (lines.hold[line]! >= 0) held[lines.earner[line]!]! += lines.amount[line]!
  }
  for (const { earner, amount } of adjustments) totals[earner]! += doubleOf(amount)
  return { totals, held }
}

interface Computed {
  readonly lines: MergedLines
  readonly paid: readonly PaidBonus[]
  readonly breakage: Breakage
}

/** The check of every run: what each bonus set aside was paid or is breakage, to the cent. */
function bonusTotals(plan: Plan, { lines, paid, breakage }: Computed): BonusTotal[] {
  const sums = new Float64Array(plan.bonuses.length)
  for (let line = 0; line < lines.count; line += 1) sums[lines.bonus[line]!]! += lines.amount[line]!
  return plan.bonuses.map((_, bonus) => {
    const entitlement = paid[bonus]!.draft.entitled
    if (entitlement > SAFE_MAX) {
      throw new RunStopped({ code: 'VOLUME_TOO_LARGE', facts: { bonus: plan.bonuses[bonus]!.id } })
    }
    const lost = breakage.totalOf(bonus)
    invariant(entitlement === sums[bonus]! + lost, 'what a bonus set aside was paid or is breakage')
    return {
      bonus,
      entitlement: BigInt(entitlement),
      paid: BigInt(sums[bonus]!),
      breakage: BigInt(lost),
    }
  })
}
