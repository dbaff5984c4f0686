import type { GraphQLSchema } from 'graphql/index.js'
import { openDriver } from '#server/adapters/neo4j/driver.ts'
import { generatedSchema } from '#server/api/graphql/generated-schema.ts'
import { buildSchema } from '#server/api/graphql/schema.ts'

/** The finished schema; its driver leads nowhere and is never asked. */
export async function houseSchema(): Promise<GraphQLSchema> {
  return buildSchema(await generatedSchema(openDriver({ uri: 'bolt://127.0.0.1:1', user: '', password: '' })))
}
