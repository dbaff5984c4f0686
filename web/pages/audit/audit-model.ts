import { ROLES } from '#server/domain/kernel/access.ts'
import { formatScaled } from '#server/domain/kernel/rate.ts'
import { formatDayText, formatInstantText, formatPeriodText } from '#web/kit/instant-format.ts'
import { formatDecimalText, formatMoneyText, formatPointsText } from '#web/kit/number-format.ts'
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

/** Ids and digests say nothing to a reader; they stand in the whole of the event. */
const MACHINE = /^([0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{40,})$/

/** What tells one event from the next stands first; the rest stands as it was written. */
const FIRST_READ = ['number', 'name', 'status', 'reason', 'period']
const placeOf = (field: string): number => {
  const place = FIRST_READ.indexOf(field)
  return place < 0 ? FIRST_READ.length : place
}

/** The fields of an event's body worth reading, as pairs; what holds fields of its own is left to the whole. */
export function bodyFields(body: string): readonly (readonly [string, string])[] {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
    const fields = Object.entries(value).flatMap(([name, field]): [string, string][] => {
      const text = plainText(field)
      return text === undefined || MACHINE.test(text) ? [] : [[name, text]]
    })
    return fields.sort(([left], [right]) => placeOf(left) - placeOf(right))
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
  approver: 'move.approver',
  approverId: 'move.approver',
  buyerId: 'order.buyer',
  carerId: 'field.carer',
  closerId: 'field.closer',
  memberId: 'order.countsFor',
  oldSponsorId: 'field.oldSponsor',
  ownerId: 'field.owner',
  reviewerId: 'field.reviewer',
  sponsorId: 'member.sponsor',
  accepted: 'import.accepted',
  byCustomer: 'order.customer',
  cancelledAt: 'audit.at',
  capturedAt: 'audit.at',
  cause: 'fact.reason',
  code: 'field.code',
  computation: 'run.number',
  country: 'member.country',
  creditedAt: 'credit.at',
  currency: 'plan.currency',
  customerPriceMinor: 'field.customerPrice',
  cvMinor: 'order.cv',
  demo: 'field.demo',
  enrolledAt: 'audit.at',
  enrolledOn: 'member.joined',
  firstPeriod: 'field.firstPeriod',
  from: 'move.from',
  frozenAt: 'audit.at',
  interestKind: 'field.interestKind',
  kind: 'order.kind',
  language: 'account.language',
  lineNumbers: 'fact.line',
  lines: 'run.lines',
  memberPriceMinor: 'field.memberPrice',
  name: 'member.name',
  number: 'member.number',
  orderPeriod: 'adjustment.period',
  period: 'period.period',
  periodKind: 'field.periodKind',
  plan: 'fact.plan',
  pvHundredths: 'order.points',
  quantities: 'line.quantity',
  read: 'import.read',
  reason: 'move.reason',
  rejected: 'import.rejected',
  registeredAt: 'audit.at',
  roles: 'user.roles',
  source: 'import.source',
  stage: 'field.stage',
  statements: 'period.statements',
  status: 'member.status',
  timeZone: 'field.timeZone',
  totalMinor: 'statement.total',
  unchanged: 'import.unchanged',
  validFrom: 'fact.validFrom',
  version: 'fact.version',
}

/** What a field is called, and its own name where it has no word. */
export function fieldWord(name: string, say: Say): string {
  const word = FIELD_WORDS[name]
  return word ? say(word) : name
}

interface Reading {
  readonly say: Say
  readonly language: Language
  /** The company's, for amounts whose event names none. */
  readonly currency: string
  /** The company's, for instants. */
  readonly zone: string | undefined
}

/** A field as people read it: its word, instants as dates, minor units as money, states and roles in words. */
export function fieldShown(
  [name, text]: readonly [string, string],
  reading: Reading,
): readonly [string, string] {
  const shown = text.split(', ').map((part) => partShown(name, part, reading))
  return [fieldWord(name, reading.say), shown.join(', ')]
}

/** One value of a field. What nothing here knows is shown as it was written. */
function partShown(name: string, text: string, { say, language, currency, zone }: Reading): string {
  if (/^\d{13}$/.test(text)) {
    return formatInstantText(new Date(Number.parseInt(text, 10)).toISOString(), language, zone)
  }
  if (/^-?\d+$/.test(text)) {
    if (name.endsWith('Minor') && currency !== '') return formatMoneyText({ minor: text, currency }, language)
    if (name.endsWith('Hundredths')) return formatPointsText(formatScaled(BigInt(text), 2), language)
    return COUNTED.includes(name) ? formatDecimalText(text, language) : text
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDayText(text, language)
  if (PERIODS.includes(name)) return formatPeriodText(text, language)
  const word = VALUE_WORDS[`${name} ${text}`] ?? VALUE_WORDS[text]
  if (word) return say(word)
  if (isState(text)) return say(STATES[text].word)
  const role = ROLE_FIELDS.includes(name) ? ROLES.find((one) => one === text) : undefined
  return role ? say(`role.${role}`) : text
}

const ROLE_FIELDS: readonly string[] = ['roles', 'source']
const COUNTED: readonly string[] = ['lines', 'statements', 'read', 'accepted', 'unchanged', 'rejected']
const PERIODS: readonly string[] = ['period', 'orderPeriod', 'firstPeriod']
/** By value alone, or by field and value where the same word means something else elsewhere. */
const VALUE_WORDS: Readonly<Record<string, MessageId>> = {
  true: 'kit.yes',
  false: 'kit.no',
  SIGN_UP: 'orderKind.SIGN_UP',
  FIRST: 'orderKind.FIRST',
  AUTOSHIP: 'orderKind.AUTOSHIP',
  NORMAL: 'orderKind.NORMAL',
  'interestKind CUSTOMER': 'interest.CUSTOMER',
  'interestKind RECRUIT': 'interest.RECRUIT',
  'stage NEW': 'interest.NEW',
}
