import type { Instant } from '#server/domain/kernel/instant.ts'
import { CURRENCY_DIGITS } from '#server/domain/kernel/money.ts'
import { type Rate, roundHalfAway } from '#server/domain/kernel/rate.ts'
import type { FileRow, RowFile } from '#server/ports/import-files.ts'
import type { OrderMapping } from '#server/ports/import-mapping.ts'
import type { RowFacts } from '#server/ports/imports.ts'
import {
  AMOUNT_MOST,
  fieldAt,
  type Places,
  placesOf,
  readDecimal,
  readMoment,
  readWhole,
  textTooLong,
} from '#server/usecases/imports/field-values.ts'
import type { ImportScene } from '#server/usecases/imports/import-scene.ts'
import type { RowReason } from '#server/usecases/imports/row-reasons.ts'

const KEYS = ['order', 'product', 'productName', 'quantity', 'at', 'unitPrice', 'buyer'] as const
export type OrderPlaces = Places<(typeof KEYS)[number]>

/** Where the columns of orders stand in a file. */
export const orderPlaces = (file: RowFile, { columns }: OrderMapping): OrderPlaces =>
  placesOf(file, columns, KEYS)

/** One readable line of an order; pieces are negative on a credit note. */
export interface OrderLine {
  readonly row: FileRow
  readonly product: string
  readonly quantity: number
  readonly at: Instant
  readonly amountMinor: bigint
  /** The price is no whole number of the smallest coin and below one. */
  readonly belowMinor: boolean
}

export type Unreadable = { readonly row: FileRow; readonly code: RowReason; readonly facts: RowFacts }

/** Reads one line and says what no order and no credit note can hold. */
export function readOrderLine(
  row: FileRow,
  { scene, places, columns, isCredit }: LineReading,
): OrderLine | Unreadable {
  const { fields } = row
  const orders = scene.mapping.orders!
  const no = (code: RowReason, facts: RowFacts = {}): Unreadable => ({ row, code, facts })
  if (fields.length !== columns) {
    return no('ROW_LENGTH', { fields: `${fields.length}`, columns: `${columns}` })
  }
  const product = fieldAt(fields, places.product)
  if (product === '') return no('PRODUCT_MISSING')
  const long = textTooLong(fields, { order: places.order, product: places.product })
  if (long) return no('TEXT_TOO_LONG', long)
  const [quantityText, priceText] = [fieldAt(fields, places.quantity), fieldAt(fields, places.unitPrice)]
  const quantity = readWhole(quantityText)
  if (quantity === undefined) return no('QUANTITY_UNREADABLE', { text: quantityText })
  const price = readDecimal(priceText, orders.decimal)
  if (price === undefined) return no('PRICE_UNREADABLE', { text: priceText })
  const at = momentOf(scene, fieldAt(fields, places.at), orders)
  if (at === undefined) return no('DATE_IMPOSSIBLE', { text: fieldAt(fields, places.at) })
  if (price.numerator < 0n) return no('PRICE_NEGATIVE')
  const wrong = quantityReason(quantity, isCredit)
  if (wrong) return no(wrong, { quantity: `${quantity}` })
  const digits = CURRENCY_DIGITS[scene.mapping.company.currency]
  const amountMinor = amountOf(quantity, price, digits)
  if (amountMinor > AMOUNT_MOST || amountMinor < -AMOUNT_MOST) return no('AMOUNT_TOO_LARGE')
  return {
    row,
    product,
    quantity,
    at,
    amountMinor,
    belowMinor: price.numerator > 0n && price.numerator * 10n ** BigInt(digits) < price.denominator,
  }
}

export interface LineReading {
  readonly scene: ImportScene
  readonly places: OrderPlaces
  readonly columns: number
  readonly isCredit: boolean
}

function quantityReason(quantity: number, isCredit: boolean): RowReason | undefined {
  if (quantity === 0) return 'QUANTITY_ZERO'
  if (quantity < 0 && !isCredit) return 'QUANTITY_NEGATIVE'
  return quantity > 0 && isCredit ? 'CREDIT_POSITIVE' : undefined
}

/** The line's amount, rounded once. */
const amountOf = (quantity: number, { numerator, denominator }: Rate, digits: number): bigint =>
  roundHalfAway(BigInt(quantity) * numerator * 10n ** BigInt(digits), denominator)

/** Lines of one order repeat their moment, so the last one read is kept. */
let lastMoment: { readonly key: string; readonly at: Instant | undefined } = { key: '', at: undefined }

function momentOf({ calendar }: ImportScene, text: string, { dates }: OrderMapping): Instant | undefined {
  const key = `${calendar.zone} ${dates} ${text}`
  if (lastMoment.key !== key) lastMoment = { key, at: readMoment(text, dates, calendar.zone) }
  return lastMoment.at
}
