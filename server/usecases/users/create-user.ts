import type { Role } from '#server/domain/kernel/access.ts'
import type { UserId } from '#server/domain/kernel/ids.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'
import { written } from '#server/usecases/written.ts'

/** A new user; without `password` a readable one is made up and answered once. */
export interface NewUserInput {
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly language: string
  /** The member or customer the user is. */
  readonly contactId?: string
  readonly password?: string
}

/** The new user with the password, which is shown once and stored nowhere. */
export interface NewUserView {
  readonly id: string
  readonly password: string
  readonly seq: bigint
}

/** Makes a user. EMAIL_TAKEN when somebody signs in with this e-mail already. */
export const createUser = verb<NewUserInput, NewUserView>({
  name: 'createUser',
  action: 'USERS_MANAGE',
  async run({ ports, commit }, input) {
    const email = input.email.trim().toLowerCase()
    const password = input.password ?? ports.secret.readablePassword()
    const passwordHash = await ports.secret.hashPassword(password)
    const id = ports.ids.next() as UserId
    const key = `identifier:user:${ports.digest.identifier('user', email)}`
    const committed = await commit(async () => {
      const restsOn = await ports.changes.versions([key])
      if (await ports.users.byEmail(email)) return refused(refusal('EMAIL_TAKEN', {}, 'email'))
      const { name, roles, language, contactId = null } = input
      return accepted({
        events: [
          {
            kind: 'USER_CREATED',
            subject: id,
            body: { id, contactId, roles },
            personal: { email, name, passwordHash, language },
          },
        ],
        restsOn,
        raises: [key],
      })
    })
    const answer = written(committed)
    return answer.ok ? accepted({ ...answer.value, password }) : answer
  },
})
