import type { Refusal, RefusalCode } from '#server/domain/kernel/refusal.ts'

/** Sentences for what the verbs over a store are refused with; `{name}` is filled from the refusal's facts. */
const SENTENCES: Readonly<Partial<Record<RefusalCode, string>>> = {
  NOT_FOUND: 'There is no such thing in this company.',
  FORBIDDEN: 'This user may not do that; name one with the right role.',
  EMAIL_TAKEN: 'Somebody signs in with this e-mail already.',
  PERIOD_CLOSED: 'Period {period} is closed and never changes.',
  PERIOD_RUNNING: 'Period {period} ends on {ends}; close it after that.',
  PERIOD_NOT_BEGUN: 'Period {period} begins on {begins}; compute it after that.',
  PERIOD_UNKNOWN:
    'The company has no period "{period}"; its first is {first}. Write a month like 2011-11 or a week like 2026-W45.',
  PERIOD_EARLIER_OPEN: 'Close {earlier} before {period}.',
  PERIOD_BUSY: 'Somebody is at work on {period}; try again in half a minute.',
  PERIOD_THAWED: 'The facts of {period} had changed since the review; compute and review it again.',
  RUN_NOT_DRAFT: 'Period {period} has no draft to review (it is {state}); run it first.',
  RUN_NOT_REVIEWED: 'Period {period} was not reviewed (it is {state}); review it first.',
  RUN_CHANGED: 'The draft of {period} is another one by now; look at it again.',
  REVIEWER_SAME:
    'Nobody closes alone: whoever reviewed {period} cannot close it; name another user with --as.',
  FOUR_EYES: 'Nobody closes alone: name the user who does it with --as.',
  FACTS_DIFFER: 'Checks of {period} do not hold: {checks}.',
  PLAN_NONE:
    'No plan version is valid on {date}; save one on the page of plans or with the mutation savePlanVersion, or name its file in the mapping of an import (company: plan).',
  PLAN_TWO: 'Several plans are valid on {date}: {plans}.',
  PLAN_REFUSED: 'The plan is refused: {codes}.',
  VERSION_USED: 'Version {version} of this plan exists already.',
  IMPORT_RUNNING: 'Another import works on this store; wait for it or cancel it.',
}

/** The sentence of a refusal; a code without one is told with its facts. */
export function refusalSentence({ code, facts }: Refusal): string {
  const sentence = SENTENCES[code]
  if (sentence !== undefined) return sentence.replace(/\{(\w+)\}/g, (_all, name: string) => facts[name] ?? '')
  const told = Object.entries(facts).map(([name, value]) => `${name}: ${value}`)
  return `Refused: ${code}${told.length > 0 ? ` (${told.join(', ')})` : ''}.`
}
