import { readFileSync } from 'node:fs'
import { Neo4jGraphQL } from '@neo4j/graphql'
import { type GraphQLFieldResolver, GraphQLObjectType, GraphQLSchema } from 'graphql/index.js'
import type { Driver } from 'neo4j-driver'
import type { Context } from '#server/api/graphql/context.ts'
import { Refused } from '#server/api/graphql/failure-format.ts'
import { Fault } from '#server/domain/kernel/failure.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'

/** Parts of filters and sortings one request may have; each becomes a piece of the statement. */
const PARTS_MOST = 60
/** Rows one may skip; large lists are narrowed, not leafed through. */
const OFFSET_MOST = 10_000

/**
 * Plain reads for staff, made by `@neo4j/graphql` from `generated-types`: lists with filters, sorting and pages.
 * Connections (they collect every match before they cut) and everything else at the root are left out, and no
 * rights directive of the library is trusted: the access table stands before every field.
 */
export async function generatedSchema(driver: Driver): Promise<GraphQLSchema> {
  const typeDefs = readFileSync(new URL('./generated-types/plain.graphql', import.meta.url), 'utf8')
  const features = { excludeDeprecatedFields: { attributeFilters: true, mutationOperations: true } }
  const made = await new Neo4jGraphQL({ typeDefs, driver, features }).getSchema()
  const query = made.getQueryType()
  invariant(query && !made.getMutationType() && !made.getSubscriptionType(), 'generated types are read-only')
  const { fields, ...config } = query.toConfig()
  const lists = Object.entries(fields).filter(([name]) => !name.endsWith('Connection'))
  const kept = lists.map(([name, field]) => {
    invariant(field.resolve, `${name} has a resolver`)
    return [name, { ...field, resolve: within(field.resolve as PlainResolver) }] as const
  })
  return new GraphQLSchema({ query: new GraphQLObjectType({ ...config, fields: Object.fromEntries(kept) }) })
}

type PlainResolver = GraphQLFieldResolver<unknown, Context>

/** Refuses questions that would make huge statements, and turns what the driver throws into a fault. */
function within(resolve: PlainResolver): PlainResolver {
  return async (...asked) => {
    const [, args] = asked
    const parts = partsOf(args)
    const offset = typeof args['offset'] === 'number' ? args['offset'] : 0
    if (parts > PARTS_MOST || offset > OFFSET_MOST) {
      const facts = { parts: `${parts}`, most: `${PARTS_MOST}`, offset: `${offset}` }
      throw new Refused([refusal('QUERY_TOO_COSTLY', facts)])
    }
    try {
      return await resolve(...asked)
    } catch (error) {
      throw faultOf(error)
    }
  }
}

/** How many values, lists and objects stand in the arguments; walked without recursion. */
function partsOf(args: unknown): number {
  const waiting: unknown[] = [args]
  let parts = 0
  while (waiting.length > 0 && parts <= PARTS_MOST) {
    const value = waiting.pop()
    if (value === null || typeof value !== 'object') continue
    const inside = Object.values(value)
    parts += inside.length
    waiting.push(...inside)
  }
  return parts
}

/** The library lets the driver's errors through; what is none of them is a fault of ours. */
function faultOf(error: unknown): unknown {
  const code = (error as { code?: unknown } | undefined)?.code
  if (
    typeof code !== 'string' ||
    !/^(Neo\.|ServiceUnavailable|SessionExpired|ProcedureCallFailed)/.test(code)
  ) {
    return error
  }
  return new Fault({ source: 'NEO4J', code: 'NEO4J_AWAY', retriable: true, cause: error })
}
