import type { CalendarDate } from '#server/domain/kernel/instant.ts'
import type { MemberRow, ReadMembers } from '#server/usecases/imports/member-rows.ts'
import type { RowReason } from '#server/usecases/imports/row-reasons.ts'

/** Members in an order in which every sponsor stands before the recruits, and the rows that have no such place. */
export interface SponsorOrder {
  readonly sorted: readonly MemberRow[]
  readonly rejected: readonly { readonly member: MemberRow; readonly code: RowReason }[]
}

/**
 * Sorts members so that sponsors come first (otherwise in file order). A row is rejected when its sponsor is unknown,
 * joined later, was rejected itself (then or as unreadable), or leads back to the row. `joinedBefore` tells when a
 * member of the company joined. Climbs without recursion: lines of 200,000 occur.
 */
export function sponsorOrder(
  { members, unreadable }: ReadMembers,
  joinedBefore: (number: string) => CalendarDate | undefined,
): SponsorOrder {
  const rows = new Map(members.map((member) => [member.number, member]))
  const verdicts = new Map<string, RowReason | 'OPEN' | 'TAKEN'>()
  const sorted: MemberRow[] = []
  const rejected: { member: MemberRow; code: RowReason }[] = []
  const settle = (member: MemberRow, code: RowReason | undefined): void => {
    verdicts.set(member.number, code ?? 'TAKEN')
    if (code === undefined) sorted.push(member)
    else rejected.push({ member, code })
  }
  for (const start of members) {
    const path = openPath(start, rows, verdicts)
    const ring = ringIn(path)
    for (let position = path.length - 1; position >= 0; position -= 1) {
      const member = path[position]!
      const code =
        position >= ring ? 'SPONSOR_RING' : verdictOf(member, { rows, verdicts, unreadable, joinedBefore })
      settle(member, code)
    }
  }
  return { sorted, rejected }
}

type Verdicts = Map<string, RowReason | 'OPEN' | 'TAKEN'>

/** From a member up to the first one that is settled already, a root, or one that was met on the way. */
function openPath(
  start: MemberRow,
  rows: ReadonlyMap<string, MemberRow>,
  verdicts: Verdicts,
): readonly MemberRow[] {
  const path: MemberRow[] = []
  for (let member: MemberRow | undefined = start; member; member = rows.get(member.sponsor)) {
    if (verdicts.has(member.number)) break
    verdicts.set(member.number, 'OPEN')
    path.push(member)
  }
  return path
}

/** Where the ring at the upper end of a path begins; its length when there is none. */
function ringIn(path: readonly MemberRow[]): number {
  const last = path.at(-1)
  const back = last ? path.findIndex(({ number }) => number === last.sponsor) : -1
  return back < 0 ? path.length : back
}

interface Known {
  readonly rows: ReadonlyMap<string, MemberRow>
  readonly verdicts: Verdicts
  readonly unreadable: ReadonlySet<string>
  readonly joinedBefore: (number: string) => CalendarDate | undefined
}

function verdictOf({ sponsor, joinedOn }: MemberRow, known: Known): RowReason | undefined {
  if (sponsor === '') return undefined
  const verdict = known.verdicts.get(sponsor)
  if (verdict !== undefined && verdict !== 'TAKEN') return 'SPONSOR_REJECTED'
  const joined = known.rows.get(sponsor)?.joinedOn ?? known.joinedBefore(sponsor)
  if (joined === undefined) return known.unreadable.has(sponsor) ? 'SPONSOR_REJECTED' : 'SPONSOR_UNKNOWN'
  return joined > joinedOn ? 'SPONSOR_LATER' : undefined
}
