import type { StatementSummary } from '#server/domain/compensation/statement-summary.ts'
import type { MemberId, Ordinal } from '#server/domain/kernel/ids.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import type { StoredRun } from '#server/ports/period-facts.ts'
import { type AuditEntryView, auditEntries } from '#server/usecases/company/read-audit.ts'
import { type Call, verb } from '#server/usecases/guard.ts'
import { type Crumb, crumbs } from '#server/usecases/members/crumbs.ts'
import { levelsBelow } from '#server/usecases/members/levels-below.ts'
import { columnsOf, newestSeen } from '#server/usecases/members/runs-seen.ts'
import { missingAgain } from '#server/usecases/periods/judge-again.ts'

/** A member and how much of something is wanted. */
export interface PartInput {
  readonly id: string
  readonly first: number
}

/** The sums of one leg in the running period; volume in hundredths of points, null where sight gives none. */
export interface LegView {
  readonly head: Crumb
  readonly members: number
  readonly active: number
  readonly groupVolume: bigint | null
}

/** The largest legs of a member in sight: by volume, or where sight gives none by members; equals by seniority. */
export const readLegs = verb<PartInput, readonly LegView[]>({
  name: 'readLegs',
  action: 'MEMBER_SEE',
  subject: ({ id }) => id,
  async run(call, { id, first }) {
    const { ports, sight } = call
    const member = sight.find(id)
    if (member === undefined) return refused(refusal('NOT_FOUND'))
    const { index } = ports.genealogy
    const heads = index.frontline('SPONSOR', member).filter((head) => sight.sees(head))
    const volumes = heads[0] !== undefined && sight.detailOf(heads[0]).volume
    const sizeOf = (head: Ordinal): bigint =>
      volumes ? index.groupVolume('SPONSOR', head) : BigInt(sumsOf(call, head).count)
    const sized = heads.map((head) => ({ head, size: sizeOf(head) }))
    sized.sort((a, b) => (a.size === b.size ? a.head - b.head : a.size < b.size ? 1 : -1))
    const shown = sized.slice(0, first)
    const names = await crumbs(
      call,
      shown.map(({ head }) => head),
    )
    const named = new Map(names.map((crumb) => [crumb.id, crumb]))
    return accepted(
      shown.flatMap(({ head, size }) => {
        const crumb = named.get(index.idOf(head))
        const { count, active } = sumsOf(call, head)
        const whole = { members: count + 1, active: active + (index.members.isActive(head) ? 1 : 0) }
        return crumb ? [{ head: crumb, ...whole, groupVolume: volumes ? size : null }] : []
      }),
    )
  },
})

/** Counts below a member, to the depth of sight. */
function sumsOf(call: Call, root: Ordinal): { readonly count: number; readonly active: number } {
  const levelMax = levelsBelow(call, root)
  const depth = levelMax === Number.POSITIVE_INFINITY ? {} : { levelMax }
  return call.ports.genealogy.index.aggregate('SPONSOR', { root, ...depth })
}

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

/** The rank above, and what is missing for it. */
export interface NextRankView {
  readonly rank: string
  /** Whose run said so; empty where there is none in reach. */
  readonly period: string
  /** False: what is missing is not known (no run has judged it, or sight gives no volumes); `leaves` are empty. */
  readonly judged: boolean
  readonly leaves: NonNullable<StatementSummary['missing']>['leaves']
}

/**
 * The rank above the one the newest run within the asker's reach paid a member as. What is missing for it stands on
 * the statement of whoever earned or was corrected; of others it is judged again, in companies that are not too large
 * for that. Its figures are volumes: where sight gives none it is not told. Null on the highest rank, and where sight
 * gives no rank.
 */
export const readNextRank = verb<{ readonly id: string }, NextRankView | null>({
  name: 'readNextRank',
  action: 'MEMBER_SEE',
  subject: ({ id }) => id,
  async run(call, { id }) {
    const { ports, sight } = call
    const member = sight.find(id)
    if (member === undefined) return refused(refusal('NOT_FOUND'))
    const detail = sight.detailOf(member)
    if (!detail.rank) return accepted(null)
    const [newest] = await newestSeen(call)
    const period = newest?.period ?? ''
    const missing = newest && (await missingOf(call, newest, id as MemberId))
    if (missing === null) return accepted(null)
    if (missing && detail.volume) return accepted({ ...missing, period, judged: true })
    if (missing) return accepted({ rank: missing.rank, period, judged: false, leaves: [] })
    const [recorded] = newest ? await ports.periodRecords.ofMember(member, [columnsOf(newest)]) : []
    const ranks = (await ports.company.company())?.ranks ?? []
    const next = ranks[ranks.indexOf(recorded?.rank ?? '') + 1]
    return accepted(next === undefined ? null : { rank: next, period, judged: false, leaves: [] })
  },
})

/** From the statement, or judged again; null on the highest rank, `undefined` where it cannot be told. */
async function missingOf(
  call: Call,
  run: StoredRun,
  member: MemberId,
): Promise<StatementSummary['missing'] | undefined> {
  const head = await call.ports.periods.statement(run.id, run.computation, member)
  return head ? head.summary.missing : missingAgain(call, run, member)
}

/** The highest rank a member ever held, as the newest run within the asker's reach recorded it; null without sight. */
export const readHighestRank = verb<{ readonly id: string }, string | null>({
  name: 'readHighestRank',
  action: 'MEMBER_SEE',
  subject: ({ id }) => id,
  async run(call, { id }) {
    const member = call.sight.find(id)
    if (member === undefined) return refused(refusal('NOT_FOUND'))
    if (!call.sight.detailOf(member).rank) return accepted(null)
    const [newest] = await newestSeen(call)
    const [recorded] = newest ? await call.ports.periodRecords.ofMember(member, [columnsOf(newest)]) : []
    return accepted(recorded?.highestRank ?? '')
  },
})
