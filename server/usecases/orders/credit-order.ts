import { decideCredit } from '#server/domain/commerce/credit-note.ts'
import { tradeNumber } from '#server/domain/commerce/trade-number.ts'
import type { CreditNoteId } from '#server/domain/kernel/ids.ts'
import { periodAt } from '#server/domain/kernel/period.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'
import { creditableOf, findOrder } from '#server/usecases/orders/find-order.ts'
import { type WrittenView, written } from '#server/usecases/written.ts'

/** What shall be credited: lines with pieces, or with none everything that is left. */
export interface CreditInput {
  readonly requestKey: string
  readonly order: string
  readonly lines: readonly { readonly line: number; readonly quantity: number }[]
  readonly reason: string
}

/** Credits an order, dated now: in its own period it nets, later it becomes an adjustment. */
export const creditOrder = verb({
  name: 'creditOrder',
  action: 'ORDER_CREDIT',
  async run(call, input: CreditInput): Promise<Result<WrittenView>> {
    const { ports, now } = call
    const id = ports.ids.next() as CreditNoteId
    const committed = await call.commit(async () => {
      const company = await ports.company.company()
      const period = company && periodAt(now, company.calendar).id
      const keys = [`order:${input.order}`, `period:${period}`]
      const restsOn = await ports.changes.versions(keys)
      const found = await findOrder(call, { id: input.order, number: null })
      if (!found.ok) return found
      if (!company || !period) return refused(refusal('NOT_FOUND'))
      const shut = new Set((await ports.company.shutPeriods()).map((each) => each.period))
      const request = {
        id,
        number: tradeNumber('C', period, id),
        creditedAt: now,
        lines: input.lines,
        reason: input.reason,
      }
      const decided = decideCredit(request, creditableOf(found.value), {
        calendar: company.calendar,
        isClosed: (name) => shut.has(name),
      })
      if (!decided.ok) return decided
      const events = [{ kind: 'ORDER_CREDITED', subject: found.value.id, body: decided.value } as const]
      return accepted({ events, restsOn, raises: [`order:${found.value.id}`] })
    }, input.requestKey)
    return written(committed)
  },
})
