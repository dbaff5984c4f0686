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
    placement: z.enum(['LEFT', 'RIGHT', 'WEAKER', 'STRONGER', 'ALTERNATE', 'POWER_LINE', 'FREE']).optional(),
    holdingDays: z.int().min(0).max(3660).optional(),
  }),
  mapping({
    kind: z.literal('MATRIX'),
    width: z.int().min(1).max(1000),
    depth: z.int().min(1).max(100),
    spillover: z.enum(['BREADTH_FIRST', 'DEPTH_FIRST']).optional(),
    vacancy: z.enum(['PROMOTE_EARLIEST', 'HOLDING_TANK', 'KEEP_EMPTY']).optional(),
  }),
])

const volume = mapping({
  measure: measures,
  of: z
    .array(z.enum(['OWN', 'OWN_CUSTOMERS']))
    .min(1)
    .optional()
    .describe('Default: both.'),
  scope: z
    .union([z.enum(['SELF', 'GROUP', 'LEGS']), mapping({ LEVELS: z.int().min(1).max(1000) })])
    .describe('SELF; GROUP: self and downline; LEGS: downline without self; LEVELS: n levels below.'),
  tree: name.optional(),
  without: mapping({
    kinds: z.array(orderKinds).min(1).optional(),
    legsFromRank: name.optional().describe('Legs whose head holds this rank or a higher one stay out.'),
    qualifyingLegs: z.boolean().optional(),
  }).optional(),
  windows: z.int().min(1).max(120).optional(),
})

const mode = z.enum(['PRO_RATA', 'PRIORITY', 'HARD_STOP'])
const personalCap = { amount: moneyText, byRank: byName(moneyText).optional() }
const sharedCap = { amount: moneyText.optional(), shareOfCv: rateText.optional(), mode: mode.optional() }
const cap = z.discriminatedUnion('scope', [
  mapping({ scope: z.literal('OWNER'), ...personalCap }),
  mapping({ scope: z.literal('PERSON'), ...personalCap }),
  mapping({ scope: z.literal('BONUSES'), of: z.array(name).min(1), ...sharedCap }),
  mapping({ scope: z.literal('COMPANY'), ...sharedCap }),
])

/** The plan document as it is written, `stemma.plan/1`. */
export const planSchema = mapping({
  $schema: z.string().optional(),
  schema: z.literal('stemma.plan/1'),
  plan: name,
  version: count,
  validFrom: dateText.describe('First day of a period.'),
  validUntil: dateText.optional().describe('Last day on which this version holds.'),
  title: mapping({ de: z.string().min(1), en: z.string().min(1) }),
  currency: z.string().regex(/^[A-Z]{3}$/, 'write a currency code such as EUR'),
  period: mapping({
    kind: z.enum(['MONTH', 'WEEK']),
    zone: z.string().min(1).describe('An IANA zone such as Europe/Berlin.'),
    startsOn: z.literal('MONDAY').optional(),
    ordersCountWhen: z.enum(['ACCEPTED', 'PAID', 'SHIPPED']).optional(),
  }),
  rounding: mapping({
    unit: z.enum(['LINE', 'EARNER_BONUS', 'STATEMENT']).optional(),
    source: z.enum(['ORDER', 'ORDER_LINE', 'MEMBER_PERIOD']).optional(),
  }).optional(),
  trees: z.record(name, tree).optional(),
  volumes: z.record(name, volume).optional(),
  activity: condition.optional().describe('Who is active; default: ENROLLED and GRACE.'),
  classes: z
    .array(mapping({ id: name, cv: moneyText.optional() }))
    .optional()
    .describe('Entry packages, lowest first.'),
  ranks: z
    .array(mapping({ id: name, achieve: condition, maintain: condition.optional() }))
    .max(100)
    .optional()
    .describe('Lowest first.'),
  ladder: z.enum(['ANY', 'CONSECUTIVE']).optional(),
  bonuses: z.array(bonus).max(100),
  caps: z.array(cap).max(50).optional(),
  clawback: mapping({
    mode: z.enum(['EXACT', 'NONE']).optional(),
    volume: z.enum(['PERIOD_OF_REFUND', 'NONE']).optional(),
    keepPaidWhen: z.array(name).optional(),
  }).optional(),
  payout: mapping({
    minimum: moneyText.optional(),
    split: z
      .array(mapping({ account: name, share: rateText }))
      .min(1)
      .optional(),
    declaredShare: rateText.optional().describe('Share of CV the company says it pays out at most.'),
  }).optional(),
})

export type PlanDocument = z.infer<typeof planSchema>
