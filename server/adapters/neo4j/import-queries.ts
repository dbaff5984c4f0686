import { z } from 'zod'
import { column } from '#server/adapters/neo4j/decode.ts'
import { parameter } from '#server/adapters/neo4j/encode.ts'
import { bindBookkeeping, bindQuery } from '#server/adapters/neo4j/query.ts'
import { CONTRACT_STATUSES } from '#server/domain/genealogy/events.ts'
import type { MemberId, OrderId } from '#server/domain/kernel/ids.ts'
import { type Currency, isCurrency } from '#server/domain/kernel/money.ts'
import { IMPORT_STATES } from '#server/ports/imports.ts'

const text = z.string()
const { whole, instant } = parameter
const counts = { read: whole, accepted: whole, unchanged: whole, rejected: whole, warnings: whole }
const idRow = z.object({ id: column.text })

export const beginImport = bindBookkeeping('imports/begin', {
  params: z.object({
    id: text,
    source: text,
    sourceDigest: text,
    dryRun: z.boolean(),
    actor: text,
    startedAt: instant,
  }),
  row: idRow,
})

export const importProgress = bindBookkeeping('imports/progress', {
  params: z.object({ id: text, ...counts, counts: text, file: text.nullable() }),
  row: idRow,
})

export const endImport = bindBookkeeping('imports/end', {
  params: z.object({ id: text, state: z.enum(IMPORT_STATES), at: instant }),
  row: idRow,
})

export const addRejected = bindBookkeeping('imports/add-rejected', {
  params: z.object({
    importId: text,
    page: whole,
    files: text.array(),
    lineNumbers: whole.array(),
    codes: text.array(),
    facts: text.array(),
  }),
  row: z.object({ page: column.whole }),
})

const storedImport = z.object({
  id: column.text,
  source: column.text.nullable(),
  sourceDigest: column.text.nullable(),
  state: z.enum(IMPORT_STATES),
  dryRun: column.flag.nullable(),
  actor: column.text.nullable(),
  startedAt: column.instant.nullable(),
  endedAt: column.instant.nullable(),
  read: column.whole.nullable(),
  accepted: column.whole.nullable(),
  unchanged: column.whole.nullable(),
  rejected: column.whole.nullable(),
  warnings: column.whole.nullable(),
  counts: column.text.nullable(),
  file: column.text.nullable(),
})

export const listImports = bindQuery('imports/list', {
  params: z.object({ limit: whole }),
  row: storedImport,
})

export const importById = bindQuery('imports/by-id', { params: z.object({ id: text }), row: storedImport })

export const rejectedRows = bindQuery('imports/rejected', {
  params: z.object({ importId: text, code: text.nullable(), after: whole, limit: whole }),
  row: z.object({ file: column.text, line: column.whole, code: column.text, facts: column.text }),
})

export const importedMembers = bindQuery('imports/members', {
  params: z.object({}),
  row: z.object({
    id: column.id<MemberId>(),
    number: column.text,
    sponsorNumber: column.text.nullable(),
    enrolledAt: column.instant,
    status: z.enum(CONTRACT_STATUSES),
    country: column.text,
    name: column.text,
    email: column.text.nullable(),
    phone: column.text.nullable(),
  }),
})

export const importedOrders = bindQuery('imports/orders', {
  params: z.object({ numbers: text.array() }),
  row: z.object({
    number: column.text,
    acceptedAt: column.instant,
    lines: column.whole,
    amountMinor: column.exact,
  }),
})

export const productCodes = bindQuery('imports/product-codes', {
  params: z.object({}),
  row: z.object({ code: column.text }),
})

const credit = z.object({
  number: column.text,
  lineNumbers: column.whole.array(),
  quantities: column.whole.array(),
  amountMinor: column.exact.array(),
  cvMinor: column.exact.array(),
  pvHundredths: column.exact.array(),
})

export const ordersOfBuyers = bindQuery('imports/orders-of', {
  params: z.object({ buyerIds: text.array() }),
  row: z.object({
    id: column.id<OrderId>(),
    number: column.text,
    buyerId: column.id<MemberId>(),
    memberId: column.id<MemberId>(),
    byCustomer: column.flag,
    acceptedAt: column.instant,
    period: column.text,
    currency: z.custom<Currency>((value) => typeof value === 'string' && isCurrency(value)),
    productCodes: column.text.array(),
    quantities: column.whole.array(),
    amountMinor: column.exact.array(),
    cvMinor: column.exact.array(),
    pvHundredths: column.exact.array(),
    credits: credit.array(),
  }),
})
