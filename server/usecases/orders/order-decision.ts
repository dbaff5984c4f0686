import type { CommerceEvents, OrderKind } from '#server/domain/commerce/events.ts'
import {
  type Buyer,
  decideOrder,
  type LineRequest,
  type OrderRequest,
} from '#server/domain/commerce/order.ts'
import { tradeNumber } from '#server/domain/commerce/trade-number.ts'
import type { OrderId } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import { periodAt } from '#server/domain/kernel/period.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'
import type { Change } from '#server/ports/changes.ts'
import type { Company, PeriodStanding } from '#server/ports/company-facts.ts'
import type { BuyerRead } from '#server/ports/order-facts.ts'
import type { NamedProduct } from '#server/ports/product-facts.ts'
import type { Call } from '#server/usecases/guard.ts'

/** An order as a door read it. */
export interface OrderInput {
  readonly requestKey: string
  readonly number: string | null
  readonly buyerNumber: string | null
  readonly kind: OrderKind
  readonly acceptedAt: Instant | null
  readonly lines: readonly LineRequest[]
}

/** What several orders are judged by, read at once. */
export interface OrderGround {
  readonly now: Instant
  readonly company: Company
  readonly periods: ReadonlyMap<string, PeriodStanding>
  readonly buyers: ReadonlyMap<string, BuyerRead>
  readonly products: ReadonlyMap<string, NamedProduct>
}

/**
 * Reads what these orders are judged by; `fresh` when what was remembered of their periods has proved to be old.
 * NOT_FOUND where no company has been set up.
 */
export async function groundOf(
  { ports, now }: Call,
  orders: readonly OrderInput[],
  how: { readonly fresh: boolean },
): Promise<Result<OrderGround>> {
  const company = await ports.company.company()
  if (!company) return refused(refusal('NOT_FOUND'))
  const periods = new Set(orders.map(({ acceptedAt }) => periodAt(acceptedAt ?? now, company.calendar).id))
  const standingOf = async (period: string): Promise<[string, PeriodStanding]> => [
    period,
    await ports.company.periodStanding(period, how),
  ]
  const [standings, buyers, products] = await Promise.all([
    Promise.all([...periods].map(standingOf)),
    ports.orders.buyers(orders.flatMap(({ buyerNumber }) => buyerNumber ?? [])),
    ports.products.byCode(orders.flatMap(({ lines }) => lines.map(({ productCode }) => productCode))),
  ])
  return accepted({ now, company, periods: new Map(standings), buyers, products })
}

/** Decides one order on that ground: its event, resting on its period, or every reason why not. */
export function orderChange(input: OrderInput, id: OrderId, ground: OrderGround): Result<Change> {
  const { company, now } = ground
  const acceptedAt = input.acceptedAt ?? now
  const period = periodAt(acceptedAt, company.calendar).id
  const request: OrderRequest = {
    id,
    number: input.number ?? tradeNumber('', period, id),
    kind: input.kind,
    acceptedAt,
    buyerNumber: input.buyerNumber,
    lines: input.lines,
  }
  const buyer = input.buyerNumber === null ? null : buyerAt(ground.buyers.get(input.buyerNumber), acceptedAt)
  const decided = decideOrder(request, {
    now,
    calendar: company.calendar,
    currency: company.currency,
    buyer,
    products: ground.products,
    isClosed: (name) => ground.periods.get(name)?.shut ?? true,
  })
  return decided.ok ? accepted(changeOf(decided.value, ground)) : decided
}

function changeOf(body: CommerceEvents['ORDER_RECORDED']['body'], { periods }: OrderGround): Change {
  const standing = periods.get(body.period)
  invariant(standing, 'an order is decided on how its period stands')
  return {
    events: [{ kind: 'ORDER_RECORDED', subject: body.id, body }],
    restsOn: [{ key: `period:${body.period}`, version: standing.version }],
    raises: [],
  }
}

/** The buyer as of an instant: a customer's volume goes to whoever looked after the customer then. */
function buyerAt(read: BuyerRead | undefined, at: Instant): Buyer | undefined {
  if (!read) return undefined
  if (read.member) return { id: read.id, memberId: read.id, byCustomer: false, joinedAt: read.joinedAt }
  const oldestFirst = read.care.toSorted((left, right) => left.from - right.from)
  const then = oldestFirst.findLast(({ from }) => from <= at) ?? oldestFirst[0]
  return then && { id: read.id, memberId: then.carerId, byCustomer: true, joinedAt: read.joinedAt }
}
