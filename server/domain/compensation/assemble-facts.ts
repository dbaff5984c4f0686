import {
  type EarlierOrder,
  type Facts,
  type HistoryFacts,
  MEMBER_STATUSES,
  type MemberFacts,
  nothingStated,
  ORDER_KINDS,
  type OrderLineFacts,
  type PaidLine,
  type RefundFacts,
} from '#server/domain/compensation/facts.ts'
import type {
  GatheredCredit,
  GatheredEarlierOrder,
  GatheredFacts,
  GatheredHistory,
} from '#server/domain/compensation/gathered-facts.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import { rateOf } from '#server/domain/kernel/rate.ts'

const ABSENT = MEMBER_STATUSES.indexOf('ABSENT')

/**
 * What a store gathered, in the shape the engine reads: the plan gives names their positions. Members stand at their
 * ordinals. Under this store's first families nobody has a class, an own rate or a second position.
 */
export function assembleFacts(gathered: GatheredFacts, plan: Plan): Facts {
  const { members, orders } = gathered
  return {
    period: gathered.period,
    currency: plan.currency,
    members: memberFacts(gathered),
    sponsorParent: members.sponsors,
    placements: [],
    customers: { numbers: gathered.customers.numbers },
    orders: {
      count: orders.count,
      numbers: orders.numbers,
      member: orders.member,
      customer: orders.customer,
      acceptedAt: orders.acceptedAt,
      countedAt: orders.acceptedAt,
      kind: Uint8Array.from(orders.kinds, kindCode),
      referredBy: new Int32Array(orders.count).fill(-1),
      lineStart: orders.lineStart,
    },
    lines: lineFacts(gathered),
    products: gathered.products,
    refunds: refundFacts(gathered, plan),
    history: historyFacts(gathered.history, plan, members.count),
    carry: [],
    blocks: [],
    stated: nothingStated(),
    arrivals: [],
  }
}

const kindCode = (kind: string): number => {
  const code = (ORDER_KINDS as readonly string[]).indexOf(kind)
  invariant(code >= 0, `an order is of a known kind, not ${kind}`)
  return code
}

function memberFacts({ members, period }: GatheredFacts): MemberFacts {
  const status = new Uint8Array(members.count)
  for (let member = 0; member < members.count; member += 1) {
    const known = (MEMBER_STATUSES as readonly string[]).indexOf(members.statuses[member]!)
    // Applicants are not members yet; neither is who joined after the end of the period.
    status[member] = known < 0 || members.joinedAt[member]! >= period.to ? ABSENT : known
  }
  return {
    count: members.count,
    numbers: members.numbers,
    joinedAt: members.joinedAt,
    status,
    owner: Int32Array.from({ length: members.count }, (_, member) => member),
    class: new Int16Array(members.count).fill(-1),
    ownRate: new Int32Array(members.count).fill(-1),
    rates: [],
  }
}

function lineFacts({ orders }: GatheredFacts): OrderLineFacts {
  const retail = new Uint8Array(orders.product.length)
  for (let order = 0; order < orders.count; order += 1) {
    if (orders.customer[order]! < 0) continue
    retail.fill(1, orders.lineStart[order]!, orders.lineStart[order + 1]!)
  }
  return {
    product: orders.product,
    quantity: orders.quantity,
    cv: orders.cvMinor,
    pv: orders.pvHundredths,
    pricePaid: orders.amountMinor,
    memberPrice: orders.amountMinor,
    retail,
  }
}

function refundFacts(gathered: GatheredFacts, plan: Plan): RefundFacts[] {
  const here = new Map(gathered.orders.ids.map((id, order) => [id, order]))
  const earlier = new Map(gathered.earlierOrders.map((order) => [order.id, order]))
  return gathered.credits.flatMap((credit) => {
    const order = here.get(credit.orderId)
    const before = earlier.get(credit.orderId)
    if (credit.orderPeriod === gathered.period.id) {
      if (order === undefined) return []
      const quantityOf = (line: number) => gathered.orders.quantity[gathered.orders.lineStart[order]! + line]!
      return refundsOf(credit, { kind: 'THIS_PERIOD', order }, quantityOf)
    }
    invariant(before, 'a late credit note names an order that was read')
    const of = { kind: 'EARLIER', order: earlierOrder(before, gathered, plan) } as const
    return refundsOf(credit, of, (line) => before.quantities[line]!)
  })
}

function refundsOf(
  credit: GatheredCredit,
  of: RefundFacts['of'],
  quantityOf: (line: number) => number,
): RefundFacts[] {
  return credit.lineNumbers.map((number, position) => ({
    of,
    line: number - 1,
    share: rateOf(BigInt(credit.quantities[position]!), BigInt(quantityOf(number - 1))),
    cv: credit.cvMinor[position]!,
    pv: credit.pvHundredths[position]!,
    price: credit.amountMinor[position]!,
    reason: credit.reason,
    countedAt: credit.creditedAt,
  }))
}

function earlierOrder(order: GatheredEarlierOrder, gathered: GatheredFacts, plan: Plan): EarlierOrder {
  const bonuses = new Map(plan.bonuses.map(({ id }, bonus) => [id, bonus]))
  const paid = order.paid.flatMap(({ bonus, base, amountMinor, ...line }): PaidLine[] => {
    const position = bonuses.get(bonus)
    // A bonus the plan no longer has is taken back under the first one: the money was paid all the same.
    const known = position ?? 0
    return [
      {
        earner: line.earner,
        bonus: known,
        line: line.orderLine,
        stoodOn: rateOf(BigInt(base)),
        amount: amountMinor,
        takenBack: line.takenBack,
      },
    ]
  })
  const retail = order.customer >= 0
  return {
    number: order.number,
    periodId: order.period,
    member: order.member,
    customer: order.customer,
    kind: kindCode(order.kind),
    cv: order.cvMinor.reduce((sum, cv) => sum + cv, 0),
    paid,
    lines: order.productCodes.map((code, line) => ({
      cv: order.cvMinor[line]!,
      pv: order.pvHundredths[line]!,
      price: order.amountMinor[line]!,
      product: gathered.products.indexOf(code),
      retail,
    })),
  }
}

function historyFacts(history: readonly GatheredHistory[], plan: Plan, count: number): HistoryFacts {
  const ranks = new Map(plan.ranks.map(({ id }, rank) => [id, rank]))
  const columnOf = (names: readonly string[]) => Int16Array.from(names, (name) => ranks.get(name) ?? -1)
  const newest = history[0]
  return {
    highestRank: newest ? columnOf(newest.highestRanks) : new Int16Array(count).fill(-1),
    paidAs: history.map(({ paidAsRanks }) => columnOf(paidAsRanks)),
    volumes: plan.volumes.map(({ id }, volume) => ({
      volume,
      periods: history.map(({ volumes }) => volumes.get(id) ?? new Float64Array(count)),
    })),
    granted: [],
    lastHeld: [],
  }
}

/** How many closed periods back a plan looks: its longest window or tenure, and at least one for highest ranks. */
export function historyPeriodsOf(plan: Plan): number {
  const seen = { periods: 1 }
  const waiting: unknown[] = [plan.activity, plan.ranks, plan.bonuses, plan.volumes]
  for (let part = waiting.pop(); waiting.length > 0 || part !== undefined; part = waiting.pop()) {
    if (part === null || typeof part !== 'object') continue
    for (const [key, value] of Object.entries(part)) {
      if ((key === 'windows' || key === 'of' || key === 'grace') && typeof value === 'number') {
        seen.periods = Math.max(seen.periods, value)
      } else if (typeof value === 'object') waiting.push(value)
    }
  }
  return seen.periods
}
