import { z } from 'zod'
import { column } from '#server/adapters/neo4j/decode.ts'
import { parameter } from '#server/adapters/neo4j/encode.ts'
import { bindQuery } from '#server/adapters/neo4j/query.ts'
import { RUN_STATES } from '#server/domain/compensation/events.ts'
import type { MemberId, OrderId, RunId, UserId } from '#server/domain/kernel/ids.ts'

const run = z.object({
  id: column.id<RunId>(),
  period: column.text,
  plan: column.text,
  version: column.whole,
  state: z.enum(RUN_STATES),
  computation: column.whole,
  planDigest: column.text,
  factsDigest: column.text,
  resultDigest: column.text,
  totalMinor: column.exact,
  lines: column.whole,
  statements: column.whole,
  report: column.text,
  computedAt: column.instant,
  reviewerId: column.id<UserId>().nullable(),
  reviewedAt: column.instant.nullable(),
  closerId: column.id<UserId>().nullable(),
  closedAt: column.instant.nullable(),
})

const head = z.object({
  runId: column.id<RunId>(),
  computation: column.whole,
  period: column.text,
  earnerId: column.id<MemberId>(),
  totalMinor: column.exact,
  currency: column.text,
  summary: column.text,
})

export const runOfPeriod = bindQuery('periods/run-of-period', {
  params: z.object({ period: z.string() }),
  row: run,
})

export const runById = bindQuery('periods/run-by-id', { params: z.object({ id: z.string() }), row: run })

export const allRuns = bindQuery('periods/runs', { params: z.object({}), row: run })

export const salesOfPeriods = bindQuery('periods/sales', {
  params: z.object({ periods: z.string().array() }),
  row: z.object({ period: column.text, orders: column.whole, cvMinor: column.exact }),
})

export const statementPage = bindQuery('periods/statements', {
  params: z.object({
    runId: z.string(),
    computation: parameter.whole,
    totalMinor: parameter.exact,
    earnerId: z.string(),
    first: parameter.whole,
  }),
  row: head,
})

const ofStatement = { runId: z.string(), computation: parameter.whole, earnerId: z.string() }

export const statementHead = bindQuery('periods/statement', { params: z.object(ofStatement), row: head })

export const statementsOfMember = bindQuery('periods/statements-of', {
  params: z.object({ earnerId: z.string() }),
  row: head,
})

export const statementLines = bindQuery('periods/statement-lines', {
  params: z.object({ ...ofStatement, page: parameter.whole }),
  row: z.object({
    bonuses: column.text.array().nullable(),
    sourceKinds: column.text.array().nullable(),
    orderIds: column.text.array().nullable(),
    orderLines: column.whole.array().nullable(),
    buyerIds: column.text.array().nullable(),
    memberIds: column.text.array().nullable(),
    levels: column.whole.array().nullable(),
    distances: column.whole.array().nullable(),
    bases: column.exact.array().nullable(),
    rates: column.text.array().nullable(),
    amountBeforeCapsMinor: column.exact.array().nullable(),
    amountMinor: column.exact.array(),
    codes: column.text.array().nullable(),
    caps: column.whole.array().nullable(),
    holds: column.text.array().nullable(),
  }),
})

export const frozenPeriods = bindQuery('periods/frozen', {
  params: z.object({}),
  row: z.object({ period: column.text, closerId: column.id<UserId>() }),
})

export const orderFaces = bindQuery('periods/order-faces', {
  params: z.object({ ids: z.string().array() }),
  row: z.object({
    id: column.id<OrderId>(),
    number: column.text,
    acceptedAt: column.instant,
    byCustomer: column.flag,
    buyerId: column.text,
    memberId: column.text,
  }),
})
