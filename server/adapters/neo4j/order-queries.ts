import { z } from 'zod'
import { column } from '#server/adapters/neo4j/decode.ts'
import { parameter } from '#server/adapters/neo4j/encode.ts'
import { bindQuery } from '#server/adapters/neo4j/query.ts'
import { ORDER_KINDS } from '#server/domain/commerce/events.ts'
import type { ContactId, CreditNoteId, MemberId, OrderId } from '#server/domain/kernel/ids.ts'
import type { Currency } from '#server/domain/kernel/money.ts'

const head = z.object({
  id: column.id<OrderId>(),
  number: column.text,
  state: z.enum(['ACCEPTED', 'CANCELLED']),
  kind: z.enum(ORDER_KINDS),
  acceptedAt: column.instant,
  period: column.text,
  currency: column.id<Currency>(),
  byCustomer: column.flag,
  buyerId: column.id<ContactId>().nullable(),
  memberId: column.id<MemberId>().nullable(),
  amountMinor: column.exact,
  cvMinor: column.exact,
  pvHundredths: column.exact,
})

const listed = head.extend({ creditedMinor: column.exact })
const page = { beforeAt: parameter.instant, afterId: z.string(), limit: parameter.whole }
const state = { state: z.string() }
const period = { period: z.string() }
const whose = { memberId: z.string(), buyerId: z.string() }
const search = { search: z.string() }

export const recentOrders = bindQuery('orders/recent', {
  params: z.object({ ...page, ...state }),
  row: listed,
})

export const ordersOfPeriod = bindQuery('orders/of-period', {
  params: z.object({ ...page, ...state, ...period }),
  row: listed,
})

export const ordersOfMember = bindQuery('orders/of-member', {
  params: z.object({ ...page, ...state, ...period, ...whose }),
  row: listed,
})

export const ordersOfBuyer = bindQuery('orders/of-buyer', {
  params: z.object({ ...page, ...state, ...period, buyerId: z.string() }),
  row: listed,
})

export const ordersByNumber = bindQuery('orders/by-number', {
  params: z.object({
    ...state,
    ...period,
    ...whose,
    ...search,
    afterNumber: z.string(),
    limit: parameter.whole,
  }),
  row: listed,
})

export const countOfOrders = bindQuery('orders/count', {
  params: z.object({}),
  row: z.object({ orders: column.whole }),
})

const most = { most: parameter.whole }
const counted = z.object({ walked: column.whole, orders: column.whole })

export const countOfState = bindQuery('orders/count-of-state', {
  params: z.object({ ...most, ...state, beforeAt: parameter.instant }),
  row: counted,
})

export const countOfPeriod = bindQuery('orders/count-of-period', {
  params: z.object({ ...most, ...state, ...period }),
  row: counted,
})

export const countOfMember = bindQuery('orders/count-of-member', {
  params: z.object({ ...most, ...state, ...period, ...whose }),
  row: counted,
})

export const countOfBuyer = bindQuery('orders/count-of-buyer', {
  params: z.object({ ...most, ...state, ...period, buyerId: z.string() }),
  row: counted,
})

export const countByNumber = bindQuery('orders/count-by-number', {
  params: z.object({ ...most, ...state, ...period, ...whose, ...search }),
  row: counted,
})

export const wholeOrder = bindQuery('orders/whole', {
  params: z.object({ id: z.string(), number: z.string() }),
  row: head.extend({
    productCodes: column.text.array(),
    quantities: column.whole.array(),
    lineAmountMinor: column.exact.array(),
    lineCvMinor: column.exact.array(),
    linePvHundredths: column.exact.array(),
  }),
})

export const creditNotesOfOrder = bindQuery('orders/credit-notes', {
  params: z.object({ orderId: z.string() }),
  row: z.object({
    id: column.id<CreditNoteId>(),
    number: column.text,
    creditedAt: column.instant,
    period: column.text,
    reason: column.text,
    currency: column.id<Currency>(),
    amountMinor: column.exact,
    cvMinor: column.exact,
    lineNumbers: column.whole.array(),
    quantities: column.whole.array(),
    lineAmountMinor: column.exact.array(),
    lineCvMinor: column.exact.array(),
    linePvHundredths: column.exact.array(),
  }),
})

export const buyersByNumber = bindQuery('orders/buyers', {
  params: z.object({ numbers: z.string().array() }),
  row: z.object({
    id: column.id<ContactId>(),
    number: column.text,
    member: column.flag,
    joinedAt: column.instant,
    care: z
      .object({ carerId: column.id<MemberId>(), from: column.instant, to: column.instant.nullable() })
      .array(),
  }),
})
