import type { Call } from '#server/usecases/guard.ts'
import { grantedBelow } from '#server/usecases/members/legend.ts'
import type { RowFilter, RowOrder } from '#server/usecases/members/member-page.ts'

/** What a list or a picture is asked for. */
export interface Wish {
  readonly filter: RowFilter
  readonly order: RowOrder
}

/** Ranks that nobody holds. */
const NO_RANK_SEEN: readonly string[] = [' ']

/**
 * The wish as far as sight goes, for what is hidden must not be told by who is found and who stands first: a filter by
 * ranks that are hidden finds nobody, hidden volumes and names leave the order of joining and of numbers.
 */
export function seenWish(call: Call, { filter, order }: Wish): Wish {
  const granted = grantedBelow(call)
  const byVolume = order === 'GROUP_VOLUME' || order === 'PERSONAL_VOLUME'
  const shown = byVolume && !granted.volume ? 'JOINED' : order === 'NAME' && !granted.name ? 'NUMBER' : order
  return {
    filter: filter.ranks && !granted.rank ? { ...filter, ranks: NO_RANK_SEEN } : filter,
    order: shown,
  }
}
