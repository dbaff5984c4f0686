import type { Plan } from '#server/domain/compensation/plan-document.ts'
import type { BothLanguages, Finding } from '#server/domain/compensation/plan-linter/finding.ts'
import { addDays, type CalendarDate } from '#server/domain/kernel/instant.ts'
import { periodOfDate } from '#server/domain/kernel/period.ts'

const RULE: BothLanguages = {
  de: 'an jedem Tag gilt genau eine Version, und ein Zeitraum wird nach einer Version abgerechnet',
  en: 'one version holds on each day, and a period is settled by one version',
}

/** Versions that begin or end inside a period, or hold on a day on which another one holds. */
export function dateFindings(plan: Plan, others: readonly Plan[]): Finding[] {
  const found: Finding[] = []
  const say = (path: string, text: BothLanguages) =>
    found.push({ severity: 'REFUSE', code: 'VERSION_OVERLAP', path, text, basis: RULE })
  if (!startsPeriod(plan, plan.validFrom)) say('validFrom', notFirst(plan.validFrom))
  if (plan.validUntil && !startsPeriod(plan, addDays(plan.validUntil, 1))) {
    say('validUntil', notLast(plan.validUntil))
  }
  for (const other of others) {
    const same = other.plan === plan.plan && other.version !== plan.version
    if (same && other.validFrom === plan.validFrom) say('validFrom', alreadyHolds(other.version))
  }
  return found
}

const startsPeriod = (plan: Plan, day: CalendarDate): boolean =>
  periodOfDate(day, plan.period).firstDay === day

const notFirst = (day: string): BothLanguages => ({
  de: `${day} ist nicht der erste Tag eines Zeitraums. Beginnen Sie am ersten Tag.`,
  en: `${day} is not the first day of a period. Begin on a first day.`,
})
const notLast = (day: string): BothLanguages => ({
  de: `${day} ist nicht der letzte Tag eines Zeitraums. Enden Sie am letzten Tag.`,
  en: `${day} is not the last day of a period. End on a last day.`,
})
const alreadyHolds = (version: number): BothLanguages => ({
  de: `Version ${version} beginnt am selben Tag. Wählen Sie einen späteren Beginn.`,
  en: `Version ${version} begins on the same day. Choose a later start.`,
})
