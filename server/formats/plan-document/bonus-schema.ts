import { z } from 'zod'
import {
  binary,
  fastStart,
  fixed,
  personalSales,
  pool,
  referrer,
  retailProfit,
  stated,
} from '#server/formats/plan-document/sum-bonus-schema.ts'
import {
  breakaway,
  differential,
  generation,
  infinity,
  matching,
  matrix,
  unilevel,
} from '#server/formats/plan-document/walking-bonus-schema.ts'

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
