import { z } from 'zod'
import {
  common,
  fastStartDays,
  levelRates,
  limits,
  positionRates,
  walk,
} from '#server/formats/plan-document/bonus-frame-schema.ts'
import { condition } from '#server/formats/plan-document/condition-schema.ts'
import {
  byName,
  count,
  mapping,
  moneyText,
  name,
  rateText,
  unitText,
} from '#server/formats/plan-document/schema-parts.ts'

export const personalSales = mapping({
  ...common,
  type: z.literal('PERSONAL_SALES'),
  ...positionRates,
}).describe('A rate on own orders and those of own customers; "orders.buyers" leaves either out.')
const ratio = mapping({
  s: count.describe('s units of the stronger leg against one of the weaker.'),
  rate: rateText.optional().describe('Of the paired units; or give "amount".'),
  amount: moneyText.optional().describe('For each cycle; or give "rate".'),
  once: z
    .boolean()
    .optional()
    .describe(
      'true: for a position’s very first cycle alone (such as 2:1 or 1:2); until then nothing is paired, afterwards the ' +
        'other ratios count. Default: false.',
    ),
  ranks: z.array(name).min(1).optional().describe('Open to these very ranks only; default: to all.'),
  classes: z.array(name).min(1).optional().describe('Open to these classes only; default: to all.'),
})
export const binary = mapping({
  ...common,
  type: z.literal('BINARY'),
  mode: z
    .enum(['WEAKER_LEG', 'VOLUME_RATIO', 'CYCLE', 'TIERS'])
    .describe(
      'WEAKER_LEG: rate · weaker leg. VOLUME_RATIO: rate · weaker · weaker / stronger. CYCLE: whole units of the weaker ' +
        'leg against "ratios". TIERS: the amount of the highest tier that both legs reach, one a period.',
    ),
  ...positionRates,
  unit: unitText.optional().describe('CYCLE: the volume of one cycle in the weaker leg.'),
  ratios: z
    .array(ratio)
    .min(1)
    .optional()
    .describe('CYCLE: the largest open s that the stronger leg can feed for all units of the weaker counts.'),
  strongLeg: z
    .enum(['PERIOD', 'CYCLE'])
    .optional()
    .describe(
      'CYCLE mode: when it is decided which leg is the stronger. PERIOD (default): once. CYCLE: anew for each cycle.',
    ),
  tiers: z
    .array(
      mapping({
        from: unitText.describe('What both legs must hold; it leaves both.'),
        amount: moneyText.describe('What is paid.'),
      }),
    )
    .min(1)
    .optional()
    .describe('TIERS: rising.'),
  after: z
    .enum(['FULL_FLUSH', 'NET_OFF', 'CARRY_FORWARD'])
    .describe(
      'FULL_FLUSH: both legs begin at 0. NET_OFF: what was used leaves both, who may not earn keeps both. ' +
        'CARRY_FORWARD: what was used leaves both, and who may not earn keeps only stronger minus weaker.',
    ),
  flushWhen: condition.optional().describe('Who meets this after the payout loses both legs.'),
  carryCap: z
    .union([unitText, z.literal('-1')])
    .optional()
    .describe('Most a leg carries; "-1": no limit.'),
  positionCap: limits
    .optional()
    .describe('Most a position earns in a period (cap 1); the volume is used all the same.'),
  maxCycles: count
    .optional()
    .describe('CYCLE: most cycles paid in a period; the volume is used all the same.'),
}).describe('Pairs the volume of the two legs of a binary tree ("tree" is needed).')
export const fastStart = mapping({
  ...common,
  type: z.literal('FAST_START'),
  ...walk,
  windowDays: fastStartDays,
  rates: levelRates.rates,
  ratesByClass: levelRates.ratesByClass,
  classRule: levelRates.classRule,
  maximum: moneyText.optional().describe('Most one order pays on one level.'),
  amounts: z.array(moneyText).min(1).max(100).optional().describe('Fixed amounts by level, once an order.'),
  amountsByProduct: z
    .record(z.string().min(1), z.array(moneyText).min(1))
    .optional()
    .describe('Fixed amounts by level for each piece of a product; may stand beside "amounts".'),
  amountsByClass: byName(byName(moneyText))
    .optional()
    .describe('[class of the earner][class of the buyer], for level 1.'),
  hides: rateText
    .optional()
    .describe('Other bonuses see only 1 - hides of such an order’s CV. Default: "0".'),
}).describe('Levels on early orders ("windowDays") or orders of a kind; always a line for each order.')
export const retailProfit = mapping({
  ...common,
  type: z.literal('RETAIL_PROFIT'),
  mode: z
    .enum(['PRICE_DIFFERENCE', 'RATE'])
    .describe('PRICE_DIFFERENCE: price paid less member price, not below 0. RATE: "rate" of the base.'),
  rate: rateText.optional(),
  settled: z
    .enum(['PAYOUT', 'OUTSIDE'])
    .optional()
    .describe('OUTSIDE: the member kept the margin in cash; the line is shown, not paid. Default: PAYOUT.'),
}).describe('On customers’ orders only, to the member who looks after the customer.')
export const referrer = mapping({
  ...common,
  type: z.literal('REFERRER'),
  rate: rateText.describe('Of the order’s base.'),
}).describe('To the member an order names in "referredBy".')
const rankShares = byName(z.int().min(0).max(1_000_000)).describe(
  'Shares by rank; who is not listed has none.',
)
export const pool = mapping({
  ...common,
  type: z.literal('POOL'),
  share: rateText.optional().describe('Of the base of all admitted orders of the company; or give "amount".'),
  amount: moneyText.optional().describe('A fixed sum each period; or give "share".'),
  shares: z
    .union([
      z.enum(['EQUAL', 'BY_POINTS']),
      z.discriminatedUnion('kind', [
        mapping({ kind: z.literal('EQUAL') }).describe('One share each.'),
        mapping({ kind: z.literal('BY_RANK'), shares: rankShares }),
        mapping({
          kind: z.literal('BY_VOLUME'),
          volume: name.describe('The name of a volume.'),
          per: unitText.describe('One share for each full so much of it.'),
          growth: z.boolean().optional().describe('true: of its growth over the period before.'),
        }),
        mapping({ kind: z.literal('BY_POINTS') }).describe('The points the facts state are the shares.'),
        mapping({
          kind: z.literal('BY_PLACE'),
          volume: name.describe('Who has more of this volume stands further in front.'),
          places: z
            .array(rateText)
            .min(1)
            .describe(
              'First place first. Figures that add up to at most 1 are parts of the fund, and the part of a place ' +
                'nobody stands on is breakage; larger ones are weights among those who stand there.',
            ),
        }),
      ]),
    ])
    .describe('How the fund is divided over those who may earn.'),
  shareValueUnit: moneyText
    .optional()
    .describe('The value of one share (or place) is cut down to a multiple of this; the rest is breakage.'),
}).describe('A fund divided by shares.')
export const fixed = mapping({
  ...common,
  type: z.literal('FIXED'),
  amount: moneyText.optional().describe('For everybody who may earn; or give "byRank".'),
  byRank: byName(moneyText).optional().describe('By rank; who is not listed gets nothing.'),
  once: z
    .boolean()
    .optional()
    .describe(
      'true: only when a rank is reached for the first time: no higher or equal one was held before, or paid. Default: false.',
    ),
  grace: z
    .int()
    .min(0)
    .max(120)
    .optional()
    .describe('Goes on for so many periods after it was last due, at the rank held then. Default: 0.'),
}).describe('An amount while a condition holds: a car, a structure bonus, a bonus for a rank reached.')
export const stated = mapping({ ...common, type: z.literal('STATED') }).describe(
  'Amounts stated in the facts; only caps, matches and payout apply.',
)
