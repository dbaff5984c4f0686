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
import { periodAt } from '#server/domain/kernel/period.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'
import type { Change, VersionRead } from '#server/ports/changes.ts'
import type { Company } from '#server/ports/company-facts.ts'
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
  readonly shut: ReadonlySet<string>
  readonly versions: ReadonlyMap<string, VersionRead>
  readonly buyers: ReadonlyMap<string, BuyerRead>
  readonly products: ReadonlyMap<string, NamedProduct>
}

/** Reads what these orders are judged by. NOT_FOUND where no company has been set up. */
export async function groundOf(
  { ports, now }: Call,
  orders: readonly OrderInput[],
): Promise<Result<OrderGround>> {
  const company = await ports.company.company()
  if (!company) return refused(refusal('NOT_FOUND'))
  const keys = new Set(
    orders.map(({ acceptedAt }) => `period:${periodAt(acceptedAt ?? now, company.calendar).id}`),
  )
  const [versions, shut, buyers, products] = await Promise.all([
    ports.changes.versions([...keys]),
    ports.company.shutPeriods(),
    ports.orders.buyers(orders.flatMap(({ buyerNumber }) => buyerNumber ?? [])),
    ports.products.byCode(orders.flatMap(({ lines }) => lines.map(({ productCode }) => productCode))),
  ])
  return accepted({
    now,
    company,
    shut: new Set(shut.map(({ period }) => period)),
    versions: new Map(versions.map((version) => [version.key, version])),
    buyers,
    products,
  })
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
    isClosed: (name) => ground.shut.has(name),
  })
  return decided.ok ? accepted(changeOf(decided.value, ground)) : decided
}

function changeOf(body: CommerceEvents['ORDER_RECORDED']['body'], { versions }: OrderGround): Change {
  const rested = versions.get(`period:${body.period}`)
  return {
    events: [{ kind: 'ORDER_RECORDED', subject: body.id, body }],
    restsOn: rested ? [rested] : [],
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
