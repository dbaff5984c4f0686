import { readdirSync, readFileSync } from 'node:fs'
import {
  type GraphQLSchema,
  isObjectType,
  type OperationDefinitionNode,
  parse,
  buildSchema as parseSchema,
  printSchema,
} from 'graphql/index.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { ACCESS_TABLE, accessGaps, rootFieldsOf } from '#server/api/graphql/access-table.ts'
import { overLimits } from '#server/api/graphql/limits.ts'
import { leavesOf } from '#test/api/every-leaf.ts'
import { houseSchema } from '#test/api/house-schema.ts'

let schema: GraphQLSchema
beforeAll(async () => {
  schema = await houseSchema()
})

describe('the finished schema', () => {
  test('is what was agreed: a change shows here first', async () => {
    await expect(`${printSchema(schema)}\n`).toMatchFileSnapshot('./schema.snapshot.txt')
  })

  test('lists all that is writable, and nothing that is generated is', () => {
    const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {})
    expect(mutations.filter((name) => name.toLowerCase().includes('plain'))).toEqual([])
    expect(mutations.filter((name) => /^(create|update|delete)(?!User$|ApiKey$)/.test(name))).toEqual([])
  })

  test('has no generated connection, aggregate, or way from a plain type to a neighbour', () => {
    expect(rootFieldsOf(schema).filter((name) => /Connection|Aggregate/.test(name))).toEqual([])
    for (const type of Object.values(schema.getTypeMap())) {
      if (!/^Plain[A-Za-z]+$/.test(type.name) || !('getFields' in type) || /Where|Sort/.test(type.name))
        continue
      const composite = Object.values(type.getFields()).filter(({ type: of }) =>
        /^Plain|^Member/.test(`${of}`),
      )
      expect(composite.map(({ name }) => `${type.name}.${name}`)).toEqual([])
    }
  })
})

describe('every field', () => {
  const refused = (query: string): boolean => {
    const document = parse(query)
    const operation = document.definitions[0] as OperationDefinitionNode
    return overLimits({ schema, document, operation, variables: {} }).length > 0
  }

  test('of every answer may be asked for: all at once, or else one part after the other', () => {
    const names = rootFieldsOf(schema).filter((name) => !/^Subscription|plain/.test(name))
    const tooCostly = names.flatMap((name) => {
      const { query, parts } = leavesOf(schema, { name: name.replace(/^.*\./, ''), variables: {} })
      return refused(query) && (parts.length === 0 || parts.some(refused)) ? [name] : []
    })
    expect(tooCostly).toEqual([])
  })

  test('of what a batch of orders answers may be asked for at once', () => {
    expect(refused(leavesOf(schema, { name: 'recordOrders', variables: {} }).query)).toBe(false)
  })
})

describe('a field of our types', () => {
  const fieldOf = (typeName: string, name: string) => {
    const type = schema.getType(typeName)
    const definition = isObjectType(type) ? type.getFields()[name] : undefined
    return (source: unknown) => definition?.resolve?.(source, { first: 3 }, {} as never, {} as never)
  }

  test('is refused loudly by name when its value has no such property', () => {
    const nobody = /^MemberRow\.lastOrderAt: nobody answers it/
    for (const source of [{ id: 'a' }, Object.create(null), 'text', null]) {
      expect(() => fieldOf('MemberRow', 'lastOrderAt')(source)).toThrow(nobody)
    }
  })

  test('answers a property that is there, null too, and asks a function with its arguments', () => {
    expect(fieldOf('MemberRow', 'lastOrderAt')({ lastOrderAt: null })).toBeNull()
    expect(fieldOf('MemberRow', 'level')({ level: 0 })).toBe(0)
    expect(fieldOf('Member', 'legs')({ legs: ({ first }: { first: number }) => first })).toBe(3)
  })

  test('always has somebody who answers', () => {
    const silent = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !/^__|^Plain/.test(type.name)
        ? Object.values(type.getFields()).flatMap(({ name, resolve, subscribe }) =>
            resolve || subscribe ? [] : [`${type.name}.${name}`],
          )
        : [],
    )
    expect(silent).toEqual([])
  })
})

describe('the access table', () => {
  test('has a row for every root field, and a field for every row', () => {
    expect(accessGaps(schema)).toEqual([])
  })

  test('finds a planted field without a row', () => {
    const planted = parseSchema('type Query { secrets: String }')
    expect(accessGaps(planted, {})).toEqual(['Query.secrets has no row in the access table'])
  })

  test('finds a row whose field is gone, and a field that says another verb than its row', () => {
    const wrong = {
      ...ACCESS_TABLE,
      'Query.gone': { action: 'COMPANY_SEE', verb: 'readCompany' },
      'Query.users': { action: 'COMPANY_SEE', verb: 'readUsers' },
    } as const
    expect(accessGaps(schema, wrong)).toHaveLength(2)
  })
})

describe('what is generated', () => {
  const folder = new URL('../../server/api/graphql/', import.meta.url)
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(graphql|ts)$/.test(path),
  )

  test('trusts no directive of the library for rights, and runs no Cypher of its own', () => {
    const using = sources.filter((path) =>
      /@(cypher|authentication|authorization|subscriptionsAuthorization)\b/.test(
        readFileSync(new URL(path, folder), 'utf8').replace(/#.*$/gm, ''),
      ),
    )
    expect(using).toEqual([])
  })

  test('is read-only by declaration too', () => {
    expect(readFileSync(new URL('generated-types/plain.graphql', folder), 'utf8')).toContain(
      '@mutation(operations: [])',
    )
  })
})
