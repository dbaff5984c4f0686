import { z } from 'zod'
import { column } from '#server/adapters/neo4j/decode.ts'
import { parameter } from '#server/adapters/neo4j/encode.ts'
import { bindBookkeeping, bindQuery } from '#server/adapters/neo4j/query.ts'

export const appliedMigrations = bindQuery('migrations/applied', {
  params: z.object({}),
  row: z.object({ name: column.text, checksum: column.text }),
})

export const takeMigrationLease = bindBookkeeping('migrations/take-lease', {
  params: z.object({ owner: z.string(), now: parameter.instant, until: parameter.instant }),
  row: z.object({ owner: column.text }),
})

export const releaseMigrationLease = bindBookkeeping('migrations/release-lease', {
  params: z.object({ owner: z.string() }),
  row: z.object({ name: column.text }),
})

export const recordMigrations = bindBookkeeping('migrations/record', {
  params: z.object({
    applied: z.object({ name: z.string(), checksum: z.string() }).array(),
    appliedAt: parameter.instant,
  }),
  row: z.object({ name: column.text }),
})
