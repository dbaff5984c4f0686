import { type DemoMember, growMembers, type StoryMonth } from '#seeds/demo/growth.ts'
import { type DemoLead, recentLeads } from '#seeds/demo/leads.ts'
import { type DemoPerson, peopleOf } from '#seeds/demo/people.ts'
import {
  type DemoCredit,
  type DemoCustomer,
  type DemoOrder,
  returns,
  trade,
  winCustomers,
} from '#seeds/demo/trade.ts'
import { chanceOf } from '#server/domain/kernel/chance.ts'
import { addDays, type CalendarDate, dayNumber } from '#server/domain/kernel/instant.ts'
import {
  type Period,
  type PeriodCalendar,
  periodOfDate,
  previousPeriod,
} from '#server/domain/kernel/period.ts'

/** The demo company's two years: who joined, who bought, what came back, who was moved. */
export interface DemoStory {
  /** Oldest first; the last one is open and cut at yesterday. */
  readonly periods: readonly Period[]
  readonly members: readonly (DemoMember & DemoPerson & { readonly number: string })[]
  readonly customers: readonly (DemoCustomer & DemoPerson & { readonly number: string })[]
  readonly orders: readonly DemoOrder[]
  readonly credits: readonly DemoCredit[]
  readonly leads: readonly (DemoLead & DemoPerson & { readonly number: string })[]
}

const MONTHS = 24

/**
 * Tells the story so that it ends today: 23 whole months and the open one up to yesterday. The same seed and day
 * give the same story. Member numbers have gaps, so that they tell nothing about how many there are.
 */
export function tellStory(today: CalendarDate, calendar: PeriodCalendar, seed = 20): DemoStory {
  const chance = chanceOf(seed)
  const person = peopleOf(chance)
  const periods = lastPeriods(today, calendar)
  const months: StoryMonth[] = periods.map(({ firstDay, dayAfter }) => ({
    firstDay,
    days: Math.max(1, dayNumber(dayAfter < today ? dayAfter : today) - dayNumber(firstDay)),
  }))
  let number = 100_200
  const nextNumber = (): string => {
    number += 1 + chance.below(7)
    return String(number)
  }
  const members = growMembers(months, chance).map((member) => ({
    ...member,
    ...person(),
    number: nextNumber(),
  }))
  const customers = winCustomers(members, months, chance).map((customer, position) => ({
    ...customer,
    ...person(),
    number: `K${300_100 + position * 3}`,
  }))
  const orders = trade({ members, customers }, months, chance)
  const credits = returns(orders, months, chance)
  // Drawn last, so that everything before them is as it would be without them.
  const leads = recentLeads(members, today, chance).map((lead, position) => ({
    ...lead,
    ...person(),
    number: `L${500_100 + position * 3}`,
  }))
  return { periods, members, customers, orders, credits, leads }
}

/** The period of yesterday and those before it. */
function lastPeriods(today: CalendarDate, calendar: PeriodCalendar): Period[] {
  const periods = [periodOfDate(addDays(today, -1), calendar)]
  while (periods.length < MONTHS) periods.unshift(previousPeriod(periods[0]!, calendar))
  return periods
}
