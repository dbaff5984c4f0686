import { type CanonicalValue, canonicalJson } from '#server/domain/kernel/canonical-json.ts'
import { parseId } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import { accepted } from '#server/domain/kernel/result.ts'
import type { EventFilter } from '#server/ports/event-log.ts'
import type { LoggedEvent } from '#server/ports/events.ts'
import { verb } from '#server/usecases/guard.ts'
import type { Ports } from '#server/usecases/ports.ts'

/** One event as people read it: who, when, what; never its personal part. */
export interface AuditEntryView {
  readonly seq: bigint
  readonly at: Instant
  readonly kind: string
  readonly subject: string
  /** Whom it is about, when that is a member or a customer. */
  readonly subjectNumber: string | null
  readonly subjectName: string | null
  readonly actor: string
  readonly actorId: string
  readonly body: string
  /** Whom the body names by ids, for readers of the whole log alone: others may not see all of them. */
  readonly people: readonly NamedField[]
}

/** A field of a body with whom it names; the number is empty for users. */
export interface NamedField {
  readonly field: string
  readonly number: string
  readonly name: string
}

/** A page of the log, newest first. */
export interface AuditPageView {
  readonly entries: readonly AuditEntryView[]
  /** Seq to give as `before` for the next page. */
  readonly next: bigint | null
}

/** The log, newest first, narrowed to a subject (its id, or the number of a person or an order), an actor, a kind. */
export const readAudit = verb<{ readonly filter: EventFilter; readonly first: number }, AuditPageView>({
  name: 'readAudit',
  action: 'AUDIT_SEE',
  async run({ ports }, { filter, first }) {
    const named =
      filter.subject === undefined ? filter : { ...filter, subject: await idOf(ports, filter.subject) }
    const events = await ports.log.find(named, first + 1)
    const shownEvents = events.slice(0, first)
    const [entries, people] = await Promise.all([
      auditEntries(ports, shownEvents),
      peopleOf(ports, shownEvents),
    ])
    const next = events.length > first ? (entries.at(-1)?.seq ?? null) : null
    return accepted({ entries: entries.map((entry, at) => ({ ...entry, people: people[at] ?? [] })), next })
  },
})

/** People look for numbers, events are about ids; what is no number of anybody or anything is left as it is. */
async function idOf({ faces, orders }: Ports, subject: string): Promise<string> {
  if (parseId(subject) !== undefined) return subject
  const person = await faces.byNumber(subject)
  return person?.id ?? (await orders.order({ id: '', number: subject }))?.id ?? subject
}

/** Digests are no use to readers and would tell keys apart: they are left out of what is shown. */
const HIDDEN = new Set(['keyDigest'])

/**
 * Events as people read them, with the names of their actors and subjects. For callers who may see whatever these
 * events are about: the whole log, or the history of one thing in sight.
 */
export async function auditEntries(
  ports: Ports,
  events: readonly LoggedEvent[],
): Promise<readonly AuditEntryView[]> {
  const [names, faces] = await Promise.all([
    ports.users.names([...new Set(events.map(({ actor }) => actor))]),
    ports.faces.faces(new Set(events.map(({ subject }) => subject))),
  ])
  return events.map(({ seq, at, kind, subject, actor, body }) => ({
    seq,
    at,
    kind,
    subject,
    subjectNumber: faces.get(subject)?.number ?? null,
    subjectName: faces.get(subject)?.name ?? null,
    actor: names.get(actor) ?? actor,
    actorId: actor,
    body: canonicalJson(shown(body as unknown as CanonicalValue)),
    people: [],
  }))
}

const CONTACT_FIELDS = ['memberId', 'buyerId', 'oldSponsorId', 'sponsorId', 'carerId', 'ownerId'] as const
const USER_FIELDS = ['approverId', 'reviewerId', 'closerId'] as const

/** Whom each event names in its body, by number and name. */
async function peopleOf(
  { users, faces }: Ports,
  events: readonly LoggedEvent[],
): Promise<readonly (readonly NamedField[])[]> {
  const named = events.map(({ body }) => body as Readonly<Record<string, unknown>>)
  const idsIn = (fields: readonly string[]): ReadonlySet<string> =>
    new Set(
      named.flatMap((body) => fields.map((field) => body[field]).filter((id) => typeof id === 'string')),
    )
  const [contacts, names] = await Promise.all([
    faces.faces(idsIn(CONTACT_FIELDS)),
    users.names([...idsIn(USER_FIELDS)]),
  ])
  return named.map((body) => [
    ...CONTACT_FIELDS.flatMap((field) => {
      const face = contacts.get(String(body[field]))
      return face ? [{ field, number: face.number, name: face.name }] : []
    }),
    ...USER_FIELDS.flatMap((field) => {
      const name = names.get(String(body[field]))
      return name === undefined ? [] : [{ field, number: '', name }]
    }),
  ])
}

const shown = (body: CanonicalValue): CanonicalValue =>
  Object.fromEntries(Object.entries(body as object).filter(([key]) => !HIDDEN.has(key)))
