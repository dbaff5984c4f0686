import { z } from 'zod'
import { column } from '#server/adapters/neo4j/decode.ts'
import { bindQuery } from '#server/adapters/neo4j/query.ts'

export const companySettings = bindQuery('company/settings', {
  params: z.object({}),
  row: z.object({
    name: column.text,
    currency: column.text,
    timeZone: column.text,
    periodKind: z.enum(['MONTH', 'WEEK']),
    firstPeriod: column.text,
    demo: column.flag,
    sightPolicy: column.text.nullable(),
  }),
})

export const shutPeriods = bindQuery('company/shut-periods', {
  params: z.object({}),
  row: z.object({ period: column.text, closedAt: column.instant }),
})

export const newestPlan = bindQuery('company/newest-plan', {
  params: z.object({}),
  row: z.object({ document: column.text }),
})

export const periodStandings = bindQuery('periods/standing', {
  params: z.object({ periods: z.string().array() }),
  row: z.object({ period: column.text, version: column.whole, shut: column.flag }),
})
