import type { RunGround } from '#server/domain/compensation/bonus-ground.ts'
import type { BonusCommon } from '#server/domain/compensation/bonus-terms.ts'
import { ORDER_KINDS } from '#server/domain/compensation/facts.ts'
import { reversedOf } from '#server/domain/compensation/sales.ts'

/**
 * What orders of earlier periods lose in this one under a bonus's filter, by the member whose volume it was. Bonuses
 * that stand on no single order (binary, pools) are corrected through it alone.
 */
export function reversedByMember(
  { facts, sales, paidAs }: RunGround,
  { orders, base }: Pick<BonusCommon, 'orders' | 'base'>,
): Float64Array {
  const { kinds, buyers, products } = orders
  const fallen = new Float64Array(paidAs.length)
  for (const reversal of sales.reversals) {
    const buyer = reversal.customer < 0 ? 'MEMBER' : 'CUSTOMER'
    const product = facts.products[reversal.product] ?? ''
    const admitted =
      reversal.member >= 0 &&
      (kinds?.includes(ORDER_KINDS[reversal.kind]!) ?? true) &&
      (buyers?.includes(buyer) ?? true) &&
      (products?.includes(product) ?? true)
    if (admitted) fallen[reversal.member]! += reversedOf(reversal, base.measure)
  }
  return fallen
}
