import type { OrderId } from '#server/domain/kernel/ids.ts'
import { type Refusal, refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'
import { type Call, verb } from '#server/usecases/guard.ts'
import {
  groundOf,
  type OrderGround,
  type OrderInput,
  orderChange,
} from '#server/usecases/orders/order-decision.ts'

/** Orders a batch may hold. */
export const BATCH_MOST = 500

/** What became of one order of a batch. */
export interface OrderOutcome {
  readonly requestKey: string
  readonly id: string | null
  readonly refusals: readonly Refusal[]
}

/** One outcome an order, in their order. */
export interface BatchView {
  readonly outcomes: readonly OrderOutcome[]
  readonly accepted: number
  readonly refused: number
  readonly seq: bigint
}

/**
 * Records up to 500 orders. Each is judged on its own and has its own request key; the accepted ones are written
 * together. What they are judged by is read once; an order whose period rose meanwhile is judged anew.
 */
export const recordOrders = verb({
  name: 'recordOrder',
  action: 'ORDER_RECORD',
  async run(call, { orders }: { readonly orders: readonly OrderInput[] }): Promise<Result<BatchView>> {
    if (orders.length > BATCH_MOST) {
      return refused(
        refusal('PAGE_TOO_LARGE', { asked: String(orders.length), most: String(BATCH_MOST) }, 'orders'),
      )
    }
    const ground = await groundOf(call, orders, { fresh: false })
    if (!ground.ok) return ground
    const results = await Promise.all(orders.map((order) => recordOne(call, order, ground.value)))
    const outcomes = results.map(({ outcome }) => outcome)
    const count = outcomes.filter(({ refusals }) => refusals.length === 0).length
    const seq = results.reduce((most, { seq: each }) => (each > most ? each : most), 0n)
    return accepted({ outcomes, accepted: count, refused: outcomes.length - count, seq })
  },
})

async function recordOne(
  call: Call,
  input: OrderInput,
  ground: OrderGround,
): Promise<{ readonly outcome: OrderOutcome; readonly seq: bigint }> {
  const id = call.ports.ids.next() as OrderId
  let known: OrderGround | undefined = ground
  const committed = await call.commit(async () => {
    const fresh = known ? accepted(known) : await groundOf(call, [input], { fresh: true })
    known = undefined
    return fresh.ok ? orderChange(input, id, fresh.value) : fresh
  }, input.requestKey)
  const { requestKey } = input
  if (!committed.ok) return { outcome: { requestKey, id: null, refusals: committed.refusals }, seq: 0n }
  const { subjects, seq } = committed.value
  return { outcome: { requestKey, id: subjects[0] ?? id, refusals: [] }, seq }
}
