import type { Terminal } from '#server/cli/verb.ts'
import { agreed } from '#server/cli/with-store.ts'
import type { Role } from '#server/domain/kernel/access.ts'
import type { ImportMapping } from '#server/ports/import-mapping.ts'
import type { Caller } from '#server/usecases/guard.ts'
import { createUser } from '#server/usecases/users/create-user.ts'

/** A log-in that was made now; its password is shown this once. */
export interface NewLogIn {
  readonly email: string
  readonly roles: readonly Role[]
  readonly password: string
}

const USERS: readonly (readonly [string, string, readonly Role[]])[] = [
  ['operator', 'Operator', ['ADMIN', 'BACK_OFFICE', 'COMPLIANCE']],
  ['finance', 'Finance', ['FINANCE']],
  ['finance2', 'Finance, second person', ['FINANCE']],
]

/** One operator and two finance users of a company, as far as they are missing. */
export async function makeLogIns(
  caller: Caller,
  { store }: ImportMapping['company'],
): Promise<readonly NewLogIn[]> {
  const made: NewLogIn[] = []
  for (const [mailbox, name, roles] of USERS) {
    const email = `${mailbox}@${store}.example`
    if (await caller.ports.users.byEmail(email)) continue
    const { password } = agreed(await createUser(caller, { email, name, roles, language: 'en' }))
    made.push({ email, roles, password })
  }
  return made
}

/** Prints the log-ins that were made. */
export function sayLogIns(logIns: readonly NewLogIn[], terminal: Terminal): void {
  if (logIns.length === 0) return
  terminal.say('Log-ins, shown this once; nobody is made to change a password, so ask everybody to do it:')
  for (const { email, roles, password } of logIns) {
    terminal.say(`  ${email.padEnd(36)} ${password}  ${roles.join(', ')}`)
  }
}
