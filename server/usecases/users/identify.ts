import type { Role } from '#server/domain/kernel/access.ts'
import type { UserId } from '#server/domain/kernel/ids.ts'
import { type Instant, instantOf } from '#server/domain/kernel/instant.ts'
import type { LoggedEvent } from '#server/ports/events.ts'
import type { SessionHolder } from '#server/ports/sessions.ts'
import type { KeyHolder } from '#server/ports/user-facts.ts'
import { type Actor, anonymous } from '#server/usecases/actor.ts'
import type { Ports } from '#server/usecases/ports.ts'
import { actorOfUser } from '#server/usecases/users/open-session.ts'
import { isOpen } from '#server/usecases/users/session-rule.ts'

/** What a request shows of who sent it. */
export interface Credentials {
  /** Of the session cookie. */
  readonly sessionToken: string | undefined
  /** Of `Authorization: Bearer`. */
  readonly apiKey: string | undefined
  readonly address: string
  readonly userAgent: string
}

/** Answers who sent a request. Forged, expired, ended and foreign tokens are nobody's: `ANONYMOUS`. */
export interface Identification {
  identify(credentials: Credentials): Promise<Actor>
  /** Hears what changes about users, so that what is remembered of them is asked anew. */
  hear(events: readonly LoggedEvent[]): void
  /** Forgets one session at once: it was ended by this process. */
  forget(): void
}

/** How long an answer about a token is believed; another process's sign-out shows here after this at the latest. */
const MEMORY_MS = 1_000
const TOUCH_EVERY_MS = 60_000
const MEMORY_MOST = 10_000
const USER_EVENTS = /^(USER_|PASSWORD_|SESSIONS_|API_KEY_)/

interface Remembered<T> {
  readonly holder: T
  readonly at: Instant
}

/** Makes the one identification of a process. */
export function identification(ports: Ports): Identification {
  const keys = remembering(ports.users.byKeyDigest)
  const sessions = remembering(ports.sessions.find)
  const forget = (): void => {
    keys.forget()
    sessions.forget()
  }
  return {
    identify: async (credentials) => {
      const { sessionToken, apiKey, address, userAgent } = credentials
      const now = ports.clock.now()
      if (apiKey !== undefined) {
        const digest = ports.secret.tokenDigest(apiKey)
        const holder = await keys.recall(digest, now)
        return (
          (holder && (await actorOfKey(ports, holder, { address, now }))) ?? anonymous(address, userAgent)
        )
      }
      if (sessionToken === undefined) return anonymous(address, userAgent)
      const digest = ports.secret.tokenDigest(sessionToken)
      const holder = await sessions.recall(digest, now)
      if (!holder || !isOpen(holder, now)) return anonymous(address, userAgent)
      if (holder.session.lastSeenAt + TOUCH_EVERY_MS < now) await ports.sessions.touch(digest, instantOf(now))
      return actorOfUser(holder.user, { sessionId: holder.session.id, address, userAgent })
    },
    hear: (events) => {
      if (events.some(({ kind }) => USER_EVENTS.test(kind))) forget()
    },
    forget,
  }
}

/**
 * Remembers for a moment what a token's digest answered to. Keys and sessions each have a memory of their own: a
 * token shown as the other kind is nobody's, and says nothing about the token itself.
 */
function remembering<T extends SessionHolder | KeyHolder>(ask: (digest: string) => Promise<T | undefined>) {
  const memory = new Map<string, Remembered<T | undefined>>()
  return {
    recall: async (digest: string, now: Instant): Promise<T | undefined> => {
      const known = memory.get(digest)
      if (known && known.at + MEMORY_MS > now) return known.holder
      const holder = await ask(digest)
      if (memory.size >= MEMORY_MOST) memory.clear()
      memory.set(digest, { holder, at: now })
      return holder
    },
    forget: (): void => memory.clear(),
  }
}

/** A key acts as its user with those of the key's roles that the user still has. */
async function actorOfKey(
  ports: Ports,
  { key, user }: KeyHolder,
  from: { readonly address: string; readonly now: Instant },
): Promise<Actor | undefined> {
  if (key.revoked || user.blocked) return undefined
  if (key.lastUsedAt === null || key.lastUsedAt + TOUCH_EVERY_MS < from.now) {
    await ports.users.keyUsed(key.id, from.now)
  }
  const roles = key.roles.filter((role: Role) => user.roles.includes(role))
  const actor = actorOfUser(user, { sessionId: null, address: from.address, userAgent: `key ${key.label}` })
  return { ...actor, standings: roles }
}

/** Users whose sessions these events ended. */
export const revokedUsers = (events: readonly LoggedEvent[]): readonly UserId[] =>
  events.flatMap((event) =>
    event.kind === 'SESSIONS_REVOKED' || event.kind === 'USER_BLOCKED' || event.kind === 'USER_ROLES_CHANGED'
      ? [event.subject as UserId]
      : [],
  )
