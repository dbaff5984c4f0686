import type { GatheredFacts } from '#server/domain/compensation/gathered-facts.ts'
import type { Period, PeriodCalendar } from '#server/domain/kernel/period.ts'

/** How far back to look, and how the company cuts time. */
export interface LookBack {
  /** How many closed periods back the plan's conditions look (at least 1). */
  readonly historyPeriods: number
  readonly calendar: PeriodCalendar
}

/** Reads what a commission run needs. */
export interface RunFacts {
  gather(period: Period, lookBack: LookBack): Promise<GatheredFacts>
}
