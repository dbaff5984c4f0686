import type { DemoMember } from '#seeds/demo/growth.ts'
import { INTEREST_KINDS, type InterestKind } from '#server/domain/crm/interest.ts'
import type { Chance } from '#server/domain/kernel/chance.ts'
import { addDays, type CalendarDate } from '#server/domain/kernel/instant.ts'

export interface DemoLead {
  /** Position of the member who works it; null: the company's. */
  readonly owner: number | null
  readonly kind: InterestKind
  readonly capturedOn: CalendarDate
}

/** How many days ago each of them came, newest last; every fourth came to the company. */
const DAYS_AGO = [23, 20, 16, 12, 9, 6, 3, 1]

/** A few people of the last weeks whom nobody has answered yet: the strong leader's, and some the company's. */
export function recentLeads(
  members: readonly DemoMember[],
  today: CalendarDate,
  chance: Chance,
): readonly DemoLead[] {
  const leader = members.find(({ story }) => story === 'STRONG')
  return DAYS_AGO.map((days, position) => ({
    owner: position % 4 === 3 ? null : (leader?.position ?? null),
    kind: chance.pick(INTEREST_KINDS),
    capturedOn: addDays(today, -days),
  }))
}
