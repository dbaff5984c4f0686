import { ACCESS, ACTIONS, type Action, ROLES, type Role } from '#server/domain/kernel/access.ts'
import { accepted } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'

/** One row of the role x action table, as the permissions page shows it. */
export interface PermissionView {
  readonly action: Action
  readonly roles: readonly Role[]
}

/** The role x action table. */
export const readPermissions = verb<void, readonly PermissionView[]>({
  name: 'readPermissions',
  action: 'PERMISSIONS_SEE',
  async run() {
    const rolesOf = (action: Action): readonly Role[] =>
      ROLES.filter((role) => (ACCESS[action] as readonly string[]).includes(role))
    return accepted(ACTIONS.map((action) => ({ action, roles: rolesOf(action) })))
  },
})
