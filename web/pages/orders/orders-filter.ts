import type { OrderFilter } from '#web/api/generated/graphql.ts'
import type { SearchText } from '#web/search-text.ts'

/** Reads the filter of a list of orders from its address; null without any. */
export function ordersQuestion(search: SearchText): OrderFilter | null {
  const state = search['state']
  const filter: OrderFilter = {
    ...(search['search'] ? { search: search['search'] } : {}),
    ...(search['period'] ? { period: search['period'] } : {}),
    ...(search['buyer'] ? { buyer: search['buyer'] } : {}),
    ...(state === 'ACCEPTED' || state === 'CANCELLED' ? { state } : {}),
  }
  return Object.keys(filter).length > 0 ? filter : null
}
