import { z } from 'zod'
import {
  count,
  mapping,
  moneyText,
  name,
  rateText,
  statuses,
  unitText,
} from '#server/formats/plan-document/schema-parts.ts'

const windows = z.int().min(1).max(120).describe('Sum of the last n periods, this one included.')

const legTest = mapping({
  volume: name.optional().describe('A volume, read at the head of the leg; needs "min".'),
  min: unitText.optional().describe('It is at least this.'),
  windows: windows.optional(),
  active: z.boolean().optional().describe('The head of the leg is active in the period.'),
  containsRank: name
    .optional()
    .describe('Somebody in the leg, head included, holds this rank or a higher one.'),
  headRank: name.optional().describe('The head of the leg holds this rank or a higher one.'),
})

const leaves = [
  mapping({
    volume: name.describe('The name of a volume.'),
    min: unitText.describe('It is at least this.'),
    legCap: rateText.optional().describe('No leg counts for more than legCap · min.'),
    capOwn: z.boolean().optional().describe('The own volume is capped like a leg.'),
    windows: windows.optional(),
  }),
  mapping({
    legs: count.describe('So many different frontline legs that each pass "where".'),
    where: legTest.describe('What a leg has to pass; all parts given must hold.'),
    tree: name.optional().describe('SPONSOR (default) or a placement tree.'),
  }),
  mapping({
    sponsoredInLegs: mapping({
      each: count.describe('So many on the left and so many on the right.'),
      active: z.boolean().optional().describe('true: only active ones count.'),
      tree: name.optional().describe('Default: the bonus’s tree, else the only one.'),
    }).describe('Own recruits on each side of the binary tree.'),
  }),
  mapping({
    frontline: count.describe('Direct recruits.'),
    onlyActive: z.boolean().optional().describe('true: only active ones count.'),
  }),
  mapping({ customers: count.describe('Own customers with a counted order in the period.') }),
  mapping({
    retailShare: rateText.describe('Retail volume is at least this share of the volume.'),
    scope: z
      .enum(['GROUP', 'SELF'])
      .optional()
      .describe('Of the group (default), or of the member’s own and own customers’ volume; in CV.'),
  }),
  mapping({ active: z.boolean().describe('Active (or not) in the period, by the plan’s "activity".') }),
  mapping({
    status: z.array(statuses).min(1).describe('Contract status at the end of the period, any of these.'),
  }),
  mapping({ orderInPeriod: z.boolean().describe('An own counted order in the period.') }),
  mapping({
    product: z
      .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
      .describe('An own counted order line of this product, or of one of these.'),
  }),
  mapping({
    tenure: mapping({
      rank: name.describe('This rank or a higher one.'),
      periods: count.describe('In at least so many'),
      of: count.describe('of the last so many closed periods, this one not included.'),
    }).describe('Paid as this rank or higher in at least "periods" of the last "of" earlier periods.'),
  }),
  mapping({ rank: name.describe('Paid-as rank of this period, at least; not inside ranks.') }),
  mapping({ class: z.array(name).min(1).describe('The member’s class is one of these.') }),
  mapping({
    earned: mapping({
      bonus: name.describe('A bonus that stands earlier in the plan.'),
      min: moneyText.describe('At least this, before caps.'),
    }).describe('What the member earned under another bonus in the period.'),
  }),
] as const

/** The condition as it is written: one leaf, or `all`, `any`, `not` over conditions. */
export type ConditionDocument =
  | { all: ConditionDocument[] }
  | { any: ConditionDocument[] }
  | { not: ConditionDocument }
  | z.infer<(typeof leaves)[number]>

const LEAF_NAMES = leaves.map((leaf) => Object.keys(leaf.shape)[0])

/** A tree of `all`, `any`, `not` over the leaves of section 3. */
export const condition: z.ZodType<ConditionDocument> = z
  .lazy(() =>
    z.union(
      [
        mapping({ all: z.array(condition).min(1).describe('All of these hold.') }),
        mapping({ any: z.array(condition).min(1).describe('One of these holds.') }),
        mapping({ not: condition }).describe('not: the condition does not hold.'),
        ...leaves,
      ],
      { error: () => `one of: all,any,not,${LEAF_NAMES.join(',')}` },
    ),
  )
  .meta({ id: 'Condition', description: 'One leaf, or all, any, not over conditions.' })
