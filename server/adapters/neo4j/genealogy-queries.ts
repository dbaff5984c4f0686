import { z } from 'zod'
import { column } from '#server/adapters/neo4j/decode.ts'
import { parameter } from '#server/adapters/neo4j/encode.ts'
import { bindQuery } from '#server/adapters/neo4j/query.ts'
import { packed } from '#server/adapters/neo4j/run-queries.ts'
import type { ContractStatus } from '#server/domain/genealogy/events.ts'
import type { MemberId } from '#server/domain/kernel/ids.ts'

/** Millions of whole numbers, decoded column by column. */
const wholes = packed.transform((numbers) => Array.from(numbers))
const texts = z.custom<readonly string[]>(Array.isArray)

const ids = z.custom<readonly MemberId[]>(Array.isArray)
const sums = wholes.transform((numbers) => numbers.map(BigInt))

export const membersOfIndex = bindQuery('genealogy/members', {
  params: z.object({ from: parameter.whole, to: parameter.whole }),
  row: z.object({
    ordinals: wholes,
    ids,
    sponsors: wholes,
    statuses: z.custom<readonly ContractStatus[]>(Array.isArray),
    countries: texts,
    joinedDays: wholes,
  }),
})

const span = { period: z.string(), from: parameter.instant, to: parameter.instant }

export const volumesOfSpan = bindQuery('genealogy/volumes', {
  params: z.object(span),
  row: z.object({ ids, own: sums, customers: sums }),
})

export const volumesOfMembers = bindQuery('genealogy/volumes-of', {
  params: z.object({ ids: z.string().array(), ...span }),
  row: z.object({ memberId: column.id<MemberId>(), own: column.exact, customers: column.exact }),
})

export const creditsOfIndex = bindQuery('genealogy/credits', {
  params: z.object({ period: z.string() }),
  row: z.object({ memberId: column.id<MemberId>(), byCustomer: column.flag, pvHundredths: column.exact }),
})
