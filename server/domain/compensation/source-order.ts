import { orderSequence, placesIn } from '#server/domain/compensation/canonical-order.ts'
import type { Facts } from '#server/domain/compensation/facts.ts'
import type { LineStore } from '#server/domain/compensation/result.ts'

/**
 * Lines as they came in: by counted-at of the source, order number, order line, level, bonus, member. Lines without
 * an order stand behind all others.
 */
export function linesBySource(facts: Facts, lines: LineStore, memberPlaces: Int32Array): Int32Array {
  const places = placesIn(orderSequence(facts.orders.countedAt, facts.orders.numbers))
  const placeOf = (line: number): number => {
    const order = lines.order[line]!
    return order < 0 ? places.length : places[order]!
  }
  return Int32Array.from({ length: lines.count }, (_, line) => line).sort(
    (a, b) =>
      placeOf(a) - placeOf(b) ||
      lines.orderLine[a]! - lines.orderLine[b]! ||
      lines.level[a]! - lines.level[b]! ||
      lines.bonus[a]! - lines.bonus[b]! ||
      memberPlaces[lines.earner[a]!]! - memberPlaces[lines.earner[b]!]! ||
      a - b,
  )
}
