import {
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
} from 'graphql/index.js'

/** A root field with the values of its arguments. */
export interface Asked {
  readonly name: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** A document with its variables, and the parts it can be split into where it is too large. */
export interface LeafQuestion {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly parts: readonly string[]
}

/** Arguments a nested field cannot do without. */
const NEEDED: Readonly<Record<string, string>> = { language: 'language: "de"' }

/** Asks a root field for every leaf of its answer, each object with its type's name. */
export function leavesOf(schema: GraphQLSchema, { name, variables }: Asked): LeafQuestion {
  const writes = schema.getMutationType()?.getFields()[name]
  const definition = writes ?? schema.getQueryType()?.getFields()[name]
  if (!definition) throw new Error(`the schema has no root field ${name}`)
  const args = definition.args.filter((arg) => arg.name in variables)
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ')
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
  const [head, field] = args.length === 0 ? ['', name] : [`(${declared})`, `${name}(${passed})`]
  const kind = writes ? OperationTypeNode.MUTATION : OperationTypeNode.QUERY
  return { ...questionOf(`${kind} ${head}`, field, definition), variables }
}

/** The same for a question whose arguments stand in its text; it has one root field. */
export function leavesOfText(schema: GraphQLSchema, question: string): LeafQuestion {
  const [asked] = parse(question).definitions as readonly OperationDefinitionNode[]
  const [field] = (asked?.selectionSet.selections ?? []) as readonly FieldNode[]
  const definition = asked && field && schema.getRootType(asked.operation)?.getFields()[field.name.value]
  if (!definition) throw new Error(`${question} asks for nothing`)
  const { selectionSet: _, ...bare } = field
  return { ...questionOf(asked.operation, print(bare), definition), variables: {} }
}

type AnyField = GraphQLField<unknown, unknown>

function questionOf(head: string, field: string, { type }: AnyField) {
  const named = getNamedType(type)
  const inside = (part?: string): string => (isObjectType(named) ? selectionOf(named, part) : '')
  const parts = isObjectType(named) ? Object.keys(named.getFields()) : []
  return {
    query: `${head} { ${field} ${inside()} }`,
    parts: parts.map((part) => `${head} { ${field} ${inside(part)} }`),
  }
}

/** Object types of the schema hold no ring, so this ends. */
function selectionOf(type: { getFields(): Record<string, AnyField> }, part?: string): string {
  const fields = Object.values(type.getFields()).filter(({ name }) => part === undefined || name === part)
  const asked = fields.map(({ name, args, type: of }) => {
    const given = args.flatMap(({ name: each }) => NEEDED[each] ?? [])
    const named = getNamedType(of)
    const below = isObjectType(named) ? selectionOf(named) : ''
    return `${name}${given.length > 0 ? `(${given.join(', ')})` : ''} ${below}`
  })
  return `{ __typename ${asked.join(' ')} }`
}

/** Names of the types of every object in an answer. */
export function typesIn(answer: unknown): ReadonlySet<string> {
  const found = new Set<string>()
  JSON.stringify(answer, (key, value: unknown) => {
    if (key === '__typename' && typeof value === 'string') found.add(value)
    return value
  })
  return found
}
