import type { ProductKind } from '#server/domain/commerce/events.ts'
import { parseMoney } from '#server/domain/kernel/money.ts'
import { parsePoints } from '#server/domain/kernel/points.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'
import { type WrittenView, written } from '#server/usecases/written.ts'

/** A product as a door read it; amounts as decimal text in the company's currency. */
export interface ProductInput {
  readonly code: string
  readonly name: string
  readonly kind: ProductKind
  readonly memberPrice: string
  readonly customerPrice: string
  readonly cv: string
  readonly points: string
}

/** Saves a product: a new one, or new figures for orders from now on. Orders keep what they were recorded with. */
export const saveProduct = verb({
  name: 'saveProduct',
  action: 'PRODUCT_SAVE',
  async run(call, input: ProductInput): Promise<Result<WrittenView>> {
    const company = await call.ports.company.company()
    if (!company) return refused(refusal('NOT_FOUND'))
    const amount = (text: string) => parseMoney(text, company.currency)?.minor ?? -1n
    const body = {
      ...{ code: input.code, name: input.name, kind: input.kind, currency: company.currency },
      memberPriceMinor: amount(input.memberPrice),
      customerPriceMinor: amount(input.customerPrice),
      cvMinor: amount(input.cv),
      pvHundredths: parsePoints(input.points) ?? -1n,
    }
    const wrong = (['memberPriceMinor', 'customerPriceMinor', 'cvMinor', 'pvHundredths'] as const).filter(
      (key) => body[key] < 0n,
    )
    if (wrong.length > 0)
      return refused(...wrong.map((key) => refusal('PRICE_NEGATIVE', { product: input.code }, key)))
    const committed = await call.commit(async () =>
      accepted({ events: [{ kind: 'PRODUCT_SAVED', subject: input.code, body }], restsOn: [], raises: [] }),
    )
    return written(committed)
  },
})
