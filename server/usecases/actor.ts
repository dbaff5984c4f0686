import type { Role, Standing } from '#server/domain/kernel/access.ts'
import { STAFF } from '#server/domain/kernel/access.ts'
import type { MemberId, UserId } from '#server/domain/kernel/ids.ts'

/** Who asks: a signed-in user, an API key, the system itself, or nobody we can name. */
export interface Actor {
  /** What the event log writes: a user's id, `system`, or `anonymous`. */
  readonly id: string
  readonly standings: readonly Standing[]
  readonly userId: UserId | null
  /** The own member (or customer) record of a user that has one. */
  readonly memberId: MemberId | null
  /** The session of a signed-in user; null for keys, the system and `anonymous`. */
  readonly sessionId: string | null
  /** Where the request came from, for rate limits and the session list; empty inside the process. */
  readonly address: string
  readonly userAgent: string
}

/** Somebody we cannot name. */
export const anonymous = (address: string, userAgent: string): Actor => ({
  id: 'anonymous',
  standings: ['ANONYMOUS'],
  userId: null,
  memberId: null,
  sessionId: null,
  address,
  userAgent,
})

/** The house itself, with the rights of `roles`: imports, seeds and the command line. */
export const systemActor = (roles: readonly Role[] = STAFF): Actor => ({
  ...anonymous('', ''),
  id: 'system',
  standings: roles,
})

/** True for people (and machines) who work for the company: they see the whole tree. */
export const isStaff = (actor: Actor): boolean =>
  actor.standings.some((standing) => (STAFF as readonly string[]).includes(standing))

/** True for an actor that has signed in (or is the system). */
export const isKnown = (actor: Actor): boolean => !actor.standings.includes('ANONYMOUS')
