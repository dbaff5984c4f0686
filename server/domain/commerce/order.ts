import type { CommerceEvents, OrderKind, PackedLines, ProductKind } from '#server/domain/commerce/events.ts'
import type { ContactId, MemberId, OrderId } from '#server/domain/kernel/ids.ts'
import { formatInstant, type Instant } from '#server/domain/kernel/instant.ts'
import type { Currency } from '#server/domain/kernel/money.ts'
import { type PeriodCalendar, periodAt } from '#server/domain/kernel/period.ts'
import { type Refusal, refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'

/** What one piece of a product costs and carries; money in minor units, points in hundredths. */
export interface Product {
  readonly code: string
  readonly kind: ProductKind
  readonly memberPriceMinor: bigint
  readonly customerPriceMinor: bigint
  readonly cvMinor: bigint
  readonly pvHundredths: bigint
}

/** A line as it was asked for; amounts for the whole line, `undefined` where the product's own hold. */
export interface LineRequest {
  readonly productCode: string
  readonly quantity: number
  readonly amountMinor?: bigint
  readonly cvMinor?: bigint
  readonly pvHundredths?: bigint
}

export interface OrderRequest {
  readonly id: OrderId
  readonly number: string
  readonly kind: OrderKind
  readonly acceptedAt: Instant
  /** Null for a company sale: no buyer is known, nothing is commissionable. */
  readonly buyerNumber: string | null
  readonly lines: readonly LineRequest[]
}

/** Who buys, as known at the instant of acceptance. */
export interface Buyer {
  readonly id: ContactId
  readonly byCustomer: boolean
  /** Whose volume it is: the buyer, or the member who looked after the customer then. */
  readonly memberId: MemberId
  readonly joinedAt: Instant
}

/** What the decision looks at. `buyer` is `undefined` when the number names nobody. */
export interface OrderFacts {
  readonly now: Instant
  readonly calendar: PeriodCalendar
  readonly currency: Currency
  readonly buyer: Buyer | null | undefined
  readonly products: ReadonlyMap<string, Product>
  /** Frozen or closed: nothing new may be dated into it. */
  readonly isClosed: (period: string) => boolean
}

/** Clocks of shops may run ahead by this much. */
const CLOCK_TOLERANCE_MS = 300_000
/** An order line counts pieces; more than this is a typing mistake. */
const QUANTITY_MAX = 10_000_000

/**
 * Decides one order: every refusal at once, or the event to write. An order belongs to the period of its instant
 * of acceptance (`compensation.md` 1); a company sale and a service carry no CV and no points.
 */
export function decideOrder(
  request: OrderRequest,
  facts: OrderFacts,
): Result<CommerceEvents['ORDER_RECORDED']['body']> {
  const period = periodAt(request.acceptedAt, facts.calendar).id
  const refusals = [
    ...orderRefusals(request, facts, period),
    ...request.lines.flatMap((line, position) => lineRefusals(line, facts, `lines.${position}`)),
  ]
  if (refusals.length > 0) return refused(...refusals)
  const lines = packLines(request.lines, facts)
  return accepted({
    id: request.id,
    number: request.number,
    kind: request.kind,
    buyerId: facts.buyer?.id ?? null,
    memberId: facts.buyer?.memberId ?? null,
    byCustomer: facts.buyer?.byCustomer ?? false,
    acceptedAt: request.acceptedAt,
    period,
    currency: facts.currency,
    lines,
    amountMinor: total(lines.amountMinor),
    cvMinor: total(lines.cvMinor),
    pvHundredths: total(lines.pvHundredths),
  })
}

function orderRefusals(request: OrderRequest, facts: OrderFacts, period: string): Refusal[] {
  const { buyer, now } = facts
  const found: Refusal[] = []
  if (request.lines.length === 0) found.push(refusal('ORDER_EMPTY', { order: request.number }, 'lines'))
  if (buyer === undefined) {
    found.push(refusal('BUYER_UNKNOWN', { buyer: request.buyerNumber ?? '' }, 'buyerNumber'))
  }
  if (buyer && request.acceptedAt < buyer.joinedAt) {
    const facts = { acceptedAt: formatInstant(request.acceptedAt), joinedAt: formatInstant(buyer.joinedAt) }
    found.push(refusal('ORDER_BEFORE_JOINED', facts, 'acceptedAt'))
  }
  if (request.acceptedAt > now + CLOCK_TOLERANCE_MS) {
    found.push(refusal('ORDER_IN_FUTURE', { acceptedAt: formatInstant(request.acceptedAt) }, 'acceptedAt'))
  }
  if (facts.isClosed(period)) found.push(refusal('PERIOD_CLOSED', { period }, 'acceptedAt'))
  return found
}

function lineRefusals(line: LineRequest, { products }: OrderFacts, field: string): Refusal[] {
  const found: Refusal[] = []
  const facts = { product: line.productCode }
  if (!products.has(line.productCode)) found.push(refusal('PRODUCT_UNKNOWN', facts, `${field}.productCode`))
  if (!Number.isInteger(line.quantity) || line.quantity < 1 || line.quantity > QUANTITY_MAX) {
    found.push(
      refusal('QUANTITY_NEGATIVE', { ...facts, quantity: String(line.quantity) }, `${field}.quantity`),
    )
  }
  if (
    [line.amountMinor, line.cvMinor, line.pvHundredths].some((amount) => amount !== undefined && amount < 0n)
  ) {
    found.push(refusal('PRICE_NEGATIVE', facts, field))
  }
  return found
}

function packLines(requests: readonly LineRequest[], { products, buyer }: OrderFacts): PackedLines {
  const lines = requests.map((request) => {
    const product = products.get(request.productCode)!
    const pieces = BigInt(request.quantity)
    const price = buyer?.byCustomer === true ? product.customerPriceMinor : product.memberPriceMinor
    const commissionable = buyer !== null && product.kind === 'GOODS'
    return {
      amountMinor: request.amountMinor ?? price * pieces,
      cvMinor: commissionable ? (request.cvMinor ?? product.cvMinor * pieces) : 0n,
      pvHundredths: commissionable ? (request.pvHundredths ?? product.pvHundredths * pieces) : 0n,
    }
  })
  return {
    productCodes: requests.map(({ productCode }) => productCode),
    quantities: requests.map(({ quantity }) => quantity),
    amountMinor: lines.map(({ amountMinor }) => amountMinor),
    cvMinor: lines.map(({ cvMinor }) => cvMinor),
    pvHundredths: lines.map(({ pvHundredths }) => pvHundredths),
  }
}

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n)
