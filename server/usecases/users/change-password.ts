import { PASSWORD_LENGTH_MAX, passwordWeakness } from '#server/domain/company/password-rule.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'
import { type OpenedSession, openSession } from '#server/usecases/users/open-session.ts'
import type { WrittenView } from '#server/usecases/written.ts'

/** The password that holds and the one that shall hold. */
export interface PasswordInput {
  readonly current: string
  readonly next: string
}

const QUARTER_HOUR_MS = 15 * 60_000

/**
 * Changes the own password: every session ends, and a new one is opened for this browser. PASSWORD_WRONG for a wrong
 * current one (counted like attempts to sign in), PASSWORD_WEAK with the reason for a weak new one.
 */
export const changePassword = verb<PasswordInput, WrittenView & { readonly session: OpenedSession | null }>({
  name: 'changePassword',
  action: 'OWN_ACCOUNT',
  async run({ ports, actor, now, commit }, { current, next }) {
    const user = actor.userId === null ? undefined : await ports.users.byId(actor.userId)
    if (!user || actor.sessionId === null) return refused(refusal('FORBIDDEN'))
    const limit = { key: `password:${user.id}`, limit: 10, windowMs: QUARTER_HOUR_MS }
    const waitMs = await ports.attempts.take([limit], now)
    if (waitMs !== undefined) return refused(refusal('TOO_MANY_ATTEMPTS', { waitMs: `${waitMs}` }))
    const tooLong = current.length > PASSWORD_LENGTH_MAX
    if (tooLong || !(await ports.secret.verifyPassword(user.passwordHash, current))) {
      return refused(refusal('PASSWORD_WRONG', {}, 'current'))
    }
    const weakness = passwordWeakness(next, [user.email, user.name])
    if (weakness !== undefined) return refused(refusal('PASSWORD_WEAK', { weakness }, 'next'))
    const passwordHash = await ports.secret.hashPassword(next)
    const committed = await commit(async () =>
      accepted({
        events: [
          { kind: 'PASSWORD_CHANGED', subject: user.id, body: { id: user.id }, personal: { passwordHash } },
          {
            kind: 'SESSIONS_REVOKED',
            subject: user.id,
            body: { userId: user.id, cause: 'PASSWORD_CHANGED' },
          },
        ],
        restsOn: [],
        raises: [`user:${user.id}`],
      }),
    )
    if (!committed.ok) return committed
    const session = await openSession(ports, user, { asker: actor, now })
    return accepted({ id: user.id, seq: committed.value.seq, session })
  },
})
