import { expect, test } from 'vitest'
import type { OrdersWanted } from '#server/ports/order-facts.ts'
import { readHome } from '#server/usecases/company/read-home.ts'
import type { Ports } from '#server/usecases/ports.ts'
import { actorWith, fakeGenealogy, fakePorts, idAt, indexOf } from '#test/usecases/fake-ports.ts'

/** Customer 9 is looked after by member 0, before that by 1, and bought three times. */
function shop(): Ports {
  const bought = [
    { period: '2026-11', amountMinor: 12_000n, creditedMinor: 2_000n },
    { period: '2026-11', amountMinor: 500n, creditedMinor: 0n },
    { period: '2026-10', amountMinor: 7_550n, creditedMinor: 7_550n },
  ]
  const faces = new Map([
    [idAt(9), { id: idAt(9), number: 'C9', name: 'Gerd Kunde' }],
    [idAt(0), { id: idAt(0), number: 'M0', name: 'Anna Berg' }],
    [idAt(1), { id: idAt(1), number: 'M1', name: 'Ben Tal' }],
  ])
  const care = [
    { carerId: idAt(1), to: 5 },
    { carerId: idAt(0), to: null },
  ]
  return {
    ...fakePorts(fakeGenealogy(indexOf([-1, 0]))),
    faces: { faces: async () => faces },
    orders: {
      list: async ({ buyerId, period, state }: OrdersWanted) =>
        bought.filter((order) => buyerId === idAt(9) && state === 'ACCEPTED' && order.period === period),
      buyers: async ([number]: readonly string[]) =>
        new Map(number === 'C9' ? [['C9', { id: idAt(9), care }]] : []),
    },
  } as unknown as Ports
}

test('a customer starts with the own orders, what they cost, and who looks after them now', async () => {
  const actor = actorWith(['CUSTOMER'], 9)
  const home = await readHome({ ports: shop(), actor }, undefined)
  expect(home.ok && home.value).toEqual([
    { key: 'ORDERS', value: '2', unit: 'COUNT', before: '1', link: '/orders' },
    // 120.00 less 20.00 that was credited, and 5.00; the month before everything came back.
    { key: 'SPENT', value: '105.00', unit: 'EUR', before: '0.00', link: '/orders' },
    { key: 'CARER', value: 'Anna Berg', unit: 'TEXT', before: null, link: '/orders' },
  ])
})

test('a customer’s log-in without a record starts with nothing', async () => {
  const home = await readHome({ ports: shop(), actor: actorWith(['CUSTOMER']) }, undefined)
  expect(home.ok && home.value).toEqual([])
})
