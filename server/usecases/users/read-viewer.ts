import { type Action, actionsOf } from '#server/domain/kernel/access.ts'
import { accepted } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'
import { type UserView, userView } from '#server/usecases/users/user-view.ts'

/** Who is signed in, and which actions are open to them. */
export interface ViewerView {
  readonly user: UserView
  readonly memberId: string | null
  readonly actions: readonly Action[]
  readonly seq: bigint
}

/** The user behind the actor; null for nobody we know and for the system. */
export const readViewer = verb<void, ViewerView | null>({
  name: 'readViewer',
  action: 'VIEWER_SEE',
  async run({ ports, actor }) {
    if (actor.userId === null) return accepted(null)
    const user = await ports.users.byId(actor.userId)
    if (!user) return accepted(null)
    return accepted({
      user: userView(user),
      memberId: actor.memberId,
      actions: actionsOf(actor.standings),
      seq: ports.genealogy.health().seq,
    })
  },
})
