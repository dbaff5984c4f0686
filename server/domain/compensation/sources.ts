import type { BonusCommon, OrderFilter } from '#server/domain/compensation/bonus-terms.ts'
import { placesIn, readingOrder } from '#server/domain/compensation/canonical-order.ts'
import { dayNumberIn } from '#server/domain/compensation/day-number.ts'
import { doubleOf } from '#server/domain/compensation/exact.ts'
import { type Facts, ORDER_KINDS } from '#server/domain/compensation/facts.ts'
import type { LineSource, Plan } from '#server/domain/compensation/plan-document.ts'
import { SOURCE_KINDS } from '#server/domain/compensation/result.ts'
import { columnOf, type Sales } from '#server/domain/compensation/sales.ts'
import { applyRate } from '#server/domain/kernel/rate.ts'

/** What the lines of a bonus stand for, in canonical order: orders, order lines, buyers in the period, members. */
export interface Sources {
  readonly count: number
  /** Position in `SOURCE_KINDS`, the same for all. */
  readonly kind: number
  readonly order: Int32Array
  readonly orderLine: Int32Array
  /** The buying member, the one who looks after the buying customer, or whose earnings are matched. */
  readonly member: Int32Array
  /** -1 where a member bought. */
  readonly customer: Int32Array
  /** In the unit of the bonus's measure. */
  readonly base: Float64Array
}

export interface SourceInput {
  readonly plan: Plan
  readonly facts: Facts
  readonly sales: Sales
  /** Indexes of orders by counted-at, then number. */
  readonly sequence: Int32Array
}

/** What a bonus asks for. */
export interface SourceWish {
  readonly measure: BonusCommon['base']['measure']
  readonly orders: OrderFilter
  readonly by: LineSource
  /** Part of each order's CV that a fast start bonus keeps to itself; empty where there is none. */
  readonly hidden: readonly Hidden[]
}

export interface Hidden {
  readonly admits: Uint8Array
  readonly share: Plan['payout']['split'][number]['share']
}

const ORDER = SOURCE_KINDS.indexOf('ORDER')
const BUYER_PERIOD = SOURCE_KINDS.indexOf('BUYER_PERIOD')

/** The sources a bonus admits, each with its base. */
export function sourcesFor(input: SourceInput, wish: SourceWish): Sources {
  const admitted = admittedOrders(input, wish.orders)
  const amounts = lineAmounts(input, wish)
  if (wish.by === 'ORDER_LINE') return byOrderLine(input, admitted, amounts)
  const byOrder = byWholeOrder(input, admitted, amounts)
  return wish.by === 'ORDER' ? byOrder : byBuyer(input, byOrder)
}

/**
 * 1 for each order the filter lets through; company sales, orders that do not count and orders without any of the
 * products asked for are out.
 */
export function admittedOrders(
  { plan, facts, sales }: Omit<SourceInput, 'sequence'>,
  filter: OrderFilter,
): Uint8Array {
  const { count, member, customer, kind, acceptedAt } = facts.orders
  const kinds = ORDER_KINDS.map((name) => filter.kinds?.includes(name) ?? true)
  const members = filter.buyers?.includes('MEMBER') ?? true
  const customers = filter.buyers?.includes('CUSTOMER') ?? true
  const admitted = new Uint8Array(count)
  const holds = productTest(facts, filter.products)
  const dayOf = dayNumberIn(plan.period.zone)
  for (let order = 0; order < count; order += 1) {
    const buyer = member[order]!
    if (buyer < 0 || sales.counted[order] === 0 || !kinds[kind[order]!]) continue
    if (!(customer[order]! < 0 ? members : customers) || !holds(order)) continue
    if (filter.windowDays !== undefined) {
      const days = dayOf(acceptedAt[order]!) - dayOf(facts.members.joinedAt[buyer]!)
      if (days > filter.windowDays) continue
    }
    admitted[order] = 1
  }
  return admitted
}

/** Whether an order has a line of one of the products; all orders where no products are asked for. */
function productTest(facts: Facts, products: readonly string[] | undefined): (order: number) => boolean {
  if (products === undefined) return () => true
  const among = facts.products.map((product) => products.includes(product))
  const { lineStart } = facts.orders
  return (order) => {
    for (let line = lineStart[order]!; line < lineStart[order + 1]!; line += 1) {
      if (among[facts.lines.product[line]!]) return true
    }
    return false
  }
}

/** Net amounts by order line, 0 for other products, less what is hidden. */
function lineAmounts({ facts, sales }: SourceInput, { measure, orders, hidden }: SourceWish): Float64Array {
  const column = columnOf(sales.lines, measure)
  const hiding = measure === 'CV' ? hidden : []
  if (orders.products === undefined && hiding.length === 0) return column
  const amounts = column.slice()
  const wanted = orders.products
  const among = facts.products.map((product) => wanted?.includes(product) ?? true)
  const { lineStart, count } = facts.orders
  for (let order = 0; order < count; order += 1) {
    for (let line = lineStart[order]!; line < lineStart[order + 1]!; line += 1) {
      const product = facts.lines.product[line]!
      if (wanted && !(product >= 0 && among[product])) amounts[line] = 0
      for (const { admits, share } of hiding) {
        if (admits[order] === 1) amounts[line]! -= doubleOf(applyRate(BigInt(amounts[line]!), share))
      }
    }
  }
  return amounts
}

function byWholeOrder(
  { facts, sequence }: SourceInput,
  admitted: Uint8Array,
  amounts: Float64Array,
): Sources {
  const { member, customer, lineStart, count } = facts.orders
  const columns = emptyColumns(count)
  let found = 0
  for (const order of sequence) {
    if (admitted[order] === 0) continue
    let base = 0
    for (let line = lineStart[order]!; line < lineStart[order + 1]!; line += 1) base += amounts[line]!
    columns.order[found] = order
    columns.member[found] = member[order]!
    columns.customer[found] = customer[order]!
    columns.base[found] = base
    found += 1
  }
  return { ...columns, kind: ORDER, count: found }
}

function byOrderLine({ facts, sequence }: SourceInput, admitted: Uint8Array, amounts: Float64Array): Sources {
  const { member, customer, lineStart } = facts.orders
  const columns = emptyColumns(amounts.length)
  let found = 0
  for (const order of sequence) {
    if (admitted[order] === 0) continue
    for (let line = lineStart[order]!; line < lineStart[order + 1]!; line += 1) {
      columns.order[found] = order
      columns.orderLine[found] = line - lineStart[order]!
      columns.member[found] = member[order]!
      columns.customer[found] = customer[order]!
      columns.base[found] = amounts[line]!
      found += 1
    }
  }
  return { ...columns, kind: ORDER, count: found }
}

/** Sums by buyer: members by number, each followed by the customers they look after. */
function byBuyer({ facts }: SourceInput, orders: Sources): Sources {
  const customers = placesIn(readingOrder(facts.customers.numbers))
  const members = placesIn(readingOrder(facts.members.numbers))
  const at = Int32Array.from({ length: orders.count }, (_, source) => source)
  const buyerPlace = (source: number): number => {
    const customer = orders.customer[source]!
    return customer < 0 ? -1 : customers[customer]!
  }
  at.sort(
    (a, b) =>
      members[orders.member[a]!]! - members[orders.member[b]!]! || buyerPlace(a) - buyerPlace(b) || a - b,
  )
  const columns = emptyColumns(orders.count)
  let found = 0
  for (const source of at) {
    const [member, customer] = [orders.member[source]!, orders.customer[source]!]
    const same = found > 0 && columns.member[found - 1] === member && columns.customer[found - 1] === customer
    if (!same) {
      columns.member[found] = member
      columns.customer[found] = customer
      found += 1
    }
    columns.base[found - 1]! += orders.base[source]!
  }
  return { ...columns, kind: BUYER_PERIOD, count: found }
}

function emptyColumns(capacity: number): Omit<Sources, 'count' | 'kind'> {
  return {
    order: new Int32Array(capacity).fill(-1),
    orderLine: new Int32Array(capacity).fill(-1),
    member: new Int32Array(capacity),
    customer: new Int32Array(capacity).fill(-1),
    base: new Float64Array(capacity),
  }
}

/** Members as sources, in the order of their numbers: earnings that are matched, or own positions. */
export function memberSources(members: Int32Array, base: Float64Array): Sources {
  const none = new Int32Array(members.length).fill(-1)
  return {
    count: members.length,
    kind: SOURCE_KINDS.indexOf('MEMBER'),
    order: none,
    orderLine: none,
    member: members,
    customer: none,
    base,
  }
}
