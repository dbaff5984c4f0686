import { z } from 'zod'
import { column } from '#server/adapters/neo4j/decode.ts'
import { parameter } from '#server/adapters/neo4j/encode.ts'
import { bindBookkeeping, bindQuery } from '#server/adapters/neo4j/query.ts'
import type { Row } from '#server/adapters/neo4j/write-step.ts'

const computation = { runId: z.string(), computation: parameter.whole }

/** Rows are made by staging.ts and not looked at again: there may be a million lines in them. */
const staged = {
  ...computation,
  period: z.string(),
  rows: z.custom<readonly Row[]>(Array.isArray),
}

const written = z.object({ written: column.whole })
const which = z.object({ runId: column.text, computation: column.whole })

export const touchStaging = bindBookkeeping('staging/touch', {
  params: z.object({ ...computation, now: parameter.instant }),
  row: written,
})

export const addStatements = bindBookkeeping('staging/add-statements', {
  params: z.object({ ...staged, currency: z.string() }),
  row: written,
})

export const addPeriodRecords = bindBookkeeping('staging/add-period-records', {
  params: z.object(staged),
  row: written,
})

export const statementTotals = bindQuery('staging/statement-totals', {
  params: z.object(computation),
  row: z.object({
    statements: column.whole,
    lines: column.whole,
    totalMinor: column.exact,
    linesMinor: column.exact,
    entriesMinor: column.exact,
  }),
})

export const periodRecordCount = bindQuery('staging/period-record-count', {
  params: z.object(computation),
  row: z.object({ periodRecords: column.whole }),
})

export const sweepStatements = bindBookkeeping('staging/sweep-statements', {
  params: z.object({ ...computation, limit: parameter.whole }),
  row: written,
})

export const sweepPeriodRecords = bindBookkeeping('staging/sweep-period-records', {
  params: z.object({ ...computation, limit: parameter.whole }),
  row: written,
})

export const stagedOfRun = bindQuery('staging/of-run', {
  params: z.object({ runId: z.string() }),
  row: which,
})

export const abandonedStaging = bindQuery('staging/abandoned', {
  params: z.object({ before: parameter.instant }),
  row: which,
})

export const forgetStaging = bindBookkeeping('staging/forget', {
  params: z.object(computation),
  row: written,
})
