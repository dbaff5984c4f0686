import type { Facts } from '#server/domain/compensation/facts.ts'
import { parsePeriod } from '#server/domain/kernel/period.ts'
import type { TimeZone } from '#server/domain/kernel/time-zone.ts'

/** A small world as a test tells it: members by position, 0 the first root. */
export interface World {
  readonly members: readonly WorldMember[]
  readonly orders: readonly WorldOrder[]
}

export interface WorldMember {
  readonly number: string
  /** Position of the sponsor, -1 for a root. */
  readonly sponsor: number
  readonly status: 'ENROLLED' | 'GRACE' | 'SUSPENDED' | 'TERMINATED'
  readonly highestRank: number
  readonly class: number
  /** Place in the binary tree; the parent stands earlier in the list. */
  readonly place: { readonly parent: number; readonly leg: 0 | 1 | 2 }
}

export interface WorldOrder {
  readonly number: string
  readonly member: number
  readonly byCustomer: boolean
  readonly cv: number
  readonly pv: number
}

const STATUSES = ['ABSENT', 'ENROLLED', 'GRACE', 'SUSPENDED', 'TERMINATED']
export const PERIOD = parsePeriod('2026-03', { kind: 'MONTH', zone: 'UTC' as TimeZone })!

/** The world in columns, members in the given order of positions (a shuffle must not matter). */
export function factsOf(world: World, order = world.members.map((_, at) => at)): Facts {
  const place = new Map(order.map((member, at) => [member, at]))
  const at = (member: number): number => (member < 0 ? -1 : place.get(member)!)
  const members = order.map((member) => world.members[member]!)
  const { orders } = world
  return {
    period: PERIOD,
    currency: 'EUR',
    members: {
      count: members.length,
      numbers: members.map(({ number }) => number),
      joinedAt: Float64Array.from(order, (member) => PERIOD.from - 1_000_000 + member),
      status: Uint8Array.from(members, ({ status }) => STATUSES.indexOf(status)),
      owner: Int32Array.from(members, (_, member) => member),
      class: Int16Array.from(members, (member) => member.class),
      ownRate: new Int32Array(members.length).fill(-1),
      rates: [],
    },
    sponsorParent: Int32Array.from(members, ({ sponsor }) => at(sponsor)),
    placements: [
      {
        tree: 'main',
        parent: Int32Array.from(members, (member) => at(member.place.parent)),
        leg: Int16Array.from(members, (member) => member.place.leg),
      },
    ],
    customers: { numbers: orders.map(({ number }) => `C-${number}`) },
    orders: {
      count: orders.length,
      numbers: orders.map(({ number }) => number),
      member: Int32Array.from(orders, ({ member }) => at(member)),
      customer: Int32Array.from(orders, ({ byCustomer }, order) => (byCustomer ? order : -1)),
      acceptedAt: new Float64Array(orders.length).fill(PERIOD.from),
      countedAt: new Float64Array(orders.length).fill(PERIOD.from),
      kind: new Uint8Array(orders.length).fill(3),
      referredBy: new Int32Array(orders.length).fill(-1),
      lineStart: Int32Array.from({ length: orders.length + 1 }, (_, order) => order),
    },
    lines: {
      product: new Int32Array(orders.length).fill(-1),
      quantity: new Float64Array(orders.length).fill(1),
      cv: Float64Array.from(orders, ({ cv }) => cv),
      pv: Float64Array.from(orders, ({ pv }) => pv),
      pricePaid: Float64Array.from(orders, ({ cv }) => cv),
      memberPrice: Float64Array.from(orders, ({ cv }) => cv),
      retail: Uint8Array.from(orders, ({ byCustomer }) => (byCustomer ? 1 : 0)),
    },
    products: [],
    refunds: [],
    history: {
      highestRank: Int16Array.from(members, ({ highestRank }) => highestRank),
      paidAs: [],
      volumes: [],
      granted: [],
      lastHeld: [],
    },
    carry: [],
    blocks: [],
    stated: {
      rank: new Int16Array(0),
      active: new Uint8Array(0),
      points: new Float64Array(0),
      volumes: [],
      earnings: [],
    },
    arrivals: [],
  }
}
