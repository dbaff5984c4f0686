import { ORDER_KINDS } from '#server/domain/compensation/facts.ts'
import { type Instant, instantOf } from '#server/domain/kernel/instant.ts'
import { dateAt } from '#server/domain/kernel/time-zone.ts'
import {
  type FactsContext,
  instantAt,
  memberAt,
  periodIndex,
} from '#server/formats/facts-document/document-context.ts'
import type { OrderDocument } from '#server/formats/facts-document/facts-schema.ts'
import { denseIndex, type MemberColumns } from '#server/formats/facts-document/member-columns.ts'
import {
  type LineAmounts,
  lineAmounts,
  type WrittenLine,
} from '#server/formats/facts-document/order-amounts.ts'

/** One order as it was read: names resolved, amounts in integer units, its period found. */
export interface OrderRecord {
  readonly number: string
  readonly path: string
  readonly period: number
  readonly member: number
  readonly customer: number
  readonly acceptedAt: number
  readonly countedAt: number
  readonly kind: number
  readonly referredBy: number
  readonly lines: readonly (LineAmounts & {
    readonly product: number
    readonly quantity: number
    readonly retail: boolean
  })[]
}

/** Customers by number: their index, and the member who looks after each. */
export interface Customers {
  readonly index: ReadonlyMap<string, number>
  readonly member: readonly number[]
}

/** Reads the customers; two of one number, or an unknown member, is a problem. */
export function readCustomers(context: FactsContext): Customers {
  const index = new Map<string, number>()
  const member: number[] = []
  context.document.customers?.forEach((customer, place) => {
    const path = `customers[${place}]`
    if (index.has(customer.id) || context.memberIndex.has(customer.id)) {
      const text = `The number ${customer.id} is used twice; numbers are unique over members and customers.`
      context.problems.add('CUSTOMER_TWICE', `${path}.id`, text)
    }
    index.set(customer.id, member.push(memberAt(context, customer.member, `${path}.member`)) - 1)
  })
  return { index, member }
}

/** Reads every order that counts in a period of the document; `products` receives the product names. */
export function readOrders(
  context: FactsContext,
  sources: { columns: MemberColumns; customers: Customers; products: Map<string, number> },
): OrderRecord[] {
  const known = new Set<string>()
  return (context.document.orders ?? []).flatMap((order, place) => {
    const path = `orders[${place}]`
    if (known.has(order.id)) {
      context.problems.add('ORDER_TWICE', `${path}.id`, `Order ${order.id} is given twice; drop one of them.`)
    }
    known.add(order.id)
    const buyer = buyerOf(context, order, { customers: sources.customers, path })
    const joinedAt = buyer.customer < 0 ? (sources.columns.fixed.joinedAt[buyer.member] ?? 0) : 0
    const time = timesOf(context, order, { joinedAt, path })
    if (time === undefined) return []
    checkJoined(context, order, { ...time, buyer, columns: sources.columns, path })
    return [
      {
        number: order.id,
        path,
        ...time,
        ...buyer,
        ...restOf(context, order, { sources, path, time, buyer }),
      },
    ]
  })
}

interface Buyer {
  readonly member: number
  readonly customer: number
}

function buyerOf(
  context: FactsContext,
  order: OrderDocument,
  { customers, path }: { customers: Customers; path: string },
): Buyer {
  if (order.buyer === null) return { member: -1, customer: -1 }
  const member = context.memberIndex.get(order.buyer)
  if (member !== undefined) return { member, customer: -1 }
  const customer = customers.index.get(order.buyer)
  if (customer === undefined) {
    const text = `Order ${order.id} names buyer ${order.buyer}, who does not exist; add the member or customer.`
    context.problems.add('BUYER_UNKNOWN', `${path}.buyer`, text)
    return { member: -1, customer: -1 }
  }
  const keeper =
    order.member === undefined
      ? customers.member[customer]
      : memberAt(context, order.member, `${path}.member`)
  return { member: keeper ?? -1, customer }
}

interface Times {
  readonly period: number
  readonly acceptedAt: Instant
  readonly countedAt: Instant
}

const COUNTED_BY = { ACCEPTED: 'accepted', PAID: 'paid', SHIPPED: 'shipped' } as const

/**
 * The period and instants of an order; `undefined` for one that does not count yet or lies outside (a problem). An
 * order that says no instant stands at the start of its period, or at its buyer's joining where that is later.
 */
function timesOf(
  context: FactsContext,
  order: OrderDocument,
  { joinedAt, path }: { joinedAt: number; path: string },
): Times | undefined {
  const key = COUNTED_BY[context.plan.period.ordersCountWhen]
  const read = (text: string | undefined, at: string) =>
    text === undefined ? undefined : instantAt(context, text, `${path}.${at}`)
  const [accepted, counted] = [read(order.accepted, 'accepted'), read(order[key], key)]
  const period = periodOfOrder(context, order, { counted, key, path })
  const within = context.periods[period]
  if (within === undefined) return undefined
  const start = joinedAt > within.from && joinedAt < within.to ? instantOf(joinedAt) : within.from
  const acceptedAt = accepted ?? start
  return { period, acceptedAt, countedAt: counted ?? (key === 'accepted' ? acceptedAt : start) }
}

function periodOfOrder(
  context: FactsContext,
  order: OrderDocument,
  { counted, key, path }: { counted: Instant | undefined; key: string; path: string },
): number {
  if (order.period !== undefined) return periodIndex(context, order.period, `${path}.period`)
  if (counted !== undefined) {
    const found = context.periods.findIndex(({ from, to }) => counted >= from && counted < to)
    if (found < 0) {
      const text = `Order ${order.id} counts at ${order[key as 'accepted']}, in no period of this document; add the period or drop the order.`
      context.problems.add('ORDER_OUTSIDE', path, text)
    }
    return found
  }
  // What could not be read is a problem already.
  if (key !== 'accepted' || order.accepted !== undefined) return -1
  if (context.periods.length === 1) return 0
  const text = `Order ${order.id} says neither "accepted" nor "period"; add one of them.`
  context.problems.add('PERIOD_UNKNOWN', path, text)
  return -1
}

/** Compares days, so that the first order may stand on the day of joining. */
function checkJoined(
  context: FactsContext,
  order: OrderDocument,
  { buyer, columns, acceptedAt, path }: Times & { buyer: Buyer; columns: MemberColumns; path: string },
): void {
  if (buyer.member < 0 || buyer.customer >= 0) return
  const joinedAt = columns.fixed.joinedAt[buyer.member]! as Instant
  if (acceptedAt >= joinedAt || columns.joinedStated[buyer.member] === 0) return
  const { zone } = context.plan.period
  const [day, joined] = [dateAt(zone, acceptedAt), dateAt(zone, joinedAt)]
  if (day >= joined) return
  const text = `Order ${order.id} of ${day} lies before ${order.buyer} joined on ${joined}; correct one of the dates.`
  context.problems.add('ORDER_BEFORE_JOINED', path, text)
}

/** What stands in the lines of an order that has some. */
const AMOUNTS = ['cv', 'pv', 'price', 'memberPrice', 'quantity', 'product'] as const

function restOf(
  context: FactsContext,
  order: OrderDocument,
  place: { sources: { products: Map<string, number> }; path: string; time: Times; buyer: Buyer },
): Pick<OrderRecord, 'kind' | 'referredBy' | 'lines'> {
  const { path, sources, time, buyer } = place
  const currency = order.currency ?? context.document.currency ?? context.plan.currency
  const day = currency === context.plan.currency ? '' : dateAt(context.plan.period.zone, time.acceptedAt)
  const written: readonly WrittenLine[] = order.lines ?? [order]
  const twice = order.lines && AMOUNTS.find((key) => order[key] !== undefined)
  if (twice) {
    const text = `Order ${order.id} says "${twice}" itself and has lines; say it in the lines alone.`
    context.problems.add('AMOUNT_TWICE', `${path}.${twice}`, text)
  }
  const lines = written.map((line, index) => ({
    ...lineAmounts(context, line, { currency, day, path: order.lines ? `${path}.lines[${index}]` : path }),
    product: line.product === undefined ? -1 : denseIndex(sources.products, line.product),
    quantity: line.quantity ?? 1,
    retail: line.retail ?? order.retail ?? buyer.customer >= 0,
  }))
  return {
    kind: ORDER_KINDS.indexOf(order.kind ?? 'NORMAL'),
    referredBy:
      order.referredBy === undefined ? -1 : memberAt(context, order.referredBy, `${path}.referredBy`),
    lines,
  }
}
