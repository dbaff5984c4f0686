import { numberTree, OUTSIDE, ROOT } from '#server/domain/genealogy/numbering.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'

/**
 * Every edge of a tree that ever held, as columns of one length, in any order. An edge holds from `from` (included)
 * to `to` (excluded; Infinity while it is current); both are milliseconds since the epoch.
 */
export interface DatedEdges {
  readonly member: Int32Array
  readonly sponsor: Int32Array
  readonly from: Float64Array
  readonly to: Float64Array
}

/** Members by ordinal and the instant each joined; Infinity for an ordinal nobody holds. */
export interface TreeMembers {
  readonly count: number
  readonly joinedAt: Float64Array
}

/**
 * Why a tree of some instant cannot be used. `SPONSOR_TWICE`: two edges of one member hold at one time, now or ever.
 * `SPONSOR_MISSING`: a member has edges, but none at the instant. `SPONSOR_LATER`: an edge begins before its sponsor
 * had joined (a sponsor younger than the recruit is lawful after a later move). `TREE_CYCLE`: a ring at the instant.
 */
export interface EdgeTrouble {
  readonly code: 'SPONSOR_TWICE' | 'SPONSOR_MISSING' | 'SPONSOR_LATER' | 'TREE_CYCLE'
  /** The member; with its sponsor for `SPONSOR_LATER`; the whole ring, upwards, for `TREE_CYCLE`. */
  readonly members: readonly Ordinal[]
}

export interface TreeAsOf {
  /** By ordinal: the sponsor then, ROOT, or OUTSIDE for who had not joined. */
  readonly parent: Int32Array
  /** Empty for a tree that can be used; else every trouble there is. */
  readonly troubles: readonly EdgeTrouble[]
}

/** The tree as it stood at an instant: for a period, its last millisecond. Linear in edges and members. */
export function treeAsOf(edges: DatedEdges, members: TreeMembers, at: Instant): TreeAsOf {
  const runs = edgesByMember(edges, members.count)
  const parent = new Int32Array(members.count)
  const troubles: EdgeTrouble[] = []
  for (let member = 0; member < members.count; member += 1) {
    const holding = judgeEdges({ edges, runs, member, at, joinedAt: members.joinedAt, troubles })
    if (members.joinedAt[member]! > at) parent[member] = OUTSIDE
    else if (holding !== undefined) parent[member] = edges.sponsor[holding]!
    else {
      parent[member] = ROOT
      const hasEdges = runs.start[member]! < runs.start[member + 1]!
      if (hasEdges) troubles.push({ code: 'SPONSOR_MISSING', members: [member as Ordinal] })
    }
  }
  return { parent, troubles: [...troubles, ...rings(parent, members.count)] }
}

/** Edges of one member after another, earliest first: those of `m` are `sorted[start[m] .. start[m + 1] - 1]`. */
interface EdgeRuns {
  readonly start: Int32Array
  readonly sorted: Int32Array
}

function edgesByMember({ member, from, to }: DatedEdges, count: number): EdgeRuns {
  const start = new Int32Array(count + 1)
  for (const each of member) start[each]! += 1
  for (let each = 1; each <= count; each += 1) start[each]! += start[each - 1]!
  const sorted = new Int32Array(member.length)
  for (let edge = member.length - 1; edge >= 0; edge -= 1) {
    start[member[edge]!]! -= 1
    sorted[start[member[edge]!]!] = edge
  }
  for (let each = 0; each < count; each += 1) {
    const run = sorted.subarray(start[each], start[each + 1])
    // An edge that was replaced at its first instant stands before the one that took its place.
    if (run.length > 1) run.sort((a, b) => from[a]! - from[b]! || to[a]! - to[b]! || a - b)
  }
  return { start, sorted }
}

interface EdgeJudgement {
  readonly edges: DatedEdges
  readonly runs: EdgeRuns
  readonly member: number
  readonly at: Instant
  readonly joinedAt: Float64Array
  readonly troubles: EdgeTrouble[]
}

/** Adds the troubles of a member's edges; returns the edge that holds at the instant. */
function judgeEdges({ edges, runs, member, at, joinedAt, troubles }: EdgeJudgement): number | undefined {
  let holding: number | undefined
  let latestEnd = -Infinity
  let overlap = false
  for (let index = runs.start[member]!; index < runs.start[member + 1]!; index += 1) {
    const edge = runs.sorted[index]!
    const [from, to, sponsor] = [edges.from[edge]!, edges.to[edge]!, edges.sponsor[edge]!]
    if (from < latestEnd) overlap = true
    latestEnd = Math.max(latestEnd, to)
    if (from <= at && at < to) holding = edge
    if (from < joinedAt[sponsor]!) {
      troubles.push({ code: 'SPONSOR_LATER', members: [member as Ordinal, sponsor as Ordinal] })
    }
  }
  if (overlap) troubles.push({ code: 'SPONSOR_TWICE', members: [member as Ordinal] })
  return holding
}

/** A sponsor who stands outside (had not joined) makes no ring and is named as SPONSOR_LATER already. */
function rings(parent: Int32Array, count: number): EdgeTrouble[] {
  const standing = parent.map((above) => (above >= 0 && parent[above] === OUTSIDE ? ROOT : above))
  const outcome = numberTree({ count, parent: standing })
  return outcome.ok ? [] : outcome.rings.map((members) => ({ code: 'TREE_CYCLE', members }))
}
