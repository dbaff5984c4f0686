import { PASSWORD_LENGTH_MAX } from '#server/domain/company/password-rule.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import type { AttemptLimit } from '#server/ports/sessions.ts'
import { verb } from '#server/usecases/guard.ts'
import { type OpenedSession, openSession } from '#server/usecases/users/open-session.ts'

/** An e-mail and a password somebody typed. */
export interface SignInInput {
  readonly email: string
  readonly password: string
}

const QUARTER_HOUR_MS = 15 * 60_000
const EMAIL_LENGTH_MAX = 254

/**
 * Signs in: a new session, the one presented before is ended (rotation). Unknown users, blocked users and wrong
 * passwords fail alike and take as long as each other (SIGN_IN_FAILED); too many attempts from an address, on an
 * account, or on an account from one address are refused before anything is hashed (TOO_MANY_ATTEMPTS, `waitMs`).
 */
export const signIn = verb<SignInInput, OpenedSession>({
  name: 'signIn',
  action: 'SIGN_IN',
  async run({ ports, actor, now }, { email, password }) {
    if (email.length > EMAIL_LENGTH_MAX || password.length > PASSWORD_LENGTH_MAX) {
      return refused(refusal('SIGN_IN_FAILED'))
    }
    const name = email.trim().toLowerCase()
    const limits = limitsOf(ports.digest.identifier('sign-in', name), actor.address)
    const waitMs = await ports.attempts.take(limits, now)
    if (waitMs !== undefined) return refused(refusal('TOO_MANY_ATTEMPTS', { waitMs: `${waitMs}` }))
    const user = await ports.users.byEmail(name)
    const right = await ports.secret.verifyPassword(user?.passwordHash, password)
    if (!user || !right || user.blocked) return refused(refusal('SIGN_IN_FAILED'))
    await ports.attempts.forget([limits[0]!.key, limits[1]!.key])
    if (actor.sessionId !== null && actor.userId !== null) {
      await ports.sessions.end(actor.userId, actor.sessionId)
    }
    const opened = await openSession(ports, user, { asker: actor, now })
    // Whoever changed the password or blocked the user meanwhile has ended the sessions of before, not this one.
    const present = await ports.users.byEmail(name)
    if (present?.passwordHash === user.passwordHash && !present.blocked) return accepted(opened)
    await ports.sessions.end(user.id, opened.actor.sessionId ?? '')
    return refused(refusal('SIGN_IN_FAILED'))
  },
})

/** Per account and address, per account, per address: nobody is locked out by somebody else's few mistakes. */
const limitsOf = (account: string, address: string): readonly AttemptLimit[] => [
  { key: `sign-in:${account}:${address}`, limit: 5, windowMs: QUARTER_HOUR_MS },
  { key: `sign-in:${account}`, limit: 50, windowMs: QUARTER_HOUR_MS },
  { key: `sign-in-from:${address}`, limit: 100, windowMs: QUARTER_HOUR_MS },
]
