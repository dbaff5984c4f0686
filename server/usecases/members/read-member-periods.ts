import { permits } from '#server/domain/kernel/access.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import type { Currency } from '#server/domain/kernel/money.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import type { NamedColumns } from '#server/ports/period-columns.ts'
import type { StoredRun } from '#server/ports/period-facts.ts'
import { type Call, verb } from '#server/usecases/guard.ts'
import { figuresOf } from '#server/usecases/members/figures.ts'
import { statementId } from '#server/usecases/periods/statement-id.ts'

/** A member in one period. Volumes in hundredths of points; `earned` only where the asker may see it. */
export interface MemberPeriodView {
  readonly period: string
  readonly closed: boolean
  readonly active: boolean
  readonly rank: string
  readonly highestRank: string
  readonly personalVolume: bigint
  readonly groupVolume: bigint
  readonly earned: { readonly minor: bigint; readonly currency: Currency } | null
  readonly statement: string | null
}

/** How many periods back. */
export interface MemberPeriodsInput {
  readonly id: string
  readonly last: number
}

/** The running period and the newest periods with a run, newest first; drafts for staff alone. */
export const readMemberPeriods = verb<MemberPeriodsInput, readonly MemberPeriodView[]>({
  name: 'readMemberPeriods',
  action: 'MEMBER_SEE',
  subject: ({ id }) => id,
  async run(call, { id, last }) {
    const member = call.sight.find(id)
    const company = await call.ports.company.company()
    if (member === undefined || !company) return refused(refusal('NOT_FOUND'))
    if (!call.sight.detailOf(member).volume) return accepted([])
    const figures = await figuresOf(call, null)
    if (!figures.ok) return figures
    const { period } = figures.value
    const runs = (await call.ports.periods.runs())
      .filter((run) => run.period !== period && (isSettled(run) || call.sight.everything))
      .sort((a, b) => (a.period < b.period ? 1 : -1))
      .slice(0, last - 1)
    const running: MemberPeriodView = {
      period,
      closed: false,
      active: figures.value.active(member),
      rank: figures.value.rank(member),
      highestRank: '',
      personalVolume: figures.value.personal(member),
      groupVolume: figures.value.group(member),
      earned: null,
      statement: null,
    }
    return accepted([running, ...(await pastOf(call, { member, runs, currency: company.currency }))])
  },
})

const isSettled = ({ state }: StoredRun): boolean => state === 'CLOSED' || state === 'PAID'

async function pastOf(
  call: Call,
  of: { readonly member: Ordinal; readonly runs: readonly StoredRun[]; readonly currency: Currency },
): Promise<readonly MemberPeriodView[]> {
  const { member, runs, currency } = of
  const { index } = call.ports.genealogy
  const id = index.idOf(member)
  const figures = await call.ports.periodRecords.ofMember(member, runs.map(columnsOf))
  const earned = await earnedOf(call, member, runs)
  return runs.flatMap((run) => {
    const found = figures.find(({ period }) => period === run.period)
    if (!found) return []
    const minor = earned?.get(run.period)
    return [
      {
        period: run.period,
        closed: isSettled(run),
        active: found.active,
        rank: found.rank,
        highestRank: found.highestRank,
        personalVolume: found.personal,
        groupVolume: found.group,
        earned: earned ? { minor: minor ?? 0n, currency } : null,
        statement: minor === undefined ? null : statementId(run.id, id),
      },
    ]
  })
}

const columnsOf = ({ period, id, computation, report }: StoredRun): NamedColumns => ({
  period,
  runId: id,
  computation,
  personalVolume: report.personalVolume,
  groupVolume: report.groupVolume,
})

/** Totals by period; absent where the asker may not see the member's earnings: only oneself and who runs periods. */
async function earnedOf(
  { ports, actor, sight }: Call,
  member: Ordinal,
  runs: readonly StoredRun[],
): Promise<ReadonlyMap<string, bigint> | undefined> {
  const own = sight.own === member
  if (!own && !(sight.everything && permits(actor.standings, 'STATEMENTS_LIST'))) return undefined
  const id = ports.genealogy.index.idOf(member)
  const heads = await Promise.all(runs.map((run) => ports.periods.statement(run.id, run.computation, id)))
  return new Map(heads.flatMap((head) => (head ? [[head.period, head.totalMinor] as const] : [])))
}
