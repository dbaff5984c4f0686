import { binaryShape, networkShape, orderStream, type ShapeWish } from '#seeds/large/network-shape.ts'
import type { Facts, OrderFacts, OrderLineFacts } from '#server/domain/compensation/facts.ts'
import { nextPeriod, type Period, type PeriodCalendar, parsePeriod } from '#server/domain/kernel/period.ts'
import type { TimeZone } from '#server/domain/kernel/time-zone.ts'

/** How much is made. */
export interface BenchWish {
  readonly members: number
  readonly orders: number
  readonly seed: number
}

export interface BenchFacts {
  readonly facts: Facts
  /** Orders of all ten years. */
  readonly allOrders: number
  readonly buyers: number
}

const CALENDAR: PeriodCalendar = { kind: 'MONTH', zone: 'UTC' as TimeZone }
const MONTHS = 120
const ENROLLED = 1
const NORMAL = 3

/** Ten years of a network, reduced to the facts of its busiest month. */
export function benchFacts({ members, orders, seed }: BenchWish): BenchFacts {
  const months = monthsFrom('2016-01')
  const wish: ShapeWish = { members, seed, from: months[0]!.from, to: months.at(-1)!.to }
  const shape = networkShape(wish)
  const found = busiestMonth(wish, orders, months)
  const placement = binaryShape(shape, seed)
  const count = members
  const facts: Facts = {
    period: found.month,
    currency: 'EUR',
    members: {
      count,
      numbers: Array.from({ length: count }, (_, member) => `M${(1_000_000 + member).toString()}`),
      joinedAt: shape.joinedAt,
      status: new Uint8Array(count).fill(ENROLLED),
      owner: Int32Array.from({ length: count }, (_, member) => member),
      class: new Int16Array(count).fill(-1),
      ownRate: new Int32Array(count).fill(-1),
      rates: [],
    },
    sponsorParent: shape.sponsor,
    placements: [{ tree: 'main', ...placement }],
    customers: { numbers: found.customers },
    orders: found.orders,
    lines: found.lines,
    products: [],
    refunds: [],
    history: {
      highestRank: new Int16Array(count).fill(-1),
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
  return { facts, allOrders: orders, buyers: found.buyers }
}

function monthsFrom(first: string): Period[] {
  const months = [parsePeriod(first, CALENDAR)!]
  while (months.length < MONTHS) months.push(nextPeriod(months.at(-1)!, CALENDAR))
  return months
}

interface Month {
  readonly month: Period
  readonly orders: OrderFacts
  readonly lines: OrderLineFacts
  readonly customers: string[]
  readonly buyers: number
}

/** Streams all orders twice: once to find the busiest month, once to keep it. */
function busiestMonth(wish: ShapeWish, orders: number, months: readonly Period[]): Month {
  const counts = new Int32Array(months.length)
  const bought = new Uint8Array(wish.members)
  for (const { at, member } of orderStream(wish, orders)) {
    counts[monthAt(months, at)]! += 1
    bought[member] = 1
  }
  const busiest = counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0))
  const month = months[busiest]!
  const kept: { member: number; at: number; cv: number; byCustomer: boolean }[] = []
  for (const order of orderStream(wish, orders)) {
    if (order.at >= month.from && order.at < month.to) kept.push(order)
  }
  kept.sort((a, b) => a.at - b.at)
  return { month, ...columnsOf(kept), buyers: bought.reduce((sum, one) => sum + one, 0) }
}

function monthAt(months: readonly Period[], at: number): number {
  let [low, high] = [0, months.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (months[middle]!.from <= at) low = middle
    else high = middle - 1
  }
  return low
}

function columnsOf(kept: readonly { member: number; at: number; cv: number; byCustomer: boolean }[]) {
  const count = kept.length
  const cv = Float64Array.from(kept, (order) => order.cv)
  const byCustomer = kept.map((order) => order.byCustomer)
  const at = Float64Array.from(kept, (order) => order.at)
  const customers: string[] = []
  const customer = Int32Array.from(byCustomer, (is) =>
    is ? customers.push(`C${customers.length + 1}`) - 1 : -1,
  )
  const orders: OrderFacts = {
    count,
    numbers: kept.map((_, order) => `B${(1_000_000 + order).toString()}`),
    member: Int32Array.from(kept, (order) => order.member),
    customer,
    acceptedAt: at,
    countedAt: at,
    kind: new Uint8Array(count).fill(NORMAL),
    referredBy: new Int32Array(count).fill(-1),
    lineStart: Int32Array.from({ length: count + 1 }, (_, order) => order),
  }
  const lines: OrderLineFacts = {
    product: new Int32Array(count).fill(-1),
    quantity: new Float64Array(count).fill(1),
    cv,
    pv: cv,
    pricePaid: cv,
    memberPrice: cv.map((price) => price - Math.floor(price / 4)),
    retail: Uint8Array.from(byCustomer, (is) => (is ? 1 : 0)),
  }
  return { orders, lines, customers }
}
