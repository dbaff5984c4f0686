import type { CreditableOrder } from '#server/domain/commerce/credit-note.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'
import type { OrderRead } from '#server/ports/order-facts.ts'
import { isStaff } from '#server/usecases/actor.ts'
import type { Call } from '#server/usecases/guard.ts'

/** Which order: its id, or its number. */
export interface OrderName {
  readonly id: string | null
  readonly number: string | null
}

/**
 * Finds an order the actor may see: staff all, members those whose volume is theirs, customers their own. Everything
 * else reads as NOT_FOUND.
 */
export async function findOrder({ ports, actor }: Call, name: OrderName): Promise<Result<OrderRead>> {
  const order = await ports.orders.order({ id: name.id ?? '', number: name.number ?? '' })
  const own =
    actor.memberId !== null && (order?.memberId === actor.memberId || order?.buyerId === actor.memberId)
  return order && (isStaff(actor) || own) ? accepted(order) : refused(refusal('NOT_FOUND'))
}

/** The order as the rules of credit notes see it: what of each line was credited so far. */
export function creditableOf(order: OrderRead): CreditableOrder {
  const { quantities } = order.lines
  const sum = <T extends number | bigint>(
    zero: T,
    column: (note: OrderRead['creditNotes'][number]) => readonly T[],
  ) =>
    quantities.map((_, line) =>
      order.creditNotes.reduce((so, note) => {
        const position = note.lineNumbers.indexOf(line + 1)
        return (position < 0 ? so : so + (column(note)[position] as never)) as T
      }, zero),
    )
  return {
    id: order.id,
    memberId: order.memberId,
    byCustomer: order.byCustomer,
    period: order.period,
    currency: order.currency,
    cancelled: order.state === 'CANCELLED',
    lines: order.lines,
    credited: {
      quantities: sum(0 as number, (note) => note.quantities),
      amountMinor: sum(0n as bigint, (note) => note.lineAmountMinor),
      cvMinor: sum(0n as bigint, (note) => note.lineCvMinor),
      pvHundredths: sum(0n as bigint, (note) => note.linePvHundredths),
    },
  }
}
