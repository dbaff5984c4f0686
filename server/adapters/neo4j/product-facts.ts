import type { Driver } from 'neo4j-driver'
import { gather, gatherAll } from '#server/adapters/neo4j/gather.ts'
import { listedProducts, productsByCode } from '#server/adapters/neo4j/product-queries.ts'
import { readRows } from '#server/adapters/neo4j/query.ts'
import type { NamedProduct, ProductFacts } from '#server/ports/product-facts.ts'

/** What is asked for at every order and changes rarely: kept until `forget` is called. */
export interface RememberedProducts extends ProductFacts {
  /** Read anew at the next question: a product has changed. */
  forget(): void
}

/** Products that are remembered at most. */
const REMEMBERED_MOST = 10_000

/** Products of the store. */
export function productFactsOf(driver: Driver): RememberedProducts {
  let known = new Map<string, NamedProduct>()
  const read = gather(async (codes: readonly string[]) => {
    const began = known
    const rows = await readRows(driver, productsByCode, { codes: [...codes] })
    // What was read before a change became known goes into the memory that the change threw away.
    for (const row of rows) if (began.size < REMEMBERED_MOST) began.set(row.code, row)
    return new Map(rows.map((row) => [row.code, row]))
  })
  return {
    list: (search, limit) => readRows(driver, listedProducts, { search, limit }),
    byCode: (codes) => gatherAll(async (code) => known.get(code) ?? read(code), codes),
    forget: () => {
      known = new Map()
    },
  }
}
