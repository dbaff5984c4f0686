import { accepted } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'

/** Ends the session the request came with; without one (an API key) nothing happens and the answer is false. */
export const signOut = verb<void, boolean>({
  name: 'signOut',
  action: 'OWN_ACCOUNT',
  async run({ ports, actor }) {
    if (actor.userId === null || actor.sessionId === null) return accepted(false)
    return accepted(await ports.sessions.end(actor.userId, actor.sessionId))
  },
})
