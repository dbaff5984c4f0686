import type { UserId } from '#server/domain/kernel/ids.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'
import { type WrittenView, written } from '#server/usecases/written.ts'

/** Who shall no longer sign in, and why. */
export interface BlockInput {
  readonly id: UserId
  readonly reason: string
}

/** Blocks a user: sessions end, sockets close, keys stop working. Nobody blocks themselves. */
export const blockUser = verb<BlockInput, WrittenView>({
  name: 'blockUser',
  action: 'USERS_MANAGE',
  async run({ ports, actor, commit }, { id, reason }) {
    if (reason.trim() === '') return refused(refusal('REASON_MISSING', {}, 'reason'))
    return written(
      await commit(async () => {
        const restsOn = await ports.changes.versions([`user:${id}`])
        if (!(await ports.users.byId(id))) return refused(refusal('NOT_FOUND'))
        if (actor.userId === id) return refused(refusal('FORBIDDEN', {}, 'id'))
        return accepted({
          events: [
            { kind: 'USER_BLOCKED', subject: id, body: { id, reason } },
            { kind: 'SESSIONS_REVOKED', subject: id, body: { userId: id, cause: 'BLOCKED' } },
          ],
          restsOn,
          raises: [`user:${id}`],
        })
      }),
    )
  },
})
