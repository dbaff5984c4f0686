import { type CannedMember, RANKS } from '#test/web/canned/company.ts'
import type { DownlineQuery, DownlineRowsQuery } from '#web/api/generated/graphql.ts'

const RING = 100
const STATUS_BITS = { ENROLLED: 0, GRACE: 1, SUSPENDED: 2, TERMINATED: 3, APPLIED: 4 } as const

export const crumb = (member: CannedMember) => ({ id: member.id, number: member.number, name: member.name })

/** From the root down to a member. */
export function pathOf(members: readonly CannedMember[], member: CannedMember): CannedMember[] {
  const path: CannedMember[] = []
  for (let here: CannedMember | undefined = member; here; here = members[here.parent]) path.unshift(here)
  return path
}

type Row = DownlineRowsQuery['downlineRows']['rows'][number]

export const rowOf = (member: CannedMember, rootLevel = 0): Row => ({
  id: member.id,
  number: member.number,
  name: member.name,
  status: member.status,
  active: member.active,
  rank: RANKS[member.rank] ?? '',
  country: member.country,
  enrolledOn: member.enrolledOn,
  level: member.level - rootLevel,
  recruits: member.children.length,
  below: member.below,
  personalVolume: `${member.personal}.00`,
  groupVolume: `${member.group}.00`,
  lastOrderAt: member.personal > 0 ? '2026-11-14T09:20:00.000Z' : null,
})

interface Placed {
  readonly member: CannedMember
  readonly row: number
  readonly from: number
  readonly to: number
}

/** A radial picture as the server makes it: angles by leaves, at most `most` members, the rest in runs. */
export function viewOf(
  members: readonly CannedMember[],
  rootId: string,
  most = 400,
): DownlineQuery['downline'] {
  const root = members.find(({ id }) => id === rootId) ?? members[0]
  if (!root) throw new Error('the canned company has a root')
  const columns: DownlineQuery['downline']['members'] = {
    id: [],
    name: [],
    number: [],
    parent: [],
    x: [],
    y: [],
    level: [],
    rank: [],
    mark: [],
    recruits: [],
    below: [],
    hidden: [],
    metric: [],
  }
  const runs: DownlineQuery['downline']['aggregates'] = {
    parent: [],
    from: [],
    to: [],
    count: [],
    below: [],
    active: [],
    metric: [],
  }
  const queue: { member: CannedMember; parentRow: number; from: number; to: number }[] = [
    { member: root, parentRow: -1, from: 0, to: 1 },
  ]
  const placed: Placed[] = []
  while (queue.length > 0) {
    const next = queue.shift()
    if (!next) break
    const row = placed.length
    placed.push({ member: next.member, row, from: next.from, to: next.to })
    push(columns, next.member, {
      row: next.parentRow,
      angle: (next.from + next.to) / 2,
      level: next.member.level - root.level,
    })
    spread(members, { ...next, row }, { queue, runs, room: most - placed.length - queue.length })
  }
  const below = [
    root,
    ...members.filter((member) => pathOf(members, member).includes(root) && member !== root),
  ]
  return {
    seq: '1204',
    layout: 'canned-1',
    minPx: 3,
    ringUnits: RING,
    total: root.below + 1,
    truncated: placed.length < root.below + 1,
    path: pathOf(members, root).map(crumb),
    legend: legendOf(below),
    members: columns,
    aggregates: runs,
  }
}

function push(
  columns: DownlineQuery['downline']['members'],
  member: CannedMember,
  at: { row: number; angle: number; level: number },
): void {
  const turn = at.angle * 2 * Math.PI
  columns.id.push(member.id)
  columns.name.push(member.name)
  columns.number.push(member.number)
  columns.parent.push(at.row)
  columns.x.push(Math.round(16 * RING * at.level * Math.cos(turn)))
  columns.y.push(Math.round(16 * RING * at.level * Math.sin(turn)))
  columns.level.push(at.level)
  columns.rank.push(member.rank)
  columns.mark.push(STATUS_BITS[member.status] | (member.active ? 8 : 0))
  columns.recruits.push(member.children.length)
  columns.below.push(member.below)
  columns.hidden.push(0)
  columns.metric.push(`${member.group}.00`)
}

function spread(
  members: readonly CannedMember[],
  parent: { member: CannedMember; row: number; from: number; to: number },
  out: { queue: object[]; runs: DownlineQuery['downline']['aggregates']; room: number },
): void {
  const children = parent.member.children.map((position) => members[position]!)
  const leaves = children.reduce((sum, child) => sum + child.leaves, 0)
  let from = parent.from
  let run: { from: number; to: number; children: CannedMember[] } | undefined
  for (const child of children) {
    const to = from + ((parent.to - parent.from) * child.leaves) / leaves
    if (out.room > 0 && to - from > 1 / 1200) {
      out.queue.push({ member: child, parentRow: parent.row, from, to })
      out.room -= 1
    } else {
      run = { from: run?.from ?? from, to, children: [...(run?.children ?? []), child] }
    }
    from = to
  }
  if (!run) return
  out.runs.parent.push(parent.row)
  out.runs.from.push(Math.round(run.from * 65536))
  out.runs.to.push(Math.round(run.to * 65536))
  out.runs.count.push(run.children.length)
  out.runs.below.push(run.children.reduce((sum, child) => sum + child.below + 1, 0))
  out.runs.active.push(run.children.filter(({ active }) => active).length)
  out.runs.metric.push(`${run.children.reduce((sum, child) => sum + child.group, 0)}.00`)
}

function legendOf(members: readonly CannedMember[]): DownlineQuery['downline']['legend'] {
  const statuses = ['ENROLLED', 'GRACE', 'SUSPENDED', 'TERMINATED'] as const
  return {
    ranks: RANKS.map((label, rank) => ({
      key: label,
      label,
      count: members.filter((one) => one.rank === rank).length,
    })),
    statuses: [
      ...statuses.map((key) => ({
        key,
        label: key,
        count: members.filter((one) => one.status === key).length,
      })),
      { key: 'ACTIVE', label: 'ACTIVE', count: members.filter((one) => one.active).length },
    ],
    unit: 'POINTS',
  }
}
