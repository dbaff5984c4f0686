import type { Product } from '#server/domain/commerce/order.ts'
import { CURRENCY_DIGITS } from '#server/domain/kernel/money.ts'
import { applyRate, rateOf } from '#server/domain/kernel/rate.ts'
import type { NewEvent } from '#server/ports/events.ts'
import type { RowFile } from '#server/ports/import-files.ts'
import { AMOUNT_MOST, fieldAt, readDecimal, TEXT_MOST } from '#server/usecases/imports/field-values.ts'
import { type ImportScene, writeBatch } from '#server/usecases/imports/import-scene.ts'
import type { OrderPlaces } from '#server/usecases/imports/order-rows.ts'

/** What a first walk over a file of orders tells: how many rows each order has, and what is sold. */
export interface OrderSurvey {
  readonly rowsOf: Map<string, number>
  readonly products: ReadonlyMap<string, SurveyedProduct>
}

interface SurveyedProduct {
  name: string
  priceText: string
}

/** Walks a file of orders once, so that the second walk knows when an order is whole wherever its rows stand. */
export async function surveyOrders(file: RowFile, places: OrderPlaces): Promise<OrderSurvey> {
  const rowsOf = new Map<string, number>()
  const products = new Map<string, SurveyedProduct>()
  for await (const rows of file.rows()) {
    for (const { fields } of rows) {
      const order = fieldAt(fields, places.order)
      rowsOf.set(order, (rowsOf.get(order) ?? 0) + 1)
      const code = fieldAt(fields, places.product)
      const price = fieldAt(fields, places.unitPrice)
      const known = products.get(code)
      if (!known) products.set(code, { name: fieldAt(fields, places.productName), priceText: price })
      else {
        known.name ||= fieldAt(fields, places.productName)
        if (!/^[-0.,]*$/.test(price)) known.priceText = price
      }
    }
  }
  products.delete('')
  return { rowsOf, products }
}

const PRODUCTS_A_BATCH = 1_000

/** Saves the products that the company does not have yet; answers all of the file as decisions need them. */
export async function importProducts(
  scene: ImportScene,
  survey: OrderSurvey,
): Promise<ReadonlyMap<string, Product>> {
  const { mapping, call } = scene
  const services = new Set(mapping.orders?.services)
  const products = new Map<string, Product>()
  const fresh: NewEvent[] = []
  const known = await call.ports.imports.productCodes()
  for (const [code, { name, priceText }] of survey.products) {
    const product = productOf(scene, code, { priceText, isService: services.has(code) })
    products.set(code, product)
    if (known.has(code) || code.length > TEXT_MOST.product) continue
    const body = { ...product, name: name || code, currency: mapping.company.currency }
    fresh.push({ kind: 'PRODUCT_SAVED', subject: code, body })
  }
  for (let from = 0; from < fresh.length; from += PRODUCTS_A_BATCH) {
    const events = fresh.slice(from, from + PRODUCTS_A_BATCH)
    await writeBatch(scene, { periods: [], decide: async () => ({ events }) })
    await scene.step()
  }
  return products
}

/** A product at its newest price; lines carry their own amounts. */
function productOf(
  { mapping }: ImportScene,
  code: string,
  { priceText, isService }: { readonly priceText: string; readonly isService: boolean },
): Product {
  const orders = mapping.orders!
  const digits = BigInt(CURRENCY_DIGITS[mapping.company.currency])
  const price = readDecimal(priceText, orders.decimal)
  const read = price && price.numerator > 0n ? applyRate(10n ** digits, price) : 0n
  const minor = read > AMOUNT_MOST ? 0n : read
  const cvMinor = isService ? 0n : applyRate(minor, orders.cvShare)
  return {
    code,
    kind: isService ? 'SERVICE' : 'GOODS',
    memberPriceMinor: minor,
    customerPriceMinor: minor,
    cvMinor,
    pvHundredths: pointsOfCv(cvMinor, mapping),
  }
}

/** Points of an amount of CV, in hundredths. */
export function pointsOfCv(cvMinor: bigint, { company, orders }: ImportScene['mapping']): bigint {
  const { numerator, denominator } = orders!.pointsPerUnit
  const minorAUnit = 10n ** BigInt(CURRENCY_DIGITS[company.currency])
  return applyRate(cvMinor, rateOf(numerator * 100n, denominator * minorAUnit))
}
