import { formatCursor, parseCursor } from '#server/domain/genealogy/downline-cursor.ts'
import type { Call } from '#server/usecases/guard.ts'
import type { PageScope, PageTask, PlacePage, RowOrder } from '#server/usecases/members/member-page.ts'
import { placeAfter } from '#server/usecases/page-place.ts'

/** Orders the index keeps by itself. */
export type IndexOrder = Exclude<RowOrder, 'NAME' | 'NUMBER'>

export const isIndexOrder = (order: RowOrder): order is IndexOrder => order !== 'NAME' && order !== 'NUMBER'

/** A page below a root, ordered, filtered and counted by the index. */
export function indexPage(
  { ports, sight }: Call,
  task: PageTask & { readonly order: IndexOrder; readonly scope: PageScope & { readonly kind: 'BELOW' } },
): PlacePage {
  const { index } = ports.genealogy
  const { order, after, first, indexFilter: filter, scope } = task
  const { root, levelMax } = scope
  const cursor = placeAfter(after, (token) => {
    const place = parseCursor(index.ids, order, token)
    return place && sight.sees(place.member) ? place : undefined
  })
  const depth = levelMax === Number.POSITIVE_INFINITY ? {} : { levelMax }
  const page = index.downlinePage('SPONSOR', {
    root,
    order,
    first,
    filter,
    ...depth,
    ...(cursor && { after: cursor }),
  })
  return {
    places: page.rows,
    next: page.next ? formatCursor(index.ids, order, page.next) : null,
    total: totalOf(index, { root, levelMax, filter }),
  }
}

type Index = Call['ports']['genealogy']['index']
type Counted = Parameters<Index['aggregate']>[1] & { readonly levelMax: number }

/** The frontline and an unfiltered downline are counted without looking at anybody. */
function totalOf(index: Index, { root, levelMax, filter }: Counted): number {
  const open = Object.keys(filter ?? {}).length === 0
  if (open && levelMax === Number.POSITIVE_INFINITY) return index.sizeOfDownline('SPONSOR', root)
  if (open && levelMax === 1) return index.frontline('SPONSOR', root).length
  const depth = levelMax === Number.POSITIVE_INFINITY ? {} : { levelMax }
  return index.aggregate('SPONSOR', { root, ...depth, ...(filter && { filter }) }).count
}
