import type { Driver } from 'neo4j-driver'
import * as queries from '#server/adapters/neo4j/contacts-queries.ts'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import type { CustomerFacts, CustomersWanted } from '#server/ports/customer-facts.ts'

/** Customers as they stand in the graph. */
export function customerFacts(driver: Driver): CustomerFacts {
  return {
    list: ({ carerId, ...page }) =>
      carerId === null
        ? readRows(driver, queries.customersInOrder, page)
        : readRows(driver, queries.customersOf, { ...page, carerId }),
    count: async (wanted) => (await counted(driver, wanted))?.total ?? 0,
    byId: (id) => readOne(driver, queries.customerById, { id }),
  }
}

function counted(driver: Driver, { carerId, search }: Pick<CustomersWanted, 'carerId' | 'search'>) {
  if (carerId !== null) return readOne(driver, queries.countCustomersOf, { search, carerId })
  if (search !== null) return readOne(driver, queries.countCustomersFound, { search })
  return readOne(driver, queries.countCustomers, {})
}
