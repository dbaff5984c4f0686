import { z } from 'zod'
import { input, parseInput } from '#server/api/graphql/input.ts'
import { ORDER_KINDS } from '#server/domain/commerce/events.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import { parseScaled } from '#server/domain/kernel/rate.ts'
import type { OrderInput } from '#server/usecases/orders/order-decision.ts'

/** Lines one order may have. */
const LINES_MOST = 1_000
/** Pieces one line may have: more is a typing mistake. */
const PIECES_MOST = 10_000_000

const NO_BUYER = 'give the number of a member or customer, or null for a sale of the company itself'

/** Decimal text with two decimals at most, as whole hundredths (cents or hundredths of points). */
const hundredths = z
  .string()
  .transform((text, context) => {
    const units = parseScaled(text, 2)
    if (units !== undefined) return units
    context.addIssue({ code: 'custom', message: 'give a number with at most two decimals' })
    return z.NEVER
  })
  .nullish()

export const orderLineInput = z.object({
  productCode: input.filled(60),
  quantity: z.int('give whole pieces').max(PIECES_MOST, `a line has at most ${PIECES_MOST} pieces`),
  amount: hundredths,
  cv: hundredths,
  points: hundredths,
})

export const orderInput = z.object({
  requestKey: input.requestKey,
  number: input.optional(60),
  buyerNumber: input.absentOr(60, NO_BUYER),
  kind: z.enum(ORDER_KINDS),
  acceptedAt: z.custom<Instant>().nullish(),
  lines: orderLineInput.array().max(LINES_MOST, `an order has at most ${LINES_MOST} lines`),
})

const given = <Key extends string>(key: Key, value: bigint | null | undefined) =>
  (value === null || value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: bigint }

function inputOf({ acceptedAt, lines, ...rest }: z.output<typeof orderInput>): OrderInput {
  return {
    ...rest,
    acceptedAt: acceptedAt ?? null,
    lines: lines.map(({ productCode, quantity, amount, cv, points }) => ({
      productCode,
      quantity,
      ...given('amountMinor', amount),
      ...given('cvMinor', cv),
      ...given('pvHundredths', points),
    })),
  }
}

/** Reads one order; InvalidInput names the field. */
export const orderOfInput = (value: unknown): OrderInput => inputOf(parseInput(orderInput, value))

/** Reads a batch; InvalidInput names the order by its position. */
export const orderInputs = (value: unknown): readonly OrderInput[] =>
  parseInput(orderInput.array(), value).map(inputOf)
