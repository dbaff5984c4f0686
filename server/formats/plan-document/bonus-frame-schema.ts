import { z } from 'zod'
import { condition } from '#server/formats/plan-document/condition-schema.ts'
import {
  byName,
  count,
  levelCount,
  mapping,
  measures,
  moneyText,
  name,
  orderKinds,
  rateText,
  unitText,
} from '#server/formats/plan-document/schema-parts.ts'

export const rateList = z
  .array(rateText)
  .max(1000)
  .describe('Rates by level or generation, the first one first; deeper than the list nothing is paid.')
const over = name.describe('The name of a volume, or CUSTOMERS for the number of own customers who bought.')
export const limits = z
  .union([moneyText, byName(moneyText)])
  .describe('One amount, or one for each rank or class; who is not listed has no limit.')

const base = mapping({
  measure: measures.optional().describe('What is paid on; default: CV. A point counts as one unit of money.'),
  share: rateText.optional().describe('Part of the measure that counts; default: "1".'),
  multiplier: rateText.optional().describe('A further factor; default: "1".'),
}).describe('amount = measure · share · multiplier · rate.')
const windowDays = z
  .int()
  .min(0)
  .max(36_500)
  .describe('Only orders accepted at most so many days after the buyer joined; the day of joining is day 0.')
const orders = mapping({
  kinds: z.array(orderKinds).min(1).optional().describe('Only orders of these kinds; default: all.'),
  products: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('Only order lines of these products, by the name the facts use; default: all.'),
  buyers: z
    .array(z.enum(['MEMBER', 'CUSTOMER']))
    .min(1)
    .optional()
    .describe('Only orders that a member, or a customer, placed; default: both.'),
  windowDays: windowDays.optional(),
}).describe('Which orders the bonus sees; default: all that count in the period.')

export const compression = mapping({
  skip: z
    .array(z.enum(['INACTIVE', 'UNQUALIFIED', 'BELOW_RANK', 'TITLE']))
    .optional()
    .describe(
      'Who is skipped and uses up no level: INACTIVE: not active in the period; UNQUALIFIED: fails "earner"; ' +
        'BELOW_RANK: stands below "belowRank"; TITLE: has no rate for this very level. Default: nobody.',
    ),
  belowRank: name.optional().describe('Needed with BELOW_RANK: who stands below this rank is skipped.'),
  lapsed: z
    .enum(['BREAKAGE', 'ROLL_UP'])
    .optional()
    .describe(
      'Where the money of a counted but unqualified position goes. BREAKAGE (default): nobody has it. ROLL_UP: the ' +
        'next qualified position above that has a rate for the level takes it as well, at its own rate.',
    ),
}).describe(
  'Who uses up no level on the way up. Default: nobody is skipped, what nobody may have is breakage.',
)
export const boundary = z
  .union([z.literal('OWN_RANK'), mapping({ rank: name.describe('This rank or a higher one.') })])
  .describe('Who closes a generation: a rank, or OWN_RANK: whoever stands at least as high as the earner.')
export const inactiveBoundary = z
  .enum(['COUNTS', 'IGNORED'])
  .describe('Whether an inactive boundary member closes a generation; default: COUNTS.')

/** What every family has. */
export const common = {
  id: name.describe('The bonus’s own name; other parts of the plan and the facts refer to it.'),
  title: mapping({ de: z.string(), en: z.string() }).optional().describe('Its name on statements.'),
  tree: name.optional().describe('SPONSOR (default) or the name of a placement tree.'),
  base: base.optional(),
  orders: orders.optional(),
  earner: condition.optional().describe('Who may earn; default: who is active.'),
  rankBasis: z
    .enum(['PAID_AS', 'HIGHEST'])
    .optional()
    .describe('Whether the paid-as rank of the period (default) or the highest ever held decides.'),
  maxPerEarner: limits.optional().describe('Most a position may earn under this bonus in a period (cap 2).'),
  outsideCaps: z
    .boolean()
    .optional()
    .describe('true: PERSON, BONUSES and COMPANY caps leave this bonus out.'),
  source: mapping({
    mustBeActive: z
      .boolean()
      .optional()
      .describe('true: the volume of an inactive buyer pays nobody. Default: false.'),
  })
    .optional()
    .describe('What is asked of the buyer.'),
}
/** Families that follow an order upwards, level by level. */
export const walk = {
  maxLevel: levelCount.optional().describe('Default: the length of the longest list of rates.'),
  compression: compression.optional(),
  passUp: mapping({
    count: count.describe('The first so many recruits, by joining, then by number.'),
    branch: z
      .boolean()
      .optional()
      .describe('true: everything below them passes as well. Default: their own orders only.'),
  })
    .optional()
    .describe('For the orders of a position’s first recruits the position is skipped and uses up no level.'),
  selfLevel: z.boolean().optional().describe('true: the buying member stands on level 1 of the own order.'),
  customerOrders: z
    .enum(['LEVEL_1', 'AS_OWN'])
    .optional()
    .describe(
      'A customer’s order: LEVEL_1 (default): the member who looks after the customer is level 1. AS_OWN: it counts ' +
        'as that member’s own order, and level 1 is the upline.',
    ),
  stopAt: name.optional().describe('A position with this rank or a higher one closes the walk.'),
}
const ratesByRank = z.union([rateList, byName(rateList)]).describe('One list, or one for each rank.')
/** Rates by level: give exactly one of `rates`, `ratesByClass`, `brackets`. */
export const levelRates = {
  rates: ratesByRank.optional(),
  ratesByClass: byName(rateList).optional().describe('One list for each class; see "classRule".'),
  classRule: z
    .enum(['BUYER', 'EARNER', 'LOWER'])
    .optional()
    .describe(
      'Whose class counts under "ratesByClass". LOWER: the lower class of both, with its rates and the CV it stands ' +
        'for. Default: BUYER.',
    ),
  brackets: mapping({
    over,
    table: z
      .array(
        mapping({
          from: unitText.describe('The bracket holds from this volume (or number of customers) on.'),
          rates: rateList.optional(),
          rate: rateText.optional().describe('One rate for every level.'),
        }),
      )
      .min(1)
      .describe('Rising; below the first nothing is paid.'),
  })
    .optional()
    .describe('Rates by the earner’s own volume or number of customers.'),
}
/** One rate a position: give exactly one of `rate`, `rates`, `brackets`. */
export const positionRates = {
  rate: rateText.optional().describe('One rate for everybody.'),
  rates: byName(rateText).optional().describe('One rate for each rank.'),
  brackets: mapping({
    over,
    table: z
      .array(
        mapping({
          from: unitText.describe('The bracket holds from this volume (or number of customers) on.'),
          rate: rateText.describe('For the whole volume, not for the part above "from".'),
        }),
      )
      .min(1)
      .describe('Rising; below the first nothing is paid.'),
  })
    .optional()
    .describe('The rate by the earner’s own volume or number of customers.'),
}
export const rateWhen = z
  .array(
    mapping({
      when: condition,
      rate: rateText.optional().describe('One rate for every level.'),
      rates: rateList.optional(),
    }),
  )
  .describe('The first condition ("when") that the earner meets replaces the rates.')
export const fastStartDays = windowDays.optional()
export const generationRates = ratesByRank
