import { z } from 'zod'
import { field, type Resolvers } from '#server/api/graphql/field.ts'
import { pageOfRows } from '#server/api/graphql/formats.ts'
import { input, type PageArguments, pageOf, parseInput } from '#server/api/graphql/input.ts'
import { person } from '#server/api/graphql/resolvers/member-input.ts'
import { INTEREST_KINDS } from '#server/domain/crm/interest.ts'
import { captureLead } from '#server/usecases/contacts/capture-lead.ts'
import { readLead } from '#server/usecases/contacts/read-lead.ts'
import { readLeads } from '#server/usecases/contacts/read-leads.ts'

const leadInput = z.object({
  ...person,
  requestKey: input.requestKey,
  interest: z.enum(INTEREST_KINDS),
  ownerNumber: input.optional(60),
  sponsorCode: input.optional(100),
})

/** Leads: how they come in, and who sees them. */
export const leadResolvers: Resolvers = {
  Query: {
    leads: field(
      readLeads,
      (page: PageArguments) => pageOf(page),
      (page) => pageOfRows(page, (row) => row),
    ),
    lead: field(readLead, ({ id }: { id: string }) => ({ id: parseInput(input.id<string>(), id) })),
  },
  Mutation: {
    captureLead: field(captureLead, (args: { in: unknown }) => parseInput(leadInput, args.in)),
  },
}
