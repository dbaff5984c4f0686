import { z } from 'zod'
import { column } from '#server/adapters/neo4j/decode.ts'
import { parameter } from '#server/adapters/neo4j/encode.ts'
import { bindBookkeeping, bindQuery } from '#server/adapters/neo4j/query.ts'
import { JOB_STATES } from '#server/ports/jobs.ts'

const job = z.object({
  id: column.text,
  kind: column.text,
  key: column.text,
  actor: column.text,
  input: column.text,
  state: z.enum(JOB_STATES),
  done: column.whole,
  total: column.whole,
  outcome: column.text.nullable(),
  cancelRequested: column.flag,
  createdAt: column.instant,
  startedAt: column.instant.nullable(),
  endedAt: column.instant.nullable(),
  leaseUntil: column.instant.nullable(),
})

const text = z.string()
const held = { id: text, owner: text, fencing: parameter.whole }

export const queueJob = bindBookkeeping('jobs/queue', {
  params: z.object({ id: text, kind: text, key: text, actor: text, input: text, now: parameter.instant }),
  row: z.object({ queued: column.flag }),
})

export const claimableJobs = bindQuery('jobs/claimable', {
  params: z.object({ kind: text, now: parameter.instant }),
  row: z.object({ id: column.text }),
})

export const claimJob = bindBookkeeping('jobs/claim', {
  params: z.object({ id: text, owner: text, now: parameter.instant, until: parameter.instant }),
  row: job.extend({ fencing: column.whole }),
})

export const pulseJob = bindBookkeeping('jobs/pulse', {
  params: z.object({ ...held, until: parameter.instant, done: parameter.whole, total: parameter.whole }),
  row: z.object({ cancelRequested: column.flag }),
})

export const endJob = bindBookkeeping('jobs/end', {
  params: z.object({ ...held, state: z.enum(JOB_STATES), outcome: text, now: parameter.instant }),
  row: z.object({ id: column.text }),
})

export const requestJobCancel = bindBookkeeping('jobs/request-cancel', {
  params: z.object({ id: text, now: parameter.instant }),
  row: z.object({ id: column.text }),
})

export const jobById = bindQuery('jobs/find', { params: z.object({ id: text }), row: job })

export const jobsOfKind = bindQuery('jobs/list', {
  params: z.object({ kind: text, limit: parameter.whole }),
  row: job,
})
