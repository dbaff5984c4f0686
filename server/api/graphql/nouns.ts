import type { Resolvers } from '#server/api/graphql/field.ts'
import { companyResolvers } from '#server/api/graphql/resolvers/company.ts'
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
]
