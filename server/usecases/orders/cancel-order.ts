import { decideCancellation } from '#server/domain/commerce/cancellation.ts'
import { accepted, type Result } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'
import { creditableOf, findOrder } from '#server/usecases/orders/find-order.ts'
import { type WrittenView, written } from '#server/usecases/written.ts'

/** Cancels an order of an open period: it counts as never recorded. */
export const cancelOrder = verb({
  name: 'cancelOrder',
  action: 'ORDER_CANCEL',
  async run(call, input: { readonly id: string; readonly reason: string }): Promise<Result<WrittenView>> {
    const { ports, now } = call
    const committed = await call.commit(async () => {
      const first = await findOrder(call, { id: input.id, number: null })
      if (!first.ok) return first
      const restsOn = await ports.changes.versions([`order:${input.id}`, `period:${first.value.period}`])
      const found = await findOrder(call, { id: input.id, number: null })
      if (!found.ok) return found
      const shut = new Set((await ports.company.shutPeriods()).map(({ period }) => period))
      const decided = decideCancellation(creditableOf(found.value), { reason: input.reason, now }, (period) =>
        shut.has(period),
      )
      if (!decided.ok) return decided
      const events = [{ kind: 'ORDER_CANCELLED', subject: found.value.id, body: decided.value } as const]
      return accepted({ events, restsOn, raises: [`order:${found.value.id}`] })
    })
    return written(committed)
  },
})
