import type { Driver } from 'neo4j-driver'
import { z } from 'zod'
import * as queries from '#server/adapters/neo4j/company-queries.ts'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import { DEFAULT_SIGHT, SIGHT_DETAILS } from '#server/domain/company/sight-policy.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import { isCurrency } from '#server/domain/kernel/money.ts'
import { parseTimeZone } from '#server/domain/kernel/time-zone.ts'
import { readPlan } from '#server/formats/plan.ts'
import type { Company, CompanyFacts } from '#server/ports/company-facts.ts'

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
    shutPeriods: () => readRows(driver, queries.shutPeriods, {}),
    forget: () => {
      company = undefined
    },
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
