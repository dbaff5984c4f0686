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

/** What both files have in common; numbers and dates are written as it says, never guessed. */
const common = {
  file: name.describe('The CSV file in the folder; it may be packed with gzip.'),
  ignore: name.array().default([]).describe('Columns nobody needs; any other unread one is a warning.'),
  decimal: z
    .enum(['.', ','])
    .default('.')
    .describe(
      'What stands before the decimals; the other one may group thousands: with "," 1.234 is over 1000.',
    ),
  dates: z
    .enum(['YYYY-MM-DD', 'DD.MM.YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY'])
    .default('YYYY-MM-DD')
    .describe('How dates are written; a time may follow.'),
}

const members = mapping({
  ...common,
  columns: mapping({
    number: name.describe('The member’s number.'),
    sponsor: name.describe('The sponsor’s number; an empty field is a root.'),
    joinedOn: name.describe('The day of joining.'),
    country: name.optional().describe('The country, as `countries` reads it.'),
    name: name.optional().describe('The name.'),
    email: name.optional().describe('The e-mail address.'),
    phone: name.optional().describe('The phone number.'),
    status: name.optional().describe('The contract status, as `statuses` reads it.'),
  }).describe('Which column of the file holds what.'),
  nameText: name
    .default('{number}')
    .describe('What a member without a name is called; {number} stands for the number.'),
  language: z.string().min(2).max(8).default('en').describe('The language of the members.'),
  countries: z
    .record(z.string(), z.string().regex(/^[A-Z]{2}$/))
    .default({})
    .describe('Text of the file to its ISO 3166-1 code; two letters are taken as they are.'),
  statuses: z
    .record(z.string(), z.enum(['APPLIED', 'ENROLLED', 'GRACE', 'SUSPENDED', 'TERMINATED']))
    .default({})
    .describe('Text of the file to its contract status; an empty field is ENROLLED.'),
})

const orders = mapping({
  ...common,
  columns: mapping({
    order: name.describe('The order’s number; rows of one number are its lines.'),
    product: name.describe('The product’s code.'),
    productName: name.optional().describe('What the product is called.'),
    quantity: name.describe('Whole pieces; negative on a credit note.'),
    at: name.describe('The day or instant of acceptance, on the clock of the company.'),
    unitPrice: name.describe('The net price of one piece.'),
    buyer: name.describe('The buyer’s number; an empty field is a sale of the company, without CV.'),
  }).describe('Which column of the file holds what.'),
  buyerSuffix: z
    .string()
    .max(10)
    .default('')
    .describe('Text that is cut off the end of a buyer’s number: with ".0", 17850.0 is 17850.'),
  creditNotePrefix: z
    .string()
    .min(1)
    .max(10)
    .optional()
    .describe('An order whose number begins so is a credit note.'),
  creditReason: name.default('RETURN').describe('The reason credit notes get.'),
  services: z
    .string()
    .array()
    .default([])
    .describe('Codes of products that are no goods: they carry no CV and no points.'),
  cvShare: rate.prefault('1').describe('CV as a share of a line’s net amount: "1", "0.7" or "2/3".'),
  pointsPerUnit: rate.prefault('1').describe('Points for one unit of the currency of CV.'),
})

/** What reads a mapping document; its JSON Schema is published beside the shipped mapping. */
export const mappingSchema = mapping({
  schema: z.literal('stemma.mapping/1').describe('The format and its version.'),
  company: mapping({
    store: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
      .describe('Folder of the store below the home; what --company names.'),
    name: name.describe('What the company is called.'),
    currency: currency.describe('The currency of every amount, such as EUR.'),
    timeZone: zone.describe('Whose midnight cuts the periods, such as Europe/Berlin; times are read in it.'),
    periodKind: z.enum(['MONTH', 'WEEK']).default('MONTH').describe('How long a period is.'),
    firstPeriod: name.describe('The first period that is computed: 2026-01, or 2026-W02 for weeks.'),
    plan: name.optional().describe('Plan document beside the mapping, saved when the company is set up.'),
  }).describe('The company that is set up where the store has none yet.'),
  members: members.describe('The file of members.'),
  orders: orders.optional().describe('The file of orders, a row a line.'),
})

/** How the files of a company are read. */
export type Mapping = z.output<typeof mappingSchema>
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
  const checked = mappingSchema.safeParse(document.value)
  if (checked.success) return { ok: true, mapping: checked.data }
  return { ok: false, issues: complaintsOf(checked.error.issues, document.value) }
}
