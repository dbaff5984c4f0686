import { z } from 'zod'
import { column } from '#server/adapters/neo4j/decode.ts'
import { parameter } from '#server/adapters/neo4j/encode.ts'
import { bindQuery } from '#server/adapters/neo4j/query.ts'
import { CONTRACT_STATUSES } from '#server/domain/genealogy/events.ts'
import type { MemberId } from '#server/domain/kernel/ids.ts'
import type { MemberFace, MemberRecord } from '#server/ports/member-facts.ts'

const ids = z.object({ ids: z.string().array().max(2_500) })
const text = z.object({ text: z.string(), limit: parameter.whole })
const name = { id: column.id<MemberId>(), number: column.text, name: column.text }
const found = z.object({ id: column.id<MemberId>() })

export const memberNames = bindQuery('members/crumbs', { params: ids, row: z.object(name) })

export const memberFaces = bindQuery('members/faces', {
  params: ids,
  row: z.object({
    ...name,
    status: z.enum(CONTRACT_STATUSES),
    country: column.text,
    enrolledOn: column.date,
  } satisfies Record<keyof MemberFace, z.ZodType>),
})

export const lastOrders = bindQuery('members/last-orders', {
  params: ids,
  row: z.object({ id: column.id<MemberId>(), lastOrderAt: column.instant }),
})

export const memberById = bindQuery('members/by-id', {
  params: z.object({ id: z.string() }),
  row: z.object({
    ...name,
    status: z.enum(CONTRACT_STATUSES),
    statusFrom: column.instant.nullable(),
    country: column.text,
    enrolledOn: column.date,
    enrolledAt: column.instant,
    email: column.text.nullable(),
    phone: column.text.nullable(),
    street: column.text.nullable(),
    postalCode: column.text.nullable(),
    city: column.text.nullable(),
    language: column.text,
    sponsorId: column.id<MemberId>().nullable(),
    sponsorSince: column.instant.nullable(),
    customers: column.whole,
  } satisfies Record<keyof MemberRecord, z.ZodType>),
})

export const memberIdByNumber = bindQuery('members/id-by-number', {
  params: z.object({ number: z.string() }),
  row: found,
})

export const memberSearch = bindQuery('members/search', { params: text, row: z.object(name) })

export const membersStartingWith = bindQuery('members/starting-with', { params: text, row: z.object(name) })

const placed = z.object({ id: column.id<MemberId>(), key: column.text })

export const membersByName = bindQuery('members/by-name', {
  params: z.object({ key: z.string(), id: z.string(), limit: parameter.whole }),
  row: placed,
})

export const membersByNumber = bindQuery('members/by-number', {
  params: z.object({ key: z.string(), limit: parameter.whole }),
  row: placed,
})
