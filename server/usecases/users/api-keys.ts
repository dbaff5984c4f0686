import type { Role } from '#server/domain/kernel/access.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import type { ApiKey } from '#server/ports/user-facts.ts'
import { verb } from '#server/usecases/guard.ts'
import { type WrittenView, written } from '#server/usecases/written.ts'

/** A key for a machine: its label and which of the maker's roles it has. */
export interface NewKeyInput {
  readonly label: string
  readonly roles: readonly Role[]
}

/** The key itself, answered once; only its digest is stored. */
export interface NewKeyView extends WrittenView {
  readonly key: string
}

/** The actor's own keys, newest first. */
export const readApiKeys = verb<void, readonly ApiKey[]>({
  name: 'readApiKeys',
  action: 'OWN_API_KEYS',
  async run({ ports, actor }) {
    return accepted(actor.userId === null ? [] : await ports.users.apiKeys(actor.userId))
  },
})

/** Makes a key. FORBIDDEN for a role the maker does not have, and for a key that wants to make keys. */
export const createApiKey = verb<NewKeyInput, NewKeyView>({
  name: 'createApiKey',
  action: 'OWN_API_KEYS',
  async run({ ports, actor, commit }, { label, roles }) {
    const { userId, sessionId } = actor
    const beyond = roles.filter((role) => !actor.standings.includes(role))
    if (userId === null || sessionId === null || beyond.length > 0) {
      return refused(refusal('FORBIDDEN', { roles: beyond.join(' ') }, 'roles'))
    }
    const id = ports.ids.next()
    const key = `stemma_${ports.secret.token()}`
    const keyDigest = ports.secret.tokenDigest(key)
    const answer = written(
      await commit(async () =>
        accepted({
          events: [{ kind: 'API_KEY_CREATED', subject: id, body: { id, userId, label, roles, keyDigest } }],
          restsOn: [],
          raises: [],
        }),
      ),
    )
    return answer.ok ? accepted({ ...answer.value, key }) : answer
  },
})

/** Revokes one of the actor's own keys; somebody else's is NOT_FOUND. */
export const revokeApiKey = verb<{ readonly id: string }, WrittenView>({
  name: 'revokeApiKey',
  action: 'OWN_API_KEYS',
  async run({ ports, actor, commit }, { id }) {
    return written(
      await commit(async () => {
        const key = await ports.users.apiKey(id)
        if (key?.userId !== actor.userId || key.revoked) return refused(refusal('NOT_FOUND'))
        return accepted({
          events: [{ kind: 'API_KEY_REVOKED', subject: id, body: { id } }],
          restsOn: [],
          raises: [],
        })
      }),
    )
  },
})
