import { z } from 'zod'
import type { Context } from '#server/api/graphql/context.ts'
import { ask, field, type Resolvers } from '#server/api/graphql/field.ts'
import { input, type PageArguments, pageOf, parseInput } from '#server/api/graphql/input.ts'
import { orderInputs, orderOfInput } from '#server/api/graphql/resolvers/order-input.ts'
import { refusalViews } from '#server/api/graphql/resolvers/periods.ts'
import { formatPoints, pointsOf } from '#server/domain/kernel/points.ts'
import type { CreditNoteRead, OrderHead } from '#server/ports/order-facts.ts'
import { cancelOrder } from '#server/usecases/orders/cancel-order.ts'
import { creditOrder } from '#server/usecases/orders/credit-order.ts'
import { creditableOf } from '#server/usecases/orders/find-order.ts'
import {
  type OrderRowView,
  type OrderView,
  readOrder,
  readOrderHistory,
  readOrders,
} from '#server/usecases/orders/read-orders.ts'
import { recordOrder } from '#server/usecases/orders/record-order.ts'
import { recordOrders } from '#server/usecases/orders/record-orders.ts'

const amount = (minor: bigint, { currency }: { readonly currency: string }) => ({ minor, currency })
const points = (hundredths: bigint): string => formatPoints(pointsOf(hundredths))

function orderRow(order: OrderHead, buyer: unknown, creditedMinor: bigint) {
  return {
    id: order.id,
    number: order.number,
    state: order.state,
    kind: order.kind,
    acceptedAt: order.acceptedAt,
    period: order.period,
    buyer: buyer ?? null,
    byCustomer: order.byCustomer,
    amount: amount(order.amountMinor, order),
    cv: amount(order.cvMinor, order),
    points: points(order.pvHundredths),
    credited: amount(creditedMinor, order),
  }
}

const listed = ({ order, buyer }: OrderRowView) => orderRow(order, buyer, order.creditedMinor)

function wholeOrder({ order, faces, products, periodOpen }: OrderView) {
  const { lines, creditNotes } = order
  const { credited } = creditableOf(order)
  const creditedMinor = creditNotes.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  return {
    row: orderRow(order, order.buyerId && faces.get(order.buyerId), creditedMinor),
    member: (order.memberId && faces.get(order.memberId)) ?? null,
    lines: lines.productCodes.map((productCode, line) => ({
      number: line + 1,
      productCode,
      productName: products.get(productCode)?.name ?? productCode,
      quantity: lines.quantities[line],
      amount: amount(lines.amountMinor[line]!, order),
      cv: amount(lines.cvMinor[line]!, order),
      points: points(lines.pvHundredths[line]!),
      creditedQuantity: credited.quantities[line],
    })),
    creditNotes: creditNotes.map(creditNote),
    periodOpen,
    history: ({ first }: PageArguments, { caller }: Context) =>
      ask(caller, readOrderHistory, { id: order.id, first: pageOf({ first: first ?? null }).first }),
  }
}

const creditNote = (note: CreditNoteRead) => ({
  id: note.id,
  number: note.number,
  creditedAt: note.creditedAt,
  period: note.period,
  reason: note.reason,
  amount: amount(note.amountMinor, note),
  cv: amount(note.cvMinor, note),
  lines: note.lineNumbers.map((line, position) => ({
    line,
    quantity: note.quantities[position],
    amount: amount(note.lineAmountMinor[position]!, note),
  })),
})

const filter = z
  .object({
    period: input.optional(20),
    state: z
      .enum(['ACCEPTED', 'CANCELLED'])
      .nullish()
      .transform((state) => state ?? null),
    buyer: input.optional(100),
    search: input.optional(60),
  })
  .nullish()
  .transform((given) => given ?? { period: null, state: null, buyer: null, search: null })

const name = z.object({ id: input.optional(100), number: input.optional(60) })
const cancelled = z.object({ id: input.text(100), reason: input.filled(500) })
/** What `CreditLineIn` and `CreditIn` carry. */
export const creditLineInput = z.object({ line: z.int(), quantity: z.int() })
export const creditInput = z.object({
  requestKey: input.requestKey,
  order: input.text(100),
  lines: creditLineInput.array().max(10_000, 'an order has fewer lines'),
  reason: input.filled(500),
})

/** Orders: list, page, recording one by one and in batches, cancelling, crediting. */
export const orderResolvers: Resolvers = {
  Query: {
    orders: field(
      readOrders,
      (args: PageArguments & { readonly filter?: unknown }) => ({
        ...parseInput(filter, args.filter),
        ...pageOf(args),
      }),
      ({ rows, next, total }) => ({ rows: rows.map(listed), page: { next, total } }),
    ),
    order: field(readOrder, (args: unknown) => parseInput(name, args), wholeOrder),
  },
  Mutation: {
    recordOrder: field(recordOrder, (args: { readonly in: unknown }) => orderOfInput(args.in)),
    recordOrders: field(
      recordOrders,
      (args: { readonly orders: unknown }) => ({ orders: orderInputs(args.orders) }),
      (batch) => ({
        ...batch,
        outcomes: batch.outcomes.map((outcome) => ({ ...outcome, refusals: refusalViews(outcome.refusals) })),
      }),
    ),
    cancelOrder: field(cancelOrder, (args: unknown) => parseInput(cancelled, args)),
    creditOrder: field(creditOrder, (args: { readonly in: unknown }) => parseInput(creditInput, args.in)),
  },
}
