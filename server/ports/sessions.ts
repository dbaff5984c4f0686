import type { UserId } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import type { User } from '#server/ports/user-facts.ts'

/** One open session. Only the digest of its token is stored. */
export interface Session {
  readonly id: string
  readonly userId: UserId
  readonly createdAt: Instant
  readonly lastSeenAt: Instant
  /** It ends here at the latest, and earlier when idle. */
  readonly endsAt: Instant
  readonly userAgent: string
}

export interface NewSession extends Session {
  readonly digest: string
}

/** A session with whose it is, read at every request. */
export interface SessionHolder {
  readonly session: Session
  readonly user: User
}

/** Log-in state shared by every server process. Bookkeeping: it has no events of its own. */
export interface Sessions {
  open(session: NewSession): Promise<void>
  /** The session of a token's digest with its user; `undefined` for unknown and ended ones. */
  find(digest: string): Promise<SessionHolder | undefined>
  /** Notes that a session was used. */
  touch(digest: string, at: Instant): Promise<void>
  /** Open ones, last used first. */
  ofUser(userId: UserId, now: Instant): Promise<readonly Session[]>
  /** Ends one session of a user; false when there is none. */
  end(userId: UserId, id: string): Promise<boolean>
  /** Ends every session of a user. */
  endAll(userId: UserId): Promise<void>
  /** Removes what ended before `at`, sessions and counts alike. */
  sweep(at: Instant): Promise<void>
}

/** A key that is counted: at most `limit` attempts in one window. */
export interface AttemptLimit {
  readonly key: string
  readonly limit: number
  readonly windowMs: number
}

/** Counts attempts in windows of time, for every server process together. Bookkeeping, without events. */
export interface Attempts {
  /** Adds one attempt under every key; milliseconds to wait when one stands above its limit, else `undefined`. */
  take(limits: readonly AttemptLimit[], at: Instant): Promise<number | undefined>
  /** Forgets keys, after a success. */
  forget(keys: readonly string[]): Promise<void>
}
