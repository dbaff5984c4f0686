import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { type Period, parsePeriod, periodAt } from '#server/domain/kernel/period.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'
import type { Company } from '#server/ports/company-facts.ts'
import type { PeriodColumns } from '#server/ports/period-columns.ts'
import type { Call } from '#server/usecases/guard.ts'

/** Members' figures in one period. Volumes in hundredths of points. */
export interface Figures {
  readonly period: string
  /** True when the figures are final. */
  readonly closed: boolean
  /** True when the figures are those the index holds, for the period that runs. */
  readonly live: boolean
  active(member: Ordinal): boolean
  /** Paid-as rank of a period that was computed, else the latest known; empty without one. */
  rank(member: Ordinal): string
  personal(member: Ordinal): bigint
  group(member: Ordinal): bigint
}

/**
 * The figures of a period (null: the running one). The running one comes from the index; one that was computed from
 * the period records of its run, closed ones for everybody, drafts for staff alone. A period that is over and not
 * closed shows its orders as they stand now. PERIOD_UNKNOWN for what is no period of the company.
 */
export async function figuresOf(call: Call, name: string | null): Promise<Result<Figures>> {
  const { ports, sight, now } = call
  const company = await ports.company.company()
  if (!company) return refused(refusal('PERIOD_UNKNOWN', { period: name ?? '' }, 'period'))
  const current = periodAt(now, company.calendar).id
  if (name === null || name === current) return accepted(liveFigures(call, company, current))
  const period = parsePeriod(name, company.calendar)
  if (!period || period.id < company.firstPeriod || period.id > current) {
    return refused(refusal('PERIOD_UNKNOWN', { period: name, first: company.firstPeriod }, 'period'))
  }
  const run = await ports.periods.run(period.id)
  const closed = run?.state === 'CLOSED' || run?.state === 'PAID'
  if (!run || !(closed || sight.everything)) return accepted(await openFigures(call, company, period))
  const { personalVolume, groupVolume } = run.report
  const wanted = { runId: run.id, computation: run.computation, personalVolume, groupVolume }
  return accepted(recordFigures(period.id, closed, await ports.periodRecords.columns(wanted)))
}

/** The rank of the newest closed period, as the index keeps it. */
const latestRank =
  ({ genealogy }: Call['ports'], { ranks }: Company) =>
  (member: Ordinal): string =>
    ranks[genealogy.index.members.rank[member]! - 1] ?? ''

function liveFigures({ ports }: Call, company: Company, period: string): Figures {
  const { genealogy } = ports
  return {
    period,
    closed: false,
    live: true,
    active: (member) => genealogy.index.members.isActive(member),
    rank: latestRank(ports, company),
    personal: (member) => {
      const { ownVolume, customerVolume } = genealogy.index.members
      return ownVolume[member]! + customerVolume[member]!
    },
    group: (member) => genealogy.index.groupVolume('SPONSOR', member),
  }
}

/** A period that is over and not closed: whoever has volume counts as active so far, as in the running one. */
export async function openFigures({ ports }: Call, company: Company, period: Period): Promise<Figures> {
  const volumes = await ports.genealogy.volumesIn(period)
  const { index } = ports.genealogy
  const personal = new Map<Ordinal, bigint>()
  for (const [id, { own, customers }] of volumes) {
    const member = index.ordinalOf(id)
    if (member !== undefined) personal.set(member, own + customers)
  }
  let group: ReadonlyMap<Ordinal, bigint> | undefined
  return {
    period: period.id,
    closed: false,
    live: false,
    active: (member) => (personal.get(member) ?? 0n) > 0n,
    rank: latestRank(ports, company),
    personal: (member) => personal.get(member) ?? 0n,
    group: (member) => {
      group ??= groupsOf(ports, personal)
      return group.get(member) ?? 0n
    },
  }
}

/** Sums up the line of everybody who has volume, in the tree as it stands now. */
function groupsOf(
  { genealogy }: Call['ports'],
  personal: ReadonlyMap<Ordinal, bigint>,
): ReadonlyMap<Ordinal, bigint> {
  const group = new Map<Ordinal, bigint>()
  const add = (member: Ordinal, amount: bigint) => group.set(member, (group.get(member) ?? 0n) + amount)
  for (const [member, amount] of personal) {
    for (const above of genealogy.index.pathToRoot('SPONSOR', member)) add(above, amount)
  }
  return group
}

/** Who joined later stands beyond the columns and reads as nothing. */
const recordFigures = (period: string, closed: boolean, columns: PeriodColumns): Figures => ({
  period,
  closed,
  live: false,
  active: (member) => columns.active[member] === 1,
  rank: (member) => columns.rankNames[columns.rank[member] ?? 0] ?? '',
  personal: (member) => columns.personal[member] ?? 0n,
  group: (member) => columns.group[member] ?? 0n,
})
