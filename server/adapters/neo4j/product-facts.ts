import type { Driver } from 'neo4j-driver'
import { listedProducts, productsByCode } from '#server/adapters/neo4j/product-queries.ts'
import { readRows } from '#server/adapters/neo4j/query.ts'
import type { ProductFacts } from '#server/ports/product-facts.ts'

/** Products of the store. */
export const productFactsOf = (driver: Driver): ProductFacts => ({
  list: (search, limit) => readRows(driver, listedProducts, { search, limit }),
  async byCode(codes) {
    const rows = await readRows(driver, productsByCode, { codes: [...new Set(codes)] })
    return new Map(rows.map((row) => [row.code, row]))
  },
})
