import type { CutWindow } from '#server/domain/genealogy/cut-window.ts'
import { CONTRACT_STATUSES, type ContractStatus } from '#server/domain/genealogy/events.ts'
import type { MemberFilter } from '#server/domain/genealogy/member-filter.ts'
import type { TreePicture } from '#server/domain/genealogy/tree-picture.ts'
import type { MemberId, Ordinal } from '#server/domain/kernel/ids.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import { type Call, verb } from '#server/usecases/guard.ts'
import { type Crumb, crumbs } from '#server/usecases/members/crumbs.ts'
import { type Figures, figuresOf } from '#server/usecases/members/figures.ts'
import { indexFilterOf } from '#server/usecases/members/index-filter.ts'
import { grantedBelow, type LegendView, legendOf } from '#server/usecases/members/legend.ts'
import { levelsBelow } from '#server/usecases/members/levels-below.ts'
import type { RowFilter } from '#server/usecases/members/member-page.ts'
import { placeTest } from '#server/usecases/members/scope-places.ts'
import { seenWish } from '#server/usecases/members/seen-wish.ts'
import { visiblePath } from '#server/usecases/members/visible-path.ts'

/** Which figure sizes the glyphs. */
export const METRICS = ['GROUP_VOLUME', 'PERSONAL_VOLUME', 'BELOW'] as const
export type Metric = (typeof METRICS)[number]

/** What an explorer asks for. */
export interface PictureInput {
  readonly root: string
  readonly period: string | null
  readonly metric: Metric
  readonly filter: RowFilter
  readonly depth: number | null
  readonly window: CutWindow | null
  readonly keep: readonly string[]
  readonly most: number
}

/**
 * Columns of the drawn members beside those of the picture. Metric in hundredths, or members for BELOW; null where
 * sight gives no volumes, and for runs of siblings in a period that is over.
 */
export interface PictureView extends LegendView {
  readonly picture: TreePicture
  readonly seq: bigint
  readonly total: number
  readonly path: readonly Crumb[]
  readonly id: readonly MemberId[]
  readonly name: readonly string[]
  readonly number: readonly string[]
  /** Positions in `ranks`; -1 where sight gives no rank. */
  readonly rank: readonly number[]
  readonly mark: readonly number[]
  readonly metric: readonly (bigint | null)[]
  readonly aggregateMetric: readonly (bigint | null)[]
  /** True for BELOW: the metric counts members. */
  readonly metricIsCount: boolean
}

/** The contract status of a glyph, bits 0 to 2 of its mark (`web.md` 3.2). */
const STATUS_BITS: Record<ContractStatus, number> = {
  ENROLLED: 0,
  GRACE: 1,
  SUSPENDED: 2,
  TERMINATED: 3,
  APPLIED: 4,
}
const ACTIVE_BIT = 1 << 3
const PATH_BIT = 1 << 5
const MATCH_BIT = 1 << 6

/** The part of a downline that a window shows, as columns; NOT_FOUND for a root outside sight. */
export const readPicture = verb<PictureInput, PictureView>({
  name: 'readPicture',
  action: 'DOWNLINE_SEE',
  subject: ({ root }) => root,
  async run(call, asked) {
    const { filter } = seenWish(call, { filter: asked.filter, order: 'JOINED' })
    const input = { ...asked, filter }
    const root = call.sight.find(input.root)
    if (root === undefined) return refused(refusal('NOT_FOUND'))
    const figures = await figuresOf(call, input.period)
    if (!figures.ok) return figures
    const ranks = ['', ...((await call.ports.company.company())?.ranks ?? [])]
    const seq = call.ports.genealogy.health().seq
    const drawn = draw(call, { input, root, figures: figures.value, ranks })
    if (drawn === undefined) return refused(refusal('INDEX_BEHIND'))
    const [path, names] = await Promise.all([
      crumbs(call, visiblePath(call, root)),
      call.ports.members.names(drawn.id),
    ])
    const named = drawn.picture.members.member.map((member) => call.sight.detailOf(member).name)
    return accepted({
      ...drawn,
      seq,
      path,
      number: drawn.id.map((id) => names.get(id)?.number ?? ''),
      name: drawn.id.map((id, row) => (named[row] ? (names.get(id)?.name ?? '') : '')),
    })
  },
})

interface Drawing {
  readonly input: PictureInput
  readonly root: Ordinal
  readonly figures: Figures
  readonly ranks: readonly string[]
}

type Drawn = Omit<PictureView, 'seq' | 'path' | 'name' | 'number'>

function draw(call: Call, drawing: Drawing): Drawn | undefined {
  const { input, root, figures, ranks } = drawing
  const { index } = call.ports.genealogy
  const indexFilter = indexFilterOf(input.filter, ranks)
  const picture = index.picture('SPONSOR', questionOf(call, { input, root, indexFilter }))
  if (!picture) return undefined
  const { member } = picture.members
  const passes = placeTest(call, { ...pageTask(input), figures, indexFilter })
  const onPath = new Set(input.keep.flatMap((id) => call.sight.find(id) ?? []))
  const rank = member.map((each) =>
    call.sight.detailOf(each).rank ? Math.max(0, ranks.indexOf(figures.rank(each))) : -1,
  )
  const status = member.map((each) => CONTRACT_STATUSES[index.members.status[each]!]!)
  const active = member.map((each) => figures.active(each))
  const mark = member.map(
    (each, row) =>
      STATUS_BITS[status[row]!] |
      (active[row] ? ACTIVE_BIT : 0) |
      (onPath.has(each) ? PATH_BIT : 0) |
      (passes(each) ? MATCH_BIT : 0),
  )
  return {
    picture,
    total: totalOf(call, root),
    id: member.map((each) => index.idOf(each)),
    rank,
    mark,
    metric: member.map((each, row) =>
      metricOf(call, { drawing, member: each, below: picture.members.below[row]! }),
    ),
    aggregateMetric: picture.aggregates.volume.map((volume, run) =>
      input.metric === 'BELOW'
        ? BigInt(picture.aggregates.below[run]!)
        : figures.live && grantedBelow(call).volume
          ? volume
          : null,
    ),
    metricIsCount: input.metric === 'BELOW',
    ...legendOf(call, { root, figures, ranks }),
  }
}

const pageTask = ({ filter, period, root }: PictureInput) => ({
  filter,
  period,
  scope: { kind: 'ALL' as const },
  order: 'JOINED' as const,
  after: root,
  first: 0,
})

function questionOf(
  call: Call,
  { input, root, indexFilter }: { input: PictureInput; root: Ordinal; indexFilter: MemberFilter },
) {
  const levelMax = levelsBelow(call, root)
  const keep = input.keep.flatMap((id) => call.sight.find(id) ?? [])
  return {
    root,
    keep,
    filter: indexFilter,
    membersMax: input.most,
    ...(levelMax === Number.POSITIVE_INFINITY ? {} : { levelMax }),
    ...(input.window ? { window: input.window } : {}),
    ...(input.depth === null ? {} : { levels: input.depth }),
  }
}

function totalOf(call: Call, root: Ordinal): number {
  const levelMax = levelsBelow(call, root)
  const { index } = call.ports.genealogy
  if (levelMax === Number.POSITIVE_INFINITY) return index.sizeOfDownline('SPONSOR', root)
  return index.aggregate('SPONSOR', { root, levelMax }).count
}

function metricOf(
  { sight }: Call,
  { drawing, member, below }: { drawing: Drawing; member: Ordinal; below: number },
): bigint | null {
  const { input, figures } = drawing
  if (input.metric === 'BELOW') return BigInt(below)
  if (!sight.detailOf(member).volume) return null
  return input.metric === 'GROUP_VOLUME' ? figures.group(member) : figures.personal(member)
}
