import type { ContractStatus } from '#server/domain/genealogy/events.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'
import { type Crumb, crumbs } from '#server/usecases/members/crumbs.ts'
import { figuresOf } from '#server/usecases/members/figures.ts'
import { searchHits } from '#server/usecases/members/search-hits.ts'
import { visiblePath } from '#server/usecases/members/visible-path.ts'

/** A hit with its way down. */
export interface HitView {
  readonly member: Crumb
  readonly path: readonly Crumb[]
  /** Null where sight gives none. */
  readonly rank: string | null
  readonly status: ContractStatus
}

/** Where to look, and for what. */
export interface FindInput {
  /** Null: everybody in sight. */
  readonly root: string | null
  readonly text: string
}

const HITS_MOST = 20
/** Paths longer than this are cut in the middle of a line of people; its two ends stay. */
const PATH_MOST = 60

/** At most 20 members in sight, inside the subtree of `root`, whose name, number or e-mail holds a text. */
export const findInDownline = verb<FindInput, readonly HitView[]>({
  name: 'findInDownline',
  action: 'DOWNLINE_SEE',
  subject: ({ root }) => root,
  async run(call, { root, text }) {
    const { index } = call.ports.genealogy
    const top = root === null ? undefined : call.sight.find(root)
    if (root !== null && top === undefined) return refused(refusal('NOT_FOUND'))
    const figures = await figuresOf(call, null)
    if (!figures.ok) return figures
    const hits = await searchHits(call, {
      text,
      most: HITS_MOST,
      within: (member) => top === undefined || index.levelBetween('SPONSOR', member, top) !== undefined,
    })
    const paths = hits.map((member) => shortened(visiblePath(call, member)))
    const named = new Map((await crumbs(call, [...new Set(paths.flat())])).map((crumb) => [crumb.id, crumb]))
    return accepted(
      hits.flatMap((member, place) => {
        const crumb = named.get(index.idOf(member))
        const path = paths[place]!.flatMap((above) => named.get(index.idOf(above)) ?? [])
        const rank = call.sight.detailOf(member).rank ? figures.value.rank(member) : null
        return crumb ? [{ member: crumb, path, rank, status: index.members.of(member).status }] : []
      }),
    )
  },
})

const shortened = <T>(path: readonly T[]): readonly T[] =>
  path.length <= PATH_MOST ? path : [...path.slice(0, PATH_MOST / 2), ...path.slice(-PATH_MOST / 2)]
