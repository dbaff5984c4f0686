import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql/index.js'
import { type Refusal, refusal } from '#server/domain/kernel/refusal.ts'

/** What one request may ask for. Cost counts the fields of the largest answer the document allows. */
export const LIMITS = {
  depth: 10,
  /** Of a question about the schema itself: what `getIntrospectionQuery` of graphql asks, and no deeper. */
  schemaDepth: 15,
  cost: 100_000,
  aliases: 100,
  tokens: 5_000,
  bodyBytes: 1_048_576,
  pageDefault: 50,
  pageMost: 200,
  requestMs: 10_000,
} as const

/** A list without a limit of its own counts as the largest page, unless the schema knows it to be short. */
const LIST_SIZE = LIMITS.pageMost
/** Arguments that say how many there will be. */
const COUNTS = ['first', 'last', 'most', 'limit'] as const

/** A document that has passed validation, with what it will be run with. */
export interface DocumentToWeigh {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly variables: Readonly<Record<string, unknown>>
}

interface Weight {
  readonly depth: number
  /** Below `__schema` and `__type`. */
  readonly schemaDepth: number
  readonly cost: number
  readonly aliases: number
}

/**
 * Weighs a validated document before it runs: depth, number of aliases, and cost. Fragments are weighed once for
 * each type they are spread on, so that a document cannot make the weighing itself expensive.
 */
export function overLimits(asked: DocumentToWeigh): readonly Refusal[] {
  const weigher = new Weigher(asked)
  const { depth, schemaDepth, cost, aliases } = weigher.weigh()
  const refusals: Refusal[] = []
  if (depth > LIMITS.depth)
    refusals.push(refusal('QUERY_TOO_DEEP', { depth: `${depth}`, most: `${LIMITS.depth}` }))
  if (schemaDepth > LIMITS.schemaDepth)
    refusals.push(refusal('QUERY_TOO_DEEP', { depth: `${schemaDepth}`, most: `${LIMITS.schemaDepth}` }))
  if (cost > LIMITS.cost) {
    refusals.push(refusal('QUERY_TOO_COSTLY', { cost: `${Math.min(cost, 1e15)}`, most: `${LIMITS.cost}` }))
  }
  if (aliases > LIMITS.aliases) {
    refusals.push(refusal('QUERY_TOO_COSTLY', { aliases: `${aliases}`, most: `${LIMITS.aliases}` }))
  }
  return refusals
}

const NOTHING: Weight = { depth: 0, schemaDepth: 0, cost: 0, aliases: 0 }

/** Where a selection stands; `paged`: right below a page whose limit has been counted, so its list is not again. */
interface Place {
  readonly type: unknown
  readonly paged: boolean
}

class Weigher {
  readonly #asked: DocumentToWeigh
  readonly #fragments = new Map<string, FragmentDefinitionNode>()
  readonly #known = new Map<string, Weight>()

  constructor(asked: DocumentToWeigh) {
    this.#asked = asked
    for (const definition of asked.document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition)
    }
  }

  weigh(): Weight {
    const { schema, operation } = this.#asked
    return this.#selection(operation.selectionSet, {
      type: schema.getRootType(operation.operation),
      paged: false,
    })
  }

  #selection(selections: SelectionSetNode, place: Place): Weight {
    let { depth, schemaDepth, cost, aliases } = NOTHING
    for (const selection of selections.selections) {
      const weight = this.#weigh(selection, place)
      depth = Math.max(depth, weight.depth)
      schemaDepth = Math.max(schemaDepth, weight.schemaDepth)
      cost += weight.cost
      aliases += weight.aliases
    }
    return { depth, schemaDepth, cost, aliases }
  }

  #weigh(selection: SelectionNode, place: Place): Weight {
    if (selection.kind === Kind.FIELD) return this.#field(selection, place)
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#fragment(selection.name.value, place)
    const type = this.#typeNamed(selection.typeCondition?.name.value) ?? place.type
    return this.#selection(selection.selectionSet, { ...place, type })
  }

  /** Validation has refused rings of fragments, so this ends. */
  #fragment(name: string, { paged }: Place): Weight {
    const key = `${name} ${paged}`
    const known = this.#known.get(key)
    if (known) return known
    const fragment = this.#fragments.get(name)
    const type = this.#typeNamed(fragment?.typeCondition.name.value)
    const weight = fragment ? this.#selection(fragment.selectionSet, { type, paged }) : NOTHING
    this.#known.set(key, weight)
    return weight
  }

  #field(node: FieldNode, { type, paged }: Place): Weight {
    const definition = fieldOf(type, node.name.value)
    const alias = node.alias === undefined ? 0 : 1
    if (!node.selectionSet || !definition) return { ...NOTHING, depth: 1, cost: 1, aliases: alias }
    const list = isList(definition)
    const count = this.#count(node, definition)
    const inner = this.#selection(node.selectionSet, {
      type: getNamedType(definition.type),
      paged: count !== undefined && !list,
    })
    const assumed = list && paged ? 1 : (assumedSize(definition) ?? (list ? LIST_SIZE : 1))
    const times = count ?? assumed
    const depth = inner.depth + 1
    const asks = META_FIELDS.has(node.name.value) ? { depth: 1, schemaDepth: depth } : { ...inner, depth }
    return { ...asks, cost: 1 + times * inner.cost, aliases: inner.aliases + alias }
  }

  #count(node: FieldNode, definition: GraphQLField<unknown, unknown>): number | undefined {
    if (!definition.args.some(({ name }) => (COUNTS as readonly string[]).includes(name))) return undefined
    const values = argumentsOf(definition, node, this.#asked.variables)
    const counts = COUNTS.map((name) => values[name]).filter((value) => typeof value === 'number')
    return Math.max(1, counts[0] ?? LIST_SIZE)
  }

  #typeNamed(name: string | undefined): unknown {
    return name === undefined ? undefined : this.#asked.schema.getType(name)
  }
}

/** Lists of the schema's own parts count once: how many there are is known, and validation bounds their nesting. */
function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  const named = getNamedType(type)
  return (
    isListType(isNonNullType(type) ? type.ofType : type) &&
    isCompositeType(named) &&
    !isIntrospectionType(named)
  )
}

/** What `@listSize` says of a field: how long the list is, or how long the columns below it are. */
function assumedSize({ astNode }: GraphQLField<unknown, unknown>): number | undefined {
  const said = astNode?.directives?.find(({ name }) => name.value === 'listSize')
  const assumed = said?.arguments?.find(({ name }) => name.value === 'assumed')?.value
  return assumed?.kind === Kind.INT ? Number(assumed.value) : undefined
}

/** Fields every root has beside those of its type; validation refuses them anywhere else. */
const META_FIELDS: ReadonlyMap<string, GraphQLField<unknown, unknown>> = new Map(
  [SchemaMetaFieldDef, TypeMetaFieldDef].map((definition) => [definition.name, definition]),
)

function fieldOf(type: unknown, name: string): GraphQLField<unknown, unknown> | undefined {
  const meta = META_FIELDS.get(name)
  if (meta) return meta
  if (!isObjectType(type) && !isInterfaceType(type)) return undefined
  return (type as GraphQLObjectType).getFields()[name]
}

/** Arguments as they will be read; a value that cannot be read counts as absent, execution refuses it later. */
function argumentsOf(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  try {
    return getArgumentValues(definition, node, variables)
  } catch {
    return {}
  }
}
