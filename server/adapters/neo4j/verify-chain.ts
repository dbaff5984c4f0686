import { eventDigest, linkAfter, personalDigestOf } from '#server/adapters/neo4j/chain.ts'
import { loggedEvent } from '#server/adapters/neo4j/log-reader.ts'
import type { Troubles } from '#server/adapters/neo4j/troubles.ts'
import type { ChainedEvent } from '#server/adapters/neo4j/verify-queries.ts'
import type { ChainAnchor, TroubleCode } from '#server/ports/chain-audit.ts'
import type { LoggedEvent } from '#server/ports/events.ts'

/** How far a walk of the chain has come. */
export interface ChainWalk {
  readonly seq: bigint
  readonly link: string
  readonly events: number
  readonly blanked: number
}

export const CHAIN_START: ChainWalk = { seq: 0n, link: '', events: 0, blanked: 0 }

/** What the links are made with, and a link kept elsewhere if there is one. */
export interface ChainKeys {
  readonly chainKey: string
  readonly anchor?: ChainAnchor | undefined
}

/**
 * Walks on over the next events, in order. A changed field shows as DIGEST_WRONG, a changed personal part as
 * PERSONAL_WRONG (erased with its salt is sound), a missing event as SEQ_GAP, whatever was put in its place without
 * the key as LINK_BROKEN; a chain made anew with the key, as ANCHOR_DIFFERS. After a trouble the walk goes on from
 * what is stored, so that one change is one trouble. `sound` are the events whose bodies are what was written.
 */
export function walkChain(
  from: ChainWalk,
  { events, keys, troubles }: { events: readonly ChainedEvent[]; keys: ChainKeys; troubles: Troubles },
): { readonly walk: ChainWalk; readonly sound: ReadonlySet<ChainedEvent> } {
  let walk = from
  const sound = new Set<ChainedEvent>()
  for (const event of events) {
    const code = troubleOf(event, walk, keys)
    if (code !== undefined) troubles.add({ code, seq: event.seq, subject: event.subject })
    if (code === undefined || !UNREADABLE.includes(code)) sound.add(event)
    const blanked = walk.blanked + (isBlanked(event) ? 1 : 0)
    const seq = event.seq > walk.seq ? event.seq : walk.seq
    walk = { seq, link: event.link, events: walk.events + 1, blanked }
  }
  return { walk, sound }
}

/** What such an event says is not what was written, so nothing is compared with it. */
const UNREADABLE: readonly TroubleCode[] = ['DIGEST_WRONG', 'LINK_BROKEN']

function troubleOf(
  event: ChainedEvent,
  walk: ChainWalk,
  { chainKey, anchor }: ChainKeys,
): TroubleCode | undefined {
  const { seq, digest } = event
  if (seq !== walk.seq + 1n) return 'SEQ_GAP'
  if (eventDigest(event) !== digest) return 'DIGEST_WRONG'
  if (linkAfter(chainKey, { previous: walk.link, seq, digest }) !== event.link) return 'LINK_BROKEN'
  if (!personalHolds(event)) return 'PERSONAL_WRONG'
  return anchor?.seq === seq && anchor.link !== event.link ? 'ANCHOR_DIFFERS' : undefined
}

function personalHolds({ personal, salt, personalDigest }: ChainedEvent): boolean {
  if (personal === null && salt === null) return true
  return personal !== null && salt !== null && personalDigestOf(salt, personal) === personalDigest
}

const isBlanked = ({ personal, personalDigest }: ChainedEvent): boolean =>
  personal === null && personalDigest !== null

/** True for an event whose body is what was written; its place in the chain is another question. */
export const bodyHolds = (event: ChainedEvent): boolean => eventDigest(event) === event.digest

/** The event as the house knows it. A personal part that is not what was written counts as erased. */
export function readEvent(event: ChainedEvent): LoggedEvent {
  const { seq, at, actor, kind, subject, transaction, ordinal, body, personalDigest } = event
  const personal = personalHolds(event) ? event.personal : null
  const erased = personal === null && personalDigest !== null
  return loggedEvent({
    ...{ seq, at, actor, kind, subject, transaction, ordinal, body, personal, erased },
  })
}
