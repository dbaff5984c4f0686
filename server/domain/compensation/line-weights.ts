import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import { doubleOf } from '#server/domain/compensation/exact.ts'
import type { EarlierOrder } from '#server/domain/compensation/facts.ts'

/** A bonus and the level on which it paid. */
export interface PaidAs {
  readonly bonus: Bonus
  /** From 1; 0 where the bonus knows no levels. */
  readonly level: number
}

type Lines = EarlierOrder['lines']

/**
 * What each line of an earlier order weighs in what a bonus paid for the order, so that a return takes back what its
 * lines had brought: pieces at their amounts where products have fixed ones, margins where the margin was paid, else
 * the bonus's measure. 0 for products the bonus leaves out.
 */
export function lineWeights({ bonus, level }: PaidAs, products: readonly string[], lines: Lines): number[] {
  const wanted = bonus.orders.products
  const weigh = weightOf({ bonus, level }, products)
  return lines.map((line) =>
    wanted !== undefined && !wanted.includes(products[line.product] ?? '') ? 0 : weigh(line),
  )
}

function weightOf({ bonus, level }: PaidAs, products: readonly string[]): (line: Lines[number]) => number {
  const { measure } = bonus.base
  const measured = ({ cv, pv, price }: Lines[number]) =>
    measure === 'CV' ? cv : measure === 'PV' ? pv : price
  if (bonus.type === 'RETAIL_PROFIT' && bonus.rate === undefined) {
    return (line) =>
      line.memberPrice === undefined ? measured(line) : Math.max(0, line.price - line.memberPrice)
  }
  // Amounts for the order as a whole belong to none of its lines: beside them the measure decides.
  if (bonus.type === 'FAST_START' && bonus.pay.kind === 'AMOUNTS' && bonus.pay.amounts.length === 0) {
    const { byProduct } = bonus.pay
    return ({ product, quantity = 1 }) =>
      doubleOf(byProduct.get(products[product] ?? '')?.[level - 1] ?? 0n) * quantity
  }
  return measured
}
