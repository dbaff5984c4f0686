import { readFileSync } from 'node:fs'
import {
  type DocumentNode,
  extendSchema,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  isScalarType,
  Kind,
  parse,
} from 'graphql/index.js'
import { guardRootFields } from '#server/api/graphql/access-table.ts'
import type { Context } from '#server/api/graphql/context.ts'
import type { Resolvers } from '#server/api/graphql/field.ts'
import { NOUNS } from '#server/api/graphql/nouns.ts'
import { SCALARS } from '#server/api/graphql/scalars.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import type { Actor } from '#server/usecases/actor.ts'

/**
 * The finished schema: our types, and the generated plain reads, with every root field behind the
 * access table. Throws a `Bug` naming every root field without a resolver or without a row.
 */
export function buildSchema(generated: GraphQLSchema): GraphQLSchema {
  const ours = ourTypes()
  const schema = extendSchema(generated, asExtension(ours, generated))
  attachScalars(schema)
  for (const { resolvers } of NOUNS) attach(schema, resolvers)
  attachSeq(schema)
  attachProperties(schema, ours)
  return guardRootFields(schema)
}

/** The types of every noun as one document. */
function ourTypes(): DocumentNode {
  const texts = NOUNS.map(({ sdl }) =>
    readFileSync(new URL(`./types/${sdl}.graphql`, import.meta.url), 'utf8'),
  )
  return parse(texts.join('\n'))
}

const ROOTS = ['Query', 'Mutation', 'Subscription']

/** The same document as an extension of a schema that has some of our roots and scalars already. */
function asExtension(ours: DocumentNode, base: GraphQLSchema): DocumentNode {
  const definitions = ours.definitions.flatMap((definition) => {
    if (definition.kind === Kind.SCALAR_TYPE_DEFINITION && base.getType(definition.name.value)) return []
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION || !base.getType(definition.name.value))
      return [definition]
    return [{ ...definition, kind: Kind.OBJECT_TYPE_EXTENSION } as const]
  })
  const roots = ROOTS.filter((name) => !base.getType(name)).map((name) => `${name.toLowerCase()}: ${name}`)
  const schema = roots.length > 0 ? parse(`extend schema { ${roots.join(' ')} }`).definitions : []
  return { kind: Kind.DOCUMENT, definitions: [...definitions, ...schema] }
}

function attachScalars(schema: GraphQLSchema): void {
  for (const [name, scalar] of Object.entries(SCALARS)) {
    const type = schema.getType(name)
    invariant(isScalarType(type), `the schema has a scalar ${name}`)
    type.serialize = scalar.serialize
    type.parseValue = scalar.parseValue
    type.parseLiteral = scalar.parseLiteral
  }
}

function attach(schema: GraphQLSchema, resolvers: Resolvers): void {
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = schema.getType(typeName)
    invariant(isObjectType(type), `resolvers are for a type ${typeName} of the schema`)
    for (const [fieldName, resolve] of Object.entries(fields)) {
      const definition = (type as GraphQLObjectType<unknown, Context>).getFields()[fieldName]
      invariant(definition, `${typeName}.${fieldName} is a field of the schema`)
      if (typeName === 'Subscription') {
        definition.subscribe = resolve as never
        definition.resolve = (event) => event
      } else definition.resolve = resolve as never
    }
  }
}

/** `reader` where the answer is for somebody else than who asked: signing in makes a new actor. */
interface SeqHolder {
  readonly seq: bigint
  readonly reader?: Actor
}

/** Every field named `seq` is shown as its actor may see it: staff the place in the log, others an opaque number. */
function attachSeq(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    const definition = isObjectType(type) ? type.getFields()['seq'] : undefined
    if (!definition || definition.resolve) continue
    definition.resolve = ({ seq, reader }: SeqHolder, _args, context: Context) =>
      context.shownSeq(seq, reader)
  }
}

/**
 * Every field of our types that nobody resolves answers the property of its name, a function when it is asked for.
 * A value without such a property is a `Bug` that names the field: as null it would stay unnoticed for ever.
 */
function attachProperties(schema: GraphQLSchema, ours: DocumentNode): void {
  for (const definition of ours.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION || ROOTS.includes(definition.name.value)) continue
    const type = schema.getType(definition.name.value)
    invariant(isObjectType(type), `the schema has the type ${definition.name.value}`)
    for (const each of Object.values(type.getFields())) each.resolve ??= propertyOf(type.name, each.name)
  }
}

function propertyOf(typeName: string, name: string): GraphQLFieldResolver<unknown, Context> {
  return (source, ...asked) => {
    const value = source as Readonly<Record<string, unknown>>
    invariant(
      typeof source === 'object' && source !== null && name in source,
      `${typeName}.${name}: nobody answers it (the value has no such property)`,
    )
    return typeof value[name] === 'function' ? value[name](...asked) : value[name]
  }
}
