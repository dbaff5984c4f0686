import {
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLObjectType,
  GraphQLSchema,
  graphql,
} from 'graphql/index.js'
import { describe, expect, test } from 'vitest'
import { shownErrors } from '#server/api/graphql/failure-response.ts'
import { SCALARS } from '#server/api/graphql/scalars.ts'

const fields = Object.fromEntries(
  Object.entries(SCALARS).map(([name, type]) => [name.toLowerCase(), { type }]),
)
const order = new GraphQLInputObjectType({ name: 'OrderIn', fields })
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      take: { type: GraphQLInt, args: { orders: { type: new GraphQLList(order) } }, resolve: () => 1 },
    },
  }),
})

const faces = async (source: string, variableValues: Record<string, unknown> = {}) => {
  const { errors = [] } = await graphql({ schema, source, variableValues })
  const shown = shownErrors(errors, { correlationId: 'id', talkative: false, bug: () => undefined })
  return shown.map(({ extensions }) => extensions)
}

describe('a value no scalar takes', () => {
  const text = 'query ($orders: [OrderIn]) { take(orders: $orders) }'

  test.each([
    [
      'instant',
      '9999-12-31T00:00:00Z',
      /instant such as 2026-01-31T12:00:00Z, from 1900-01-01 to 2199-12-31/,
    ],
    ['date', '2026-02-30', /day that exists, such as 2026-01-31/],
    ['decimal', '12,50', /decimal number such as "12.50"/],
    ['bigint', 'many', /whole number of at most 19 digits/],
  ])('%s: names its field and the remedy, and never echoes the value', async (name, value, remedy) => {
    const [face] = await faces(text, { orders: [{}, { [name]: value }] })
    expect(face).toEqual({
      code: 'BAD_USER_INPUT',
      field: `orders[1].${name}`,
      facts: { reason: expect.stringMatching(remedy) },
    })
    expect(JSON.stringify(face)).not.toContain(value)
  })

  test('written into the document it names the remedy', async () => {
    const [face] = await faces('{ take(orders: [{ date: "31.01.2026" }]) }')
    expect(face).toMatchObject({
      code: 'BAD_USER_INPUT',
      facts: { reason: expect.stringContaining('2026-01-31') },
    })
  })

  test('a right one passes', async () => {
    expect(await faces(text, { orders: [{ instant: '2026-01-31T12:00:00Z', date: '2026-01-31' }] })).toEqual(
      [],
    )
  })
})
