import { z } from 'zod'
import {
  count,
  dateText,
  mapping,
  name,
  orderKinds,
  statuses,
} from '#server/formats/plan-document/schema-parts.ts'

const number = z.string().min(1).max(100).describe('A number or name, as text; unique among its kind.')
const amount = z
  .string()
  .regex(/^-?\d{1,13}(\.\d{1,4})?$/, 'write an amount such as "12.50"')
  .meta({ id: 'Amount', description: 'Money or points as decimal text, such as "12.50".' })
const share = z
  .string()
  .regex(/^(\d{1,9}(\.\d{1,12})?|\d{1,12}\/0*[1-9]\d{0,11})$/, 'write a share such as "0.5" or "1/3"')
const time = z
  .string()
  .min(8)
  .max(40)
  .describe('A day (YYYY-MM-DD, its first instant in the plan’s zone) or an ISO 8601 instant with zone.')
const leg = z
  .union([z.enum(['L', 'R']), z.int().min(1).max(1000)])
  .describe('L or R, or the position 1..width.')
const periodName = z.string().min(1).max(40)
const period = z
  .union([
    periodName,
    mapping({ id: periodName, from: dateText, to: dateText.describe('The day after the last.') }),
  ])
  .describe('2026-07 or 2026-W45 as the plan’s periods are; or a name of your own with from and to.')
const placement = mapping({
  tree: name.optional().describe('Default: the only placement tree of the plan.'),
  parent: number.nullable().describe('null: the root of the tree.'),
  leg: leg.optional(),
  position: z.int().min(1).max(1000).optional(),
})

const statedValues = {
  rank: name.nullable().optional().describe('Paid-as rank as stated; it is not computed. null: no rank.'),
  active: z.boolean().optional(),
  status: statuses.optional(),
  points: amount.optional().describe('Shares of a pool BY_POINTS.'),
  volumes: z.record(name, amount).optional().describe('Volumes as stated, by name; they are not computed.'),
}

const member = mapping({
  id: number,
  sponsor: number.nullable().optional().describe('null: a root. Or give edges under "sponsors".'),
  joined: time.optional().describe('Default: the start of the first period.'),
  terminated: time.optional(),
  owner: number.optional().describe('Who stands behind the position; default: the member.'),
  class: name.optional(),
  rate: share.optional().describe('Own rate of the contract.'),
  highestRank: name.optional().describe('Highest rank before the first period.'),
  placement: placement.nullable().optional().describe('null: the root of the only tree.'),
  ...statedValues,
})

const lineFields = {
  cv: amount.optional().describe('Commissionable volume of the whole line, in money.'),
  pv: amount.optional().describe('Points of the whole line; default: cv · points.perMoney.'),
  price: amount.optional().describe('Price paid for the whole line; default: cv.'),
  memberPrice: amount.optional().describe('What a member would have paid; default: price.'),
  product: z.string().min(1).optional(),
  quantity: z.int().min(1).max(1_000_000_000).optional(),
  retail: z.boolean().optional().describe('Default: true for customers.'),
}
const orderTail = {
  kind: orderKinds.optional().describe('Default: NORMAL.'),
  accepted: time.optional().describe('Default: the start of the order’s period.'),
  paid: time.optional(),
  shipped: time.optional(),
  period: periodName.optional().describe('Default: the period of the instant the plan counts by.'),
  currency: z.string().length(3).optional(),
  ...lineFields,
  lines: z.array(mapping(lineFields)).min(1).max(100_000).optional(),
}
const order = mapping({
  id: number,
  buyer: number.nullable().describe('A member or a customer; null: a company sale.'),
  member: number.optional().describe('Who looked after the customer at acceptance, if not the same as now.'),
  referredBy: number.optional(),
  ...orderTail,
})

const generatedFields = member.omit({ id: true, sponsor: true })
const each = generatedFields.optional().describe('Fields of every member the rule makes.')

const generate = z.discriminatedUnion('shape', [
  mapping({
    shape: z.literal('FULL'),
    root: number,
    width: z.int().min(1).max(1000),
    depth: z.int().min(1).max(100),
    prefix: z
      .string()
      .min(1)
      .max(20)
      .optional()
      .describe('Default "m": m1, m2 ... level by level, from the left.'),
    each,
    order: mapping(orderTail).optional().describe('One such order for each member.'),
  }),
  mapping({
    shape: z.literal('CHAIN'),
    root: number,
    length: z.int().min(1).max(1_000_000),
    prefix: z.string().min(1).max(20).optional().describe('Default "L": L1 below the root, then L2 ...'),
    each,
    order: mapping(orderTail).optional(),
    withoutOrder: z.array(count).optional().describe('Who buys nothing, by place in the chain.'),
    at: z
      .record(z.string().regex(/^[1-9]\d*$/), generatedFields)
      .optional()
      .describe('Fields of single members, by place in the chain.'),
  }),
])

/** The facts document as it is written, `stemma.facts/1`. */
export const factsSchema = mapping({
  $schema: z.string().optional(),
  schema: z.literal('stemma.facts/1'),
  currency: z.string().length(3).optional().describe('Of orders that name none; default: the plan’s.'),
  period: period.optional(),
  periods: z.array(period).min(1).max(600).optional().describe('Run in this order, one result a period.'),
  points: mapping({ perMoney: share }).optional().describe('Points a unit of money gives; default "1".'),
  members: z.array(member).max(5_000_000),
  sponsors: z
    .array(
      mapping({ member: number, sponsor: number.nullable(), from: time.optional(), to: time.optional() }),
    )
    .optional()
    .describe('Dated sponsor edges; "to" is the first instant at which the edge holds no longer.'),
  placements: z
    .array(
      mapping({
        member: number,
        from: time.optional(),
        to: time.optional(),
        ...placement.shape,
      }),
    )
    .optional(),
  customers: z.array(mapping({ id: number, member: number })).optional(),
  orders: z.array(order).optional(),
  refunds: z
    .array(
      mapping({
        order: number,
        line: count.optional().describe('Line of the order from 1; default: the whole order.'),
        share: share.optional().describe('Default: "1", all of it.'),
        quantity: count.optional(),
        period: periodName.optional(),
        counted: time.optional(),
        reason: name.optional(),
      }),
    )
    .optional(),
  arrivals: z
    .array(
      mapping({
        member: number,
        sponsor: number.nullable().optional(),
        tree: name.optional(),
        leg: leg.optional(),
        chosen: time
          .optional()
          .describe(
            'When the leg was chosen; later than the tree’s holdingDays after joining, the tree’s rule decides.',
          ),
        period: periodName.optional().describe('In which period; default: the first.'),
      }),
    )
    .optional()
    .describe('Who asks for a place in a placement tree, in this order.'),
  carry: z
    .array(mapping({ bonus: name, member: number, left: amount, right: amount }))
    .optional()
    .describe('Volume left over from the period before the first.'),
  stated: z
    .array(mapping({ member: number, period: periodName.optional(), ...statedValues }))
    .optional()
    .describe('Values of one period (default: of all) that are given, not computed.'),
  earnings: z
    .array(
      mapping({
        member: number,
        bonus: name,
        amount,
        source: number.optional(),
        period: periodName.optional().describe('Needed where the document has several periods.'),
      }),
    )
    .optional()
    .describe('Earnings that are given, not computed, under a bonus of the plan (type STATED).'),
  companyVolume: amount.optional().describe('CV of the company, where the orders are not given.'),
  history: z
    .array(
      mapping({
        periodsAgo: count,
        ranks: z.record(number, name).optional(),
        volumes: z.record(name, z.record(number, amount)).optional(),
      }),
    )
    .optional()
    .describe('Closed periods before the first: paid-as ranks and volumes by member.'),
  granted: z.array(mapping({ bonus: name, member: number, rank: name })).optional(),
  lastHeld: z.array(mapping({ bonus: name, member: number, periodsAgo: count })).optional(),
  blocks: z
    .array(
      mapping({
        member: number.optional(),
        order: number.optional(),
        effect: z.enum(['HOLD', 'EXCLUDE']),
        case: z.string().min(1),
        period: periodName.optional(),
      }),
    )
    .optional(),
  exchange: z
    .array(mapping({ from: z.string().length(3), to: z.string().length(3), date: dateText, rate: share }))
    .optional()
    .describe('Exchange rates by day; an order takes the rate of its own day.'),
  generate: z.array(generate).max(20).optional().describe('Members and orders made by a rule.'),
})

export type FactsDocument = z.infer<typeof factsSchema>
export type MemberDocument = FactsDocument['members'][number]
export type OrderDocument = NonNullable<FactsDocument['orders']>[number]
