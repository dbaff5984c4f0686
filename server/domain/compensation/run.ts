import { capPerEarner } from '#server/domain/compensation/bonus-cap.ts'
import { type BonusGround, bonusGround } from '#server/domain/compensation/bonus-ground.ts'
import { closedPeriods } from '#server/domain/compensation/closed-periods.ts'
import type { Facts, FactsSeries } from '#server/domain/compensation/facts.ts'
import { type FullResult, finishedRun } from '#server/domain/compensation/finish-run.ts'
import type { PaidBonus } from '#server/domain/compensation/paid-bonus.ts'
import { payBonus } from '#server/domain/compensation/pay-bonus.ts'
import { placeArrivals } from '#server/domain/compensation/placement.ts'
import { vacatePlaces } from '#server/domain/compensation/placement-vacancy.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { roundByEarner } from '#server/domain/compensation/rounding.ts'
import { type Drafts, runGround } from '#server/domain/compensation/run-ground.ts'

/**
 * Computes a plan over one period: pure, exact, and the same bytes for the same facts in any order. Throws
 * `RunStopped` where ranks do not settle, a tree has a ring or a sum leaves the exact range. Method:
 * `compensation.md`, sections 2 to 7 and 11.
 */
export function runPlan(plan: Plan, facts: Facts): FullResult {
  const vacated = vacatePlaces(plan, facts)
  const placed = placeArrivals(plan, { ...facts, placements: vacated.placements })
  const drafts: Drafts = plan.bonuses.map(() => undefined)
  const ground = runGround(plan, { ...facts, placements: placed.placements }, drafts)
  const grounds: BonusGround[] = []
  const paid = plan.bonuses.map((bonus, at): PaidBonus => {
    const ready = bonusGround(ground, at, bonus)
    const computed = payBonus(ready)
    if (plan.rounding.unit === 'EARNER_BONUS') roundByEarner(ready, computed.draft)
    capPerEarner(ready, computed.draft)
    grounds.push(ready)
    drafts[at] = computed.draft
    return computed
  })
  return { ...finishedRun(ground, paid, grounds), placements: [...vacated.results, ...placed.results] }
}

/**
 * Computes one period after the other. Each run sees what the earlier ones closed: places, carry, ranks, volumes,
 * fixed amounts, and what refunded orders had paid.
 */
export function runPeriods(plan: Plan, series: FactsSeries): FullResult[] {
  const closed = closedPeriods(plan)
  return series.map((facts) => {
    const known = closed.continued(facts)
    const result = runPlan(plan, known)
    closed.close(known, result)
    return result
  })
}
