import { z } from 'zod'
import { column } from '#server/adapters/neo4j/decode.ts'
import { parameter } from '#server/adapters/neo4j/encode.ts'
import { bindQuery } from '#server/adapters/neo4j/query.ts'
import { INTEREST_KINDS } from '#server/domain/crm/interest.ts'
import type { ContactId, InterestId, MemberId } from '#server/domain/kernel/ids.ts'
import type { CustomerProfile } from '#server/ports/customer-facts.ts'
import type { InterestRecord, LeadProfile, LeadRecord } from '#server/ports/lead-facts.ts'

const search = z.string().nullable()
const unsearched = { after: z.string(), limit: parameter.whole }
const page = { search, ...unsearched }
const customer = z.object({
  id: column.id<ContactId>(),
  number: column.text,
  name: column.text,
  country: column.text,
  registeredAt: column.instant,
  carerId: column.id<MemberId>(),
})
const total = z.object({ total: column.whole })

/** How to reach a person. */
const reach = {
  email: column.text.nullable(),
  phone: column.text.nullable(),
  street: column.text.nullable(),
  postalCode: column.text.nullable(),
  city: column.text.nullable(),
  language: column.text,
}

export const customersInOrder = bindQuery('contacts/customers', { params: z.object(page), row: customer })

export const customersOf = bindQuery('contacts/customers-of', {
  params: z.object({ ...page, carerId: z.string() }),
  row: customer,
})

export const customerById = bindQuery('contacts/customer-by-id', {
  params: z.object({ id: z.string() }),
  row: customer.extend(
    reach satisfies Record<Exclude<keyof CustomerProfile, keyof typeof customer.shape>, z.ZodType>,
  ),
})

export const countCustomers = bindQuery('contacts/count-customers', { params: z.object({}), row: total })

export const countCustomersFound = bindQuery('contacts/count-customers-found', {
  params: z.object({ search: z.string() }),
  row: total,
})

export const countCustomersOf = bindQuery('contacts/count-customers-of', {
  params: z.object({ search, carerId: z.string() }),
  row: total,
})

const interest = z.object({
  id: column.id<InterestId>(),
  kind: z.enum(INTEREST_KINDS),
  stage: column.text,
  stageAt: column.instant,
  openedAt: column.instant,
  ownerId: column.id<MemberId>().nullable(),
} satisfies Record<keyof InterestRecord, z.ZodType>)

const lead = z.object({
  id: column.id<ContactId>(),
  number: column.text,
  name: column.text,
  country: column.text,
  interests: interest.array(),
} satisfies Record<keyof LeadRecord, z.ZodType>)

const ofOwner = { ownerId: z.string() }

export const leadsInOrder = bindQuery('contacts/leads', { params: z.object(unsearched), row: lead })

export const leadsOf = bindQuery('contacts/leads-of', {
  params: z.object({ ...unsearched, ...ofOwner }),
  row: lead,
})

export const leadById = bindQuery('contacts/lead-by-id', {
  params: z.object({ id: z.string() }),
  row: lead.extend(reach satisfies Record<Exclude<keyof LeadProfile, keyof LeadRecord>, z.ZodType>),
})

export const countLeads = bindQuery('contacts/count-leads', { params: z.object({}), row: total })

export const countLeadsOf = bindQuery('contacts/count-leads-of', { params: z.object(ofOwner), row: total })
