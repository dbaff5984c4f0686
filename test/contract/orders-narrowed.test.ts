import { afterAll, beforeAll, expect, it } from 'vitest'
import { orderFactsOf } from '#server/adapters/neo4j/order-facts.ts'
import type { OrderFacts, OrderListed, OrdersNarrowed } from '#server/ports/order-facts.ts'
import { openTestStore, type TestStore } from '#test/contract/open-store.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

const COUNT = 90
const PAGE = 7

/** Orders in which no two of member, buyer, period, state and number go together. */
const ORDERS = Array.from({ length: COUNT }, (_, at) => ({
  id: `order-${String(at).padStart(3, '0')}`,
  number: `${at % 2 === 0 ? 'A' : 'B'}${1_000 + ((at * 37) % COUNT)}`,
  memberId: `member-${at % 3}`,
  buyerId: `buyer-${at % 5}`,
  period: at % 4 < 2 ? '2026-09' : '2026-10',
  state: at % 7 === 0 ? 'CANCELLED' : 'ACCEPTED',
  day: 1 + (at % 20),
}))

const WISHES: readonly OrdersNarrowed[] = ['', 'member-1'].flatMap((memberId) =>
  ['', 'buyer-2'].flatMap((buyerId) =>
    ['', '2026-09'].flatMap((period) =>
      ['', 'CANCELLED'].flatMap((state) =>
        ['', 'A', 'B10'].map((search) => ({ memberId, buyerId, period, state, search })),
      ),
    ),
  ),
)

const fits = (order: (typeof ORDERS)[number], wish: OrdersNarrowed): boolean =>
  (['memberId', 'buyerId', 'period', 'state'] as const).every(
    (key) => wish[key] === '' || wish[key] === order[key],
  ) && order.number.startsWith(wish.search)

describeWithNeo4j('orders narrowed', () => {
  let store: TestStore
  let orders: OrderFacts
  beforeAll(async () => {
    store = await openTestStore()
    orders = orderFactsOf(store.driver)
    await store.ask(
      `UNWIND $orders AS row
       MERGE (buyer:Contact {id: row.buyerId})
       CREATE (order:Order {id: row.id, number: row.number, memberId: row.memberId, buyerId: row.buyerId,
         period: row.period, state: row.state, kind: 'NORMAL', currency: 'EUR', byCustomer: false,
         acceptedAt: localdatetime({year: 2026, month: 9, day: toInteger(row.day)}),
         amountMinor: 100, cvMinor: 80, pvHundredths: 80})-[:BOUGHT_BY]->(buyer)`,
      { orders: ORDERS },
    )
  })
  afterAll(() => store.driver.close())

  const allPages = async (wish: OrdersNarrowed): Promise<readonly OrderListed[]> => {
    const found: OrderListed[] = []
    for (;;) {
      const page = await orders.list({ ...wish, after: found.at(-1) ?? null, limit: PAGE })
      found.push(...page)
      if (page.length < PAGE) return found
    }
  }

  it.each(WISHES)('by all of it at once, page by page, and counted so: %o', async (wish) => {
    const wanted = ORDERS.filter((order) => fits(order, wish)).map(({ id }) => id)
    const found = await allPages(wish)
    expect(found.map(({ id }) => id).sort()).toEqual(wanted)
    expect(await orders.count(wish)).toBe(wanted.length)
    const keys = found.map(({ acceptedAt, number }) => (wish.search === '' ? -acceptedAt : number))
    expect(keys).toEqual(keys.toSorted((left, right) => (left < right ? -1 : left > right ? 1 : 0)))
  })
})
