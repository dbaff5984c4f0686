import { hostname, userInfo } from 'node:os'
import type { Application } from '#server/app.ts'
import { EXIT, VerbStopped } from '#server/cli/verb.ts'
import type { Actor } from '#server/usecases/actor.ts'

/** The user an operator acts for; unknown and blocked ones end the verb with exit 3. */
export async function actingUser({ ports }: Application, email: string): Promise<Actor> {
  const user = await ports.users.byEmail(email.trim().toLowerCase())
  if (!user || user.blocked) {
    const sentence = `Nobody can act as "${email}" in this company; name the e-mail of one of its users with --as.`
    throw new VerbStopped(EXIT.refused, 'USER_UNKNOWN', sentence)
  }
  return {
    id: user.id,
    standings: user.roles,
    userId: user.id,
    memberId: user.contactId,
    sessionId: null,
    address: '',
    userAgent: `stemma ${operatingUser()}`,
  }
}

/** Who sits at the machine. */
function operatingUser(): string {
  try {
    return `${userInfo().username}@${hostname()}`
  } catch {
    return hostname()
  }
}
