import { payPairs } from '#server/domain/compensation/binary/binary.ts'
import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import { payOverrides } from '#server/domain/compensation/breakaway.ts'
import { payDifferences } from '#server/domain/compensation/differential.ts'
import { payFastStart } from '#server/domain/compensation/fast-start.ts'
import { payFixed } from '#server/domain/compensation/fixed.ts'
import { payPersonalSales, payReferrers, payRetailProfit } from '#server/domain/compensation/flat-bonus.ts'
import { payGenerations } from '#server/domain/compensation/generation.ts'
import { payInfinity } from '#server/domain/compensation/infinity.ts'
import { payMatches } from '#server/domain/compensation/matching-bonus.ts'
import { payMatchesDown } from '#server/domain/compensation/matching-down.ts'
import type { PaidBonus } from '#server/domain/compensation/paid-bonus.ts'
import { payPool } from '#server/domain/compensation/pool.ts'
import { payStated, withStated } from '#server/domain/compensation/stated-earnings.ts'
import { payLevels } from '#server/domain/compensation/unilevel.ts'

/** Computes one bonus by its family; earnings that the facts state for it stand beside the computed ones. */
export const payBonus = (ground: BonusGround): PaidBonus => withStated(ground, payFamily(ground))

function payFamily(ground: BonusGround): PaidBonus {
  const { bonus } = ground
  const as = <Kind extends Bonus>(kind: Kind): BonusGround<Kind> => ({ ...ground, bonus: kind })
  switch (bonus.type) {
    case 'UNILEVEL':
    case 'MATRIX':
      return payLevels(as(bonus))
    case 'FAST_START':
      return payFastStart(as(bonus))
    case 'DIFFERENTIAL':
      return payDifferences(as(bonus))
    case 'BREAKAWAY':
      return payOverrides(as(bonus))
    case 'GENERATION':
      return payGenerations(as(bonus))
    case 'INFINITY':
      return payInfinity(as(bonus))
    case 'BINARY':
      return payPairs(as(bonus))
    case 'MATCHING':
      return bonus.direction === 'UP' ? payMatches(as(bonus)) : payMatchesDown(as(bonus))
    case 'PERSONAL_SALES':
      return payPersonalSales(as(bonus))
    case 'RETAIL_PROFIT':
      return payRetailProfit(as(bonus))
    case 'REFERRER':
      return payReferrers(as(bonus))
    case 'POOL':
      return payPool(as(bonus))
    case 'FIXED':
      return payFixed(as(bonus))
    case 'STATED':
      return payStated(as(bonus))
  }
}
