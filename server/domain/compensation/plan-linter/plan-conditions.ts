import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import type { Condition, ConditionLeaf } from '#server/domain/compensation/condition-document.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'

/** A condition of a plan with its place in the document. */
export interface PlacedCondition {
  readonly path: string
  readonly condition: Condition
  readonly holder:
    | { readonly kind: 'ACTIVITY' }
    | { readonly kind: 'RANK'; readonly rank: number }
    | { readonly kind: 'BONUS'; readonly bonus: number }
}

/** One leaf of a condition with its place in the document. */
export interface PlacedLeaf {
  readonly path: string
  readonly leaf: ConditionLeaf
}

/** Every condition a plan holds: activity, ranks, then the bonuses. */
export function conditionsOf(plan: Plan): PlacedCondition[] {
  const placed: PlacedCondition[] = []
  if (plan.activity) {
    placed.push({ path: 'activity', condition: plan.activity, holder: { kind: 'ACTIVITY' } })
  }
  plan.ranks.forEach(({ achieve, maintain }, rank) => {
    const holder = { kind: 'RANK', rank } as const
    placed.push({ path: `ranks[${rank}].achieve`, condition: achieve, holder })
    if (maintain) placed.push({ path: `ranks[${rank}].maintain`, condition: maintain, holder })
  })
  plan.bonuses.forEach((bonus, index) => {
    for (const [key, condition] of bonusConditions(bonus)) {
      const holder = { kind: 'BONUS', bonus: index } as const
      placed.push({ path: `bonuses[${index}].${key}`, condition, holder })
    }
  })
  return placed
}

function bonusConditions(bonus: Bonus): (readonly [string, Condition])[] {
  const found: (readonly [string, Condition])[] = []
  if (bonus.earner) found.push(['earner', bonus.earner])
  if (bonus.type === 'BINARY' && bonus.flushWhen) found.push(['flushWhen', bonus.flushWhen])
  if (bonus.type === 'UNILEVEL' || bonus.type === 'MATRIX') {
    bonus.rateWhen.forEach(({ when }, row) => {
      found.push([`rateWhen[${row}].when`, when])
    })
  }
  return found
}

/** The leaves of a condition, in reading order. Conditions are nested at most 60 deep (the reader refuses more). */
export function leavesOf({ condition, path }: { condition: Condition; path: string }): PlacedLeaf[] {
  if (condition.kind === 'ALL' || condition.kind === 'ANY') {
    const key = condition.kind === 'ALL' ? 'all' : 'any'
    return condition.of.flatMap((part, index) =>
      leavesOf({ condition: part, path: `${path}.${key}[${index}]` }),
    )
  }
  if (condition.kind === 'NOT') return leavesOf({ condition: condition.of, path: `${path}.not` })
  return [{ path, leaf: condition }]
}

/** True when every way to meet the condition passes through a leaf that `wanted` holds for. A `not` proves nothing. */
export function everyWay(condition: Condition, wanted: (leaf: ConditionLeaf) => boolean): boolean {
  if (condition.kind === 'ALL') return condition.of.some((part) => everyWay(part, wanted))
  if (condition.kind === 'ANY') return condition.of.every((part) => everyWay(part, wanted))
  return condition.kind === 'NOT' ? false : wanted(condition)
}

/** True when the condition can be met with leaves that `possible` holds for. A `not` can always be met. */
export function someWay(condition: Condition, possible: (leaf: ConditionLeaf) => boolean): boolean {
  return !everyWay(condition, (leaf) => !possible(leaf))
}
