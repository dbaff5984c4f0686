import { accepted, type Result } from '#server/domain/kernel/result.ts'
import type { NamedProduct } from '#server/ports/product-facts.ts'
import { verb } from '#server/usecases/guard.ts'

/** Products one list shows; beyond that people search. */
const PRODUCTS_SHOWN = 500

/** Products by name. */
export const readProducts = verb({
  name: 'readProducts',
  action: 'PRODUCT_SEE',
  async run(
    { ports },
    { search }: { readonly search: string | null },
  ): Promise<Result<readonly NamedProduct[]>> {
    return accepted(await ports.products.list((search ?? '').toLowerCase(), PRODUCTS_SHOWN))
  },
})
