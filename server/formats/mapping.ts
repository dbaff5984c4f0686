import { z } from 'zod'
import type { InputIssue } from '#server/domain/kernel/failure.ts'
import { type Currency, isCurrency } from '#server/domain/kernel/money.ts'
import { parseRate, type Rate } from '#server/domain/kernel/rate.ts'
import { parseTimeZone, type TimeZone } from '#server/domain/kernel/time-zone.ts'
import { readDocumentText } from '#server/formats/document-text.ts'
import { mapping } from '#server/formats/plan-document/schema-parts.ts'
import { complaintsOf } from '#server/formats/schema-complaints.ts'

const name = z.string().min(1).max(120)
const rate = z.string().transform((text, context): Rate => {
  const read = parseRate(text)
  if (read && read.numerator >= 0n) return read
  context.addIssue({ code: 'custom', message: `"${text}" is no share; write it like "1" or "0.4"` })
  return z.NEVER
})
const currency = z.string().transform((code, context): Currency => {
  if (isCurrency(code)) return code
  context.addIssue({ code: 'custom', message: `"${code}" is no currency Stemma knows; write it like "EUR"` })
  return z.NEVER
})
const zone = z.string().transform((text, context): TimeZone => {
  const read = parseTimeZone(text)
  if (read) return read
  context.addIssue({ code: 'custom', message: `"${text}" is no time zone; write it like "Europe/Berlin"` })
  return z.NEVER
})

/**
 * How numbers and dates are written in a file. `decimal` stands before the decimals; of `.` and `,` the other one may
 * group thousands, so that with `decimal: ","` a price `1.234` is one thousand two hundred and thirty-four.
 */
const writing = {
  decimal: z.enum(['.', ',']).default('.'),
  dates: z.enum(['YYYY-MM-DD', 'DD.MM.YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY']).default('YYYY-MM-DD'),
}

const members = mapping({
  file: name,
  columns: mapping({
    number: name,
    sponsor: name,
    joinedOn: name,
    country: name.optional(),
    name: name.optional(),
    email: name.optional(),
    phone: name.optional(),
    status: name.optional(),
  }),
  ignore: name.array().default([]),
  ...writing,
  /** What members are called where the file has no name; `{number}` stands for the member's number. */
  nameText: name.default('{number}'),
  language: z.string().min(2).max(8).default('en'),
  /** Country of the file to ISO 3166-1 code; others are taken as they are when they have two letters. */
  countries: z.record(z.string(), z.string().regex(/^[A-Z]{2}$/)).default({}),
  statuses: z
    .record(z.string(), z.enum(['APPLIED', 'ENROLLED', 'GRACE', 'SUSPENDED', 'TERMINATED']))
    .default({}),
})

const orders = mapping({
  file: name,
  columns: mapping({
    order: name,
    product: name,
    productName: name.optional(),
    quantity: name,
    at: name,
    unitPrice: name,
    buyer: name,
  }),
  ignore: name.array().default([]),
  ...writing,
  /** Text that is cut off the end of a buyer's number (`17850.0` is member 17850). */
  buyerSuffix: z.string().max(10).default(''),
  /** An order whose number begins so is a credit note. */
  creditNotePrefix: z.string().min(1).max(10).optional(),
  creditReason: name.default('RETURN'),
  /** Products that are no goods: they carry no CV and no points. */
  services: z.string().array().default([]),
  /** CV as a share of a line's net amount, and points for one unit of the currency of CV. */
  cvShare: rate.default({ numerator: 1n, denominator: 1n }),
  pointsPerUnit: rate.default({ numerator: 1n, denominator: 1n }),
})

const schema = mapping({
  schema: z.literal('stemma.mapping/1'),
  company: mapping({
    /** Store below the home. */
    store: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
    name,
    currency,
    timeZone: zone,
    periodKind: z.enum(['MONTH', 'WEEK']).default('MONTH'),
    firstPeriod: name,
    /** Plan document beside the mapping. */
    plan: name.optional(),
  }),
  members,
  orders: orders.optional(),
})

/** How the files of a company are read. */
export type Mapping = z.output<typeof schema>
export type MemberMapping = Mapping['members']
export type OrderMapping = NonNullable<Mapping['orders']>

/** A mapping that could be read, or everything that is wrong with its document. */
export type MappingReading =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly issues: readonly InputIssue[] }

/** Reads a mapping document (`stemma.mapping/1`, YAML or JSON). Every issue names the path and the remedy. */
export function readMapping(text: string): MappingReading {
  const document = readDocumentText(text)
  if (!document.ok) return { ok: false, issues: [document.issue] }
  const checked = schema.safeParse(document.value)
  if (checked.success) return { ok: true, mapping: checked.data }
  return { ok: false, issues: complaintsOf(checked.error.issues, document.value) }
}
