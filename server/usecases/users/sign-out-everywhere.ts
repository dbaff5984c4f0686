import { accepted } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'

/** Ends every session of the actor, this one included. Its event closes the sockets of every server process. */
export const signOutEverywhere = verb<void, boolean>({
  name: 'signOutEverywhere',
  action: 'OWN_ACCOUNT',
  async run({ actor, commit }) {
    const { userId } = actor
    if (userId === null) return accepted(false)
    const committed = await commit(async () =>
      accepted({
        events: [
          { kind: 'SESSIONS_REVOKED', subject: userId, body: { userId, cause: 'SIGN_OUT_EVERYWHERE' } },
        ],
        restsOn: [],
        raises: [],
      }),
    )
    return committed.ok ? accepted(true) : committed
  },
})
