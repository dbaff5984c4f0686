import { z } from 'zod'
import { column } from '#server/adapters/neo4j/decode.ts'
import { parameter } from '#server/adapters/neo4j/encode.ts'
import { bindQuery } from '#server/adapters/neo4j/query.ts'
import { PRODUCT_KINDS } from '#server/domain/commerce/events.ts'
import type { Currency } from '#server/domain/kernel/money.ts'

const product = z.object({
  code: column.text,
  name: column.text,
  kind: z.enum(PRODUCT_KINDS),
  currency: column.id<Currency>(),
  memberPriceMinor: column.exact,
  customerPriceMinor: column.exact,
  cvMinor: column.exact,
  pvHundredths: column.exact,
})

export const listedProducts = bindQuery('products/list', {
  params: z.object({ search: z.string(), limit: parameter.whole }),
  row: product,
})

export const productsByCode = bindQuery('products/by-code', {
  params: z.object({ codes: z.string().array() }),
  row: product,
})
