import { permits } from '#server/domain/kernel/access.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { dayNumber } from '#server/domain/kernel/instant.ts'
import type { Currency } from '#server/domain/kernel/money.ts'
import { parsePeriod } from '#server/domain/kernel/period.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import type { Company } from '#server/ports/company-facts.ts'
import type { StoredRun } from '#server/ports/period-facts.ts'
import { type Call, verb } from '#server/usecases/guard.ts'
import { type Figures, figuresOf, openFigures } from '#server/usecases/members/figures.ts'
import { columnsOf, isSettled, newestSeen } from '#server/usecases/members/runs-seen.ts'
import { openPeriods } from '#server/usecases/periods/open-periods.ts'
import { statementId } from '#server/usecases/periods/statement-id.ts'

/** A member in one period. Volumes in hundredths of points; null is what sight does not give. */
export interface MemberPeriodView {
  readonly period: string
  readonly closed: boolean
  readonly active: boolean
  readonly rank: string | null
  readonly personalVolume: bigint | null
  readonly groupVolume: bigint | null
  /** Null also before a run. */
  readonly earned: { readonly minor: bigint; readonly currency: Currency } | null
  readonly statement: string | null
}

/** How many periods back. */
export interface MemberPeriodsInput {
  readonly id: string
  readonly last: number
}

/** Ended periods that wait for their run are few; no more than these are read from their orders. */
const OPEN_SHOWN = 3

/**
 * The running period, those that ended and wait for their run, and the newest with a run the asker may see (drafts
 * for staff alone), newest first.
 */
export const readMemberPeriods = verb<MemberPeriodsInput, readonly MemberPeriodView[]>({
  name: 'readMemberPeriods',
  action: 'MEMBER_SEE',
  subject: ({ id }) => id,
  async run(call, { id, last }) {
    const member = call.sight.find(id)
    const company = await call.ports.company.company()
    if (member === undefined || !company) return refused(refusal('NOT_FOUND'))
    const running = await figuresOf(call, null)
    if (!running.ok) return running
    const seen = await newestSeen(call)
    const runs = sinceJoining(call, { company, member, runs: seen }).filter(
      ({ period }) => period !== running.value.period,
    )
    const { currency } = company
    const [open, past] = await Promise.all([
      waitingOf(call, { company, member, runs }),
      pastOf(call, { member, runs: runs.slice(0, last), currency }),
    ])
    const rows = [running.value, ...open].map((figures) => openRow(figures, member))
    const newest = [...rows, ...past].sort((a, b) => (a.period < b.period ? 1 : -1)).slice(0, last)
    return accepted(newest.map((row) => asSeen(call, member, row)))
  },
})

interface OfMember {
  readonly company: Company
  readonly member: Ordinal
  readonly runs: readonly StoredRun[]
}

/** Runs of periods that had not ended when the member joined. */
function sinceJoining(call: Call, { company, member, runs }: OfMember): readonly StoredRun[] {
  const joined = call.ports.genealogy.index.members.joinedDay[member]!
  return runs.filter(({ period }) => {
    const found = parsePeriod(period, company.calendar)
    return found === undefined || dayNumber(found.dayAfter) > joined
  })
}

/** Figures of periods that ended without a run the asker may see, from the member's first on. */
async function waitingOf(call: Call, { company, member, runs }: OfMember): Promise<readonly Figures[]> {
  const seen = new Set(runs.map(({ period }) => period))
  const joined = call.ports.genealogy.index.members.joinedDay[member]!
  const open = await openPeriods(call, company)
  const waiting = open.filter(({ id, dayAfter }) => !seen.has(id) && dayNumber(dayAfter) > joined)
  return Promise.all(waiting.slice(-OPEN_SHOWN).map((period) => openFigures(call, company, period)))
}

const openRow = (figures: Figures, member: Ordinal): MemberPeriodView => ({
  period: figures.period,
  closed: false,
  active: figures.active(member),
  rank: figures.rank(member),
  personalVolume: figures.personal(member),
  groupVolume: figures.group(member),
  earned: null,
  statement: null,
})

/** In the detail sight grants of the member. */
function asSeen({ sight }: Call, member: Ordinal, row: MemberPeriodView): MemberPeriodView {
  const { rank, volume } = sight.detailOf(member)
  return {
    ...row,
    ...(rank ? {} : { rank: null }),
    ...(volume ? {} : { personalVolume: null, groupVolume: null }),
  }
}

async function pastOf(
  call: Call,
  of: { readonly member: Ordinal; readonly runs: readonly StoredRun[]; readonly currency: Currency },
): Promise<readonly MemberPeriodView[]> {
  const { member, runs, currency } = of
  const { index } = call.ports.genealogy
  const id = index.idOf(member)
  const [figures, earned] = await Promise.all([
    call.ports.periodRecords.ofMember(member, runs.map(columnsOf)),
    earnedOf(call, member, runs),
  ])
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
        personalVolume: found.personal,
        groupVolume: found.group,
        earned: earned ? { minor: minor ?? 0n, currency } : null,
        statement: minor === undefined ? null : statementId(run.id, id),
      },
    ]
  })
}

/** Totals by period; absent where the asker may not see the member's earnings: only oneself and who runs periods. */
async function earnedOf(
  { ports, actor, sight }: Call,
  member: Ordinal,
  runs: readonly StoredRun[],
): Promise<ReadonlyMap<string, bigint> | undefined> {
  const own = sight.own === member
  if (!own && !(sight.everything && permits(actor.standings, 'STATEMENTS_LIST'))) return undefined
  const id = ports.genealogy.index.idOf(member)
  const drafts = runs.filter((run) => !isSettled(run))
  const [closed, ...drafted] = await Promise.all([
    ports.periods.statementsOf(id),
    ...drafts.map((run) => ports.periods.statement(run.id, run.computation, id)),
  ])
  const heads = [...closed, ...drafted.filter((head) => head !== undefined)]
  return new Map(heads.map(({ period, totalMinor }) => [period, totalMinor]))
}
