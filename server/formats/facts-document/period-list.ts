import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { parseDate } from '#server/domain/kernel/instant.ts'
import { type Period, type PeriodId, parsePeriod } from '#server/domain/kernel/period.ts'
import { startOfDay } from '#server/domain/kernel/time-zone.ts'
import type { FactProblems } from '#server/formats/facts-document/fact-problems.ts'
import type { FactsDocument } from '#server/formats/facts-document/facts-schema.ts'

type Written = NonNullable<FactsDocument['period']>

/** The periods of a document in their order; they rise and no name comes twice, else a problem says so. */
export function periodList(document: FactsDocument, plan: Plan, problems: FactProblems): Period[] {
  const written = document.periods ?? (document.period === undefined ? [] : [document.period])
  if (written.length === 0 || (document.periods && document.period !== undefined)) {
    problems.add('PERIOD_UNKNOWN', 'period', 'Give either "period" or "periods", such as period: "2026-07".')
    return []
  }
  const periods: Period[] = []
  written.forEach((item, index) => {
    const path = document.periods ? `periods[${index}]` : 'period'
    const period = readPeriod(item, plan)
    const before = periods.at(-1)
    if (period === undefined) problems.add('PERIOD_UNKNOWN', path, unreadable(item, plan))
    else if (before && period.from < before.to) {
      problems.add(
        'PERIOD_UNKNOWN',
        path,
        `${period.id} does not begin after ${before.id}; put periods in order.`,
      )
    } else periods.push(period)
  })
  return periods
}

function unreadable(item: Written, plan: Plan): string {
  const named = typeof item === 'string' ? item : item.id
  const sample = plan.period.kind === 'MONTH' ? '2026-07' : '2026-W45'
  return `"${named}" is no ${plan.period.kind} of the plan; write "${sample}" or { id, from, to }.`
}

function readPeriod(item: Written, plan: Plan): Period | undefined {
  if (typeof item === 'string') return parsePeriod(item, plan.period)
  const [firstDay, dayAfter] = [parseDate(item.from), parseDate(item.to)]
  if (firstDay === undefined || dayAfter === undefined || dayAfter <= firstDay) return undefined
  const { zone } = plan.period
  return {
    id: item.id as PeriodId,
    from: startOfDay(zone, firstDay),
    to: startOfDay(zone, dayAfter),
    firstDay,
    dayAfter,
  }
}
