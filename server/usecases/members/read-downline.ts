import { refusal } from '#server/domain/kernel/refusal.ts'
import { type Result, refused } from '#server/domain/kernel/result.ts'
import { type Call, verb } from '#server/usecases/guard.ts'
import { levelsBelow } from '#server/usecases/members/levels-below.ts'
import { memberPage, type PageWanted, type RowPageView } from '#server/usecases/members/member-page.ts'

/** A page below a member. */
export interface DownlinePageInput extends Omit<PageWanted, 'scope'> {
  readonly root: string
}

/** The children of one member, in pages: what opens below a row of the treegrid. */
export const readDownlineRows = verb<DownlinePageInput, RowPageView>({
  name: 'readDownlineRows',
  action: 'DOWNLINE_SEE',
  subject: ({ root }) => root,
  run: (call, input) => pageBelow(call, input, 1),
})

/** A page over the whole downline of a member within sight. */
export const readDownlinePage = verb<DownlinePageInput, RowPageView>({
  name: 'readDownlinePage',
  action: 'DOWNLINE_SEE',
  subject: ({ root }) => root,
  run: (call, input) => pageBelow(call, input, Number.POSITIVE_INFINITY),
})

async function pageBelow(call: Call, input: DownlinePageInput, levels: number): Promise<Result<RowPageView>> {
  const root = call.sight.find(input.root)
  if (root === undefined) return refused(refusal('NOT_FOUND'))
  const levelMax = Math.min(levels, levelsBelow(call, root))
  return memberPage(call, { ...input, scope: { kind: 'BELOW', root, levelMax } })
}
