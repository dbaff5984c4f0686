import type { DemoMember, StoryMonth } from '#seeds/demo/growth.ts'
import { DEMO_PRODUCTS } from '#seeds/demo/products.ts'
import type { OrderKind } from '#server/domain/commerce/events.ts'
import type { Chance } from '#server/domain/kernel/chance.ts'
import { addDays, type CalendarDate } from '#server/domain/kernel/instant.ts'

export interface DemoCustomer {
  readonly position: number
  /** Position of the member who looks after the customer. */
  readonly carer: number
  readonly registeredOn: CalendarDate
  readonly month: number
}

export interface DemoOrder {
  readonly position: number
  readonly buyer: { readonly kind: 'MEMBER' | 'CUSTOMER'; readonly position: number }
  readonly kind: OrderKind
  readonly on: CalendarDate
  /** Seconds after midnight of the company. */
  readonly second: number
  readonly month: number
  readonly lines: readonly { readonly productCode: string; readonly quantity: number }[]
}

export interface DemoCredit {
  /** Position of the order it reverses. */
  readonly order: number
  readonly on: CalendarDate
  readonly month: number
  readonly whole: boolean
  readonly reason: string
}

const GOODS = DEMO_PRODUCTS.filter(({ kind }) => kind === 'GOODS')
const RETURN_REASONS = ['WITHDRAWAL', 'DAMAGED', 'WRONG_ARTICLE', 'UNSUITABLE']
const CUSTOMERS_EACH = 9

/** Likelihood that a member orders in a month. */
function appetite(member: DemoMember, month: number, months: number): number {
  if (member.month > month || (member.endsInMonth !== null && member.endsInMonth <= month)) return 0
  if (isFounder(member)) return 1
  const tenure = month - member.month
  const base = { BUILDER: 0.94, SELLER: 0.82, USER: 0.56 }[member.persona]
  const wear = member.persona === 'USER' ? 0.97 ** tenure : 0.995 ** tenure
  const falling = member.story === 'FALLING' ? 0.86 ** Math.max(0, month - months * 0.5) : 1
  return base * wear * falling
}

/** The roots and the eight below: they carry the story, so they never miss a month. */
const isFounder = ({ month, sponsor, persona }: DemoMember): boolean =>
  month === 0 && persona === 'BUILDER' && (sponsor === null || sponsor === 0)

/** What founders order every month: 144 points. */
const FOUNDERS_BASKET: DemoOrder['lines'] = [{ productCode: 'SET-SKN', quantity: 2 }]

/** A basket around `size` pieces; big baskets hold sets. */
function basket(chance: Chance, size: number): DemoOrder['lines'] {
  const lines = new Map<string, number>()
  const count = 1 + chance.below(3)
  for (let line = 0; line < count; line += 1) {
    const { code } = chance.pick(GOODS)
    lines.set(code, (lines.get(code) ?? 0) + 1 + chance.below(size))
  }
  if (chance.happens(0.5)) lines.set('VERSAND', 1)
  return [...lines].map(([productCode, quantity]) => ({ productCode, quantity }))
}

/** Customers that sellers and builders win over time. */
export function winCustomers(
  members: readonly DemoMember[],
  months: readonly StoryMonth[],
  chance: Chance,
): DemoCustomer[] {
  const won: DemoCustomer[] = []
  const count = new Map<number, number>()
  months.forEach(({ firstDay, days }, month) => {
    for (const member of members) {
      const share = { BUILDER: 0.16, SELLER: 0.13, USER: 0.012 }[member.persona]
      const has = count.get(member.position) ?? 0
      if (member.month >= month || has >= CUSTOMERS_EACH || appetite(member, month, months.length) === 0)
        continue
      if (!chance.happens(share)) continue
      count.set(member.position, has + 1)
      won.push({
        position: won.length,
        carer: member.position,
        registeredOn: addDays(firstDay, chance.below(days)),
        month,
      })
    }
  })
  return won
}

/** Every order of the story in order of time. */
export function trade(
  company: { readonly members: readonly DemoMember[]; readonly customers: readonly DemoCustomer[] },
  months: readonly StoryMonth[],
  chance: Chance,
): DemoOrder[] {
  const orders: Omit<DemoOrder, 'position'>[] = []
  months.forEach((storyMonth, month) => {
    for (const member of company.members) {
      if (!chance.happens(appetite(member, month, months.length))) continue
      const kind = member.month === month ? 'FIRST' : chance.happens(0.3) ? 'AUTOSHIP' : 'NORMAL'
      const earliest = member.month === month ? member.enrolledOn : storyMonth.firstDay
      const size = member.persona === 'USER' ? 3 : 5
      const buyer = { kind: 'MEMBER', position: member.position } as const
      orders.push({
        ...momentIn(storyMonth, earliest, chance),
        buyer,
        kind,
        month,
        lines: isFounder(member) ? FOUNDERS_BASKET : basket(chance, size),
      })
    }
    for (const customer of company.customers) {
      if (customer.month > month || !chance.happens(0.42)) continue
      const earliest = customer.month === month ? customer.registeredOn : storyMonth.firstDay
      const buyer = { kind: 'CUSTOMER', position: customer.position } as const
      const kind = customer.month === month ? 'FIRST' : 'NORMAL'
      orders.push({ ...momentIn(storyMonth, earliest, chance), buyer, kind, month, lines: basket(chance, 2) })
    }
  })
  return orders
    .sort((a, b) => (a.on === b.on ? a.second - b.second : a.on < b.on ? -1 : 1))
    .map((order, position) => ({ ...order, position }))
}

/** A moment between the evening of `earliest` and the last day of the month that has passed. */
function momentIn({ firstDay, days }: StoryMonth, earliest: CalendarDate, chance: Chance) {
  const day = addDays(firstDay, chance.below(days))
  const on = day < earliest ? earliest : day
  return { on, second: on === earliest ? 72_000 + chance.below(10_000) : 25_200 + chance.below(46_000) }
}

/** Goods sent back: about three orders in a hundred, some of them in the month after. */
export function returns(
  orders: readonly DemoOrder[],
  months: readonly StoryMonth[],
  chance: Chance,
): DemoCredit[] {
  const found: DemoCredit[] = []
  for (const order of orders) {
    if (!chance.happens(0.03)) continue
    const on = addDays(order.on, 1 + chance.below(24))
    const month = months.findIndex(({ firstDay, days }) => on >= firstDay && on < addDays(firstDay, days))
    if (month < 0) continue
    found.push({
      order: order.position,
      on,
      month,
      whole: chance.happens(0.6),
      reason: chance.pick(RETURN_REASONS),
    })
  }
  return found
}
