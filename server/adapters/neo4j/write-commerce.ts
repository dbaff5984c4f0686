import { localDateTime } from '#server/adapters/neo4j/encode.ts'
import { bodyStep, step, type WriteSteps } from '#server/adapters/neo4j/write-step.ts'
import type { CommerceEvents } from '#server/domain/commerce/events.ts'

const sum = (parts: readonly bigint[]): bigint => parts.reduce((total, part) => total + part, 0n)

/** How what happens in trade is written. Lines stay packed as parallel lists. */
export const COMMERCE_STEPS: WriteSteps<keyof CommerceEvents> = {
  PRODUCT_SAVED: [bodyStep('commerce/product-saved')],
  ORDER_RECORDED: [
    step('commerce/order-recorded', ({ body: { lines, ...body } }) => ({
      ...body,
      acceptedAt: localDateTime(body.acceptedAt),
      productCodes: lines.productCodes,
      quantities: lines.quantities,
      lineAmountMinor: lines.amountMinor,
      lineCvMinor: lines.cvMinor,
      linePvHundredths: lines.pvHundredths,
    })),
  ],
  ORDER_CANCELLED: [
    step('commerce/order-cancelled', ({ body }) => ({
      ...body,
      cancelledAt: localDateTime(body.cancelledAt),
    })),
  ],
  ORDER_CREDITED: [
    step('commerce/order-credited', ({ body: { amountMinor, cvMinor, pvHundredths, ...body } }) => ({
      ...body,
      creditedAt: localDateTime(body.creditedAt),
      lineAmountMinor: amountMinor,
      lineCvMinor: cvMinor,
      linePvHundredths: pvHundredths,
      amountMinor: sum(amountMinor),
      cvMinor: sum(cvMinor),
      pvHundredths: sum(pvHundredths),
    })),
  ],
}
