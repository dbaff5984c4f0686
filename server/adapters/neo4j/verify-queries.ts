import { z } from 'zod'
import { column } from '#server/adapters/neo4j/decode.ts'
import { parameter } from '#server/adapters/neo4j/encode.ts'
import { bindQuery } from '#server/adapters/neo4j/query.ts'

const text = column.text
const textOrNull = column.text.nullable()

export const chainAfter = bindQuery('verify/chain', {
  params: z.object({ seq: parameter.exact, limit: parameter.whole }),
  row: z.object({
    seq: column.exact,
    at: column.instant,
    actor: text,
    kind: text,
    subject: text,
    transaction: text,
    requestKey: textOrNull,
    requestVerb: textOrNull,
    requestEvents: column.whole.nullable(),
    ordinal: column.whole.nullable(),
    body: text,
    personal: textOrNull,
    salt: textOrNull,
    personalDigest: textOrNull,
    digest: text,
    link: text,
  }),
})

const ids = z.object({ ids: z.string().array() })
const exactList = column.exact.array()

export const orderTotals = bindQuery('verify/orders', {
  params: ids,
  row: z.object({
    id: text,
    state: text,
    buyerId: textOrNull,
    memberId: textOrNull,
    kind: text,
    byCustomer: column.flag,
    acceptedAt: column.instant,
    period: text,
    amountMinor: column.exact,
    cvMinor: column.exact,
    pvHundredths: column.exact,
    lineAmountMinor: exactList,
    lineCvMinor: exactList,
    linePvHundredths: exactList,
  }),
})

export const creditNoteTotals = bindQuery('verify/credit-notes', {
  params: ids,
  row: z.object({
    id: text,
    orderId: text,
    period: text,
    amountMinor: exactList,
    cvMinor: exactList,
    pvHundredths: exactList,
  }),
})

export const sponsorEdges = bindQuery('verify/sponsors', {
  params: ids,
  row: z.object({
    id: text,
    ordinal: column.whole.nullable(),
    sponsorIds: text.array(),
    froms: column.instant.array(),
    ends: column.instant.array(),
  }),
})

export const userRights = bindQuery('verify/users', {
  params: z.object({}),
  row: z.object({ id: text, roles: text.array(), blocked: column.flag, contactId: textOrNull }),
})

export const runTotals = bindQuery('verify/runs', {
  params: z.object({}),
  row: z.object({
    id: text,
    state: text,
    computation: column.whole,
    totalMinor: column.exact,
    statements: column.whole,
    resultDigest: text,
  }),
})

export const statementAmounts = bindQuery('verify/statements', {
  params: z.object({ runId: z.string(), computation: parameter.whole }),
  row: z.object({
    earnerId: text,
    page: column.whole,
    totalMinor: column.exact.nullable(),
    amountMinor: exactList.nullable(),
    entryAmountMinor: exactList.nullable(),
  }),
})
