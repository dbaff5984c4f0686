import type { MessageId, Say } from '#web/words/words.ts'

/** What an audit found, as far as it is named. */
export interface NamedFinding {
  readonly noun: string | null
  readonly subject: string
}

/** Nouns of the graph that have words; another one is shown as it is called there. */
export const FINDING_NOUNS: Readonly<Record<string, MessageId>> = {
  Member: 'finding.Member',
  Customer: 'finding.Customer',
  Lead: 'finding.Lead',
  Interest: 'finding.Interest',
  Order: 'finding.Order',
  CreditNote: 'finding.CreditNote',
  Product: 'finding.Product',
  Period: 'finding.Period',
  Run: 'finding.Run',
  Statement: 'finding.Statement',
  PlanVersion: 'finding.PlanVersion',
  User: 'finding.User',
  ApiKey: 'finding.ApiKey',
  Company: 'finding.Company',
}

/** `Order 7f3…`: what is meant, and which one. */
export function findingThing({ noun, subject }: NamedFinding, say: Say): string {
  const id = noun === null ? undefined : FINDING_NOUNS[noun]
  const called = id ? say(id) : (noun ?? say('finding.event'))
  return called === subject ? called : `${called} ${subject}`
}

const OF_LOG = ['SEQ_GAP', 'DIGEST_WRONG', 'LINK_BROKEN', 'PERSONAL_WRONG', 'HEAD_DIFFERS', 'ANCHOR_DIFFERS']
const WITHOUT_EVENT = ['NO_EVENT', 'COUNT_DIFFERS']

/** What to do about a finding. */
export function findingRemedy(code: string, say: Say): string {
  if (OF_LOG.includes(code)) return say('finding.remedyLog')
  if (WITHOUT_EVENT.includes(code)) return say('finding.remedyNoEvent')
  return say(code === 'INDEX_DIFFERS' ? 'finding.remedyIndex' : 'finding.remedyGraph')
}
