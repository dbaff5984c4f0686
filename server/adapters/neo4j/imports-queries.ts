import { z } from 'zod'
import { column } from '#server/adapters/neo4j/decode.ts'
import { parameter } from '#server/adapters/neo4j/encode.ts'
import { bindQuery } from '#server/adapters/neo4j/query.ts'

const run = z.object({
  id: column.text,
  source: column.text,
  startedAt: column.instant,
  endedAt: column.instant.nullable(),
  actor: column.text,
  state: column.text,
  dryRun: column.flag,
  read: column.whole,
  accepted: column.whole,
  unchanged: column.whole,
  rejected: column.whole,
  warnings: column.whole,
  counts: column.text,
})

export const importList = bindQuery('imports/list', {
  params: z.object({ until: parameter.instant, limit: parameter.whole }),
  row: run,
})

export const importById = bindQuery('imports/by-id', { params: z.object({ id: z.string() }), row: run })

export const rejectedPages = bindQuery('imports/rejected', {
  params: z.object({ importId: z.string(), page: parameter.whole, limit: parameter.whole }),
  row: z.object({
    page: column.whole,
    files: column.text.array(),
    lineNumbers: column.whole.array(),
    codes: column.text.array(),
    facts: column.text.array(),
  }),
})
