import type { MemberFilter } from '#server/domain/genealogy/member-filter.ts'
import type { RowFilter } from '#server/usecases/members/member-page.ts'

/** A rank that nobody has: what an unknown name is looked for as. */
const NO_RANK = 255

/** A filter with ranks as the index counts them; `names` are the plan's ranks, lowest first, after the empty one. */
export function indexFilterOf(
  { statuses, countries, active, ranks }: RowFilter,
  names: readonly string[],
): MemberFilter {
  return {
    ...(statuses && { statuses }),
    ...(countries && { countries }),
    ...(active !== undefined && { active }),
    ...(ranks && { ranks: ranks.map((name) => (names.includes(name) ? names.indexOf(name) : NO_RANK)) }),
  }
}
