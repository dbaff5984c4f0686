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
  /** There was a personal part and it has been erased. */
  erased: column.flag,
})

/** An event as it is stored: body and personal part as canonical JSON. */
export type StoredEvent = z.output<typeof loggedEvent>

export const eventsAfter = bindQuery('log/after', {
  params: z.object({ seq: parameter.exact, limit: parameter.whole }),
  row: loggedEvent,
})

export const logHead = bindQuery('log/head', {
  params: z.object({}),
  row: z.object({ seq: column.exact, link: column.text, nextOrdinal: column.whole }),
})

export const lastLinks = bindQuery('log/last-links', {
  params: z.object({}),
  row: z.object({ seq: column.exact, digest: column.text, link: column.text }),
})

export const currentVersions = bindQuery('log/versions', {
  params: z.object({ keys: z.string().array() }),
  row: z.object({ key: column.text, version: column.whole }),
})

export const requestsDone = bindQuery('log/requests', {
  params: z.object({ requestKeys: z.string().array() }),
  row: z.object({
    requestKey: column.text,
    actor: column.text,
    verb: column.text,
    seq: column.exact,
    subjects: column.text.array(),
  }),
})

/** What a request key has done. */
export type RequestDone = z.output<typeof requestsDone.row>

export const takenValues = bindQuery('log/taken', {
  params: z.object({
    memberNumbers: z.string().array(),
    orderNumbers: z.string().array(),
    creditNumbers: z.string().array(),
    emails: z.string().array(),
    planVersions: z.object({ plan: z.string(), version: parameter.whole }).array(),
  }),
  row: z.object({
    code: z.enum(['MEMBER_NUMBER_TAKEN', 'ORDER_NUMBER_TAKEN', 'EMAIL_TAKEN', 'VERSION_USED']),
    value: column.text,
  }),
})

export const restOfTransaction = bindQuery('log/rest-of-transaction', {
  params: z.object({ seq: parameter.exact, transaction: z.string(), limit: parameter.whole }),
  row: loggedEvent,
})

const page = { before: parameter.exact, limit: parameter.whole }
const actor = z.string().nullable()
const kind = z.string().nullable()

export const eventsBySubject = bindQuery('log/find-by-subject', {
  params: z.object({ subject: z.string(), actor, kind, ...page }),
  row: loggedEvent,
})

export const eventsByActor = bindQuery('log/find-by-actor', {
  params: z.object({ actor: z.string(), kind, ...page }),
  row: loggedEvent,
})

export const eventsByKind = bindQuery('log/find-by-kind', {
  params: z.object({ kind: z.string(), ...page }),
  row: loggedEvent,
})

export const newestEvents = bindQuery('log/find-newest', { params: z.object(page), row: loggedEvent })
