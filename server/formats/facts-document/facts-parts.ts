import { z } from 'zod'
import { dateText, mapping, name, orderKinds, statuses } from '#server/formats/plan-document/schema-parts.ts'

export const number = z.string().min(1).max(100).describe('A number or name, as text; unique among its kind.')
export const amount = z
  .string()
  .regex(/^-?\d{1,13}(\.\d{1,4})?$/, 'write an amount such as "12.50", at most "9999999999999.9999"')
  .meta({ id: 'Amount', description: 'Money or points as decimal text, such as "12.50".' })
export const share = z
  .string()
  .regex(/^(\d{1,9}(\.\d{1,12})?|\d{1,12}\/0*[1-9]\d{0,11})$/, 'write a share such as "0.5" or "1/3"')
export const time = z
  .string()
  .min(8)
  .max(40)
  .describe('A day (YYYY-MM-DD, its first instant in the plan’s zone) or an ISO 8601 instant with zone.')
export const leg = z
  .union([z.enum(['L', 'R']), z.int().min(1).max(1000)])
  .describe('L or R, or the position 1..width.')
export const periodName = z.string().min(1).max(40)
const CALENDAR_PERIOD = /^(19|2[01])\d\d-(0[1-9]|1[0-2]|W(0[1-9]|[1-4]\d|5[0-3]))$/
export const period = z
  .union([
    z
      .string()
      .regex(
        CALENDAR_PERIOD,
        'write a month such as "2026-07" or a week such as "2026-W45", of the years 1900 to 2199',
      ),
    mapping({
      id: periodName.describe('Your own name for it.'),
      from: dateText,
      to: dateText.describe('The day after the last.'),
    }),
  ])
  .describe('2026-07 or 2026-W45 as the plan’s periods are; or a name of your own with from and to.')
export const placement = mapping({
  tree: name.optional().describe('Default: the only placement tree of the plan.'),
  parent: number.nullable().describe('null: the root of the tree.'),
  leg: leg.optional(),
  position: z.int().min(1).max(1000).optional().describe('The same as "leg" with a number.'),
})

export const statedValues = {
  rank: name.nullable().optional().describe('Paid-as rank as stated; it is not computed. null: no rank.'),
  active: z.boolean().optional().describe('As stated; the plan’s activity is not computed.'),
  status: statuses
    .optional()
    .describe('Contract status; default: ENROLLED (or as "joined" and "terminated" say).'),
  points: amount.optional().describe('Shares of a pool BY_POINTS.'),
  volumes: z.record(name, amount).optional().describe('Volumes as stated, by name; they are not computed.'),
}

export const lineFields = {
  cv: amount.optional().describe('Commissionable volume of the whole line, in money.'),
  pv: amount.optional().describe('Points of the whole line; default: cv · points.perMoney.'),
  price: amount.optional().describe('Price paid for the whole line; default: cv.'),
  memberPrice: amount.optional().describe('What a member would have paid; default: price.'),
  product: z.string().min(1).optional().describe('The name that the plan’s "products" use.'),
  quantity: z
    .int()
    .min(1)
    .max(1_000_000_000)
    .optional()
    .describe('Pieces; default: 1. Amounts are of the whole line.'),
  retail: z
    .boolean()
    .optional()
    .describe('Counts as retail (see "retailShare"); default: true for customers.'),
}
export const orderTail = {
  kind: orderKinds.optional().describe('Default: NORMAL.'),
  accepted: time.optional().describe('Default: the start of the order’s period.'),
  paid: time
    .optional()
    .describe('Where the plan counts orders when PAID; without it the order does not count yet.'),
  shipped: time.optional().describe('Where the plan counts orders when SHIPPED; likewise.'),
  period: periodName.optional().describe('Default: the period of the instant the plan counts by.'),
  currency: z.string().length(3).optional().describe('Default: the document’s, else the plan’s.'),
  ...lineFields,
  lines: z
    .array(mapping(lineFields))
    .min(1)
    .max(100_000)
    .optional()
    .describe('Several lines; then the amounts stand in them and not at the order.'),
}
