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
  return {
    period: PERIOD,
    currency: 'EUR',
    members: {
      ...memberColumns(members),
      joinedAt: Float64Array.from(order, (one) => PERIOD.from - 1_000_000 + one),
    },
    sponsorParent: Int32Array.from(members, ({ sponsor }) => at(sponsor)),
    placements: [
      {
        tree: 'main',
        parent: Int32Array.from(members, (member) => at(member.place.parent)),
        leg: Int16Array.from(members, (member) => member.place.leg),
      },
    ],
    customers: { numbers: world.orders.map(({ number }) => `C-${number}`) },
    ...orderColumns(world.orders, at),
    products: [],
    refunds: [],
    history: {
      ...{ paidAs: [], volumes: [], granted: [], lastHeld: [] },
      highestRank: Int16Array.from(members, ({ highestRank }) => highestRank),
    },
    carry: [],
    blocks: [],
    stated: {
      ...{ volumes: [], earnings: [] },
      rank: new Int16Array(0),
      active: new Uint8Array(0),
      points: new Float64Array(0),
    },
    arrivals: [],
  }
}

function memberColumns(members: readonly WorldMember[]): Omit<Facts['members'], 'joinedAt'> {
  return {
    count: members.length,
    numbers: members.map(({ number }) => number),
    status: Uint8Array.from(members, ({ status }) => STATUSES.indexOf(status)),
    owner: Int32Array.from(members, (_, member) => member),
    class: Int16Array.from(members, (member) => member.class),
    ownRate: new Int32Array(members.length).fill(-1),
    rates: [],
  }
}

function orderColumns(
  orders: readonly WorldOrder[],
  at: (member: number) => number,
): Pick<Facts, 'orders' | 'lines'> {
  const count = orders.length
  const cv = Float64Array.from(orders, (order) => order.cv)
  return {
    orders: {
      count,
      numbers: orders.map(({ number }) => number),
      member: Int32Array.from(orders, ({ member }) => at(member)),
      customer: Int32Array.from(orders, ({ byCustomer }, order) => (byCustomer ? order : -1)),
      acceptedAt: new Float64Array(count).fill(PERIOD.from),
      countedAt: new Float64Array(count).fill(PERIOD.from),
      kind: new Uint8Array(count).fill(3),
      referredBy: new Int32Array(count).fill(-1),
      lineStart: Int32Array.from({ length: count + 1 }, (_, order) => order),
    },
    lines: {
      product: new Int32Array(count).fill(-1),
      quantity: new Float64Array(count).fill(1),
      cv,
      pv: Float64Array.from(orders, ({ pv }) => pv),
      pricePaid: cv,
      memberPrice: cv,
      retail: Uint8Array.from(orders, ({ byCustomer }) => (byCustomer ? 1 : 0)),
    },
  }
}
