import type { Driver } from 'neo4j-driver'
import {
  eventsAfter,
  eventsByActor,
  eventsByKind,
  eventsBySubject,
  logHead,
  newestEvents,
  restOfTransaction,
  type StoredEvent,
} from '#server/adapters/neo4j/log-queries.ts'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import { parseCanonicalJson } from '#server/domain/kernel/canonical-json.ts'
import type { EventFilter, EventLog, EventPage } from '#server/ports/event-log.ts'
import type { LoggedEvent } from '#server/ports/events.ts'

const NO_END = 2n ** 63n - 1n
/** Rows of one transaction that are fetched at once when it is larger than a page. */
const REST_ROWS = 5_000

/**
 * The log of one store. A page of `after` holds whole transactions and at most `limit` events; only a first
 * transaction larger than that comes whole all the same. An erased personal part reads as `{}`.
 */
export function openLog(driver: Driver): EventLog {
  return {
    after: (seq, limit) => pageAfter(driver, seq, limit),
    find: async (filter, limit) => (await findStored(driver, filter, limit)).map(loggedEvent),
    head: async () => (await readOne(driver, logHead, {}))?.seq ?? 0n,
  }
}

async function pageAfter(driver: Driver, seq: bigint, limit: number): Promise<EventPage> {
  const stored = await readRows(driver, eventsAfter, { seq, limit })
  // A page that is not full ends at the head: what is committed has all of its events.
  if (stored.length < limit) return { events: stored.map(loggedEvent), headSeq: stored.at(-1)?.seq ?? seq }
  const whole = await wholeTransactions(driver, stored)
  const head = await readOne(driver, logHead, {})
  return { events: whole.map(loggedEvent), headSeq: head?.seq ?? 0n }
}

/** A full page without the transaction at its end, which may go on; or with all of it where there is no other. */
async function wholeTransactions(driver: Driver, stored: StoredEvent[]): Promise<StoredEvent[]> {
  const transaction = stored.at(-1)?.transaction
  const before = stored.filter((event) => event.transaction !== transaction)
  if (transaction === undefined || before.length > 0) return before
  for (const all = stored; ; ) {
    const seq = all.at(-1)?.seq ?? 0n
    const rest = await readRows(driver, restOfTransaction, { seq, transaction, limit: REST_ROWS })
    all.push(...rest)
    if (rest.length < REST_ROWS) return all
  }
}

function findStored(driver: Driver, filter: EventFilter, limit: number): Promise<StoredEvent[]> {
  const { subject, actor, kind, before = NO_END } = filter
  const page = { before, limit }
  const [actorOrAny, kindOrAny] = [actor ?? null, kind ?? null]
  if (subject !== undefined)
    return readRows(driver, eventsBySubject, { subject, actor: actorOrAny, kind: kindOrAny, ...page })
  if (actor !== undefined) return readRows(driver, eventsByActor, { actor, kind: kindOrAny, ...page })
  if (kind !== undefined) return readRows(driver, eventsByKind, { kind, ...page })
  return readRows(driver, newestEvents, page)
}

/** An event as the rest of the house knows it; amounts in its body are bigints again. */
export function loggedEvent({ ordinal, body, personal, erased, ...event }: StoredEvent): LoggedEvent {
  return {
    ...event,
    body: parseCanonicalJson(body),
    ...(personal === null ? {} : { personal: parseCanonicalJson(personal) }),
    ...(erased ? { personal: {} } : {}),
    ...(ordinal === null ? {} : { ordinal }),
  } as LoggedEvent
}
