import { type DocumentNode, parse } from 'graphql/index.js'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Offence, sourcesIn } from './sources.ts'

/** The fields of every input type of the schema. */
function inputTypes(schema: DocumentNode): ReadonlyMap<string, readonly string[]> {
  return new Map(
    schema.definitions.flatMap((definition) =>
      definition.kind === 'InputObjectTypeDefinition'
        ? [[definition.name.value, (definition.fields ?? []).map(({ name }) => name.value)] as const]
        : [],
    ),
  )
}

/** `enrolInput` reads `EnrolIn`. */
const typeNameOf = (reader: string): string =>
  `${reader.charAt(0).toUpperCase()}${reader.slice(1).replace(/put$/, '')}`

/**
 * Fields that one side of a door knows and the other does not: what the schema takes in and nobody reads is lost,
 * what is read and the schema lacks can never be sent. Neither is seen by the compiler.
 */
function inputOffences(
  types: ReadonlyMap<string, readonly string[]>,
  readers: Readonly<Record<string, unknown>>,
): Offence[] {
  return Object.entries(readers).flatMap(([reader, shape]) => {
    const typeName = typeNameOf(reader)
    const fields = types.get(typeName)
    if (!fields || !(shape instanceof z.ZodObject)) return []
    const read = Object.keys(shape.shape)
    return [
      ...fields
        .filter((name) => !read.includes(name))
        .map((name) => `${reader} does not read ${typeName}.${name}`),
      ...read
        .filter((name) => !fields.includes(name))
        .map((name) => `${typeName} has no field ${name}: add it`),
    ].map((rule) => ({ path: 'server/api/graphql', rule }))
  })
}

const types = inputTypes(
  parse(
    sourcesIn(['server/api/graphql/types'], /\.graphql$/)
      .map(({ text }) => text)
      .join('\n'),
  ),
)

async function everyReader(): Promise<Readonly<Record<string, unknown>>> {
  const files = sourcesIn(['server/api/graphql/resolvers'], /\.ts$/).filter(({ text }) =>
    /export const \w+Input = z/.test(text),
  )
  const modules = await Promise.all(
    files.map(({ path }) => import(new URL(`../../${path}`, import.meta.url).href)),
  )
  return Object.assign({}, ...modules)
}

describe('input types of the schema', () => {
  test('are read field by field by what is named for them', async () => {
    const readers = await everyReader()
    expect(Object.keys(readers).filter((name) => types.has(typeNameOf(name)))).toContain('enrolInput')
    expect(inputOffences(types, readers)).toEqual([])
  })

  test('finds a planted field on either side', () => {
    const planted = inputTypes(parse('input EnrolIn { name: String, lost: String }'))
    const enrolInput = z.object({ name: z.string(), unsent: z.string() })
    expect(inputOffences(planted, { enrolInput }).map(({ rule }) => rule)).toEqual([
      'enrolInput does not read EnrolIn.lost',
      'EnrolIn has no field unsent: add it',
    ])
  })
})
