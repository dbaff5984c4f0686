import {
  buildSchema,
  getIntrospectionQuery,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql/index.js'
import { describe, expect, test } from 'vitest'
import { LIMITS, overLimits } from '#server/api/graphql/limits.ts'

const schema = buildSchema(`
  directive @listSize(assumed: Int!) on FIELD_DEFINITION
  type Query { me: Person  people(first: Int = 50): PersonPage!  everybody: [Person!]! }
  type Columns { id: [ID!]!  name: [String!]!  x: [Int!]!  y: [Int!]! }
  type PersonPage { rows: [Person!]!  total: Int! }
  type Person {
    name: String!  boss: Person  friends: [Person!]!  newest(last: Int = 5): [Person!]!  tags: [String!]!
    notes: [Person!]! @listSize(assumed: 20)
    drawn: Columns! @listSize(assumed: 2000)
  }
`)

/** Codes a document is refused with. */
function refused(text: string, variables: Record<string, unknown> = {}): readonly string[] {
  const document = parse(text, { noLocation: true })
  expect(validate(schema, document)).toEqual([])
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  )
  if (!operation) throw new Error('a test asks for something')
  return overLimits({ schema, document, operation, variables }).map(({ code }) => code)
}

const nested = (levels: number, field: string): string =>
  `{ ${'me'} { ${`${field} { `.repeat(levels)}name${' }'.repeat(levels)} } }`

describe('limits of a document', () => {
  test('an ordinary page with its rows passes', () => {
    expect(refused('{ people(first: 200) { rows { name tags boss { name } } total } }')).toEqual([])
  })

  test(`depth ${LIMITS.depth} passes, one more does not, 60 does not`, () => {
    expect(refused(nested(LIMITS.depth - 2, 'boss'))).toEqual([])
    expect(refused(nested(LIMITS.depth - 1, 'boss'))).toEqual(['QUERY_TOO_DEEP'])
    expect(refused(nested(58, 'boss'))).toEqual(['QUERY_TOO_DEEP'])
  })

  test('depth cannot be hidden in fragments', () => {
    const chain = Array.from(
      { length: 30 },
      (_, at) => `fragment F${at} on Person { boss { ...F${at + 1} } }`,
    )
    expect(refused(`{ me { ...F0 } } ${chain.join(' ')} fragment F30 on Person { name }`)).toEqual([
      'QUERY_TOO_DEEP',
    ])
  })

  test('questions about the schema are weighed too: what tools ask passes, depth 60 does not', () => {
    const chained = (levels: number): string =>
      `{ __schema { types { fields { type { ${'ofType { '.repeat(levels)}name${' }'.repeat(levels)} } } } } }`
    expect(refused(getIntrospectionQuery())).toEqual([])
    expect(refused(chained(LIMITS.schemaDepth - 5))).toEqual([])
    expect(refused(chained(LIMITS.schemaDepth - 4))).toEqual(['QUERY_TOO_DEEP'])
    expect(refused(chained(55))).toEqual(['QUERY_TOO_DEEP'])
    const named = `{ __type(name: "Person") { ${'ofType { '.repeat(58)}name${' }'.repeat(58)} } }`
    expect(refused(named)).toEqual(['QUERY_TOO_DEEP'])
    expect(refused(`{ ...F } fragment F on Query ${named}`)).toEqual(['QUERY_TOO_DEEP'])
  })

  test('a list without a limit counts as the largest page: cost 10 million is refused', () => {
    expect(refused('{ everybody { friends { friends { name } } } }')).toEqual(['QUERY_TOO_COSTLY'])
    expect(refused('{ everybody { friends { name } } }')).toEqual([])
  })

  test('limits count where they are given, also by variable and by default', () => {
    const query = 'query ($n: Int) { everybody { newest(last: $n) { friends { name } } } }'
    expect(refused(query, { n: 1 })).toEqual([])
    expect(refused(query, { n: 50 })).toEqual(['QUERY_TOO_COSTLY'])
    expect(refused('{ everybody { newest { friends { name } } } }')).toEqual(['QUERY_TOO_COSTLY'])
  })

  test('a list the schema knows to be short counts as short', () => {
    expect(refused('{ everybody { notes { name tags boss { name } } } }')).toEqual([])
    expect(refused('{ everybody { notes { notes { notes { name } } } } }')).toEqual(['QUERY_TOO_COSTLY'])
  })

  test('columns count as long as the schema says they are, under every alias', () => {
    const drawn = (times: number): string =>
      `{ ${Array.from({ length: times }, (_, at) => `p${at}: me { drawn { id name x y } }`).join(' ')} }`
    expect(refused(drawn(12))).toEqual([])
    expect(refused(drawn(13))).toEqual(['QUERY_TOO_COSTLY'])
  })

  test('the rows of a page are counted once', () => {
    expect(refused('{ people(first: 200) { rows { friends { name } } } }')).toEqual([])
    expect(refused('{ people(first: 200) { rows { friends { boss { name } tags name } } } }')).toEqual([
      'QUERY_TOO_COSTLY',
    ])
  })

  test('fragments that double each other cost what they make, and are weighed in no time', () => {
    const doubling = Array.from(
      { length: 60 },
      (_, at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`,
    )
    const text = `{ ...F0 } ${doubling.join(' ')} fragment F60 on Query { me { name } }`
    expect(refused(text)).toEqual(['QUERY_TOO_COSTLY'])
  })

  test(`${LIMITS.aliases} aliases pass, one more does not`, () => {
    const aliased = (count: number): string =>
      `{ ${Array.from({ length: count }, (_, at) => `a${at}: me { name }`).join(' ')} }`
    expect(refused(aliased(LIMITS.aliases))).toEqual([])
    expect(refused(aliased(LIMITS.aliases + 1))).toEqual(['QUERY_TOO_COSTLY'])
  })

  test('10,000 aliases do not even get past the parser', () => {
    const text = `{ ${Array.from({ length: 10_000 }, (_, at) => `a${at}: me { name }`).join(' ')} }`
    expect(() => parse(text, { maxTokens: LIMITS.tokens })).toThrow()
  })
})
