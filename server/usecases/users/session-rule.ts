import { STAFF } from '#server/domain/kernel/access.ts'
import { type Instant, instantOf } from '#server/domain/kernel/instant.ts'
import type { SessionHolder } from '#server/ports/sessions.ts'
import type { User } from '#server/ports/user-facts.ts'

/** No session lasts longer than this. */
export const SESSION_MS = 12 * 3_600_000
/** Staff sessions end when nobody has used them for so long. */
const STAFF_IDLE_MS = 30 * 60_000

/** The last instant of a session opened now. */
export const sessionEnd = (now: Instant): Instant => instantOf(now + SESSION_MS)

/** True while a session may be used: not over, not idle too long, its user not blocked. */
export function isOpen({ session, user }: SessionHolder, now: Instant): boolean {
  if (user.blocked || session.endsAt <= now) return false
  return !isStaffUser(user) || session.lastSeenAt + STAFF_IDLE_MS > now
}

const isStaffUser = (user: User): boolean => user.roles.some((role) => STAFF.includes(role))
