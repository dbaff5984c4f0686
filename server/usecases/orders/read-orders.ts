import type { OrderId } from '#server/domain/kernel/ids.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'
import { accepted, type Result } from '#server/domain/kernel/result.ts'
import type { ContactFace } from '#server/ports/contact-faces.ts'
import type { OrderListed, OrderRead, OrdersWanted } from '#server/ports/order-facts.ts'
import type { NamedProduct } from '#server/ports/product-facts.ts'
import { isStaff } from '#server/usecases/actor.ts'
import { type AuditEntryView, auditEntries } from '#server/usecases/company/read-audit.ts'
import { type Call, verb } from '#server/usecases/guard.ts'
import { findOrder, type OrderName } from '#server/usecases/orders/find-order.ts'
import { placeAfter } from '#server/usecases/page-place.ts'

/** An order in a list with its buyer's name. */
export interface OrderRowView {
  readonly order: OrderListed
  readonly buyer: ContactFace | undefined
}

/** A page of orders; `next` is given back as `after`. */
export interface OrderPageView {
  readonly rows: readonly OrderRowView[]
  readonly next: string | null
  /** Null where counting would take too long. */
  readonly total: number | null
}

/** What a page is narrowed to; null for anything. */
export interface OrdersInput {
  readonly period: string | null
  readonly state: string | null
  readonly buyer: string | null
  readonly search: string | null
  readonly after: string | null
  readonly first: number
}

/**
 * Orders, newest first (by number where one is searched for): for staff all, for members those
 * whose volume is theirs, for customers their own.
 */
export const readOrders = verb({
  name: 'readOrders',
  action: 'ORDER_SEE',
  async run(call, input: OrdersInput): Promise<Result<OrderPageView>> {
    const { ports } = call
    const own = ownership(call)
    if (own === undefined) return accepted({ rows: [], next: null, total: 0 })
    if (own.buyerId !== '' && input.buyer !== null && input.buyer !== own.buyerId)
      return accepted({ rows: [], next: null, total: 0 })
    const narrowed = {
      memberId: own.memberId,
      buyerId: own.buyerId || (input.buyer ?? ''),
      period: input.period ?? '',
      state: input.state ?? '',
      search: input.search ?? '',
    }
    const [orders, total] = await Promise.all([
      ports.orders.list({ ...narrowed, after: placeAfter(input.after, orderPlace), limit: input.first + 1 }),
      ports.orders.count(narrowed),
    ])
    const rows = orders.slice(0, input.first)
    const faces = await ports.faces.faces(rows.flatMap(({ buyerId }) => buyerId ?? []))
    const more = orders.length > input.first
    const last = rows.at(-1)
    return accepted({
      rows: rows.map((order) => ({ order, buyer: order.buyerId ? faces.get(order.buyerId) : undefined })),
      next: more && last ? `${last.acceptedAt}.${last.id}.${last.number}` : null,
      total,
    })
  },
})

/** Whose orders: '' for everybody's; `undefined` for an actor who has none. */
function ownership({ actor, ports }: Call): { memberId: string; buyerId: string } | undefined {
  if (isStaff(actor)) return { memberId: '', buyerId: '' }
  if (actor.memberId === null) return undefined
  const member = ports.genealogy.index.ordinalOf(actor.memberId) !== undefined
  return member ? { memberId: actor.memberId, buyerId: '' } : { memberId: '', buyerId: actor.memberId }
}

function orderPlace(token: string): OrdersWanted['after'] {
  const [, at, id, number] = /^(\d{1,15})\.([^.]+)\.(.+)$/.exec(token) ?? []
  return id && number ? { acceptedAt: instantOf(+(at ?? '')), id: id as OrderId, number } : null
}

/** A whole order with the names its page shows. */
export interface OrderView {
  readonly order: OrderRead
  readonly faces: ReadonlyMap<string, ContactFace>
  readonly products: ReadonlyMap<string, NamedProduct>
  readonly periodOpen: boolean
}

/** One order. */
export const readOrder = verb({
  name: 'readOrder',
  action: 'ORDER_SEE',
  async run(call, input: OrderName): Promise<Result<OrderView>> {
    const found = await findOrder(call, input)
    if (!found.ok) return found
    const order = found.value
    const [faces, products, shut] = await Promise.all([
      call.ports.faces.faces([order.buyerId ?? '', order.memberId ?? '']),
      call.ports.products.byCode(order.lines.productCodes),
      call.ports.company.shutPeriods(),
    ])
    return accepted({
      order,
      faces,
      products,
      periodOpen: !shut.some(({ period }) => period === order.period),
    })
  },
})

/** What happened to one order, newest first. */
export const readOrderHistory = verb({
  name: 'readOrderHistory',
  action: 'ORDER_SEE',
  async run(
    call,
    input: { readonly id: string; readonly first: number },
  ): Promise<Result<readonly AuditEntryView[]>> {
    const found = await findOrder(call, { id: input.id, number: null })
    if (!found.ok) return found
    const events = await call.ports.log.find({ subject: found.value.id }, input.first)
    return accepted(await auditEntries(call.ports, events))
  },
})
