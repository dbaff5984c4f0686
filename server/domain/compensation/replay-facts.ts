import { type Facts, MEMBER_STATUSES, nothingStated, ORDER_KINDS } from '#server/domain/compensation/facts.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import type { Period } from '#server/domain/kernel/period.ts'

/** A member of the walk as the closed (or drafted) period recorded it. */
export interface RecordedMember {
  readonly number: string
  readonly joinedAt: number
  readonly rank: string
  readonly highestRank: string
  readonly active: boolean
  /** By volume name, in the volume's unit. */
  readonly volumes: Readonly<Record<string, number>>
}

/** An order of somebody on the walk, with line amounts as the period counted them (its refunds netted). */
export interface RecordedOrder {
  readonly number: string
  /** Position in the walk of the member whose volume it is. */
  readonly member: number
  readonly kind: string
  readonly acceptedAt: number
  readonly byCustomer: boolean
  readonly customerNumber: string
  readonly products: readonly string[]
  readonly quantities: readonly number[]
  readonly cv: readonly number[]
  readonly pv: readonly number[]
  readonly price: readonly number[]
}

/** Members above an order with their orders; `walk[0]` is the one whose volume the first order is. */
export interface RecordedWalk {
  readonly walk: readonly RecordedMember[]
  readonly orders: readonly RecordedOrder[]
}

/**
 * The facts of one order and the members above it with what those bought besides: what the engine needs to walk that
 * order again. Ranks, activity and volumes are stated as the period recorded them, not computed anew.
 */
export function replayFacts(plan: Plan, period: Period, { walk, orders }: RecordedWalk): Facts {
  const count = walk.length
  const customers = [...new Set(orders.flatMap((order) => (order.byCustomer ? [order.customerNumber] : [])))]
  const rankOf = (id: string): number => plan.ranks.findIndex((rank) => rank.id === id)
  return {
    period,
    currency: plan.currency,
    members: {
      count,
      numbers: walk.map(({ number }) => number),
      joinedAt: Float64Array.from(walk, ({ joinedAt }) => joinedAt),
      status: new Uint8Array(count).fill(MEMBER_STATUSES.indexOf('ENROLLED')),
      owner: Int32Array.from(walk, (_, member) => member),
      class: new Int16Array(count).fill(-1),
      ownRate: new Int32Array(count).fill(-1),
      rates: [],
    },
    sponsorParent: Int32Array.from(walk, (_, member) => (member + 1 < count ? member + 1 : -1)),
    placements: [],
    customers: { numbers: customers },
    ...orderColumns(orders, customers),
    refunds: [],
    history: {
      highestRank: Int16Array.from(walk, ({ highestRank }) => rankOf(highestRank)),
      paidAs: [],
      volumes: [],
      granted: [],
      lastHeld: [],
    },
    carry: [],
    blocks: [],
    stated: {
      ...nothingStated(),
      rank: Int16Array.from(walk, ({ rank }) => rankOf(rank)),
      active: Uint8Array.from(walk, ({ active }) => (active ? 1 : 0)),
      volumes: plan.volumes.map(({ id }, volume) => ({
        volume,
        values: Float64Array.from(walk, ({ volumes }) => volumes[id] ?? Number.NaN),
      })),
    },
    arrivals: [],
  }
}

function orderColumns(
  orders: readonly RecordedOrder[],
  customers: readonly string[],
): Pick<Facts, 'orders' | 'lines' | 'products'> {
  const products = [...new Set(orders.flatMap((order) => order.products))]
  const place = new Map(products.map((product, position) => [product, position]))
  const acceptedAt = Float64Array.from(orders, (order) => order.acceptedAt)
  const lineStart = new Int32Array(orders.length + 1)
  for (const [at, order] of orders.entries()) lineStart[at + 1] = lineStart[at]! + order.products.length
  const lines = orders.flatMap((order) => order.products.map((product, line) => ({ order, product, line })))
  const price = Float64Array.from(lines, ({ order, line }) => order.price[line]!)
  return {
    products,
    orders: {
      count: orders.length,
      numbers: orders.map(({ number }) => number),
      member: Int32Array.from(orders, ({ member }) => member),
      customer: Int32Array.from(orders, (order) =>
        order.byCustomer ? customers.indexOf(order.customerNumber) : -1,
      ),
      acceptedAt,
      countedAt: acceptedAt,
      kind: Uint8Array.from(orders, ({ kind }) => (ORDER_KINDS as readonly string[]).indexOf(kind)),
      referredBy: new Int32Array(orders.length).fill(-1),
      lineStart,
    },
    lines: {
      product: Int32Array.from(lines, ({ product }) => place.get(product)!),
      quantity: Float64Array.from(lines, ({ order, line }) => order.quantities[line]!),
      cv: Float64Array.from(lines, ({ order, line }) => order.cv[line]!),
      pv: Float64Array.from(lines, ({ order, line }) => order.pv[line]!),
      pricePaid: price,
      memberPrice: price,
      retail: Uint8Array.from(lines, ({ order }) => (order.byCustomer ? 1 : 0)),
    },
  }
}
