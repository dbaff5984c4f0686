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
    const entries = await auditEntries(ports, events.slice(0, first), NAMING)
    return accepted({ entries, next: events.length > first ? (entries.at(-1)?.seq ?? null) : null })
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
  naming: Naming = NO_NAMING,
): Promise<readonly AuditEntryView[]> {
  const contactsOf = (event: LoggedEvent) => idsUnder(event, naming.contacts)
  const usersOf = (event: LoggedEvent) => idsUnder(event, naming.users)
  const ids = (found: readonly (readonly [string, string])[]) => found.map(([, id]) => id)
  const [names, faces] = await Promise.all([
    ports.users.names([...new Set(events.flatMap((event) => [event.actor, ...ids(usersOf(event))]))]),
    ports.faces.faces(new Set(events.flatMap((event) => [event.subject, ...ids(contactsOf(event))]))),
  ])
  return events.map((event) => ({
    seq: event.seq,
    at: event.at,
    kind: event.kind,
    subject: event.subject,
    subjectNumber: faces.get(event.subject)?.number ?? null,
    subjectName: faces.get(event.subject)?.name ?? null,
    actor: names.get(event.actor) ?? event.actor,
    actorId: event.actor,
    body: canonicalJson(shown(event.body as unknown as CanonicalValue)),
    people: [
      ...contactsOf(event).flatMap(([field, id]) => {
        const face = faces.get(id)
        return face ? [{ field, number: face.number, name: face.name }] : []
      }),
      ...usersOf(event).flatMap(([field, id]) => {
        const name = names.get(id)
        return name === undefined ? [] : [{ field, number: '', name }]
      }),
    ],
  }))
}

/** Fields of bodies that name people and users by ids. */
const NAMING = {
  contacts: ['memberId', 'buyerId', 'oldSponsorId', 'sponsorId', 'carerId', 'ownerId'],
  users: ['approverId', 'reviewerId', 'closerId'],
} as const
const NO_NAMING = { contacts: [], users: [] } as const
type Naming = typeof NAMING | typeof NO_NAMING

/** What an event's body says under these fields, where it is an id. */
function idsUnder({ body }: LoggedEvent, fields: readonly string[]): readonly (readonly [string, string])[] {
  const said = body as Readonly<Record<string, unknown>>
  return fields.flatMap((field): [string, string][] => {
    const id = said[field]
    return typeof id === 'string' ? [[field, id]] : []
  })
}

const shown = (body: CanonicalValue): CanonicalValue =>
  Object.fromEntries(Object.entries(body as object).filter(([key]) => !HIDDEN.has(key)))
