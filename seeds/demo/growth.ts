import type { Chance } from '#server/domain/kernel/chance.ts'
import { addDays, type CalendarDate } from '#server/domain/kernel/instant.ts'

/** What somebody mostly does here: builds a team, sells to customers, or uses the goods. */
export type Persona = 'BUILDER' | 'SELLER' | 'USER'

/** The part a leg plays in the story. */
export type LegStory = 'GROWING' | 'FALLING' | 'STRONG' | 'STEADY'

export interface DemoMember {
  /** Position in joining order; a sponsor always stands before the recruit. */
  readonly position: number
  readonly sponsor: number | null
  readonly persona: Persona
  readonly story: LegStory
  /** Month of the story (0 is the first) and day of enrolment. */
  readonly month: number
  readonly enrolledOn: CalendarDate
  /** Month in which the membership ends, where it does. */
  endsInMonth: number | null
}

/** One month of the story: its first day, and how many of its days lie in the past (the open month is cut). */
export interface StoryMonth {
  readonly firstDay: CalendarDate
  readonly days: number
}

export const DEMO_MEMBERS = 3_000
const ROOTS = 2
const FIRST_LINE = 8

const personaOf = (chance: Chance): Persona => {
  const draw = chance.fraction()
  return draw < 0.08 ? 'BUILDER' : draw < 0.3 ? 'SELLER' : 'USER'
}

/** The first eight below a root carry the story: the third leads, the fourth grows late, the fifth falls away. */
function founderStory(position: number): LegStory {
  if (position === ROOTS + 2) return 'STRONG'
  if (position === ROOTS + 3) return 'GROWING'
  if (position === ROOTS + 4) return 'FALLING'
  return 'STEADY'
}

/** How many members there shall be at the end of each month: slow at first, then faster, never shrinking. */
function targets(months: number): number[] {
  return Array.from({ length: months }, (_, month) =>
    Math.round(60 + (DEMO_MEMBERS - 60) * ((month + 1) / months) ** 1.35),
  )
}

/** Likelihood that this member brings in the next one in `month`. */
function pull(member: DemoMember, month: number, months: number): number {
  if (member.endsInMonth !== null && member.endsInMonth <= month) return 0
  const tenure = month - member.month
  const base = { BUILDER: 9, SELLER: 1.6, USER: 0.22 }[member.persona] / (1 + tenure * 0.12)
  const late = month > months - 9
  const factor = {
    GROWING: late ? 6 : 0.5,
    FALLING: month < months * 0.5 ? 2.2 : 0.04,
    STRONG: 1.9,
    STEADY: 0.8,
  }[member.story]
  return base * factor
}

/** Everybody who ever joined, in joining order: two roots, eight founders, then the company as it grew. */
export function growMembers(months: readonly StoryMonth[], chance: Chance): DemoMember[] {
  const members: DemoMember[] = []
  const join = (sponsor: number | null, persona: Persona, day: { month: number; on: CalendarDate }): void => {
    const position = members.length
    const story =
      sponsor === null ? 'STEADY' : sponsor === 0 ? founderStory(position) : members[sponsor]!.story
    members.push({
      position,
      sponsor,
      persona,
      story,
      month: day.month,
      enrolledOn: day.on,
      endsInMonth: null,
    })
  }
  const opening = { month: 0, on: months[0]!.firstDay }
  for (let root = 0; root < ROOTS; root += 1) join(null, 'BUILDER', opening)
  for (let founder = 0; founder < FIRST_LINE; founder += 1) join(0, 'BUILDER', opening)
  const wanted = targets(months.length)
  months.forEach((storyMonth, month) => {
    const days = daysOf(storyMonth, wanted[month]! - members.length, chance)
    const weights = members.map((member) => pull(member, month, months.length))
    for (const day of days) {
      join(chance.weighted(weights), personaOf(chance), { month, on: addDays(storyMonth.firstDay, day) })
    }
    endSome(members, { month, months: months.length }, chance)
  })
  return members
}

/** Days of a month on which people join, ascending, so that joining order is order of time. */
function daysOf({ days }: StoryMonth, count: number, chance: Chance): number[] {
  return Array.from({ length: Math.max(0, count) }, () => chance.below(days)).sort((a, b) => a - b)
}

function endSome(
  members: readonly DemoMember[],
  time: { month: number; months: number },
  chance: Chance,
): void {
  for (const member of members) {
    if (member.endsInMonth !== null || time.month - member.month < 3 || member.sponsor === null) continue
    if (member.sponsor === 0) continue
    const falling = member.story === 'FALLING' && time.month > time.months * 0.55
    if (chance.happens(falling ? 0.06 : 0.008)) member.endsInMonth = time.month + 1
  }
}
