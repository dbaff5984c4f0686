import type { OrderId } from '#server/domain/kernel/ids.ts'
import type { Result } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'
import { groundOf, type OrderInput, orderChange } from '#server/usecases/orders/order-decision.ts'
import { type WrittenView, written } from '#server/usecases/written.ts'

/** Records one order. The same request key again answers with the first result. */
export const recordOrder = verb({
  name: 'recordOrder',
  action: 'ORDER_RECORD',
  async run(call, input: OrderInput): Promise<Result<WrittenView>> {
    const id = call.ports.ids.next() as OrderId
    let runs = 0
    const committed = await call.commit(async () => {
      runs += 1
      const ground = await groundOf(call, [input], { fresh: runs > 1 })
      return ground.ok ? orderChange(input, id, ground.value) : ground
    }, input.requestKey)
    return written(committed)
  },
})
