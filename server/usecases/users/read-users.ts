import { accepted } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'
import { type UserView, userView } from '#server/usecases/users/user-view.ts'

/** Most users one answer holds; narrow the search for others. */
const MOST = 200

/** Users whose name or e-mail holds `search`, by name. */
export const readUsers = verb<{ readonly search: string | null }, readonly UserView[]>({
  name: 'readUsers',
  action: 'USERS_SEE',
  async run({ ports }, { search }) {
    return accepted((await ports.users.list(search, MOST)).map(userView))
  },
})
