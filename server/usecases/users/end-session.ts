import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'

/** Ends one of the actor's own sessions; somebody else's is NOT_FOUND. */
export const endSession = verb<{ readonly id: string }, boolean>({
  name: 'endSession',
  action: 'OWN_ACCOUNT',
  async run({ ports, actor }, { id }) {
    const ended = actor.userId !== null && (await ports.sessions.end(actor.userId, id))
    return ended ? accepted(true) : refused(refusal('NOT_FOUND'))
  },
})
