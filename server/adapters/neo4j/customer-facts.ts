import type { Driver } from 'neo4j-driver'
import * as queries from '#server/adapters/neo4j/contacts-queries.ts'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import type { CustomerFacts } from '#server/ports/customer-facts.ts'

/** Customers as they stand in the graph. */
export function customerFacts(driver: Driver): CustomerFacts {
  return {
    list: ({ carerId, ...page }) =>
      carerId === null
        ? readRows(driver, queries.customersInOrder, page)
        : readRows(driver, queries.customersOf, { ...page, carerId }),
    count: async ({ carerId, search }) => {
      const row =
        carerId === null
          ? await readOne(driver, queries.countCustomers, { search })
          : await readOne(driver, queries.countCustomersOf, { search, carerId })
      return row?.total ?? 0
    },
  }
}
