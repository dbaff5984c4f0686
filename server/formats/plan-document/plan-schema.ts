import { z } from 'zod'
import { bonus } from '#server/formats/plan-document/bonus-schema.ts'
import { condition } from '#server/formats/plan-document/condition-schema.ts'
import {
  byName,
  count,
  dateText,
  mapping,
  measures,
  moneyText,
  name,
  orderKinds,
  rateText,
} from '#server/formats/plan-document/schema-parts.ts'

const tree = z.discriminatedUnion('kind', [
  mapping({
    kind: z.literal('BINARY'),
    placement: z
      .enum(['LEFT', 'RIGHT', 'WEAKER', 'STRONGER', 'ALTERNATE', 'POWER_LINE', 'FREE'])
      .optional()
      .describe(
        'Which leg of the sponsor an arrival goes to, at its outer edge; FREE (default): only where the arrival says.',
      ),
    holdingDays: z
      .int()
      .min(0)
      .max(3660)
      .optional()
      .describe(
        'Until so many days after joining an arrival may choose the leg against the rule. Default: 0.',
      ),
  }),
  mapping({
    kind: z.literal('MATRIX'),
    width: z.int().min(1).max(1000).describe('Places right below each member.'),
    depth: z.int().min(1).max(100).describe('Levels below each member.'),
    spillover: z
      .enum(['BREADTH_FIRST', 'DEPTH_FIRST'])
      .optional()
      .describe(
        'Where an arrival goes below its sponsor: the shallowest free place from the left (default), or the first ' +
          'on the leftmost open path.',
      ),
    vacancy: z
      .enum(['PROMOTE_EARLIEST', 'HOLDING_TANK', 'KEEP_EMPTY'])
      .optional()
      .describe(
        'A member whose contract has ended: KEEP_EMPTY (default): nobody moves. PROMOTE_EARLIEST: the child who joined ' +
          'first takes the place, and so on down. HOLDING_TANK: the children wait for new places.',
      ),
  }),
])

const volume = mapping({
  measure: measures,
  of: z
    .array(z.enum(['OWN', 'OWN_CUSTOMERS']))
    .min(1)
    .optional()
    .describe('Whose orders count: the member’s own, those of the member’s customers. Default: both.'),
  scope: z
    .union([
      z.enum(['SELF', 'GROUP', 'LEGS']),
      mapping({ LEVELS: z.int().min(1).max(1000).describe('Levels 1 to n below, without self.') }),
    ])
    .describe('SELF; GROUP: self and downline; LEGS: downline without self; LEVELS: n levels below.'),
  tree: name.optional().describe('SPONSOR (default) or the name of a placement tree.'),
  without: mapping({
    kinds: z.array(orderKinds).min(1).optional().describe('Orders of these kinds stay out.'),
    legsFromRank: name.optional().describe('Legs whose head holds this rank or a higher one stay out.'),
    qualifyingLegs: z
      .boolean()
      .optional()
      .describe('true: legs that pass the "legs" condition of the same rank stay out.'),
  })
    .optional()
    .describe('What does not count.'),
  windows: z
    .int()
    .min(1)
    .max(120)
    .optional()
    .describe('Sum of the last n periods, this one included. Default: 1.'),
})

const mode = z
  .enum(['PRO_RATA', 'PRIORITY', 'HARD_STOP'])
  .describe(
    'PRO_RATA (default): every line in proportion. PRIORITY: the lowest ranks are cut first. HARD_STOP: first come, first paid.',
  )
const personalCap = {
  amount: moneyText.describe('Most in a period.'),
  byRank: byName(moneyText).optional().describe('Replaces "amount" for the ranks it lists.'),
}
const sharedCap = {
  amount: moneyText.optional().describe('A fixed sum; or give "shareOfCv".'),
  shareOfCv: rateText.optional().describe('Of the CV of all counted orders of the period; or give "amount".'),
  mode: mode.optional(),
  spares: z
    .array(name)
    .min(1)
    .optional()
    .describe('Bonuses that count against the limit and are never cut: the others share what they leave.'),
}
const cap = z.discriminatedUnion('scope', [
  mapping({ scope: z.literal('OWNER'), ...personalCap }).describe('Over all positions of one owner (cap 3).'),
  mapping({ scope: z.literal('PERSON'), ...personalCap }).describe('Over all bonuses of one member (cap 4).'),
  mapping({
    scope: z.literal('BONUSES'),
    of: z.array(name).min(1).describe('Names of bonuses.'),
    ...sharedCap,
  }).describe('Over the sum of the bonuses named (cap 5).'),
  mapping({ scope: z.literal('COMPANY'), ...sharedCap }).describe('Over everything (cap 6).'),
])

/** The plan document as it is written, `stemma.plan/1`. */
export const planSchema = mapping({
  $schema: z.string().optional().describe('Where an editor finds this schema; Stemma does not read it.'),
  schema: z.literal('stemma.plan/1').describe('The format of this document.'),
  plan: name.describe('The plan’s name, the same in all its versions.'),
  version: count.describe('Counts up.'),
  validFrom: dateText.describe('First day of a period.'),
  validUntil: dateText.optional().describe('Last day on which this version holds.'),
  title: mapping({ de: z.string().min(1), en: z.string().min(1) }).describe('In German and in English.'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'write a currency code such as EUR')
    .describe('ISO 4217; money in the plan and in results has its decimals.'),
  period: mapping({
    kind: z.enum(['MONTH', 'WEEK']).describe('Weeks begin on Monday (ISO 8601).'),
    zone: z.string().min(1).describe('An IANA zone such as Europe/Berlin.'),
    startsOn: z.literal('MONDAY').optional().describe('Of weeks.'),
    ordersCountWhen: z
      .enum(['ACCEPTED', 'PAID', 'SHIPPED'])
      .optional()
      .describe(
        'The instant that decides an order’s period; without it the order does not count yet. Default: ACCEPTED.',
      ),
  }).describe('How long a period is and by whose clock.'),
  rounding: mapping({
    unit: z
      .enum(['LINE', 'EARNER_BONUS', 'STATEMENT'])
      .optional()
      .describe(
        'Where halves are rounded away from zero: each line (default), each earner’s sum, each statement.',
      ),
    source: z
      .enum(['ORDER', 'ORDER_LINE', 'MEMBER_PERIOD'])
      .optional()
      .describe(
        'What one line stands for: an order (default), an order line, or a buyer’s orders of the period.',
      ),
  })
    .optional()
    .describe('Where and over what amounts are rounded, once.'),
  trees: z
    .record(name, tree)
    .optional()
    .describe('Placement trees by name; the tree SPONSOR is always there.'),
  volumes: z
    .record(name, volume)
    .optional()
    .describe('Named volumes; conditions and brackets refer to the names.'),
  activity: condition.optional().describe('Who is active; default: ENROLLED and GRACE.'),
  classes: z
    .array(
      mapping({
        id: name.describe('The class’s name.'),
        cv: moneyText
          .optional()
          .describe('The CV it stands for under classRule LOWER and in the linter’s worst case.'),
      }),
    )
    .optional()
    .describe('Entry packages, lowest first.'),
  ranks: z
    .array(
      mapping({
        id: name.describe('The rank’s name.'),
        achieve: condition,
        maintain: condition
          .optional()
          .describe('Replaces "achieve" for whoever has held this rank or a higher one before.'),
      }),
    )
    .max(100)
    .optional()
    .describe('Lowest first. The highest whose condition ("achieve") holds in a period is the paid-as rank.'),
  ladder: z
    .enum(['ANY', 'CONSECUTIVE'])
    .optional()
    .describe('CONSECUTIVE: a rank that is missed stops the ladder. ANY (default): it does not.'),
  bonuses: z.array(bonus).max(100).describe('In this order; a bonus sees only earlier ones.'),
  caps: z.array(cap).max(50).optional().describe('Applied in the order OWNER, PERSON, BONUSES, COMPANY.'),
  clawback: mapping({
    mode: z
      .enum(['EXACT', 'NONE'])
      .optional()
      .describe('Whether a refund in a later period takes back what the order paid. Default: EXACT.'),
    volume: z
      .enum(['PERIOD_OF_REFUND', 'NONE'])
      .optional()
      .describe('Where the volume of such a refund falls. NONE: nowhere. Default: PERIOD_OF_REFUND.'),
    keepPaidWhen: z.array(name).optional().describe('Reasons of refunds after which the commission is kept.'),
  })
    .optional()
    .describe('What refunds of earlier periods’ orders do.'),
  payout: mapping({
    minimum: moneyText
      .optional()
      .describe('Below it nothing is paid out and the balance stays. Default: "0".'),
    split: z
      .array(
        mapping({
          account: name.describe('A name such as MONEY or SHOP_CREDIT.'),
          share: rateText.describe('The shares add up to exactly 1.'),
        }),
      )
      .min(1)
      .optional()
      .describe('Accounts a member’s total is divided over. Default: all of it to MONEY.'),
    declaredShare: rateText.optional().describe('Share of CV the company says it pays out at most.'),
  })
    .optional()
    .describe('How a member’s total is paid out.'),
})

export type PlanDocument = z.infer<typeof planSchema>
