import { z } from 'zod'
import { column } from '#server/adapters/neo4j/decode.ts'
import { parameter } from '#server/adapters/neo4j/encode.ts'
import { bindQuery } from '#server/adapters/neo4j/query.ts'

const loggedEvent = z.object({
  seq: column.exact,
  at: column.instant,
  actor: column.text,
  kind: column.text,
  subject: column.text,
  transaction: column.text,
  ordinal: column.whole.nullable(),
  body: column.text,
  personal: column.text.nullable(),
})

export const eventsAfter = bindQuery('log/after', {
  params: z.object({ seq: parameter.exact, limit: parameter.whole }),
  row: loggedEvent,
})
