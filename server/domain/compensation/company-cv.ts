import type { Facts } from '#server/domain/compensation/facts.ts'
import type { Sales } from '#server/domain/compensation/sales.ts'

/**
 * CV of all counted orders of the period, refunds netted; what the facts state goes before. Company sales have
 * none.
 */
export function companyCv(facts: Facts, sales: Sales): number {
  if (facts.stated.companyCv !== undefined) return facts.stated.companyCv
  const { count, member, lineStart } = facts.orders
  let sum = 0
  for (let order = 0; order < count; order += 1) {
    if (member[order]! < 0 || sales.counted[order] === 0) continue
    for (let line = lineStart[order]!; line < lineStart[order + 1]!; line += 1) sum += sales.lines.cv[line]!
  }
  for (const { member: buyer, cv } of sales.reversals) if (buyer >= 0) sum -= cv
  return sum
}
