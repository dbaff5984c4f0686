import { z } from 'zod'
import { column } from '#server/adapters/neo4j/decode.ts'
import { parameter } from '#server/adapters/neo4j/encode.ts'
import { bindQuery } from '#server/adapters/neo4j/query.ts'
import type { ContactId, MemberId } from '#server/domain/kernel/ids.ts'
import type { CustomerProfile } from '#server/ports/customer-facts.ts'

const search = z.string().nullable()
const page = { search, after: z.string(), limit: parameter.whole }
const customer = z.object({
  id: column.id<ContactId>(),
  number: column.text,
  name: column.text,
  country: column.text,
  registeredAt: column.instant,
  carerId: column.id<MemberId>(),
})
const total = z.object({ total: column.whole })

export const customersInOrder = bindQuery('contacts/customers', { params: z.object(page), row: customer })

export const customersOf = bindQuery('contacts/customers-of', {
  params: z.object({ ...page, carerId: z.string() }),
  row: customer,
})

export const customerById = bindQuery('contacts/customer-by-id', {
  params: z.object({ id: z.string() }),
  row: customer.extend({
    email: column.text.nullable(),
    phone: column.text.nullable(),
    street: column.text.nullable(),
    postalCode: column.text.nullable(),
    city: column.text.nullable(),
    language: column.text,
  } satisfies Record<Exclude<keyof CustomerProfile, keyof typeof customer.shape>, z.ZodType>),
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
