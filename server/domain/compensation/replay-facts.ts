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

/** One order with its line amounts as the period counted them (refunds of the period netted). */
export interface RecordedOrder {
  readonly number: string
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

/**
 * The facts of one order and the members above it, `walk[0]` the one whose volume it is: what the engine needs to
 * walk that order again. Ranks, activity and volumes are stated as the period recorded them, not computed anew.
 */
export function replayFacts(
  plan: Plan,
  period: Period,
  recorded: { readonly walk: readonly RecordedMember[]; readonly order: RecordedOrder },
): Facts {
  const { walk, order } = recorded
  const count = walk.length
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
    customers: { numbers: order.byCustomer ? [order.customerNumber] : [] },
    ...orderColumns(order),
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

function orderColumns(order: RecordedOrder): Pick<Facts, 'orders' | 'lines' | 'products'> {
  const lines = order.products.length
  return {
    products: order.products,
    orders: {
      count: 1,
      numbers: [order.number],
      member: Int32Array.of(0),
      customer: Int32Array.of(order.byCustomer ? 0 : -1),
      acceptedAt: Float64Array.of(order.acceptedAt),
      countedAt: Float64Array.of(order.acceptedAt),
      kind: Uint8Array.of((ORDER_KINDS as readonly string[]).indexOf(order.kind)),
      referredBy: Int32Array.of(-1),
      lineStart: Int32Array.of(0, lines),
    },
    lines: {
      product: Int32Array.from(order.products, (_, line) => line),
      quantity: Float64Array.from(order.quantities),
      cv: Float64Array.from(order.cv),
      pv: Float64Array.from(order.pv),
      pricePaid: Float64Array.from(order.price),
      memberPrice: Float64Array.from(order.price),
      retail: new Uint8Array(lines).fill(order.byCustomer ? 1 : 0),
    },
  }
}
