import { verb } from '#server/usecases/guard.ts'
import { memberPage, type PageWanted, type RowPageView } from '#server/usecases/members/member-page.ts'
import { searchHits } from '#server/usecases/members/search-hits.ts'

/** A page over all members. */
export interface MembersInput extends Omit<PageWanted, 'scope' | 'period'> {
  /** Part of a name, number or e-mail. */
  readonly search: string | null
}

/** All members of the company, in pages, for staff. */
export const readMembers = verb<MembersInput, RowPageView>({
  name: 'readMembers',
  action: 'MEMBERS_LIST',
  async run(call, { search, ...wanted }) {
    const scope =
      search === null
        ? ({ kind: 'ALL' } as const)
        : { kind: 'HITS' as const, hits: await searchHits(call, { text: search }) }
    return memberPage(call, { ...wanted, period: null, scope })
  },
})
