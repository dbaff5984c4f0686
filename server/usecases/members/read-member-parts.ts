import type { StatementSummary } from '#server/domain/compensation/statement-summary.ts'
import type { MemberId } from '#server/domain/kernel/ids.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import { type AuditEntryView, auditEntries } from '#server/usecases/company/read-audit.ts'
import { verb } from '#server/usecases/guard.ts'
import { type Crumb, crumbs } from '#server/usecases/members/crumbs.ts'

/** A member and how much of something is wanted. */
export interface PartInput {
  readonly id: string
  readonly first: number
}

/** The sums of one leg in the running period; volume in hundredths of points. */
export interface LegView {
  readonly head: Crumb
  readonly members: number
  readonly active: number
  readonly groupVolume: bigint
}

/** The largest legs of a member in sight, by volume. */
export const readLegs = verb<PartInput, readonly LegView[]>({
  name: 'readLegs',
  action: 'MEMBER_SEE',
  subject: ({ id }) => id,
  async run(call, { id, first }) {
    const { ports, sight } = call
    const member = sight.find(id)
    if (member === undefined) return refused(refusal('NOT_FOUND'))
    const { index } = ports.genealogy
    if (!sight.detailOf(member).volume || sight.levelMax !== Number.POSITIVE_INFINITY) return accepted([])
    const volumeOf = (head: (typeof heads)[number]): bigint => index.groupVolume('SPONSOR', head)
    const heads = [...index.frontline('SPONSOR', member)]
    heads.sort((a, b) => (volumeOf(a) === volumeOf(b) ? a - b : volumeOf(a) < volumeOf(b) ? 1 : -1))
    const legs = heads.slice(0, first).map((head) => index.leg('SPONSOR', head))
    const names = new Map((await crumbs(call, heads.slice(0, first))).map((crumb) => [crumb.id, crumb]))
    return accepted(
      legs.flatMap(({ head, members, active, volume }) => {
        const crumb = names.get(index.idOf(head))
        return crumb ? [{ head: crumb, members, active, groupVolume: volume }] : []
      }),
    )
  },
})

/** What happened to a member, newest first: for staff, and for the member itself. */
export const readMemberHistory = verb<PartInput, readonly AuditEntryView[]>({
  name: 'readMemberHistory',
  action: 'MEMBER_SEE',
  subject: ({ id }) => id,
  async run({ ports, sight }, { id, first }) {
    const member = sight.find(id)
    if (member === undefined) return refused(refusal('NOT_FOUND'))
    if (!sight.everything && sight.own !== member) return accepted([])
    return accepted(await auditEntries(ports, await ports.log.find({ subject: id }, first)))
  },
})

/** What is missing for the next rank, as the newest run within the asker's reach judged it. */
export const readNextRank = verb<{ readonly id: string }, StatementSummary['missing']>({
  name: 'readNextRank',
  action: 'MEMBER_SEE',
  subject: ({ id }) => id,
  async run({ ports, sight }, { id }) {
    const member = sight.find(id)
    if (member === undefined) return refused(refusal('NOT_FOUND'))
    if (!sight.detailOf(member).rank) return accepted(null)
    const runs = (await ports.periods.runs()).filter(
      ({ state }) => state === 'CLOSED' || state === 'PAID' || sight.everything,
    )
    const newest = runs.sort((a, b) => (a.period < b.period ? 1 : -1))[0]
    const head = newest && (await ports.periods.statement(newest.id, newest.computation, id as MemberId))
    return accepted(head?.summary.missing ?? null)
  },
})
