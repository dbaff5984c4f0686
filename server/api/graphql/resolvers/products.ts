import { z } from 'zod'
import { field, type Resolvers } from '#server/api/graphql/field.ts'
import { input, parseInput } from '#server/api/graphql/input.ts'
import { PRODUCT_KINDS } from '#server/domain/commerce/events.ts'
import { formatPoints, pointsOf } from '#server/domain/kernel/points.ts'
import type { NamedProduct } from '#server/ports/product-facts.ts'
import { readProducts } from '#server/usecases/products/read-products.ts'
import { saveProduct } from '#server/usecases/products/save-product.ts'

const product = ({ code, name, kind, currency, ...figures }: NamedProduct) => ({
  code,
  name,
  kind,
  memberPrice: { minor: figures.memberPriceMinor, currency },
  customerPrice: { minor: figures.customerPriceMinor, currency },
  cv: { minor: figures.cvMinor, currency },
  points: formatPoints(pointsOf(figures.pvHundredths)),
})

const saved = z.object({
  code: z.string().regex(/^[\w.-]{1,60}$/, 'give 1 to 60 letters, digits, dots or hyphens'),
  name: input.filled(200),
  kind: z.enum(PRODUCT_KINDS, 'give GOODS or SERVICE'),
  memberPrice: z.string(),
  customerPrice: z.string(),
  cv: z.string(),
  points: z.string(),
})

/** Products as far as orders need them. */
export const productResolvers: Resolvers = {
  Query: {
    productList: field(
      readProducts,
      (args: { readonly search?: string | null }) => ({
        search: parseInput(input.optional(100), args.search),
      }),
      (products) => products.map(product),
    ),
  },
  Mutation: { saveProduct: field(saveProduct, (args: unknown) => parseInput(saved, args)) },
}
