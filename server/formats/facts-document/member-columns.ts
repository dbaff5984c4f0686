import { MEMBER_STATUSES, type MemberFacts } from '#server/domain/compensation/facts.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import { parseRate, type Rate } from '#server/domain/kernel/rate.ts'
import { type FactsContext, instantAt, positionOf } from '#server/formats/facts-document/document-context.ts'

/** What does not change from period to period, and the dates that make the status of each. */
export interface MemberColumns {
  readonly fixed: Omit<MemberFacts, 'status'>
  /** Whether the document states the joining (else it is the first period's start). */
  readonly joinedStated: Uint8Array
  readonly terminatedAt: Float64Array
  readonly writtenStatus: Uint8Array
  /** `RankIndex` before the first period, -1 for none. */
  readonly highestRank: Int16Array
}

const ENROLLED = MEMBER_STATUSES.indexOf('ENROLLED')

/** Reads the members of a document into columns; duplicates and unknown names are problems. */
export function memberColumns(context: FactsContext): MemberColumns {
  const { document, plan } = context
  const { members } = document
  const n = members.length
  const rates: Rate[] = []
  const owners = new Map<string, number>()
  const columns = emptyColumns(n, context)
  const ranks = plan.ranks.map(({ id }) => id)
  const classes = plan.classes.map(({ id }) => id)
  members.forEach((member, index) => {
    const path = `members[${index}]`
    readDates(context, columns, index)
    if (member.status) columns.writtenStatus[index] = MEMBER_STATUSES.indexOf(member.status)
    columns.fixed.owner[index] = denseIndex(owners, member.owner ?? member.id)
    if (member.class !== undefined) {
      const place = { known: classes, code: 'CLASS_UNKNOWN', path: `${path}.class` } as const
      columns.fixed.class[index] = positionOf(context, member.class, place)
    }
    if (member.highestRank !== undefined) {
      const place = { known: ranks, code: 'RANK_UNKNOWN', path: `${path}.highestRank` } as const
      columns.highestRank[index] = positionOf(context, member.highestRank, place)
    }
    const rate = member.rate === undefined ? undefined : parseRate(member.rate)
    if (rate) columns.fixed.ownRate[index] = rates.push(rate) - 1
  })
  return { ...columns, fixed: { ...columns.fixed, rates } }
}

function emptyColumns(n: number, { document, periods }: FactsContext): MemberColumns {
  return {
    fixed: {
      count: n,
      numbers: document.members.map(({ id }) => id),
      joinedAt: new Float64Array(n).fill(periods[0]?.from ?? 0),
      owner: new Int32Array(n),
      class: new Int16Array(n).fill(-1),
      ownRate: new Int32Array(n).fill(-1),
      rates: [],
    },
    joinedStated: new Uint8Array(n),
    terminatedAt: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
    writtenStatus: new Uint8Array(n).fill(ENROLLED),
    highestRank: new Int16Array(n).fill(-1),
  }
}

function readDates(context: FactsContext, columns: MemberColumns, index: number): void {
  const member = context.document.members[index]!
  const joined = member.joined && instantAt(context, member.joined, `members[${index}].joined`)
  if (joined !== undefined && joined !== '') {
    columns.fixed.joinedAt[index] = joined
    columns.joinedStated[index] = 1
  }
  const ended = member.terminated && instantAt(context, member.terminated, `members[${index}].terminated`)
  if (ended !== undefined && ended !== '') columns.terminatedAt[index] = ended
}

/** The dense number of a name, given in the order of first sight. */
export function denseIndex(known: Map<string, number>, name: string): number {
  const found = known.get(name)
  if (found !== undefined) return found
  known.set(name, known.size)
  return known.size - 1
}

/** Status of every member at the last instant before `end`. */
export function statusAt(columns: MemberColumns, end: Instant): Uint8Array {
  const status = Uint8Array.from(columns.writtenStatus)
  for (let member = 0; member < status.length; member += 1) {
    if (columns.fixed.joinedAt[member]! >= end) status[member] = MEMBER_STATUSES.indexOf('ABSENT')
    else if (columns.terminatedAt[member]! < end) status[member] = MEMBER_STATUSES.indexOf('TERMINATED')
  }
  return status
}
