import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { parsePeriod, periodAt } from '#server/domain/kernel/period.ts'
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
  /** Paid-as rank; empty without one. */
  rank(member: Ordinal): string
  personal(member: Ordinal): bigint
  group(member: Ordinal): bigint
}

/**
 * The figures of a period (null: the running one). The running one comes from the index; others from the period
 * records of their run: closed ones for everybody, drafts for staff alone. A period without such a run has no
 * figures: nobody is active and all volumes are 0. PERIOD_UNKNOWN for what is no period of the company.
 */
export async function figuresOf(call: Call, name: string | null): Promise<Result<Figures>> {
  const { ports, sight, now } = call
  const company = await ports.company.company()
  if (!company) return refused(refusal('PERIOD_UNKNOWN', { period: name ?? '' }, 'period'))
  const current = periodAt(now, company.calendar).id
  if (name === null || name === current) return accepted(liveFigures(call, company, current))
  const period = parsePeriod(name, company.calendar)
  if (!period || period.id < company.firstPeriod || period.id > current) {
    return refused(refusal('PERIOD_UNKNOWN', { period: name }, 'period'))
  }
  const run = await ports.periods.run(period.id)
  const closed = run?.state === 'CLOSED' || run?.state === 'PAID'
  if (!run || !(closed || sight.everything)) return accepted(noFigures(period.id))
  const { personalVolume, groupVolume } = run.report
  const wanted = { runId: run.id, computation: run.computation, personalVolume, groupVolume }
  return accepted(recordFigures(period.id, closed, await ports.periodRecords.columns(wanted)))
}

function liveFigures({ ports }: Call, { ranks }: Company, period: string): Figures {
  const { genealogy } = ports
  return {
    period,
    closed: false,
    live: true,
    active: (member) => genealogy.index.members.isActive(member),
    rank: (member) => ranks[genealogy.index.members.rank[member]! - 1] ?? '',
    personal: (member) => {
      const { ownVolume, customerVolume } = genealogy.index.members
      return ownVolume[member]! + customerVolume[member]!
    },
    group: (member) => genealogy.index.groupVolume('SPONSOR', member),
  }
}

const noFigures = (period: string): Figures => ({
  period,
  closed: false,
  live: false,
  active: () => false,
  rank: () => '',
  personal: () => 0n,
  group: () => 0n,
})

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
