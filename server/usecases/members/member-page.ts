import type { ContractStatus } from '#server/domain/genealogy/events.ts'
import type { MemberFilter } from '#server/domain/genealogy/member-filter.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { accepted, type Result } from '#server/domain/kernel/result.ts'
import type { Call } from '#server/usecases/guard.ts'
import { type Figures, figuresOf } from '#server/usecases/members/figures.ts'
import { indexFilterOf } from '#server/usecases/members/index-filter.ts'
import { indexPage, isIndexOrder } from '#server/usecases/members/index-page.ts'
import { type MemberRowView, memberRows, type RowPlace } from '#server/usecases/members/member-rows.ts'
import { scannedPage } from '#server/usecases/members/scanned-page.ts'
import { seenWish } from '#server/usecases/members/seen-wish.ts'
import { textPage } from '#server/usecases/members/text-page.ts'

/** Orders a list of members may stand in. */
export const ROW_ORDERS = ['JOINED', 'NUMBER', 'NAME', 'GROUP_VOLUME', 'PERSONAL_VOLUME', 'BELOW'] as const
export type RowOrder = (typeof ROW_ORDERS)[number]

/** What a list of members is narrowed to, ranks by name. */
export interface RowFilter {
  readonly statuses?: readonly ContractStatus[]
  readonly ranks?: readonly string[]
  readonly countries?: readonly string[]
  readonly active?: boolean
}

/** Which members a list is about: everybody, some hits, or the members below a root down to a level. */
export type PageScope =
  | { readonly kind: 'ALL' }
  | { readonly kind: 'HITS'; readonly hits: readonly Ordinal[] }
  | { readonly kind: 'BELOW'; readonly root: Ordinal; readonly levelMax: number }

/** What a page is asked with; `scope` lies within sight. */
export interface PageWanted {
  readonly scope: PageScope
  readonly period: string | null
  readonly filter: RowFilter
  readonly order: RowOrder
  readonly after: string | null
  readonly first: number
}

/** A page of members. */
export interface RowPageView {
  readonly rows: readonly MemberRowView[]
  readonly next: string | null
  /** All that match within sight, before the page was cut. */
  readonly total: number
  readonly seq: bigint
}

/** Places of a page before they are dressed as rows. */
export interface PlacePage {
  readonly places: readonly RowPlace[]
  readonly next: string | null
  readonly total: number
}

/** What the roads to a page share. */
export interface PageTask extends PageWanted {
  readonly figures: Figures
  /** The filter with ranks as the index counts them. */
  readonly indexFilter: MemberFilter
}

/**
 * A page of members in a stated order. Live figures below a root are ordered by the index itself; names and numbers
 * in the order of the graph, filtered by the index before they are cut; everything else is looked through.
 */
export async function memberPage(call: Call, asked: PageWanted): Promise<Result<RowPageView>> {
  const wanted = { ...asked, ...seenWish(call, asked) }
  const figures = await figuresOf(call, wanted.period)
  if (!figures.ok) return figures
  const ranks = (await call.ports.company.company())?.ranks ?? []
  const indexFilter = indexFilterOf(wanted.filter, ['', ...ranks])
  const task: PageTask = { ...wanted, figures: figures.value, indexFilter }
  const seq = call.ports.genealogy.health().seq
  const { places, next, total } = await placesOf(call, task)
  return accepted({ rows: await memberRows(call, places, task.figures), next, total, seq })
}

function placesOf(call: Call, task: PageTask): PlacePage | Promise<PlacePage> {
  const { scope, order, figures, filter } = task
  const live =
    figures.live ||
    (filter.active === undefined &&
      filter.ranks === undefined &&
      order !== 'GROUP_VOLUME' &&
      order !== 'PERSONAL_VOLUME')
  if (scope.kind === 'BELOW' && live && isIndexOrder(order)) return indexPage(call, { ...task, order, scope })
  if (order === 'NAME' || order === 'NUMBER') return textPage(call, { ...task, order })
  return scannedPage(call, { ...task, order })
}
