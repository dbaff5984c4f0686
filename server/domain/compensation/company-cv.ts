import type { OrderFilter } from '#server/domain/compensation/bonus-terms.ts'
import { type Facts, ORDER_KINDS } from '#server/domain/compensation/facts.ts'
import { columnOf, type Sales } from '#server/domain/compensation/sales.ts'

/** CV of all counted orders of the period, sales without a buyer included, refunds netted; stated CV goes before. */
export function companyCv(facts: Facts, sales: Sales): number {
  if (facts.stated.companyCv !== undefined) return facts.stated.companyCv
  const { count, lineStart } = facts.orders
  let sum = 0
  for (let order = 0; order < count; order += 1) {
    if (sales.counted[order] === 0) continue
    for (let line = lineStart[order]!; line < lineStart[order + 1]!; line += 1) sum += sales.lines.cv[line]!
  }
  for (const { cv } of sales.reversals) sum -= cv
  return sum
}

/** What the company sold to nobody in particular, under a filter: nobody earns on it, but a pool takes its share. */
export function companySales(
  { facts, sales }: { readonly facts: Facts; readonly sales: Sales },
  { kinds, products, buyers }: OrderFilter,
  measure: Parameters<typeof columnOf>[1],
): number {
  if (buyers !== undefined) return 0
  const { count, member, kind, lineStart } = facts.orders
  const column = columnOf(sales.lines, measure)
  let sum = 0
  for (let order = 0; order < count; order += 1) {
    if (member[order]! >= 0 || sales.counted[order] === 0) continue
    if (!(kinds?.includes(ORDER_KINDS[kind[order]!]!) ?? true)) continue
    for (let line = lineStart[order]!; line < lineStart[order + 1]!; line += 1) {
      const product = facts.products[facts.lines.product[line]!] ?? ''
      if (products?.includes(product) ?? true) sum += column[line]!
    }
  }
  return sum
}
