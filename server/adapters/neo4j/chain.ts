import { createHmac, hash } from 'node:crypto'

/** What the digest of an event covers: all but its personal part, its salt, its seq and its link. */
export interface DigestedFields {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly actor: string
  readonly kind: string
  readonly subject: string
  readonly transaction: string
  readonly requestKey: string | null
  readonly requestVerb: string | null
  readonly requestEvents: number | null
  readonly ordinal: number | null
  readonly body: string
  readonly personalDigest: string | null
}

/** SHA-256, hex, of an event's lasting fields. */
export function eventDigest(event: DigestedFields): string {
  const { at, actor, kind, subject, transaction } = event
  const { requestKey, requestVerb, requestEvents, ordinal, body, personalDigest } = event
  const fields = [at, actor, kind, subject, transaction, requestKey, requestVerb, requestEvents, ordinal]
  return hash('sha256', JSON.stringify([...fields, body, personalDigest]))
}

/** SHA-256, hex, of a personal part under its salt. Blanking both keeps the digest, and with it the chain. */
export const personalDigestOf = (salt: string, personal: string): string =>
  hash('sha256', `${salt}\n${personal}`)

/** An event's place in the chain. */
export interface ChainPlace {
  /** Link of the event before it; '' for the first. */
  readonly previous: string
  readonly seq: bigint
  readonly digest: string
}

/**
 * The link that ties an event to all before it: HMAC-SHA-256, hex, under the chain key, of the previous link, the
 * seq and the digest. Who can write to the database but has not the key cannot make one.
 */
export const linkAfter = (chainKey: string, { previous, seq, digest }: ChainPlace): string =>
  createHmac('sha256', chainKey).update(`${previous}\n${seq}\n${digest}`).digest('hex')
