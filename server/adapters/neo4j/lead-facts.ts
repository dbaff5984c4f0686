import type { Driver } from 'neo4j-driver'
import * as queries from '#server/adapters/neo4j/contacts-queries.ts'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import type { LeadFacts } from '#server/ports/lead-facts.ts'

/** Leads as they stand in the graph. */
export const leadFacts = (driver: Driver): LeadFacts => ({
  list: ({ ownerId, ...page }) =>
    ownerId === null
      ? readRows(driver, queries.leadsInOrder, page)
      : readRows(driver, queries.leadsOf, { ...page, ownerId }),
  async count(ownerId) {
    const found =
      ownerId === null
        ? await readOne(driver, queries.countLeads, {})
        : await readOne(driver, queries.countLeadsOf, { ownerId })
    return found?.total ?? 0
  },
  byId: (id) => readOne(driver, queries.leadById, { id }),
})
