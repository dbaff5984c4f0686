import { useAsk } from '#web/api/ask.ts'
import { PeriodsDocument } from '#web/api/generated/graphql.ts'
import { lastPeriods, withPeriod } from '#web/explorer/last-periods.ts'
import { may, useSession, useViewer } from '#web/session/session.tsx'

const PERIODS_SHOWN = 24

/**
 * The periods one may choose from, newest first. Who may see them gets those that have an order or a run, however long
 * ago; everybody else the last two years. The one that is shown is always among them.
 */
export function usePeriods(shown: string): readonly string[] {
  const { company } = useSession()
  const known = may(useViewer(), 'PERIOD_SEE')
  const ask = useAsk(PeriodsDocument, {}, !known)
  if (!company) return []
  const current = company.currentPeriod
  const periods =
    ask.data?.periods.map(({ id }) => id) ?? lastPeriods(current, company.timeZone, PERIODS_SHOWN)
  return withPeriod(withPeriod(periods, current), shown)
}
