import { accepted } from '#server/domain/kernel/result.ts'
import type { Session } from '#server/ports/sessions.ts'
import { verb } from '#server/usecases/guard.ts'

/** A session in the actor's own list. */
export interface SessionView extends Session {
  /** The one this request came with. */
  readonly current: boolean
}

/** The actor's open sessions, last used first. */
export const readSessions = verb<void, readonly SessionView[]>({
  name: 'readSessions',
  action: 'OWN_ACCOUNT',
  async run({ ports, actor, now }) {
    if (actor.userId === null) return accepted([])
    const open = await ports.sessions.ofUser(actor.userId, now)
    return accepted(open.map((session) => ({ ...session, current: session.id === actor.sessionId })))
  },
})
