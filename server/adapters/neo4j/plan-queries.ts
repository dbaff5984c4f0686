import { z } from 'zod'
import { column } from '#server/adapters/neo4j/decode.ts'
import { bindQuery } from '#server/adapters/neo4j/query.ts'

export const planVersions = bindQuery('plans/versions', {
  params: z.object({}),
  row: z.object({
    plan: column.text,
    version: column.whole,
    planDigest: column.text,
    document: column.text,
    used: column.flag,
  }),
})
