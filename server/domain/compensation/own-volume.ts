import type { Measure } from '#server/domain/compensation/bonus-terms.ts'
import { SAFE_MAX } from '#server/domain/compensation/exact.ts'
import { type Facts, ORDER_KINDS } from '#server/domain/compensation/facts.ts'
import { RunStopped } from '#server/domain/compensation/result.ts'
import { columnOf, reversedOf, type Sales } from '#server/domain/compensation/sales.ts'

/** Whose orders count, and which do not. */
export interface OwnVolumeRule {
  readonly measure: Measure
  readonly own: boolean
  readonly customers: boolean
  readonly withoutKinds: readonly string[]
  readonly retailOnly: boolean
}

/** Sums a measure by member over the period's net lines, less what earlier orders lose in this period. */
export function ownVolume(facts: Facts, sales: Sales, rule: OwnVolumeRule): Float64Array {
  const { member, customer, kind, lineStart, count } = facts.orders
  const column = columnOf(sales.lines, rule.measure)
  const { retail } = facts.lines
  const sums = new Float64Array(facts.members.count)
  const without = ORDER_KINDS.map((name) => rule.withoutKinds.includes(name))
  for (let order = 0; order < count; order += 1) {
    const buyer = member[order]!
    if (buyer < 0 || without[kind[order]!]!) continue
    if (!(customer[order]! < 0 ? rule.own : rule.customers)) continue
    const last = lineStart[order + 1]!
    for (let line = lineStart[order]!; line < last; line += 1) {
      if (rule.retailOnly && retail[line] === 0) continue
      sums[buyer]! += column[line]!
    }
  }
  for (const reversal of sales.reversals) {
    if (reversal.member < 0 || without[reversal.kind]!) continue
    if (!(reversal.customer < 0 ? rule.own : rule.customers)) continue
    if (rule.retailOnly && !reversal.retail) continue
    sums[reversal.member]! -= reversedOf(reversal, rule.measure)
  }
  return sums
}

/** Stops a run whose sums could leave the exact range of a double. */
export function guardColumn(name: string, column: Float64Array): void {
  let sum = 0
  for (const amount of column) sum += amount < 0 ? 0 - amount : amount
  if (sum <= SAFE_MAX) return
  throw new RunStopped({ code: 'VOLUME_TOO_LARGE', facts: { volume: name } })
}
