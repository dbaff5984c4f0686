import { z } from 'zod'
import {
  boundary,
  common,
  compression,
  generationRates,
  inactiveBoundary,
  levelRates,
  positionRates,
  rateList,
  rateWhen,
  walk,
} from '#server/formats/plan-document/bonus-frame-schema.ts'
import {
  byName,
  count,
  levelCount,
  mapping,
  name,
  rateText,
} from '#server/formats/plan-document/schema-parts.ts'

export const unilevel = mapping({
  ...common,
  type: z.literal('UNILEVEL'),
  ...walk,
  ...levelRates,
  rateWhen: rateWhen.optional(),
}).describe('A rate for each level above the buyer.')
export const matrix = mapping({
  ...common,
  type: z.literal('MATRIX'),
  ...walk,
  ...levelRates,
  rateWhen: rateWhen.optional(),
}).describe('A rate for each level above the buyer in a matrix tree ("tree" is needed).')
export const differential = mapping({
  ...common,
  type: z.literal('DIFFERENTIAL'),
  rateBy: z
    .enum(['RANK', 'BRACKET', 'MEMBER_RATE'])
    .describe(
      'Where a position’s rate comes from: "rates", "brackets", or the "rate" of each member in the facts.',
    ),
  rates: positionRates.rates,
  brackets: positionRates.brackets,
  ownVolume: z
    .boolean()
    .optional()
    .describe(
      'false: who buys neither earns on the own order nor raises the rate below others. Default: true.',
    ),
  fromLevel: z
    .int()
    .min(0)
    .max(1000)
    .optional()
    .describe('Positions nearer than this (the buyer is 0) earn nothing, but raise the rate. Default: 0.'),
  unqualified: z
    .enum(['TRANSPARENT', 'BLOCKS'])
    .optional()
    .describe('Who fails "earner": TRANSPARENT (default): the claim passes up; BLOCKS: it is lost.'),
}).describe('On the way up each position earns its rate less the highest rate met before.')
export const breakaway = mapping({
  ...common,
  type: z.literal('BREAKAWAY'),
  threshold: name.describe('Leaders hold this rank or a higher one.'),
  mode: z
    .enum(['DIFFERENTIAL', 'FIXED'])
    .describe('DIFFERENTIAL: own override rate less the lower leader’s. FIXED: a rate for each generation.'),
  unqualified: z
    .enum(['LAPSES', 'TRANSPARENT'])
    .optional()
    .describe(
      'A leader above who fails "earner": LAPSES (default) loses the override, TRANSPARENT passes it to the next ' +
        'leader.',
    ),
  rates: z
    .union([rateList, byName(z.union([rateText, rateList]))])
    .describe(
      'DIFFERENTIAL: one rate for each rank. FIXED: a list by generation, or a rate or list for each rank.',
    ),
  minimum: rateText.optional().describe('DIFFERENTIAL: the override is at least this rate. Default: "0".'),
  generationRates: rateList
    .optional()
    .describe('DIFFERENTIAL: rates of generation 2, 3 ...; default: generation 1 only.'),
}).describe(
  'Leaders earn on the groups of the leaders below them; a group ends where the next leader begins.',
)
export const generation = mapping({
  ...common,
  type: z.literal('GENERATION'),
  boundary,
  rates: generationRates,
  maxGenerations: levelCount.optional().describe('Default: the length of the longest list of rates.'),
  depthByRank: byName(levelCount)
    .optional()
    .describe('Replaces "maxGenerations" for the ranks it lists; who is out of reach still counts.'),
  inactiveBoundary: inactiveBoundary.optional(),
}).describe('Boundary members above an order earn by how many boundary members stand between.')
export const infinity = mapping({
  ...common,
  type: z.literal('INFINITY'),
  rates: byName(rateText).describe('One rate for each rank that earns.'),
  fromLevel: levelCount.describe(
    'The first level that is paid, counted as in UNILEVEL; from there without end.',
  ),
  blockRank: name
    .optional()
    .describe('Members of this rank or a higher one end it for who stands above them. Default: nobody does.'),
  stopAfter: z
    .union([count, byName(count)])
    .optional()
    .describe(
      'So many of them, each with the order on the own "fromLevel" or deeper; one figure or by rank. Default: 1.',
    ),
}).describe('A rate on every order from a level down, however deep, until members of a rank stand between.')
export const matching = mapping({
  ...common,
  type: z.literal('MATCHING'),
  of: z.array(name).min(1).describe('Bonuses that stand earlier in the plan.'),
  direction: z
    .enum(['UP', 'DOWN'])
    .optional()
    .describe('UP (default): on what the downline earned. DOWN: a share of it for the sponsor’s recruits.'),
  count: z
    .enum(['LEVEL', 'GENERATION'])
    .optional()
    .describe('UP: what "rates" are counted by. Default: LEVEL.'),
  boundary: boundary
    .optional()
    .describe('GENERATION: who closes a generation; belongs to the one it closes.'),
  inactiveBoundary: inactiveBoundary.optional(),
  rates: generationRates.optional(),
  generationsByRank: byName(levelCount)
    .optional()
    .describe('UP: the reach of each rank, in levels or generations; default: the length of its rates.'),
  lastRateForDeeper: z
    .boolean()
    .optional()
    .describe('UP: beyond the list the last rate goes on. Default: false.'),
  compression: compression.optional(),
  share: rateText.optional().describe('DOWN: the part of the sponsor’s amount that is handed down.'),
  dividedBy: z
    .enum(['DIRECT_RECRUITS', 'SECOND_LEVEL_RECRUITS'])
    .optional()
    .describe('DOWN: by the number of active direct recruits (default), or of the active recruits of those.'),
}).describe('A percentage of what others earned under bonuses named in "of".')
