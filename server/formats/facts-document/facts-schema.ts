import { z } from 'zod'
import {
  amount,
  leg,
  number,
  orderTail,
  period,
  periodName,
  placement,
  share,
  statedValues,
  time,
} from '#server/formats/facts-document/facts-parts.ts'
import { count, dateText, mapping, name } from '#server/formats/plan-document/schema-parts.ts'

const member = mapping({
  id: number,
  sponsor: number.nullable().optional().describe('null: a root. Or give edges under "sponsors".'),
  joined: time.optional().describe('Default: the start of the first period.'),
  terminated: time.optional().describe('End of the contract: from then on TERMINATED.'),
  owner: number.optional().describe('Who stands behind the position; default: the member.'),
  class: name.optional().describe('A class of the plan.'),
  rate: share.optional().describe('Own rate of the contract.'),
  highestRank: name.optional().describe('Highest rank before the first period.'),
  placement: placement.nullable().optional().describe('null: the root of the only tree.'),
  ...statedValues,
})

const order = mapping({
  id: number,
  buyer: number
    .nullable()
    .describe(
      'A member or a customer. null: a company sale, on which nobody earns; its CV counts in pools and shared caps.',
    ),
  member: number.optional().describe('Who looked after the customer at acceptance, if not the same as now.'),
  referredBy: number.optional().describe('The member whose link or code was used.'),
  ...orderTail,
})

const generatedFields = member.omit({ id: true, sponsor: true })
const each = generatedFields.optional().describe('Fields of every member the rule makes.')

const generate = z.discriminatedUnion('shape', [
  mapping({
    shape: z.literal('FULL').describe('So many under each, level by level.'),
    root: number,
    width: z.int().min(1).max(1000).describe('Recruits of each.'),
    depth: z.int().min(1).max(100).describe('Levels below the root.'),
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
    shape: z.literal('CHAIN').describe('One below the other.'),
    root: number,
    length: z.int().min(1).max(1_000_000).describe('How many.'),
    prefix: z.string().min(1).max(20).optional().describe('Default "L": L1 below the root, then L2 ...'),
    each,
    order: mapping(orderTail).optional().describe('One such order for each member.'),
    withoutOrder: z.array(count).optional().describe('Who buys nothing, by place in the chain.'),
    at: z
      .record(z.string().regex(/^[1-9]\d*$/), generatedFields)
      .optional()
      .describe('Fields of single members, by place in the chain.'),
  }),
])

/** The facts document as it is written, `stemma.facts/1`. */
export const factsSchema = mapping({
  $schema: z.string().optional().describe('Where an editor finds this schema; Stemma does not read it.'),
  schema: z.literal('stemma.facts/1').describe('The format of this document.'),
  currency: z.string().length(3).optional().describe('Of orders that name none; default: the plan’s.'),
  period: period.optional(),
  periods: z.array(period).min(1).max(600).optional().describe('Run in this order, one result a period.'),
  points: mapping({ perMoney: share.describe('Points for one unit of the plan’s currency.') })
    .optional()
    .describe('For orders that state no "pv"; default: one point for a unit of CV.'),
  members: z.array(member).max(5_000_000).describe('Everybody who stands in a tree, in any order.'),
  sponsors: z
    .array(
      mapping({
        member: number,
        sponsor: number.nullable().describe('null: a root.'),
        from: time.optional(),
        to: time.optional(),
      }),
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
    .optional()
    .describe('Dated places in placement trees; those without dates may stand at the members.'),
  customers: z
    .array(mapping({ id: number, member: number.describe('Who looks after the customer.') }))
    .optional()
    .describe('People who buy and do not stand in a tree.'),
  orders: z.array(order).optional().describe('In any order.'),
  refunds: z
    .array(
      mapping({
        order: number,
        line: count.optional().describe('Line of the order from 1; default: the whole order.'),
        share: share.optional().describe('Of the order (or line) as it first was. Default: "1", all of it.'),
        quantity: count.optional().describe('Pieces of the line, instead of "share".'),
        period: periodName.optional().describe('The period it counts in; or give "counted".'),
        counted: time.optional(),
        reason: name
          .optional()
          .describe('A code of your own, see the plan’s "keepPaidWhen". Default: RETURN.'),
      }),
    )
    .optional()
    .describe('In the order’s own period they are netted; later they become adjustments.'),
  arrivals: z
    .array(
      mapping({
        member: number,
        sponsor: number
          .nullable()
          .optional()
          .describe('Default: the member’s sponsor. null: below the root.'),
        tree: name.optional().describe('Default: the only placement tree of the plan.'),
        leg: leg.optional().describe('The leg that was chosen, against the tree’s rule.'),
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
    .array(
      mapping({
        bonus: name.describe('A BINARY bonus of the plan.'),
        member: number,
        left: amount.describe('Volume in the left leg.'),
        right: amount.describe('Volume in the right leg.'),
        paired: z
          .boolean()
          .optional()
          .describe('true: was paid a cycle before, where the plan has a ratio with "once". Default: false.'),
      }),
    )
    .optional()
    .describe('Volume left over from the period before the first.'),
  stated: z
    .array(
      mapping({
        member: number,
        period: periodName.optional().describe('Default: every period of the document.'),
        ...statedValues,
      }),
    )
    .optional()
    .describe('Values of one period (default: of all) that are given, not computed.'),
  earnings: z
    .array(
      mapping({
        member: number.describe('Who earned it.'),
        bonus: name.describe('A bonus of the plan.'),
        amount,
        source: number.optional().describe('Whose sale or earning it came from; default: the member.'),
        period: periodName.optional().describe('Needed where the document has several periods.'),
      }),
    )
    .optional()
    .describe('Earnings that are given; under a bonus that computes some itself they stand beside those.'),
  companyVolume: amount.optional().describe('CV of the company, where the orders are not given.'),
  history: z
    .array(
      mapping({
        periodsAgo: count.describe('1: the period right before the first.'),
        ranks: z.record(number, name).optional().describe('Paid-as rank by member.'),
        volumes: z.record(name, z.record(number, amount)).optional().describe('By volume, then by member.'),
      }),
    )
    .optional()
    .describe('Closed periods before the first: paid-as ranks and volumes by member.'),
  granted: z
    .array(
      mapping({
        bonus: name.describe('A FIXED bonus with "once".'),
        member: number,
        rank: name.describe('The highest rank it was paid for.'),
      }),
    )
    .optional()
    .describe('What FIXED bonuses with "once" paid before the first period.'),
  lastHeld: z
    .array(
      mapping({
        bonus: name.describe('A FIXED bonus with "grace".'),
        member: number,
        periodsAgo: count.describe('1: the period right before the first.'),
      }),
    )
    .optional()
    .describe('When a FIXED bonus with "grace" was last due before the first period.'),
  blocks: z
    .array(
      mapping({
        member: number.optional(),
        order: number.optional(),
        effect: z
          .enum(['HOLD', 'EXCLUDE'])
          .describe('HOLD: lines are computed and kept out of the payout. EXCLUDE: the volume is taken out.'),
        case: z.string().min(1).describe('The number of the case.'),
        period: periodName.optional().describe('Default: every period.'),
      }),
    )
    .optional()
    .describe(
      'A member (HOLD: all lines; EXCLUDE: own orders), an order, or one member on one order (HOLD).',
    ),
  exchange: z
    .array(
      mapping({
        from: z.string().length(3).describe('The order’s currency.'),
        to: z.string().length(3).describe('The plan’s currency.'),
        date: dateText,
        rate: share.describe('Units of "to" for one unit of "from".'),
      }),
    )
    .optional()
    .describe('Exchange rates by day; an order takes the rate of its own day.'),
  generate: z.array(generate).max(20).optional().describe('Members and orders made by a rule.'),
})

export type FactsDocument = z.infer<typeof factsSchema>
export type MemberDocument = FactsDocument['members'][number]
export type OrderDocument = NonNullable<FactsDocument['orders']>[number]
