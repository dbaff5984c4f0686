import type { Driver } from 'neo4j-driver'
import { readRows } from '#server/adapters/neo4j/query.ts'
import { readEarlierOrders, readHistory } from '#server/adapters/neo4j/run-history.ts'
import { readRunMembers } from '#server/adapters/neo4j/run-members.ts'
import { Positions, readNumbers, readRunOrders } from '#server/adapters/neo4j/run-orders.ts'
import { creditsOfPeriod } from '#server/adapters/neo4j/run-queries.ts'
import type { GatheredMembers } from '#server/domain/compensation/gathered-facts.ts'
import { MemberIds } from '#server/domain/genealogy/member-ids.ts'
import type { ContactId, Ordinal } from '#server/domain/kernel/ids.ts'
import type { RunFacts } from '#server/ports/run-facts.ts'

/** Reads the facts of a commission run from the graph as packed columns, never node by node. */
export function runFactsOf(driver: Driver): RunFacts {
  return {
    async gather(period, { historyPeriods, calendar }) {
      const members = await readRunMembers(driver, period.to)
      const ordinalOf = ordinals(members)
      const customers = new Positions<ContactId>()
      const products = new Positions<string>()
      const orders = await readRunOrders(driver, period, { ordinalOf, customers, products })
      const credits = await readRows(driver, creditsOfPeriod, { period: period.id })
      const context = { period, calendar, ordinalOf, customers }
      const earlierOrders = await readEarlierOrders(driver, credits, context)
      const history = await readHistory(driver, period, { periods: historyPeriods, count: members.count })
      const numbers = await readNumbers(driver, customers.names)
      return {
        period,
        members,
        customers: { ids: customers.names, numbers },
        products: products.names,
        orders,
        credits,
        earlierOrders,
        history,
      }
    },
  }
}

function ordinals({ ids, count }: GatheredMembers): (memberId: string) => number | undefined {
  const table = new MemberIds(count)
  ids.forEach((id, ordinal) => {
    if (id !== '') table.add(id, ordinal as Ordinal)
  })
  return (memberId) => table.ordinalOf(memberId)
}
