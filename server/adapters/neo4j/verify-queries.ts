import { z } from 'zod'
import { column } from '#server/adapters/neo4j/decode.ts'
import { parameter } from '#server/adapters/neo4j/encode.ts'
import { bindQuery } from '#server/adapters/neo4j/query.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'

/** Stands for a value of a wrong type, which an event cannot have had: its digest or its seq then shows it. */
const FOREIGN = '\u0000'
const text = column.text.catch(FOREIGN)
const textOrNull = column.text.nullable().catch(FOREIGN)
const wholeOrNull = column.whole.nullable().catch(-1)

const chained = z.object({
  seq: column.exact.catch(-1n),
  at: column.instant.catch(instantOf(0)),
  actor: text,
  kind: text,
  subject: text,
  transaction: text,
  requestKey: textOrNull,
  requestVerb: textOrNull,
  requestEvents: wholeOrNull,
  ordinal: wholeOrNull,
  body: text,
  personal: textOrNull,
  salt: textOrNull,
  personalDigest: textOrNull,
  digest: text,
  link: text,
})

/** An event with all that its digest and its link cover. */
export type ChainedEvent = z.output<typeof chained>

export const chainAfter = bindQuery('verify/chain', {
  params: z.object({ seq: parameter.exact, limit: parameter.whole }),
  row: chained,
})

/** Of `subjects`, all but those with `after` < seq <= `until`. */
export const eventsOf = bindQuery('verify/events-of', {
  params: z.object({ subjects: z.string().array(), after: parameter.exact, until: parameter.exact }),
  row: chained,
})

export const eventsOfKinds = bindQuery('verify/events-of-kinds', {
  params: z.object({ kinds: z.string().array() }),
  row: chained,
})

export const kindsAfter = bindQuery('verify/kinds-after', {
  params: z.object({ seq: parameter.exact }),
  row: z.object({ kind: text, events: column.whole }),
})

/** Both ends of the log, as they stand: any of it may be missing or of a wrong type. */
export const logEnds = bindQuery('verify/head', {
  params: z.object({}),
  row: z.object({
    headSeq: column.exact.nullable().catch(-1n),
    headLink: textOrNull,
    lastSeq: column.exact.nullable().catch(-1n),
    lastLink: textOrNull,
  }),
})

const properties = z.record(z.string(), z.unknown())

export const storedNode = z.object({
  key: z.unknown(),
  labels: column.text.array(),
  properties,
  edges: z.object({ type: column.text, target: z.unknown(), properties }).array(),
})

const keys = z.object({ keys: z.string().array() })

/** The large nouns by their key. */
export const NODES = {
  Order: bindQuery('verify/orders', { params: keys, row: storedNode }),
  CreditNote: bindQuery('verify/credit-notes', { params: keys, row: storedNode }),
  Contact: bindQuery('verify/contacts', { params: keys, row: storedNode }),
  Interest: bindQuery('verify/interests', { params: keys, row: storedNode }),
  User: bindQuery('verify/users', { params: keys, row: storedNode }),
} as const

export type LargeNoun = keyof typeof NODES

/** The small nouns, all of them. */
export const fewNodes = bindQuery('verify/few', { params: z.object({}), row: storedNode })

const count = column.whole
export const nodeCounts = bindQuery('verify/counts', {
  params: z.object({}),
  row: z.object({
    ...{ Contact: count, Member: count, Customer: count, Lead: count, Interest: count },
    ...{ User: count, Order: count, CreditNote: count },
  }),
})

export const nodeKeys = bindQuery('verify/keys', {
  params: z.object({}),
  row: z.object({
    noun: column.text,
    key: z.unknown(),
    labels: column.text.array(),
    subjects: z.unknown().array(),
  }),
})

const computation = z.object({ runId: z.string(), computation: parameter.whole })

export const storedStatements = bindQuery('verify/statements', {
  params: computation,
  row: z.object({ properties, earners: z.unknown().array() }),
})

export const storedRecords = bindQuery('verify/period-records', {
  params: computation,
  row: z.object({ properties }),
})
