import type { CommerceEvents } from '#server/domain/commerce/events.ts'
import {
  decideOrder,
  type LineRequest,
  type OrderFacts,
  type Product,
} from '#server/domain/commerce/order.ts'
import type { OrderId } from '#server/domain/kernel/ids.ts'
import { Bug } from '#server/domain/kernel/invariant.ts'
import { periodAt } from '#server/domain/kernel/period.ts'
import { applyRate } from '#server/domain/kernel/rate.ts'
import type { Refusal } from '#server/domain/kernel/refusal.ts'
import type { NewEvent } from '#server/ports/events.ts'
import type { RowFile } from '#server/ports/import-files.ts'
import type { KnownOrder } from '#server/ports/imports.ts'
import { unknownColumns } from '#server/usecases/imports/field-values.ts'
import { CreditNotes } from '#server/usecases/imports/import-credits.ts'
import { type ImportScene, warnUnknownColumns, writeBatch } from '#server/usecases/imports/import-scene.ts'
import { type JudgedOrder, judgeOrder, type OrderReading } from '#server/usecases/imports/judged-order.ts'
import type { OrderLine } from '#server/usecases/imports/order-rows.ts'
import { orderPlaces } from '#server/usecases/imports/order-rows.ts'
import { importProducts, pointsOfCv, surveyOrders } from '#server/usecases/imports/order-survey.ts'
import { isRowReason, type RowReason } from '#server/usecases/imports/row-reasons.ts'
import { wholeOrders } from '#server/usecases/imports/whole-orders.ts'

type Recorded = CommerceEvents['ORDER_RECORDED']['body']

const ORDERS_A_BATCH = 500

/**
 * Records the orders of a file in batches, then takes back what its credit notes name. What the company has already
 * stays as it is. Credit notes of sales without a buyer are company sales of negative pieces.
 */
export async function importOrders(scene: ImportScene, file: RowFile): Promise<void> {
  const mapping = scene.mapping.orders!
  await warnUnknownColumns(scene.tally, file, unknownColumns(file, mapping))
  const places = orderPlaces(file, mapping)
  const survey = await surveyOrders(file, places)
  await scene.step()
  const products = await importProducts(scene, survey)
  const reading: OrderReading = { scene, file: file.name, places, columns: file.columns.length }
  const credits = new CreditNotes(reading)
  let waiting: JudgedOrder[] = []
  for await (const whole of wholeOrders(file, { places, rowsOf: survey.rowsOf })) {
    for (const each of whole) {
      const judged = await judgeOrder(reading, each)
      if (!judged) continue
      if (judged.isCredit && judged.buyer) credits.add(judged)
      else waiting.push(judged)
      if (waiting.length < ORDERS_A_BATCH) continue
      await recordBatch(reading, products, { orders: waiting, credits })
      waiting = []
    }
  }
  if (waiting.length > 0) await recordBatch(reading, products, { orders: waiting, credits })
  await credits.settle()
}

interface OrderBatch {
  readonly orders: readonly JudgedOrder[]
  readonly credits: CreditNotes
}

/** One order as it was decided: what is written, and the lines that are not. */
interface Decided {
  readonly order: JudgedOrder
  readonly body: Recorded | undefined
  readonly known: KnownOrder | undefined
  readonly refusedLines: readonly { readonly line: OrderLine; readonly refusal: Refusal }[]
}

async function recordBatch(
  reading: OrderReading,
  products: ReadonlyMap<string, Product>,
  { orders, credits }: OrderBatch,
): Promise<void> {
  const { scene } = reading
  const { imports, company } = scene.call.ports
  const periods = new Set(orders.map(({ at }) => periodAt(at, scene.calendar).id))
  const { decided } = await writeBatch(scene, {
    periods,
    decide: async () => {
      const stored = await imports.orders(orders.map(({ number }) => number))
      const known = new Map(stored.map((order) => [order.number, order]))
      const shut = new Set((await company.shutPeriods()).map(({ period }) => period))
      const facts = { products, isClosed: (period: string) => shut.has(period) }
      const all = orders.map((order) => decide(scene, order, { known: known.get(order.number), facts }))
      const events = all.flatMap(({ body, known }): NewEvent[] =>
        body && !known ? [{ kind: 'ORDER_RECORDED', subject: body.id, body }] : [],
      )
      return { events, decided: all }
    },
  })
  for (const each of decided) {
    await report(reading, each)
    if (each.body && !each.known && scene.dryRun) credits.wouldExist(each.body)
  }
  await scene.step()
}

interface Facts {
  readonly known: KnownOrder | undefined
  readonly facts: Pick<OrderFacts, 'products' | 'isClosed'>
}

/** Decides an order by the company's rules; lines they refuse are left out and decided again without. */
function decide(scene: ImportScene, order: JudgedOrder, { known, facts }: Facts): Decided {
  const { call, calendar, mapping } = scene
  const buyer = order.buyer && { ...order.buyer, byCustomer: false, memberId: order.buyer.id }
  const all: OrderFacts = { ...facts, now: call.now, calendar, currency: mapping.company.currency, buyer }
  const request = (lines: readonly OrderLine[]) => ({
    id: call.ports.ids.next() as OrderId,
    number: order.number,
    kind: 'NORMAL' as const,
    acceptedAt: order.at,
    buyerNumber: order.buyerNumber,
    lines: lines.map((line) => lineRequest(scene, line)),
  })
  const open = known ? { ...all, isClosed: () => false } : all
  const first = decideOrder(request(order.lines), open)
  if (first.ok) return { order, known, body: signed(first.value, order), refusedLines: [] }
  const refusedLines = order.lines.flatMap((line, position) => {
    const refusal = refusalOf(first.refusals, position)
    return refusal ? [{ line, refusal }] : []
  })
  const left = order.lines.filter((line) => refusedLines.every((each) => each.line !== line))
  const again = left.length > 0 ? decideOrder(request(left), open) : undefined
  return { order, known, body: again?.ok ? signed(again.value, order) : undefined, refusedLines }
}

/** What is said against a line, or against the order as a whole. */
const refusalOf = (refusals: readonly Refusal[], position: number): Refusal | undefined =>
  refusals.find(({ field }) => !field?.startsWith('lines.') || field.startsWith(`lines.${position}.`))

const positive = (amount: bigint): bigint => (amount < 0n ? -amount : amount)

function lineRequest({ mapping }: ImportScene, { product, quantity, amountMinor }: OrderLine): LineRequest {
  const amount = positive(amountMinor)
  const cvMinor = applyRate(amount, mapping.orders!.cvShare)
  return {
    productCode: product,
    quantity: quantity < 0 ? -quantity : quantity,
    amountMinor: amount,
    cvMinor,
    pvHundredths: pointsOfCv(cvMinor, mapping),
  }
}

/** A credit note of a sale without a buyer is that sale the other way round. */
function signed(body: Recorded, { isCredit }: JudgedOrder): Recorded {
  if (!isCredit) return body
  const { lines } = body
  return {
    ...body,
    lines: {
      ...lines,
      quantities: lines.quantities.map((quantity) => -quantity),
      amountMinor: lines.amountMinor.map((amount) => -amount),
    },
    amountMinor: -body.amountMinor,
  }
}

async function report({ scene, file }: OrderReading, decided: Decided): Promise<void> {
  const { tally } = scene
  const { order, body, known, refusedLines } = decided
  for (const { line, refusal } of refusedLines) {
    await tally.reject({ file, row: line.row }, rowReason(refusal), { order: order.number, ...refusal.facts })
  }
  if (!body) return
  const taken = order.lines.filter((line) => refusedLines.every((each) => each.line !== line))
  if (known) tally.keep(taken.length)
  else tally.accept(taken.length)
  if (order.buyer === null) tally.see(order.isCredit ? 'COMPANY_CREDIT' : 'COMPANY_SALE', taken.length)
  tally.see('PRICE_ZERO', taken.filter(({ amountMinor }) => amountMinor === 0n).length)
  const differs =
    known && (known.lines !== body.lines.quantities.length || known.amountMinor !== body.amountMinor)
  if (differs) {
    await tally.warn({ file, row: order.lines[0]!.row }, 'ORDER_DIFFERS', { order: order.number })
  }
}

/** The reason of a refusal; a code without a sentence for rows is our own mistake. */
export function rowReason({ code }: Refusal): RowReason {
  if (isRowReason(code)) return code
  throw new Bug(`rows have no sentence for ${code}`)
}
