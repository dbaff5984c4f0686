import { ROLES } from '#server/domain/kernel/access.ts'
import { formatInstantText } from '#web/kit/instant-format.ts'
import { formatMoneyText } from '#web/kit/number-format.ts'
import { isState, STATES } from '#web/kit/state-table.ts'
import type { SearchText } from '#web/search-text.ts'
import type { Language, MessageId, Say } from '#web/words/words.ts'

export interface AuditQuestion {
  readonly subject: string | null
  readonly actor: string | null
  readonly kind: string | null
}

/** Reads the filters of the log from the address. */
export const auditQuestion = (search: SearchText): AuditQuestion => ({
  subject: search['subject'] || null,
  actor: search['actor'] || null,
  kind: search['kind'] || null,
})

/** The log has no total of a filter; what has been read so far stands for it, one more while there is more. */
export const nextPosition = (page: {
  readonly entries: readonly unknown[]
  readonly next: string | null
}): number => page.entries.length + (page.next === null ? 0 : 1)

/** Ids and digests say nothing to a reader; they stand in the whole of the event. */
const MACHINE = /^([0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{40,})$/

/** The fields of an event's body worth reading, as pairs; what holds fields of its own is left to the whole. */
export function bodyFields(body: string): readonly (readonly [string, string])[] {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
    return Object.entries(value).flatMap(([name, field]): [string, string][] => {
      const text = plainText(field)
      return text === undefined || MACHINE.test(text) ? [] : [[name, text]]
    })
  } catch {
    return []
  }
}

/** A value that is one text, or a few of them; documents and reports are longer than a line. */
function plainText(field: unknown): string | undefined {
  if (Array.isArray(field)) {
    const parts = field.map(plainText)
    return parts.every((part) => part !== undefined) ? parts.join(', ') : undefined
  }
  if (typeof field === 'object' || field === '') return undefined
  const text = String(field)
  return text.length > 80 || text.includes('\n') ? undefined : text
}

/** The whole body, a field a line. */
export function wholeBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}

/** Fields that have words; another one is shown by its name, which is honest and searchable. */
const FIELD_WORDS: Readonly<Record<string, MessageId>> = {
  acceptedAt: 'order.acceptedAt',
  agreementVersion: 'field.agreementVersion',
  amountMinor: 'order.amount',
  code: 'field.code',
  computation: 'run.number',
  country: 'member.country',
  creditedAt: 'credit.at',
  cvMinor: 'order.cv',
  enrolledAt: 'audit.at',
  enrolledOn: 'member.joined',
  firstPeriod: 'field.firstPeriod',
  from: 'move.from',
  kind: 'order.kind',
  language: 'account.language',
  lines: 'run.lines',
  name: 'member.name',
  number: 'member.number',
  orderPeriod: 'adjustment.period',
  period: 'period.period',
  plan: 'fact.plan',
  reason: 'move.reason',
  registeredAt: 'audit.at',
  roles: 'user.roles',
  source: 'import.source',
  statements: 'period.statements',
  status: 'member.status',
  totalMinor: 'statement.total',
  validFrom: 'fact.validFrom',
  version: 'fact.version',
}

interface Reading {
  readonly say: Say
  readonly language: Language
  /** The company's, for amounts whose event names none. */
  readonly currency: string
}

/** A field as people read it: its word, instants as dates, minor units as money, states and roles in words. */
export function fieldShown(
  [name, text]: readonly [string, string],
  { say, language, currency }: Reading,
): readonly [string, string] {
  const word = FIELD_WORDS[name]
  return [word ? say(word) : name, valueShown()]

  function valueShown(): string {
    if (/^\d{13}$/.test(text)) {
      return formatInstantText(new Date(Number.parseInt(text, 10)).toISOString(), language)
    }
    if (name.endsWith('Minor') && /^-?\d+$/.test(text) && currency !== '') {
      return formatMoneyText({ minor: text, currency }, language)
    }
    if (isState(text)) return say(STATES[text].word)
    const roles = text.split(', ').map((role) => ROLES.find((one) => one === role))
    return roles.every((role) => role !== undefined)
      ? roles.map((role) => say(`role.${role}`)).join(', ')
      : text
  }
}
