import type { Role } from '#server/domain/kernel/access.ts'
import type { UserId } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import type { User } from '#server/ports/user-facts.ts'

/** A user as screens show it: without anything about the password. */
export interface UserView {
  readonly id: UserId
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly language: string
  readonly blocked: boolean
  readonly lastSignInAt: Instant | null
}

/** Leaves out what no screen shows. */
export const userView = ({ id, email, name, roles, language, blocked, lastSignInAt }: User): UserView => ({
  id,
  email,
  name,
  roles,
  language,
  blocked,
  lastSignInAt,
})
