import type { Driver } from 'neo4j-driver'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import { contactNumbers, ordersOfSpan } from '#server/adapters/neo4j/run-queries.ts'
import type { GatheredOrders } from '#server/domain/compensation/gathered-facts.ts'
import type { ContactId, OrderId } from '#server/domain/kernel/ids.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import type { Period } from '#server/domain/kernel/period.ts'

/** A period is read in this many spans of time, two at once, so that no reply grows with the company. */
const SPANS = 32
const SIDE_BY_SIDE = 2

type Span = NonNullable<
  Awaited<ReturnType<typeof readOne<typeof ordersOfSpan.params, typeof ordersOfSpan.row>>>
>

/** Names met while reading, each given a dense position once. */
export class Positions<Name extends string> {
  readonly names: Name[] = []
  readonly #positions = new Map<string, number>()

  of(name: Name): number {
    const known = this.#positions.get(name)
    if (known !== undefined) return known
    const position = this.names.length
    this.#positions.set(name, position)
    this.names.push(name)
    return position
  }
}

/** What order columns point at. */
export interface OrderNames {
  readonly ordinalOf: (memberId: string) => number | undefined
  readonly customers: Positions<ContactId>
  readonly products: Positions<string>
}

/**
 * The accepted orders of a period by instant and number: the database gives those of one instant in the order of
 * whatever index it has chosen, and digests must not depend on that.
 */
export async function readRunOrders(
  driver: Driver,
  period: Period,
  names: OrderNames,
): Promise<GatheredOrders> {
  const spans = new Array<Span>(SPANS)
  const step = Math.ceil((period.to - period.from) / SPANS)
  let next = 0
  const reader = async (): Promise<void> => {
    for (let span = next++; span < SPANS; span = next++) {
      const from = instantOf(period.from + span * step)
      const to = instantOf(Math.min(period.to, period.from + (span + 1) * step))
      const row = await readOne(driver, ordersOfSpan, { period: period.id, from, to })
      invariant(row, 'a collecting statement answers one row')
      spans[span] = row
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, reader))
  return packOrders(spans, names)
}

function packOrders(spans: readonly Span[], names: OrderNames): GatheredOrders {
  const places = spans.flatMap(placesInOrder)
  const count = places.length
  const lineCount = spans.reduce(
    (sum, span) => sum + span.quantities.reduce((n, list) => n + list.length, 0),
    0,
  )
  const orders = {
    count,
    ids: places.map(({ span, at }) => span.ids[at]!) as OrderId[],
    numbers: places.map(({ span, at }) => span.numbers[at]!),
    kinds: places.map(({ span, at }) => span.kinds[at]!),
    member: new Int32Array(count),
    customer: new Int32Array(count).fill(-1),
    acceptedAt: new Float64Array(count),
    lineStart: new Int32Array(count + 1),
    product: new Int32Array(lineCount),
    quantity: new Float64Array(lineCount),
    cvMinor: new Float64Array(lineCount),
    pvHundredths: new Float64Array(lineCount),
    amountMinor: new Float64Array(lineCount),
  }
  for (const [order, place] of places.entries()) packOrder(orders, order, { ...place, names })
  return orders
}

interface Place {
  readonly span: Span
  readonly at: number
}

interface Source extends Place {
  readonly names: OrderNames
}

/** Spans follow each other in time, so each is sorted by itself. */
function placesInOrder(span: Span): Place[] {
  const { acceptedAt, numbers } = span
  const places = Array.from(span.ids, (_, at) => ({ span, at }))
  return places.sort(
    ({ at: left }, { at: right }) =>
      acceptedAt[left]! - acceptedAt[right]! || (numbers[left]! < numbers[right]! ? -1 : 1),
  )
}

type Packing = {
  -readonly [Key in keyof GatheredOrders]: GatheredOrders[Key]
}

function packOrder(orders: Packing, order: number, { span, at, names }: Source): void {
  const member = names.ordinalOf(span.memberIds[at]!)
  invariant(member !== undefined, 'an order belongs to a member of the graph')
  orders.member[order] = member
  const customer = span.customerIds[at]!
  if (customer !== '') orders.customer[order] = names.customers.of(customer as ContactId)
  orders.acceptedAt[order] = span.acceptedAt[at]!
  const start = orders.lineStart[order]!
  const codes = span.productCodes[at]!
  codes.forEach((code, line) => {
    orders.product[start + line] = names.products.of(code)
    orders.quantity[start + line] = span.quantities[at]![line]!
    orders.cvMinor[start + line] = span.cvMinor[at]![line]!
    orders.pvHundredths[start + line] = span.pvHundredths[at]![line]!
    orders.amountMinor[start + line] = span.amountMinor[at]![line]!
  })
  orders.lineStart[order + 1] = start + codes.length
}

const NUMBERS_AT_ONCE = 5_000

/** The numbers of contacts, in the order of their ids. */
export async function readNumbers(driver: Driver, ids: readonly ContactId[]): Promise<string[]> {
  const numbers = new Map<string, string>()
  for (let from = 0; from < ids.length; from += NUMBERS_AT_ONCE) {
    const rows = await readRows(driver, contactNumbers, { ids: ids.slice(from, from + NUMBERS_AT_ONCE) })
    for (const { id, number } of rows) numbers.set(id, number)
  }
  return ids.map((id) => numbers.get(id) ?? '')
}
