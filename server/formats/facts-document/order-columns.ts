import type { OrderFacts, OrderLineFacts } from '#server/domain/compensation/facts.ts'
import type { FactsContext } from '#server/formats/facts-document/document-context.ts'
import type { OrderRecord } from '#server/formats/facts-document/order-records.ts'

/** The orders of one period as columns, in the order given. */
export function orderColumns(records: readonly OrderRecord[]): { orders: OrderFacts; lines: OrderLineFacts } {
  const lineStart = new Int32Array(records.length + 1)
  records.forEach(({ lines }, index) => {
    lineStart[index + 1] = lineStart[index]! + lines.length
  })
  const all = records.flatMap(({ lines }) => lines)
  return {
    orders: {
      count: records.length,
      numbers: records.map(({ number }) => number),
      member: Int32Array.from(records, ({ member }) => member),
      customer: Int32Array.from(records, ({ customer }) => customer),
      acceptedAt: Float64Array.from(records, ({ acceptedAt }) => acceptedAt),
      countedAt: Float64Array.from(records, ({ countedAt }) => countedAt),
      kind: Uint8Array.from(records, ({ kind }) => kind),
      referredBy: Int32Array.from(records, ({ referredBy }) => referredBy),
      lineStart,
    },
    lines: {
      product: Int32Array.from(all, ({ product }) => product),
      quantity: Float64Array.from(all, ({ quantity }) => quantity),
      cv: Float64Array.from(all, ({ cv }) => cv),
      pv: Float64Array.from(all, ({ pv }) => pv),
      pricePaid: Float64Array.from(all, ({ pricePaid }) => pricePaid),
      memberPrice: Float64Array.from(all, ({ memberPrice }) => memberPrice),
      retail: Uint8Array.from(all, ({ retail }) => (retail ? 1 : 0)),
    },
  }
}

/** Refuses columns whose absolute values add up beyond 2^53-1: the engine's doubles would no longer be exact. */
export function checkExactRange(context: FactsContext, lines: OrderLineFacts): void {
  for (const column of ['cv', 'pv', 'pricePaid', 'memberPrice'] as const) {
    let sum = 0
    for (const units of lines[column]) sum += Math.abs(units)
    if (sum <= Number.MAX_SAFE_INTEGER) continue
    const text = `The sum of ${column} passes the exact range of 2^53-1; split the period or check the amounts.`
    context.problems.add('VOLUME_TOO_LARGE', 'orders', text)
  }
}
