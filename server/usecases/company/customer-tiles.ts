import type { ContactId } from '#server/domain/kernel/ids.ts'
import { formatMoney, money } from '#server/domain/kernel/money.ts'
import type { OrderListed } from '#server/ports/order-facts.ts'
import { counted, type HomeTime, type TileView } from '#server/usecases/company/tile.ts'
import type { Call } from '#server/usecases/guard.ts'

/** Orders of one customer in one period that are counted at most: nobody buys more often. */
const ORDERS_MOST = 1_000

/** The start page of a customer: orders and what they cost this period and the one before, and who looks after them. */
export async function customerTiles({ ports, actor }: Call, time: HomeTime): Promise<readonly TileView[]> {
  const id = actor.memberId
  if (id === null) return []
  const bought = (period: string): Promise<readonly OrderListed[]> =>
    ports.orders.list({
      ...{ memberId: '', buyerId: id, period, state: 'ACCEPTED', search: '', after: null },
      limit: ORDERS_MOST,
    })
  const [now, before, carer] = await Promise.all([
    bought(time.current.id),
    bought(time.previous.id),
    carerOf(ports, id),
  ])
  const { currency } = time.company
  const spent = (orders: readonly OrderListed[]): string =>
    formatMoney(
      money(
        orders.reduce((sum, { amountMinor, creditedMinor }) => sum + amountMinor - creditedMinor, 0n),
        currency,
      ),
    )
  const link = '/orders'
  return [
    counted('ORDERS', now.length, { link, before: before.length }),
    { key: 'SPENT', value: spent(now), unit: currency, before: spent(before), link },
    ...(carer ? [{ key: 'CARER', value: carer, unit: 'TEXT', before: null, link }] : []),
  ]
}

/** The name of who looks after a customer at present. */
async function carerOf({ faces, orders }: Call['ports'], id: ContactId): Promise<string | undefined> {
  const number = (await faces.faces([id])).get(id)?.number ?? ''
  const buyer = (await orders.buyers([number])).get(number)
  const carerId = buyer?.care.find(({ to }) => to === null)?.carerId
  return carerId && (await faces.faces([carerId])).get(carerId)?.name
}
