import { GraphQLError, GraphQLScalarType, Kind } from 'graphql/index.js'
import { formatInstant, type Instant, parseDate, parseInstant } from '#server/domain/kernel/instant.ts'

const DECIMAL = /^-?\d{1,15}(\.\d{1,15})?$/
const WHOLE = /^-?\d{1,19}$/

/** Text in, text out; what does not fit is BAD_USER_INPUT with the scalar's name, never an echo of the value. */
function textScalar(name: string, read: (text: string) => unknown, write: (value: unknown) => string) {
  const parse = (value: unknown): unknown => {
    const parsed = typeof value === 'string' && value.length <= 64 ? read(value) : undefined
    if (parsed === undefined)
      throw new GraphQLError(`not a ${name}`, { extensions: { code: 'BAD_USER_INPUT' } })
    return parsed
  }
  return new GraphQLScalarType({
    name,
    serialize: write,
    parseValue: parse,
    parseLiteral: (node) =>
      parse(
        node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT
          ? node.value
          : undefined,
      ),
  })
}

const plain = (value: unknown): string => String(value)

/** Resolvers get and give: BigInt as bigint, Instant as `Instant`, Date as `CalendarDate`, Decimal as plain text. */
export const SCALARS: Readonly<Record<string, GraphQLScalarType>> = {
  BigInt: textScalar('BigInt', (text) => (WHOLE.test(text) ? BigInt(text) : undefined), plain),
  Instant: textScalar('Instant', parseInstant, (value) =>
    typeof value === 'number' ? formatInstant(value as Instant) : plain(value),
  ),
  Date: textScalar('Date', parseDate, plain),
  Decimal: textScalar('Decimal', (text) => (DECIMAL.test(text) ? text : undefined), plain),
}
