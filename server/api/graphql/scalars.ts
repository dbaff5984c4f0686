import { GraphQLError, GraphQLScalarType, Kind } from 'graphql/index.js'
import {
  FIRST_DAY,
  formatInstant,
  type Instant,
  LAST_DAY,
  parseDate,
  parseInstant,
} from '#server/domain/kernel/instant.ts'

const DECIMAL = /^-?\d{1,15}(\.\d{1,15})?$/
const SPAN = `from ${FIRST_DAY} to ${LAST_DAY}`
const WHOLE = /^-?\d{1,19}$/

interface TextScalar {
  /** How it is written, for whoever has written it otherwise. */
  readonly remedy: string
  readonly read: (text: string) => unknown
  readonly write: (value: unknown) => string
}

/** Text in, text out; what does not fit is BAD_USER_INPUT with the remedy, never an echo of the value. */
function textScalar(name: string, { remedy, read, write }: TextScalar) {
  const parse = (value: unknown): unknown => {
    const parsed = typeof value === 'string' && value.length <= 64 ? read(value) : undefined
    if (parsed === undefined)
      throw new GraphQLError(remedy, { extensions: { code: 'BAD_USER_INPUT', remedy } })
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
  BigInt: textScalar('BigInt', {
    remedy: 'write a whole number of at most 19 digits, as text',
    read: (text) => (WHOLE.test(text) ? BigInt(text) : undefined),
    write: plain,
  }),
  Instant: textScalar('Instant', {
    remedy: `write an instant such as 2026-01-31T12:00:00Z, ${SPAN}`,
    read: parseInstant,
    write: (value) => (typeof value === 'number' ? formatInstant(value as Instant) : plain(value)),
  }),
  Date: textScalar('Date', {
    remedy: `write a day that exists, such as 2026-01-31, ${SPAN}`,
    read: parseDate,
    write: plain,
  }),
  Decimal: textScalar('Decimal', {
    remedy: 'write a decimal number such as "12.50", as text',
    read: (text) => (DECIMAL.test(text) ? text : undefined),
    write: plain,
  }),
}
