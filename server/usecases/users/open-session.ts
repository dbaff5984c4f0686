import type { Instant } from '#server/domain/kernel/instant.ts'
import type { User } from '#server/ports/user-facts.ts'
import type { Actor } from '#server/usecases/actor.ts'
import type { Ports } from '#server/usecases/ports.ts'
import { sessionEnd } from '#server/usecases/users/session-rule.ts'

/** A fresh session: the token goes to the browser and is kept nowhere, the actor is who it makes. */
export interface OpenedSession {
  readonly token: string
  readonly actor: Actor
}

/** Opens a new session for a user: a new random token, of which only the digest is stored. */
export async function openSession(
  ports: Ports,
  user: User,
  from: { readonly asker: Actor; readonly now: Instant },
): Promise<OpenedSession> {
  const token = ports.secret.token()
  const { asker, now } = from
  const session = {
    id: ports.ids.next(),
    userId: user.id,
    digest: ports.secret.tokenDigest(token),
    createdAt: now,
    lastSeenAt: now,
    endsAt: sessionEnd(now),
    userAgent: asker.userAgent.slice(0, 200),
  }
  await ports.sessions.open(session)
  return { token, actor: actorOfUser(user, { ...asker, sessionId: session.id }) }
}

/** The actor a signed-in user is. */
export const actorOfUser = (user: User, from: Pick<Actor, 'sessionId' | 'address' | 'userAgent'>): Actor => ({
  id: user.id,
  standings: user.roles,
  userId: user.id,
  memberId: user.contactId,
  sessionId: from.sessionId,
  address: from.address,
  userAgent: from.userAgent,
})
