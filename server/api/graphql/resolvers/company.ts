import { z } from 'zod'
import { field, type Resolvers } from '#server/api/graphql/field.ts'
import { input, pageOf, parseInput } from '#server/api/graphql/input.ts'
import { AGREEMENT_VERSION } from '#server/domain/company/agreement.ts'
import { SIGHT_DETAILS, unsoundRank } from '#server/domain/company/sight-policy.ts'
import { InvalidInput } from '#server/domain/kernel/failure.ts'
import type { EventFilter } from '#server/ports/event-log.ts'
import { readAudit } from '#server/usecases/company/read-audit.ts'
import { readCompany } from '#server/usecases/company/read-company.ts'
import { readHealth } from '#server/usecases/company/read-health.ts'
import { readPermissions } from '#server/usecases/company/read-permissions.ts'
import { readSightPolicy, setSightPolicy } from '#server/usecases/company/sight-policy.ts'
import { verifyChain } from '#server/usecases/company/verify-chain.ts'

const nothing = (): void => undefined

/** What `SightPolicyIn` carries. */
export const sightPolicyInput = z.object({
  rank: input.optional(100),
  levels: z
    .int()
    .min(1, 'at least one level')
    .max(1_000_000)
    .nullish()
    .transform((levels) => levels ?? null),
  detail: z.enum(SIGHT_DETAILS).array().max(SIGHT_DETAILS.length),
  contactLevels: z.int().min(0, 'no fewer than 0 levels').max(1_000_000),
})

const sightPolicy = sightPolicyInput.array().max(100)

interface AuditArguments {
  readonly subject?: string | null
  readonly actor?: string | null
  readonly kind?: string | null
  readonly before?: bigint | null
  readonly first?: number | null
}

/** Findings of an audit that one answer holds. */
const FINDINGS_SHOWN = 100

/** The company, its policies, its log and its health. */
export const companyResolvers: Resolvers = {
  Query: {
    company: field(readCompany, nothing, (company, { door }) => ({
      ...company,
      slug: door.slug,
      timeZone: company.calendar.zone,
      agreementVersion: AGREEMENT_VERSION,
      demoLogIns: company.demo ? door.demoLogIns : [],
    })),
    permissions: field(readPermissions, nothing),
    sightPolicy: field(readSightPolicy, nothing),
    health: field(readHealth, nothing, (health, { door }) => ({
      ...health,
      neo4j: door.neo4j.uri,
      origin: door.neo4j.origin,
      indexSeq: health.seq,
    })),
    audit: field(readAudit, (args: AuditArguments) => ({
      filter: auditFilter(args),
      first: pageOf({ first: args.first ?? null }).first,
    })),
  },
  Mutation: {
    setSightPolicy: field(setSightPolicy, (args: { readonly policy: unknown }) => {
      const policy = parseInput(sightPolicy, args.policy)
      const rank = unsoundRank(policy)
      const reason =
        rank === null ? 'give one rule without a rank, for everybody' : `give one rule for rank ${rank}`
      if (rank !== undefined) throw new InvalidInput([{ path: 'policy', reason }])
      return { policy }
    }),
    verifyChain: field(verifyChain, nothing, (report) => ({
      ...report,
      ok: report.troubles === 0,
      brokenAt: report.found.find(({ seq }) => seq > 0n)?.seq ?? null,
      found: report.found.slice(0, FINDINGS_SHOWN).map(({ seq, noun, fields, ...finding }) => ({
        ...finding,
        seq: seq > 0n ? seq : null,
        noun: noun ?? null,
        fields: fields ?? [],
      })),
    })),
  },
}

function auditFilter({ subject, actor, kind, before }: AuditArguments): EventFilter {
  return {
    ...(subject ? { subject: parseInput(input.text(100), subject) } : {}),
    ...(actor ? { actor: parseInput(input.text(100), actor) } : {}),
    ...(kind ? { kind: parseInput(input.text(100), kind) } : {}),
    ...(before ? { before } : {}),
  }
}
