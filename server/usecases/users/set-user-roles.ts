import type { Role } from '#server/domain/kernel/access.ts'
import type { UserId } from '#server/domain/kernel/ids.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'
import { type WrittenView, written } from '#server/usecases/written.ts'

/** Which roles a user shall have. */
export interface RolesInput {
  readonly id: UserId
  readonly roles: readonly Role[]
}

/** Sets a user's roles; from then on they hold for open sessions too. Nobody takes ADMIN from themselves. */
export const setUserRoles = verb<RolesInput, WrittenView>({
  name: 'setUserRoles',
  action: 'USERS_MANAGE',
  async run({ ports, actor, commit }, { id, roles }) {
    return written(
      await commit(async () => {
        const restsOn = await ports.changes.versions([`user:${id}`])
        if (!(await ports.users.byId(id))) return refused(refusal('NOT_FOUND'))
        if (actor.userId === id && !roles.includes('ADMIN')) return refused(refusal('FORBIDDEN', {}, 'roles'))
        return accepted({
          events: [{ kind: 'USER_ROLES_CHANGED', subject: id, body: { id, roles } }],
          restsOn,
          raises: [`user:${id}`],
        })
      }),
    )
  },
})
