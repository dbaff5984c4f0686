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

const rateList = z.array(rateText).max(1000).describe('Rates by level or generation, the first one first.')
const over = name.describe('The name of a volume, or CUSTOMERS for the number of own customers who bought.')
const limits = z.union([moneyText, byName(moneyText)]).describe('One amount, or one for each rank or class.')

const base = mapping({
  measure: measures.optional(),
  share: rateText.optional(),
  multiplier: rateText.optional(),
})
const orders = mapping({
  kinds: z.array(orderKinds).min(1).optional(),
  products: z.array(z.string().min(1)).min(1).optional(),
  buyers: z
    .array(z.enum(['MEMBER', 'CUSTOMER']))
    .min(1)
    .optional(),
  windowDays: z
    .int()
    .min(0)
    .max(36_500)
    .optional()
    .describe('Accepted at most n days after joining (day 0).'),
})
const compression = mapping({
  skip: z.array(z.enum(['INACTIVE', 'UNQUALIFIED', 'BELOW_RANK', 'TITLE'])).optional(),
  belowRank: name.optional().describe('Needed with BELOW_RANK: who stands below this rank is skipped.'),
  lapsed: z.enum(['BREAKAGE', 'ROLL_UP']).optional(),
})
const boundary = z.union([z.literal('OWN_RANK'), mapping({ rank: name })])

const common = {
  id: name,
  title: mapping({ de: z.string(), en: z.string() }).optional(),
  tree: name.optional().describe('SPONSOR (default) or the name of a placement tree.'),
  base: base.optional(),
  orders: orders.optional(),
  earner: condition.optional().describe('Who may earn; default: who is active.'),
  rankBasis: z.enum(['PAID_AS', 'HIGHEST']).optional(),
  maxPerEarner: limits.optional(),
  outsideCaps: z.boolean().optional(),
  source: mapping({ mustBeActive: z.boolean().optional() }).optional(),
}
const walk = {
  maxLevel: levelCount.optional().describe('Default: the length of the longest list of rates.'),
  compression: compression.optional(),
  passUp: mapping({ count, branch: z.boolean().optional() }).optional(),
  selfLevel: z.boolean().optional().describe('The buying member stands on level 1.'),
  customerOrders: z.enum(['LEVEL_1', 'AS_OWN']).optional(),
  stopAt: name.optional().describe('A position with this rank or a higher one closes the walk.'),
}
const levelRates = {
  rates: z
    .union([rateList, byName(rateList)])
    .optional()
    .describe('One list, or one for each rank.'),
  ratesByClass: byName(rateList).optional(),
  classRule: z.enum(['BUYER', 'EARNER', 'LOWER']).optional(),
  brackets: mapping({
    over,
    table: z.array(mapping({ from: unitText, rates: rateList.optional(), rate: rateText.optional() })).min(1),
  }).optional(),
}
const positionRates = {
  rate: rateText.optional(),
  rates: byName(rateText).optional().describe('One rate for each rank.'),
  brackets: mapping({ over, table: z.array(mapping({ from: unitText, rate: rateText })).min(1) }).optional(),
}
const rateWhen = z.array(mapping({ when: condition, rate: rateText.optional(), rates: rateList.optional() }))

const personalSales = mapping({ ...common, type: z.literal('PERSONAL_SALES'), ...positionRates })
const unilevel = mapping({
  ...common,
  type: z.literal('UNILEVEL'),
  ...walk,
  ...levelRates,
  rateWhen: rateWhen.optional(),
})
const matrix = mapping({
  ...common,
  type: z.literal('MATRIX'),
  ...walk,
  ...levelRates,
  rateWhen: rateWhen.optional(),
})
const differential = mapping({
  ...common,
  type: z.literal('DIFFERENTIAL'),
  rateBy: z.enum(['RANK', 'BRACKET', 'MEMBER_RATE']),
  rates: byName(rateText).optional(),
  brackets: positionRates.brackets,
  ownVolume: z.boolean().optional(),
  fromLevel: z.int().min(0).max(1000).optional(),
  unqualified: z.enum(['TRANSPARENT', 'BLOCKS']).optional(),
})
const breakaway = mapping({
  ...common,
  type: z.literal('BREAKAWAY'),
  threshold: name.describe('Leaders hold this rank or a higher one.'),
  mode: z.enum(['DIFFERENTIAL', 'FIXED']),
  unqualified: z
    .enum(['LAPSES', 'TRANSPARENT'])
    .optional()
    .describe(
      'A leader above who fails "earner": LAPSES (default) loses the override, TRANSPARENT passes it to the next leader.',
    ),
  rates: z.union([rateList, byName(z.union([rateText, rateList]))]),
  minimum: rateText.optional(),
  generationRates: rateList.optional().describe('DIFFERENTIAL: rates of generation 2, 3 ...'),
})
const generation = mapping({
  ...common,
  type: z.literal('GENERATION'),
  boundary,
  rates: z.union([rateList, byName(rateList)]),
  maxGenerations: levelCount.optional(),
  depthByRank: byName(levelCount).optional(),
  inactiveBoundary: z.enum(['COUNTS', 'IGNORED']).optional(),
})
const infinity = mapping({
  ...common,
  type: z.literal('INFINITY'),
  rates: byName(rateText),
  fromLevel: levelCount,
  blockRank: name.optional(),
  stopAfter: z.union([count, byName(count)]).optional(),
})
const binary = mapping({
  ...common,
  type: z.literal('BINARY'),
  mode: z.enum(['WEAKER_LEG', 'VOLUME_RATIO', 'CYCLE', 'TIERS']),
  ...positionRates,
  unit: unitText.optional(),
  ratios: z
    .array(
      mapping({
        s: count.describe('s units of the stronger leg against one of the weaker.'),
        rate: rateText.optional(),
        amount: moneyText.optional(),
        ranks: z.array(name).min(1).optional(),
        classes: z.array(name).min(1).optional(),
      }),
    )
    .min(1)
    .optional(),
  strongLeg: z
    .enum(['PERIOD', 'CYCLE'])
    .optional()
    .describe(
      'CYCLE mode: when it is decided which leg is the stronger. PERIOD (default): once. CYCLE: anew for each cycle.',
    ),
  tiers: z
    .array(mapping({ from: unitText, amount: moneyText }))
    .min(1)
    .optional(),
  after: z.enum(['FULL_FLUSH', 'NET_OFF', 'CARRY_FORWARD']),
  flushWhen: condition.optional(),
  carryCap: z
    .union([unitText, z.literal('-1')])
    .optional()
    .describe('Most a leg carries; "-1": no limit.'),
  positionCap: limits.optional(),
  maxCycles: count.optional(),
})
const matching = mapping({
  ...common,
  type: z.literal('MATCHING'),
  of: z.array(name).min(1).describe('Bonuses that stand earlier in the plan.'),
  direction: z.enum(['UP', 'DOWN']).optional(),
  count: z.enum(['LEVEL', 'GENERATION']).optional(),
  boundary: boundary.optional(),
  inactiveBoundary: z.enum(['COUNTS', 'IGNORED']).optional(),
  rates: z.union([rateList, byName(rateList)]).optional(),
  generationsByRank: byName(levelCount).optional(),
  lastRateForDeeper: z.boolean().optional(),
  compression: compression.optional(),
  share: rateText.optional(),
  dividedBy: z.enum(['DIRECT_RECRUITS', 'SECOND_LEVEL_RECRUITS']).optional(),
})
const fastStart = mapping({
  ...common,
  type: z.literal('FAST_START'),
  ...walk,
  windowDays: orders.shape.windowDays,
  rates: levelRates.rates,
  ratesByClass: levelRates.ratesByClass,
  classRule: levelRates.classRule,
  maximum: moneyText.optional().describe('Most one order pays on one level.'),
  amounts: z.array(moneyText).min(1).max(100).optional().describe('Fixed amounts by level, once an order.'),
  amountsByProduct: z.record(z.string().min(1), z.array(moneyText).min(1)).optional(),
  amountsByClass: byName(byName(moneyText)).optional().describe('[class of the earner][class of the buyer].'),
  hides: rateText.optional().describe('Other bonuses see only 1 - hides of such an order’s CV.'),
})
const retailProfit = mapping({
  ...common,
  type: z.literal('RETAIL_PROFIT'),
  mode: z.enum(['PRICE_DIFFERENCE', 'RATE']),
  rate: rateText.optional(),
  settled: z.enum(['PAYOUT', 'OUTSIDE']).optional(),
})
const referrer = mapping({ ...common, type: z.literal('REFERRER'), rate: rateText })
const pool = mapping({
  ...common,
  type: z.literal('POOL'),
  share: rateText.optional(),
  amount: moneyText.optional(),
  shares: z.union([
    z.enum(['EQUAL', 'BY_POINTS']),
    z.discriminatedUnion('kind', [
      mapping({ kind: z.literal('EQUAL') }),
      mapping({ kind: z.literal('BY_RANK'), shares: byName(z.int().min(0).max(1_000_000)) }),
      mapping({ kind: z.literal('BY_VOLUME'), volume: name, per: unitText, growth: z.boolean().optional() }),
      mapping({ kind: z.literal('BY_POINTS') }),
      mapping({ kind: z.literal('BY_PLACE'), volume: name, places: z.array(rateText).min(1) }),
    ]),
  ]),
  shareValueUnit: moneyText.optional(),
})
const fixed = mapping({
  ...common,
  type: z.literal('FIXED'),
  amount: moneyText.optional(),
  byRank: byName(moneyText).optional(),
  once: z.boolean().optional(),
  grace: z.int().min(0).max(120).optional(),
})
const stated = mapping({ ...common, type: z.literal('STATED') }).describe(
  'Amounts stated in the facts; only caps, matches and payout apply.',
)

/** One bonus of section 6, told apart by `type`. */
export const bonus = z.discriminatedUnion('type', [
  personalSales,
  unilevel,
  matrix,
  differential,
  breakaway,
  generation,
  infinity,
  binary,
  matching,
  fastStart,
  retailProfit,
  referrer,
  pool,
  fixed,
  stated,
])

export type BonusDocument = z.infer<typeof bonus>
export type BonusDocumentOf<Type extends BonusDocument['type']> = Extract<BonusDocument, { type: Type }>
