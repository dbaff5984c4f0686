import type { Driver } from 'neo4j-driver'
import { z } from 'zod'
import * as queries from '#server/adapters/neo4j/company-queries.ts'
import { gather } from '#server/adapters/neo4j/gather.ts'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import { DEFAULT_SIGHT, SIGHT_DETAILS } from '#server/domain/company/sight-policy.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import { isCurrency } from '#server/domain/kernel/money.ts'
import { parseTimeZone } from '#server/domain/kernel/time-zone.ts'
import { readPlan } from '#server/formats/plan.ts'
import type { Company, CompanyFacts, PeriodStanding } from '#server/ports/company-facts.ts'

const sightPolicy = z
  .object({
    rank: z.string().nullable(),
    levels: z.int().nullable(),
    detail: z.enum(SIGHT_DETAILS).array(),
    contactLevels: z.int(),
  })
  .array()

/** What changes rarely and is asked at every request: kept until `forget` is called. */
export interface RememberedCompany extends CompanyFacts {
  /** Read anew at the next question: something about the company, its plans or its periods has changed. */
  forget(): void
}

/** Settings, policies and shut periods of the company in this store. */
export function companyFacts(driver: Driver): RememberedCompany {
  let company: Promise<Company | undefined> | undefined
  const shut = gather(async (all: readonly string[]) => {
    const periods = await readRows(driver, queries.shutPeriods, {})
    return new Map(all.map((each) => [each, periods]))
  })
  return {
    company: () => {
      company ??= readCompany(driver)
      const asked = company
      const keepOnly = (found: Company | undefined): void => {
        if (!found && company === asked) company = undefined
      }
      asked.then(keepOnly, () => keepOnly(undefined))
      return asked
    },
    periodStanding: standings(driver),
    shutPeriods: async () => (await shut('ALL')) ?? [],
    forget: () => {
      company = undefined
    },
  }
}

/** Periods that are remembered at most. */
const STANDINGS_MOST = 1_000

/** Remembers open periods with their version; whoever rests on an old one is told so by the committer. */
function standings(driver: Driver): CompanyFacts['periodStanding'] {
  const open = new Map<string, PeriodStanding>()
  const read = gather(async (periods: readonly string[]) => {
    const rows = await readRows(driver, queries.periodStandings, { periods: [...periods] })
    return new Map(rows.map(({ period, ...standing }) => [period, standing]))
  })
  return async (period, { fresh }) => {
    const known = fresh ? undefined : open.get(period)
    if (known) return known
    const standing = await read(period)
    invariant(standing, 'every period that is asked for is answered')
    if (open.size >= STANDINGS_MOST) open.clear()
    if (standing.shut) open.delete(period)
    else open.set(period, standing)
    return standing
  }
}

async function readCompany(driver: Driver): Promise<Company | undefined> {
  const row = await readOne(driver, queries.companySettings, {})
  if (!row) return undefined
  const zone = parseTimeZone(row.timeZone)
  invariant(isCurrency(row.currency) && zone, 'a company was set up with a currency and a zone we know')
  const plan = await readOne(driver, queries.newestPlan, {})
  return {
    name: row.name,
    currency: row.currency,
    calendar: { kind: row.periodKind, zone },
    firstPeriod: row.firstPeriod,
    demo: row.demo,
    ranks: plan ? ranksOf(plan.document) : [],
    sightPolicy: row.sightPolicy === null ? [DEFAULT_SIGHT] : sightPolicy.parse(JSON.parse(row.sightPolicy)),
  }
}

/** Ranks of a saved plan document, lowest first; none when it can no longer be read. */
function ranksOf(document: string): readonly string[] {
  const reading = readPlan(document)
  return reading.ok ? reading.plan.ranks.map(({ id }) => id) : []
}
