import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { capFindings } from '#server/domain/compensation/plan-linter/cap-rules.ts'
import { dateFindings } from '#server/domain/compensation/plan-linter/date-rules.ts'
import type { Finding } from '#server/domain/compensation/plan-linter/finding.ts'
import { payoutFindings } from '#server/domain/compensation/plan-linter/payout-rules.ts'
import { rankFindings } from '#server/domain/compensation/plan-linter/rank-rules.ts'
import { recruitingFindings } from '#server/domain/compensation/plan-linter/recruiting-rules.ts'
import { retailFindings } from '#server/domain/compensation/plan-linter/retail-rules.ts'
import { tableFindings } from '#server/domain/compensation/plan-linter/table-rules.ts'
import { usageFindings } from '#server/domain/compensation/plan-linter/usage-rules.ts'

/**
 * Every objection to a plan that fits the schema (section 9), refusals first, else in the order of the rules.
 * `others` are the other versions of the same plan. The engine computes refused plans too; using one is what is
 * refused.
 */
export function lintPlan(plan: Plan, others: readonly Plan[] = []): readonly Finding[] {
  const found = [
    ...recruitingFindings(plan),
    ...retailFindings(plan),
    ...payoutFindings(plan),
    ...rankFindings(plan),
    ...capFindings(plan),
    ...tableFindings(plan),
    ...usageFindings(plan),
    ...dateFindings(plan, others),
  ]
  const refused = found.filter(({ severity }) => severity === 'REFUSE')
  return [...refused, ...found.filter(({ severity }) => severity === 'WARN')]
}
