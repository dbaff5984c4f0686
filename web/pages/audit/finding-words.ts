import { fieldWord } from '#web/pages/audit/audit-model.ts'
import type { MessageId, Say } from '#web/words/words.ts'

/** What an audit found, as far as it is named. */
export interface NamedFinding {
  readonly noun: string | null
  readonly subject: string
  readonly subjectNumber: string | null
  readonly subjectName: string | null
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

const ID = /^([0-9a-f]{8})-[0-9a-f-]{27}$/

/** `Member Ben Berg M3`, `Order 7f3a90c1…`: what is meant, and which one; of an id, its beginning. */
export function findingThing({ noun, subject, subjectNumber, subjectName }: NamedFinding, say: Say): string {
  const id = noun === null ? undefined : FINDING_NOUNS[noun]
  const called = id ? say(id) : (noun ?? say('finding.event'))
  if (subjectNumber !== null) return [called, subjectName, subjectNumber].filter(Boolean).join(' ')
  const [, start] = ID.exec(subject) ?? []
  return called === subject ? called : `${called} ${start ? `${start}…` : subject}`
}

/** What is said of a finding that names no field. */
const CODE_WORDS: Readonly<Record<string, MessageId>> = {
  SEQ_GAP: 'finding.SEQ_GAP',
  DIGEST_WRONG: 'finding.DIGEST_WRONG',
  LINK_BROKEN: 'finding.LINK_BROKEN',
  PERSONAL_WRONG: 'finding.PERSONAL_WRONG',
  HEAD_DIFFERS: 'finding.HEAD_DIFFERS',
  ANCHOR_DIFFERS: 'finding.ANCHOR_DIFFERS',
  STATEMENTS_DIFFER: 'finding.STATEMENTS_DIFFER',
  RECORDS_DIFFER: 'finding.RECORDS_DIFFER',
  NO_EVENT: 'finding.NO_EVENT',
}
const PART_WORDS: Readonly<Record<string, MessageId>> = {
  missing: 'finding.missing',
  labels: 'finding.labels',
}

/** What of it was altered: its fields by their words, or what the code means. */
export function findingChange(code: string, fields: readonly string[], say: Say): string {
  const word = CODE_WORDS[code]
  if (fields.length === 0) return word ? say(word) : code
  return fields
    .map((field) => (PART_WORDS[field] ? say(PART_WORDS[field]) : fieldWord(field, say)))
    .join(', ')
}

const OF_LOG = ['SEQ_GAP', 'DIGEST_WRONG', 'LINK_BROKEN', 'PERSONAL_WRONG', 'HEAD_DIFFERS', 'ANCHOR_DIFFERS']
const WITHOUT_EVENT = ['NO_EVENT', 'COUNT_DIFFERS']

/** What to do about a finding. */
export function findingRemedy(code: string, say: Say): string {
  if (OF_LOG.includes(code)) return say('finding.remedyLog')
  if (WITHOUT_EVENT.includes(code)) return say('finding.remedyNoEvent')
  return say(code === 'INDEX_DIFFERS' ? 'finding.remedyIndex' : 'finding.remedyGraph')
}
