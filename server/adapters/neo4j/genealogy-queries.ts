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

export const membersOfIndex = bindQuery('genealogy/members', {
  params: z.object({
    from: parameter.whole,
    to: parameter.whole,
    spanFrom: parameter.instant,
    spanTo: parameter.instant,
  }),
  row: z.object({
    ordinals: wholes,
    ids: z.custom<readonly MemberId[]>(Array.isArray),
    sponsors: wholes,
    statuses: z.custom<readonly ContractStatus[]>(Array.isArray),
    countries: texts,
    joinedDays: wholes,
    own: wholes.transform((numbers) => numbers.map(BigInt)),
    customers: wholes.transform((numbers) => numbers.map(BigInt)),
  }),
})

export const creditsOfIndex = bindQuery('genealogy/credits', {
  params: z.object({ period: z.string() }),
  row: z.object({ memberId: column.id<MemberId>(), byCustomer: column.flag, pvHundredths: column.exact }),
})
