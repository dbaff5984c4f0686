import type { Product } from '#server/domain/commerce/order.ts'
import type { Currency } from '#server/domain/kernel/money.ts'

/** A product with what only screens need. */
export interface NamedProduct extends Product {
  readonly name: string
  readonly currency: Currency
}

/** Reads products. */
export interface ProductFacts {
  /** By name; `search` (lower case, '' for all) is looked for in name and code. */
  list(search: string, limit: number): Promise<readonly NamedProduct[]>
  /** By code; unknown codes are left out. */
  byCode(codes: Iterable<string>): Promise<ReadonlyMap<string, NamedProduct>>
}
