import { z } from 'zod'
import { factsSchema } from '#server/formats/facts-document/facts-schema.ts'
import { mappingSchema } from '#server/formats/mapping.ts'
import { planSchema } from '#server/formats/plan-document/plan-schema.ts'

/** The documents whose JSON Schema is published: under `seeds/plans/`, of mappings under `seeds/company/`. */
export type PublishedSchema = 'plan-1' | 'facts-1' | 'mapping-1'

const SCHEMAS = {
  'plan-1': { schema: planSchema, title: 'Stemma compensation plan, version 1 of the format' },
  'facts-1': { schema: factsSchema, title: 'Stemma facts for a compensation run, version 1 of the format' },
  'mapping-1': { schema: mappingSchema, title: 'Stemma mapping of an import, version 1 of the format' },
} as const

/** The JSON Schema (draft 2020-12) of a document as text, made from the schema that reads it. */
export function publishedSchema(name: PublishedSchema): string {
  const { schema, title } = SCHEMAS[name]
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' })
  const $id = `urn:stemma:schema:${name}`
  return `${JSON.stringify({ $schema, $id, title, ...rest }, undefined, 2)}\n`
}
