import { hash, randomBytes } from 'node:crypto'
import type { Waiting } from '#server/adapters/neo4j/batch.ts'
import { eventDigest, linkAfter, personalDigestOf } from '#server/adapters/neo4j/chain.ts'
import { localDateTime } from '#server/adapters/neo4j/encode.ts'
import type { Row } from '#server/adapters/neo4j/write-step.ts'
import { type CanonicalValue, canonicalJson } from '#server/domain/kernel/canonical-json.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import type { Committed } from '#server/ports/changes.ts'
import type { NewEvent } from '#server/ports/events.ts'

/** Where the log ends: the last seq and link, and the ordinal the next member gets. */
export interface Head {
  readonly seq: bigint
  readonly link: string
  readonly nextOrdinal: number
}

/** What all events of one transaction share. */
export interface Stamp {
  readonly at: Instant
  readonly transaction: string
  readonly chainKey: string
}

/** The log's new rows, the members' ordinals, where the log ends then, and what each change is told. */
export interface Numbered {
  readonly rows: readonly Row[]
  readonly ordinals: readonly Row[]
  readonly head: Head
  readonly committed: readonly Committed[]
}

/** Gives seq, ordinals, digests and links to the events of a batch, in their order, after `head`. */
export function numberEvents(batch: readonly Waiting[], head: Head, stamp: Stamp): Numbered {
  const rows: Row[] = []
  const ordinals: Row[] = []
  const committed: Committed[] = []
  let end = head
  for (const { change, context } of batch) {
    for (const [position, event] of change.events.entries()) {
      const ordinal = event.kind === 'MEMBER_ENROLLED' ? end.nextOrdinal : null
      if (ordinal !== null) ordinals.push({ id: event.subject, ordinal })
      const request = position === 0 ? requestOf(context, change.events.length) : NO_REQUEST
      const row = eventRow({ event, actor: context.actor, request, ordinal, previous: end, stamp })
      rows.push(row)
      end = { seq: row.seq, link: row.link, nextOrdinal: end.nextOrdinal + (ordinal === null ? 0 : 1) }
    }
    committed.push({ seq: end.seq, repeated: false, subjects: change.events.map(({ subject }) => subject) })
  }
  return { rows, ordinals, head: end, committed }
}

interface Request {
  readonly requestKey: string | null
  readonly requestVerb: string | null
  readonly requestEvents: number | null
}

const NO_REQUEST: Request = { requestKey: null, requestVerb: null, requestEvents: null }

function requestOf({ requestKey, verb }: Waiting['context'], requestEvents: number): Request {
  return requestKey === undefined ? NO_REQUEST : { requestKey, requestVerb: verb, requestEvents }
}

interface RowInput {
  readonly event: NewEvent
  readonly actor: string
  readonly request: Request
  readonly ordinal: number | null
  readonly previous: Head
  readonly stamp: Stamp
}

function eventRow({
  event,
  actor,
  request,
  ordinal,
  previous,
  stamp,
}: RowInput): Row & { seq: bigint; link: string } {
  const { at, transaction, chainKey } = stamp
  const { kind, subject } = event
  const body = canonicalJson(event.body as CanonicalValue)
  const personal = personalText(event)
  const salt = personal === null ? null : randomBytes(16).toString('hex')
  const personalDigest = personal === null || salt === null ? null : personalDigestOf(salt, personal)
  const lasting = { actor, kind, subject, transaction, ...request, ordinal, body, personalDigest }
  const digest = eventDigest({ at, ...lasting })
  const seq = previous.seq + 1n
  const link = linkAfter(chainKey, { previous: previous.link, seq, digest })
  return { ...lasting, seq, at: localDateTime(at), personal, salt, digest, link }
}

/**
 * The personal part as canonical JSON. A password's hash belongs to the user alone and never enters the log; its
 * digest does, from which nothing can be guessed (the hash carries its own random salt), so that another hash put in
 * its place is found.
 */
function personalText(event: NewEvent): string | null {
  if (!('personal' in event)) return null
  const { personal } = event
  const kept =
    'passwordHash' in personal
      ? { ...personal, passwordHash: hash('sha256', personal.passwordHash) }
      : personal
  return canonicalJson(kept as unknown as CanonicalValue)
}
