import neo4j from 'neo4j-driver'
import { z } from 'zod'
import { column } from '#server/adapters/neo4j/decode.ts'
import { parameter } from '#server/adapters/neo4j/encode.ts'
import { bindQuery } from '#server/adapters/neo4j/query.ts'
import type { ContactId, CreditNoteId, MemberId, OrderId, RunId } from '#server/domain/kernel/ids.ts'

/**
 * A list of INTEGERs as doubles, each proved to be exact. Reading them one by one through a schema costs three times
 * as much, and a run reads millions.
 */
export const packed = z.unknown().transform((value, context): Float64Array => {
  const list = Array.isArray(value) ? value : []
  const numbers = new Float64Array(list.length)
  for (let position = 0; position < list.length; position += 1) {
    const item: unknown = list[position]
    if (!neo4j.isInt(item) || !item.inSafeRange()) {
      context.addIssue({ code: 'custom', message: 'wanted INTEGERs within 2^53' })
      return z.NEVER
    }
    numbers[position] = item.toNumber()
  }
  return numbers
})

/** A list of text, taken as it comes: the decoder of the driver has made it already. */
const texts = z.custom<readonly string[]>(Array.isArray)

const nested = z.unknown().transform((value): readonly Float64Array[] => {
  return Array.isArray(value) ? value.map((list) => packed.parse(list)) : []
})

export const memberCount = bindQuery('runs/member-count', {
  params: z.object({}),
  row: z.object({ count: column.whole }),
})

export const membersOfRun = bindQuery('runs/members', {
  params: z.object({ from: parameter.whole, to: parameter.whole, until: parameter.instant }),
  row: z.object({
    ordinals: packed,
    ids: texts,
    numbers: texts,
    joinedAt: packed,
    statuses: texts,
    sponsors: packed,
  }),
})

export const ordersOfSpan = bindQuery('runs/orders', {
  params: z.object({ period: z.string(), from: parameter.instant, to: parameter.instant }),
  row: z.object({
    ids: texts,
    numbers: texts,
    kinds: texts,
    memberIds: texts,
    customerIds: texts,
    acceptedAt: packed,
    productCodes: z.custom<readonly (readonly string[])[]>(Array.isArray),
    quantities: nested,
    cvMinor: nested,
    pvHundredths: nested,
    amountMinor: nested,
  }),
})

export const creditsOfPeriod = bindQuery('runs/credits', {
  params: z.object({ period: z.string() }),
  row: z.object({
    id: column.id<CreditNoteId>(),
    number: column.text,
    orderId: column.id<OrderId>(),
    orderPeriod: column.text,
    reason: column.text,
    creditedAt: column.whole,
    lineNumbers: column.whole.array(),
    quantities: column.whole.array(),
    cvMinor: column.whole.array(),
    pvHundredths: column.whole.array(),
    amountMinor: column.whole.array(),
  }),
})

/** An order with its lines. */
const order = z.object({
  id: column.id<OrderId>(),
  number: column.text,
  kind: column.text,
  period: column.text,
  memberId: column.id<MemberId>(),
  customerId: column.text,
  productCodes: column.text.array(),
  quantities: column.whole.array(),
  cvMinor: column.whole.array(),
  pvHundredths: column.whole.array(),
  amountMinor: column.whole.array(),
})

export const ordersById = bindQuery('runs/orders-by-id', {
  params: z.object({ ids: z.string().array() }),
  row: order,
})

export const contactNumbers = bindQuery('runs/contact-numbers', {
  params: z.object({ ids: z.string().array() }),
  row: z.object({ id: column.id<ContactId>(), number: column.text }),
})

export const closedRuns = bindQuery('runs/closed-runs', {
  params: z.object({ before: z.string(), limit: parameter.whole }),
  row: z.object({ id: column.id<RunId>(), period: column.text, computation: column.whole }),
})

export const periodRecords = bindQuery('runs/period-records', {
  params: z.object({ runId: z.string(), computation: parameter.whole }),
  row: z.object({
    ordinals: packed,
    paidAsRanks: texts,
    highestRanks: texts,
    volumeNames: texts,
    volumes: packed,
  }),
})

export const paidLines = bindQuery('runs/paid-lines', {
  params: z.object({
    earnerIds: z.string().array(),
    orderIds: z.string().array(),
    period: z.string(),
    runId: z.string(),
    computation: parameter.whole,
  }),
  row: z.object({
    earnerId: column.id<MemberId>(),
    orderId: column.id<OrderId>(),
    orderLine: column.whole,
    bonus: column.text,
    base: column.whole,
    amountMinor: column.whole,
  }),
})

export const clawedBack = bindQuery('runs/clawed-back', {
  params: z.object({ earnerIds: z.string().array(), after: z.string(), before: z.string() }),
  row: z.object({ earnerId: column.id<MemberId>(), summary: column.text }),
})

export const sponsorsAt = bindQuery('runs/sponsors-at', {
  params: z.object({ ids: z.string().array(), until: parameter.instant }),
  row: z.object({ id: column.id<MemberId>(), sponsorId: column.id<MemberId>() }),
})

export const standing = bindQuery('runs/standing', {
  params: z.object({ ids: z.string().array(), runId: z.string(), computation: parameter.whole }),
  row: z.object({
    id: column.id<MemberId>(),
    number: column.text,
    joinedAt: column.whole,
    rank: column.text,
    highestRank: column.text,
    active: column.flag,
    volumeNames: column.text.array(),
    volumes: column.whole.array(),
  }),
})

const replayed = order.extend({
  acceptedAt: column.whole,
  credits: z
    .object({
      lineNumbers: column.whole.array(),
      cvMinor: column.whole.array(),
      pvHundredths: column.whole.array(),
      amountMinor: column.whole.array(),
    })
    .array(),
})

export const orderForReplay = bindQuery('runs/order-for-replay', {
  params: z.object({ id: z.string(), period: z.string() }),
  row: replayed,
})

export const ordersForReplay = bindQuery('runs/orders-for-replay', {
  params: z.object({
    memberIds: z.string().array(),
    period: z.string(),
    from: parameter.instant,
    to: parameter.instant,
  }),
  row: replayed,
})
