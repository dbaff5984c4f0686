import { z } from 'zod'
import { field, type Resolvers } from '#server/api/graphql/field.ts'
import { seenPoints } from '#server/api/graphql/formats.ts'
import { input, type PageArguments, pageOf, parseInput } from '#server/api/graphql/input.ts'
import { memberFilter } from '#server/api/graphql/resolvers/member-input.ts'
import { rowPageFace } from '#server/api/graphql/resolvers/members.ts'
import { followChanges, followDownline } from '#server/usecases/company/follow-changes.ts'
import { findInDownline } from '#server/usecases/members/find-in-downline.ts'
import type { RowOrder } from '#server/usecases/members/member-page.ts'
import { readDownlinePage, readDownlineRows } from '#server/usecases/members/read-downline.ts'
import { readPath } from '#server/usecases/members/read-path.ts'
import { METRICS, type PictureView, readPicture } from '#server/usecases/members/read-picture.ts'
import { readSubtreeFigures } from '#server/usecases/members/read-subtree-figures.ts'

interface PageBelow extends PageArguments {
  readonly parent?: string
  readonly root?: string
  readonly period?: string | null
  readonly filter?: unknown
  readonly order: RowOrder
}

const period = input.optional(20)
const finite = z.number().refine(Number.isFinite)
/** What `DownlineIn` carries. */
export const downlineInput = z.object({
  tree: z.literal('SPONSOR'),
  root: input.id<string>(),
  period,
  metric: z.enum(METRICS),
  filter: memberFilter,
  depth: z
    .int()
    .min(0)
    .max(1_000_000)
    .nullish()
    .transform((depth) => depth ?? null),
  window: z
    .object({
      x: finite,
      y: finite,
      width: finite.positive('wider than nothing'),
      height: finite.positive('higher than nothing'),
      pixelsPerUnit: finite.positive('more than no pixel'),
    })
    .nullish()
    .transform((window) => window ?? null),
  keep: input
    .id<string>()
    .array()
    .max(200, 'at most 200')
    .nullish()
    .transform((keep) => keep ?? []),
  most: z
    .int()
    .min(1)
    .max(2_000, 'at most 2000')
    .nullish()
    .transform((most) => most ?? 2_000),
})
const findInput = z.object({
  root: input
    .id<string>()
    .nullish()
    .transform((root) => root ?? null),
  text: input.text(100).min(2, 'write at least two characters'),
})

/** Everything about a downline: picture, pages, sums, paths, search, live changes. */
export const downlineResolvers: Resolvers = {
  Query: {
    downline: field(readPicture, (args: { in: unknown }) => parseInput(downlineInput, args.in), pictureFace),
    downlineRows: field(readDownlineRows, pageBelow, rowPageFace),
    downlinePage: field(readDownlinePage, pageBelow, rowPageFace),
    downlineFind: field(findInDownline, (args: unknown) => parseInput(findInput, args)),
    subtreeFigures: field(
      readSubtreeFigures,
      (args: unknown) => parseInput(z.object({ root: input.id<string>(), period }), args),
      (figures) => ({
        ...figures,
        personalVolume: seenPoints(figures.personalVolume),
        groupVolume: seenPoints(figures.groupVolume),
      }),
    ),
    pathToRoot: field(readPath, (args: unknown) => parseInput(z.object({ id: input.id<string>() }), args)),
  },
  Subscription: {
    changed: field(followChanges, () => undefined),
    downlineChanged: field(followDownline, (args: unknown) =>
      parseInput(z.object({ root: input.id<string>() }), args),
    ),
  },
}

function pageBelow({ parent, root, filter, order, ...rest }: PageBelow) {
  return {
    root: parseInput(input.id<string>(), parent ?? root),
    period: parseInput(period, rest.period),
    filter: parseInput(memberFilter, filter),
    order,
    ...pageOf(rest),
  }
}

/** Columns as the client draws them; metrics as decimal text of points, or plain counts. */
function pictureFace(view: PictureView) {
  const { picture, id, name, number, rank, mark, metric } = view
  const { parent, x, y, level, recruits, below, hidden } = picture.members
  const runs = picture.aggregates
  return {
    seq: view.seq,
    layout: `${picture.version}`,
    ringUnits: picture.levelDistance,
    minPx: picture.minPx,
    total: view.total,
    truncated: picture.truncated,
    path: view.path,
    legend: {
      ranks: view.ranks.map(({ key, count }) => ({ key, label: key, count })),
      statuses: view.statuses.map(({ key, count }) => ({ key, label: key, count })),
      unit: view.metricIsCount ? 'COUNT' : 'POINTS',
    },
    members: {
      ...{ id, name, number, parent, x, y, level, rank, mark, recruits, below, hidden },
      metric: metric.map(view.metricIsCount ? String : seenPoints),
    },
    aggregates: {
      parent: runs.parent,
      from: runs.from,
      to: runs.to,
      count: runs.count,
      below: runs.below,
      active: runs.active,
      metric: view.aggregateMetric.map(view.metricIsCount ? String : seenPoints),
    },
  }
}
