import type { Resolvers } from '#server/api/graphql/field.ts'
import { companyResolvers } from '#server/api/graphql/resolvers/company.ts'
import { downlineResolvers } from '#server/api/graphql/resolvers/downline.ts'
import { homeResolvers } from '#server/api/graphql/resolvers/home.ts'
import { importResolvers } from '#server/api/graphql/resolvers/imports.ts'
import { leadResolvers } from '#server/api/graphql/resolvers/leads.ts'
import { memberResolvers } from '#server/api/graphql/resolvers/members.ts'
import { orderResolvers } from '#server/api/graphql/resolvers/orders.ts'
import { periodResolvers } from '#server/api/graphql/resolvers/periods.ts'
import { planResolvers } from '#server/api/graphql/resolvers/plans.ts'
import { productResolvers } from '#server/api/graphql/resolvers/products.ts'
import { statementResolvers } from '#server/api/graphql/resolvers/statements.ts'
import { userResolvers } from '#server/api/graphql/resolvers/users.ts'

/** One noun of the schema: the file of its types and what resolves them. */
export interface Noun {
  readonly sdl: string
  readonly resolvers: Resolvers
}

/** Every noun the API serves. Adding one: a line here, and a row a root field in `access-table.ts`. */
export const NOUNS: readonly Noun[] = [
  { sdl: 'shared', resolvers: companyResolvers },
  { sdl: 'company', resolvers: userResolvers },
  { sdl: 'members', resolvers: memberResolvers },
  { sdl: 'leads', resolvers: leadResolvers },
  { sdl: 'downline', resolvers: downlineResolvers },
  { sdl: 'home', resolvers: homeResolvers },
  { sdl: 'imports', resolvers: importResolvers },
  { sdl: 'orders', resolvers: orderResolvers },
  { sdl: 'products', resolvers: productResolvers },
  { sdl: 'periods', resolvers: periodResolvers },
  { sdl: 'statements', resolvers: statementResolvers },
  { sdl: 'plans', resolvers: planResolvers },
]
